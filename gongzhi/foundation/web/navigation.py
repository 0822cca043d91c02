"""The navigation of each face. Contexts register their pages; only pages that exist show."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from gongzhi.kernel.actor import Actor


@dataclass(frozen=True)
class Count:
    """A number beside an entry; `hot` (red) for what is overdue only."""

    number: int
    hot: bool = False


Badge = Callable[[HttpRequest], Count | int | None]
Powers = str | tuple[str, ...] | Callable[[], tuple[str, ...]]


@dataclass(frozen=True)
class Entry:
    """A page in a face's navigation. `under` lists the address beginnings it stands for.

    `power` is one power, or several of which any will do; where others register later what the
    page is for, it is asked for each time.
    """

    face: str
    label: str
    icon: str
    url_name: str
    power: Powers | None = None
    order: int = 100
    badge: Badge | None = None
    group: str = ""
    under: tuple[str, ...] = ()

    def open_to(self, actor: Actor | None) -> bool:
        if self.power is None:
            return True
        told = self.power() if callable(self.power) else self.power
        asked = (told,) if isinstance(told, str) else told
        return actor is not None and any(actor.holds(power) for power in asked)


@dataclass(frozen=True)
class Shown:
    label: str
    icon: str
    url: str
    current: bool
    count: Count | None


@dataclass(frozen=True)
class Group:
    label: str
    entries: list[Shown] = field(default_factory=list)


_COUNTS = "_navigation_counts"
GROUPS = ("办事", "监管", "底数", "依据")
_entries: list[Entry] = []


def register(
    face: str,
    label: str,
    icon: str,
    url_name: str,
    *,
    power: Powers | None = None,
    order: int = 100,
    badge: Badge | None = None,
    group: str = "",
    under: tuple[str, ...] = (),
) -> Entry:
    """Called from a context's apps.ready(). Registering the same page twice changes nothing."""
    entry = Entry(face, label, icon, url_name, power, order, badge, group, under)
    if not any((e.face, e.url_name) == (face, url_name) for e in _entries):
        _entries.append(entry)
    return entry


def entries_of(face: str) -> list[Entry]:
    return sorted((e for e in _entries if e.face == face), key=lambda e: e.order)


def shown(face: str, request: HttpRequest, actor: Actor | None) -> list[Shown]:
    """The entries this person may open, in order, with their counts."""
    return [one for _, one in _open(face, request, actor)]


def grouped(face: str, request: HttpRequest, actor: Actor | None) -> list[Group]:
    """The same in groups: 办事 监管 底数 依据 first, then any other in order of appearance."""
    groups: dict[str, Group] = {}
    for entry, one in _open(face, request, actor):
        groups.setdefault(entry.group, Group(entry.group)).entries.append(one)
    rank = {label: at for at, label in enumerate(GROUPS)}
    return sorted(groups.values(), key=lambda group: rank.get(group.label, len(GROUPS)))


def _open(face: str, request: HttpRequest, actor: Actor | None) -> Iterator[tuple[Entry, Shown]]:
    nearest = _nearest(face, request.path)
    for entry in entries_of(face):
        url = _address(entry) if entry.open_to(actor) else ""
        if url:
            current = _nearness(entry, request.path) == nearest > 0
            yield entry, Shown(entry.label, entry.icon, url, current, _count(entry, request))


def _nearest(face: str, path: str) -> int:
    """The best match of the face, so that a page within another one's folder stands for itself."""
    return max((_nearness(entry, path) for entry in entries_of(face)), default=0)


def _nearness(entry: Entry, path: str) -> int:
    """How much of the address an entry stands for; its own page beats every beginning."""
    if _address(entry) == path:
        return len(path) + 1
    return max((len(start) for start in entry.under if path.startswith(start)), default=0)


def _address(entry: Entry) -> str:
    try:
        return reverse(entry.url_name)
    except NoReverseMatch:
        return ""


def leave_count(request: HttpRequest, url_name: str, count: Count) -> None:
    """From a page that has counted already what stands beside that entry."""
    vars(request).setdefault(_COUNTS, {})[url_name] = count


def _count(entry: Entry, request: HttpRequest) -> Count | None:
    left: dict[str, Count] = vars(request).get(_COUNTS, {})
    if entry.url_name in left:
        return left[entry.url_name]
    number = entry.badge(request) if entry.badge else None
    return Count(number) if isinstance(number, int) else number
