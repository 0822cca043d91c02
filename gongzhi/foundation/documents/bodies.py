"""Whose papers they are: documents know organisations by number, parties say what they are called.

Parties register with `register_bodies` at the start.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken


@dataclass(frozen=True, kw_only=True)
class Body:
    """`name` stands in the head and under the text; `region_code` where it has its seat."""

    id: int
    name: str
    short_name: str
    region_code: str


Named = Callable[[Iterable[int]], Mapping[int, Body]]
Recipients = Callable[[Actor], Iterable[Body]]
_named: dict[str, Named] = {}
_recipients: dict[str, Recipients] = {}


def register_bodies(named: Named, recipients: Recipients) -> None:
    """`recipients(actor)` are the bodies a paper can be delivered to by choosing from a list."""
    _named["bodies"], _recipients["bodies"] = named, recipients


def bodies(ids: Iterable[int]) -> Mapping[int, Body]:
    provider = _named.get("bodies")
    return provider(sorted(set(ids))) if provider else {}


def recipients_for(actor: Actor) -> list[Body]:
    provider = _recipients.get("bodies")
    return list(provider(actor)) if provider else []


def body_of(organisation: int | None) -> Body:
    found = bodies([organisation]) if organisation is not None else {}
    body = found.get(organisation or 0)
    if body is None:
        raise RuleBroken("当前职务不属于任何单位，不能办理公文；换一个职务再办")
    return body
