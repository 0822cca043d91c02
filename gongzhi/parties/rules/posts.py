"""The catalogue of posts, read once from data/posts.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).resolve().parents[1] / "data" / "posts.toml"


@dataclass(frozen=True, kw_only=True)
class PostKind:
    code: str
    title: str
    organisations: frozenset[str]
    powers: frozenset[str]
    face: str = ""
    seats: int | None = None
    """How many may hold it in one body at once; None where there is no end."""


@cache
def catalogue() -> dict[str, PostKind]:
    with FILE.open("rb") as file:
        rows = tomllib.load(file)
    return {
        code: PostKind(
            code=code,
            title=row["title"],
            organisations=frozenset(row["organisations"]),
            powers=frozenset(row["powers"]),
            face=row.get("face", ""),
            seats=row.get("seats"),
        )
        for code, row in rows.items()
    }


def powers_of(post: str) -> frozenset[str]:
    """The powers of a post; a post no longer in the catalogue carries none."""
    kind = catalogue().get(post)
    return kind.powers if kind else frozenset()


def face_of(post: str) -> str:
    """The face that signing in leads to: "field", "desk", or "" where the device decides."""
    kind = catalogue().get(post)
    return kind.face if kind else ""


def posts_in(kind: str) -> list[PostKind]:
    """The posts that a body of this kind has, as the catalogue orders them."""
    return [post for post in catalogue().values() if kind in post.organisations]


def posts_holding(power: str) -> list[str]:
    return [code for code, kind in catalogue().items() if power in kind.powers]
