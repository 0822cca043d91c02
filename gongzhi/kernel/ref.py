"""A reference to a thing of another context: its kind and id, resolved by foundation.links."""

from typing import NamedTuple


class Ref(NamedTuple):
    kind: str
    id: int

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"
