"""What grids cover, as it is typed and as it is read."""

from collections import defaultdict
from collections.abc import Iterable

from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken
from gongzhi.territory.models import GridCover
from gongzhi.territory.queries.matching import Structure, estates_said, structure_of
from gongzhi.territory.rules.grids import Cover
from gongzhi.territory.rules.listing import Covered, covers_said, written


def covers_typed(actor: Actor, text: str, *, field: str = "covers") -> list[Cover]:
    """Each place found in the register; refused by name where one is not."""
    said = covers_said(text, field=field)
    found = estates_said(actor, {each.estate for each in said})
    if why := next((one for one in found.values() if isinstance(one, str)), ""):
        raise RuleBroken(why, field=field)
    estates = {word: one.pk for word, one in found.items() if not isinstance(one, str)}
    structure = structure_of(estates.values())
    return [cover for each in said for cover in _found(each, estates, structure, field)]


def _found(said: Covered, estates: dict[str, int], structure: Structure, field: str) -> list[Cover]:
    estate = estates[said.estate]
    if not said.buildings:
        return [Cover(estate)]
    return [
        Cover(estate, structure.building(estate, name, field=field).pk) for name in said.buildings
    ]


def covers_written(grids: Iterable[int], *, between: str = "；") -> dict[int, str]:
    """By grid, in natural order; one query."""
    rows = GridCover.objects.filter(grid__in=list(grids)).select_related("estate", "building")
    by_grid: defaultdict[int, dict[str, list[str]]] = defaultdict(dict)
    for row in rows.order_by("estate__sort_key", "building__sort_key"):
        buildings = by_grid[row.grid_id].setdefault(row.estate.name, [])
        if row.building is not None:
            buildings.append(row.building.name)
    return {
        grid: written(
            [Covered(name, tuple(buildings)) for name, buildings in held.items()], between=between
        )
        for grid, held in by_grid.items()
    }
