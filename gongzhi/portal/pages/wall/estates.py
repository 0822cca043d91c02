"""The wall of one estate: what is open where, building by building."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from math import ceil, sqrt
from typing import Any

from gongzhi.cases.queries.overview import cases_at
from gongzhi.cases.queries.picture import Picture, picture
from gongzhi.portal.pages.wall.regions import trail
from gongzhi.portal.pages.wall.showing import COMMON_PARTS, common
from gongzhi.territory.queries import buildings_of, lineage
from gongzhi.territory.vocabulary import GovernanceMode, ServiceMode

Shown = dict[str, Any]
WIDTH, HEIGHT, GAP, TOP, LEFT = 912, 440, 24, 28, 24
TALLEST = 190
HEAT = (1, 2, 4, 7)


def estate_wall(estate: Any, now: datetime) -> Shown:  # noqa: ANN401  an estate
    """Eleven queries, the versions of catalogue and calendar."""
    above, _ = lineage(estate.region_code)
    seen = picture(cases_at(estate.pk), place="building", now=now)
    here = {"label": estate.name, "code": estate.region_code, "url": ""}
    names = {building.pk: building.name for building in buildings_of(estate.pk)}
    return {
        **common(seen, now, within=True),
        "place": estate.name,
        "facts": _facts(estate, len(names)),
        "trail": [*trail(above), here],
        "plan": list(_plan(names, seen)),
    }


def _facts(estate: Any, buildings: int) -> str:  # noqa: ANN401
    said = [GovernanceMode(estate.governance).label, ServiceMode(estate.service).label]
    if estate.population:
        said.append(f"约 {estate.population:,} 人")
    return "，".join([*said, f"{buildings} 栋"])


def _plan(names: dict[int, str], seen: Picture) -> Iterator[Shown]:
    """Blocks in rows, not to scale: buildings in their order, the common parts last."""
    open_: Counter[Any] = Counter()
    late: Counter[Any] = Counter()
    for part in seen.standing:
        open_[part.place] += part.open
        late[part.place] += part.overdue
    blocks = [*names.items(), (None, COMMON_PARTS)]
    across = ceil(sqrt(len(blocks) * 2))
    rows = -(-len(blocks) // across)
    width = (WIDTH - GAP * (across - 1)) // across
    height = min((HEIGHT - GAP * rows) // rows, TALLEST)
    for at, (key, name) in enumerate(blocks):
        x = LEFT + at % across * (width + GAP)
        y = TOP + at // across * (height + GAP)
        yield {
            "name": name,
            "open": open_[key],
            "late": late[key],
            "heat": sum(open_[key] >= step for step in HEAT),
            **_box(x, y, width, height),
        }


def _box(x: int, y: int, width: int, height: int) -> Shown:
    return {
        "x": x,
        "y": y,
        "width": width,
        "height": height,
        "middle": x + width // 2,
        "name_y": y + height // 2 - 16,
        "number_y": y + height // 2 + 20,
        "tag_x": x + width - 62,
        "tag_y": y - 14,
        "tag_middle": x + width - 31,
        "tag_text_y": y,
    }
