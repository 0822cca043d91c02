"""Estates, buildings, grids and bodies by the words of a sheet, within the actor's reach."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q

from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken
from gongzhi.parties import access
from gongzhi.parties.models import Organisation
from gongzhi.parties.queries.charters import grids_at
from gongzhi.parties.queries.doors import estates_called, plain
from gongzhi.territory.queries import buildings_of


@dataclass(frozen=True)
class Placing:
    """What the words mean; buildings and grids are looked up once an estate."""

    estates: dict[str, list[int]]
    bodies: dict[str, list[int]]
    _buildings: dict[int, dict[str, int]] = field(default_factory=dict)
    _grids: dict[tuple[int | None, str], dict[str, int]] = field(default_factory=dict)

    def estate(self, words: str, *, field: str = "estate") -> int | None:
        return _one(words, self.estates, "小区", field)

    def body(self, words: str, field: str) -> int | None:
        return _one(words, self.bodies, "单位", field)

    def learn(self, body: Organisation) -> None:
        """Registered by a row above."""
        for each in {plain(body.name), plain(body.short_name)}:
            known = self.bodies.setdefault(each, [])
            if body.pk not in known:
                known.append(body.pk)

    def building(self, estate: int | None, words: str, *, field: str = "building") -> int | None:
        if not words:
            return None
        if estate is None:
            raise RuleBroken("写了楼栋的，要写小区", field="estate")
        if estate not in self._buildings:
            self._buildings[estate] = {plain(one.name): one.pk for one in buildings_of(estate)}
        found = self._buildings[estate].get(plain(words))
        if found is None:
            raise RuleBroken(f"这个小区没有“{words}”", field=field)
        return found

    def grid(self, estate: int | None, region_code: str, words: str) -> int | None:
        if not words:
            return None
        place = (estate, region_code)
        if place not in self._grids:
            grids = grids_at(estate, region_code)
            self._grids[place] = {plain(one.name): one.id for one in grids}
        found = self._grids[place].get(plain(words))
        if found is None:
            raise RuleBroken(f"这里没有网格“{words}”", field="grid")
        return found


def placing_of(words: Iterable[tuple[str, str]], actor: Actor) -> Placing:
    """`words` are names of estates and of bodies; two queries."""
    pairs = list(words)
    estates = {estate for estate, _ in pairs if estate}
    bodies = {body for _, body in pairs if body}
    named = estates_called(estates, actor) if estates else {}
    return Placing(estates=named, bodies=_bodies(bodies, actor))


def _bodies(words: set[str], actor: Actor) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    named = Q(name__in=words) | Q(short_name__in=words)
    rows = access.visible_organisations(actor).filter(named, dissolved_on=None).order_by("pk")
    for pk, name, short in rows.values_list("pk", "name", "short_name") if words else ():
        for each in {plain(name), plain(short)}:
            found.setdefault(each, []).append(pk)
    return found


def _one(words: str, found: dict[str, list[int]], thing: str, field: str) -> int | None:
    if not words:
        return None
    known = found.get(plain(words), [])
    if not known:
        raise RuleBroken(f"没有{thing}“{words}”，或不在你的辖区", field=field)
    if len(known) > 1:
        raise RuleBroken(f"有 {len(known)} 个{thing}叫“{words}”，写全称或编号", field=field)
    return known[0]
