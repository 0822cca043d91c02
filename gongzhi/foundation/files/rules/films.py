"""Take place and device off an MP4: its description boxes are blanked where they stand."""

from collections.abc import Iterator

_HOLDERS = {b"moov", b"trak", b"mdia", b"minf", b"moof"}
_TOLD = {b"udta", b"meta", b"uuid", b"XMP_"}
_FREE = b"free"
_DEEPEST = 6


def bare(content: bytes) -> bytes:
    """The same length, so that no offset within moves."""
    film = bytearray(content)
    for start, size in list(_telling(film, 0, len(film), 0)):
        film[start + 4 : start + 8] = _FREE
        film[start + 8 : start + size] = bytes(size - 8)
    return bytes(film)


def _telling(film: bytearray, start: int, end: int, depth: int) -> Iterator[tuple[int, int]]:
    while start + 8 <= end:
        size, header = _size(film, start, end)
        if size < header or start + size > end:
            return
        kind = bytes(film[start + 4 : start + 8])
        if kind in _TOLD:
            yield start, size
        elif kind in _HOLDERS and depth < _DEEPEST:
            yield from _telling(film, start + header, start + size, depth + 1)
        start += size


def _size(film: bytearray, start: int, end: int) -> tuple[int, int]:
    size = int.from_bytes(film[start : start + 4], "big")
    if size == 1:
        return int.from_bytes(film[start + 8 : start + 16], "big"), 16
    return (end - start if size == 0 else size), 8
