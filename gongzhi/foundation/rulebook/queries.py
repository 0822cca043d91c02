"""Reads of the entered values."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from gongzhi.foundation.links import Link
from gongzhi.foundation.rulebook.models import Edition, Override
from gongzhi.foundation.rulebook.rules.book import Book, Row, Source
from gongzhi.foundation.rulebook.shelf import Entered, book
from gongzhi.foundation.rulebook.vocabulary import Level, OverrideState, Tag
from gongzhi.kernel.calendar import DAY


def stamp() -> str:
    return Edition.objects.stamp()


def entered_rows(known: Book) -> Mapping[str, tuple[Row, ...]]:
    """Every value that is or was in force, by key; a key the program no longer asks is left out."""
    rows: defaultdict[str, tuple[Row, ...]] = defaultdict(tuple)
    for override in Override.objects.ever_in_force().filter(key__in=known.definitions):
        rows[override.key] += (row_of(override, known),)
    return rows


def row_of(override: Override, known: Book) -> Row:
    definition = known.definition(override.key)
    return Row(
        key=override.key,
        level=Level(override.level),
        scope=override.scope,
        value=None if override.silent else definition.read(override.value),
        tag=Tag.ENTERED,
        clause=override.clause,
        source=Source(code="", title=override.source),
        quote=override.quote,
        note=override.reason,
        silent=override.silent,
        valid_from=override.since or override.valid_from,
        valid_to=override.until - DAY if override.until else None,
        override=override.pk,
    )


ENTERED = Entered(stamp=stamp, rows=entered_rows)


def awaiting(key: str, scopes: Iterable[tuple[Level, str]]) -> list[Override]:
    """Proposals on the key at these levels that wait for a second person."""
    wanted = {(level.value, scope) for level, scope in scopes}
    found = Override.objects.awaiting().filter(key=key)
    return [each for each in found if (each.level, each.scope) in wanted]


def entries(key: str, scopes: Iterable[tuple[Level, str]]) -> list[Override]:
    """Everything ever entered on the key at these levels, the latest first."""
    wanted = {(level.value, scope) for level, scope in scopes}
    found = Override.objects.filter(key=key)
    return [each for each in found if (each.level, each.scope) in wanted]


def number_awaiting() -> int:
    return Override.objects.filter(state=OverrideState.PROPOSED).count()


def links(ids: Iterable[int]) -> dict[int, Link]:
    """Titles of entered values, for the journal's sentences."""
    found = Override.objects.in_bulk(list(ids))
    titles = {key: definition.title for key, definition in book().definitions.items()}
    return {
        pk: Link(titles.get(each.key, each.key), f"/desk/rules/{each.key}")
        for pk, each in found.items()
    }


def entry_of(key: str, pk: int) -> Override | None:
    """An entry by its number, where it is one on this key."""
    return Override.objects.filter(pk=pk, key=key).first()
