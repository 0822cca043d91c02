"""What a body's register is held against: the places and the body above that it names."""

from django.db.models import QuerySet

from gongzhi.kernel.identifiers.region_code import prefix
from gongzhi.parties.models import Organisation
from gongzhi.parties.rules.organisation import Charter, Ground, Parent, Place
from gongzhi.territory.queries import buildings_of, estates_of_ids, estates_under
from gongzhi.territory.queries.registers import grids_of

DEEPEST = 12
"""Superiors one above the other; more are a mistake."""


def ground_of(charter: Charter) -> Ground:
    """A grid is one that covers the estate, or any of the community where no estate is named."""
    estate = _estate(charter.estate)
    return Ground(
        estate=estate,
        building=_building(charter.building, charter.estate),
        grid=_grid(charter.grid, charter.estate, charter.region_code),
        parent=parent_of(charter.parent),
    )


def parent_of(number: int | None) -> Parent | None:
    body = Organisation.objects.filter(pk=number, dissolved_on=None).first() if number else None
    if body is None:
        return None
    return Parent(
        id=body.pk,
        kind=body.kind,
        name=body.short_name,
        party_level=body.party_level,
        region_code=body.region_code,
        above=frozenset(_superiors(body)),
    )


def charter_of(body: Organisation) -> Charter:
    return Charter(
        kind=body.kind,
        name=body.name,
        short_name=body.short_name,
        region_code=body.region_code,
        credit_code=body.credit_code,
        phone=body.phone,
        lines=tuple(body.lines),
        party_level=body.party_level,
        parent=body.parent_id,
        estate=body.estate_id,
        building=body.building_id,
        grid=body.grid_id,
        basis=body.basis,
        guide=body.guide,
    )


def namesake(*, but: int | None = None, **columns: str) -> str:
    """The short name of another standing body of which all of that is true; "" where none is."""
    return _other(Organisation.objects.filter(**columns, dissolved_on=None), but)


def twin_at(estate: int, kind: str, *, but: int | None = None) -> str:
    return _other(Organisation.objects.filter(estate=estate, kind=kind, dissolved_on=None), but)


def _other(found: QuerySet[Organisation], but: int | None) -> str:
    if but is not None:
        found = found.exclude(pk=but)
    return found.values_list("short_name", flat=True).first() or ""


def _estate(number: int | None) -> Place | None:
    rows = estates_of_ids([number]) if number else []
    return (
        Place(id=rows[0].pk, name=rows[0].name, region_code=rows[0].region_code) if rows else None
    )


def _building(number: int | None, estate: int | None) -> Place | None:
    """With no estate a building is nowhere: the rule refuses it beside the building."""
    if number is None:
        return None
    own = buildings_of(estate).filter(pk=number).first() if estate else None
    return Place(
        id=number,
        name=own.name if own else "",
        region_code="",
        estates=frozenset({estate}) if own and estate else frozenset(),
    )


def _grid(number: int | None, estate: int | None, region_code: str) -> Place | None:
    if number is None:
        return None
    return next((grid for grid in grids_at(estate, region_code) if grid.id == number), None)


def grids_at(estate: int | None, region_code: str) -> list[Place]:
    """The grids that cover an estate, or any estate of a community; each once, by its code."""
    places = [estate] if estate else [one.pk for one in estates_under(prefix(region_code or "00"))]
    found = {grid.pk: grid for place in places for grid in grids_of(place)}
    ordered = sorted(found.values(), key=lambda grid: grid.code)
    return [Place(id=one.pk, name=one.name, region_code=one.region_code) for one in ordered]


def _superiors(body: Organisation) -> list[int]:
    above: list[int] = []
    number = body.parent_id
    while number is not None and number not in above and len(above) < DEEPEST:
        above.append(number)
        number = Organisation.objects.filter(pk=number).values_list("parent", flat=True).first()
    return above
