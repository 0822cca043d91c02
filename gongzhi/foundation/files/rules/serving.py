"""With what headers content given by strangers goes out."""

from urllib.parse import quote

from gongzhi.foundation.files.vocabulary import FILMS, PICTURES, Media

_SHOWN = PICTURES | FILMS
_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"


def headers(media: Media, name: str) -> dict[str, str]:
    """Pictures and films are shown, all else is only ever saved; nothing is run or guessed at."""
    manner = "inline" if media in _SHOWN else "attachment"
    return {
        "Content-Disposition": f"{manner}; filename*=UTF-8''{quote(name, safe='')}",
        "Content-Security-Policy": _POLICY,
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "private, max-age=3600",
        "Referrer-Policy": "no-referrer",
    }


def shown_name(name: str, media: Media, token: str) -> str:
    """The sender's own name with the ending its content earns."""
    stem = name.rpartition(".")[0] if "." in name else name
    clean = "".join(c for c in stem if c.isprintable() and c not in '/\\:*?"<>|').strip(" .")
    return f"{clean[:80] or token[:8]}.{media.suffix}"
