"""Looks through the files for what must not be there; an empty list means they are sound."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import product

from gongzhi.foundation.rulebook.rules.book import Book, Definition, Row
from gongzhi.foundation.rulebook.rules.strictness import loosens
from gongzhi.foundation.rulebook.vocabulary import Kind, Level, Strictness, Tag
from gongzhi.kernel.calendar import Unit

READ = frozenset({Tag.VERIFIED, Tag.AMENDED, Tag.SECONDARY, Tag.REPEALED})
QUOTED = frozenset({"MFD", "JS17", "WGT"})


def check(book: Book) -> list[str]:
    """One line for each fault, naming the key and the level."""
    faults: list[str] = []
    for key, definition in book.definitions.items():
        rows = book.rows[key]
        faults += [f"{key}: {fault}" for fault in _definition_faults(definition)]
        faults += [f"{key}, {row.level}: {fault}" for row in rows for fault in _row_faults(row)]
        faults += [f"{key}: {fault}" for fault in _ladder_faults(definition, rows)]
    return faults


def _definition_faults(definition: Definition) -> Iterator[str]:
    if not (definition.title and definition.explanation and definition.group):
        yield "title, explanation and group are needed"
    if definition.kind == Kind.SPAN and not set(definition.span_units) <= {u.value for u in Unit}:
        yield "a span needs units of time"
    if definition.kind == Kind.INTEGER and not definition.unit:
        yield "a number needs a unit"
    if (definition.kind == Kind.CHOICE) != bool(definition.options):
        yield "options belong to a choice, and a choice needs them"
    if definition.kind == Kind.TEXT and definition.strictness not in {
        Strictness.FREE,
        Strictness.FIXED,
    }:
        yield "words are neither stricter nor looser"
    if definition.strictness == Strictness.FIXED and definition.set_by:
        yield "what is fixed is set by nobody"
    if {Level.PLATFORM, Level.NATION} & set(definition.set_by):
        yield "the platform and the nation set nothing through a page"


def _row_faults(row: Row) -> Iterator[str]:
    """A tag and what stands beside it must agree."""
    if (row.tag == Tag.UNVERIFIED or row.silent) and row.value is not None:
        yield "what could not be verified, or is silent, has no value"
    if row.tag != Tag.UNVERIFIED and not row.silent and row.value is None:
        yield f"tagged {row.tag} and without a value"
    if row.value is None and not row.note:
        yield "say why there is no value"
    if row.tag in READ and row.source is None:
        yield "name the source"
    if (row.tag == Tag.PROPOSED) != (row.level == Level.PLATFORM):
        yield "only the platform proposes, and it does nothing else"
    yield from _citation_faults(row)
    if row.valid_from and row.valid_to and row.valid_to < row.valid_from:
        yield "ends before it begins"


def _citation_faults(row: Row) -> Iterator[str]:
    """Part 1 of the collection (the nation's own statutes) is quoted word for word."""
    if row.tag != Tag.VERIFIED or row.silent or row.source is None:
        return
    if row.source.code in QUOTED and not (row.quote and row.clause):
        yield "clause and quotation are needed"
    if not (row.quote or row.note):
        yield "quote the text, or say that it is not at hand"


def _ladder_faults(definition: Definition, rows: tuple[Row, ...]) -> Iterator[str]:
    living = [row for row in rows if row.tag != Tag.REPEALED]
    begun = Counter((row.level, row.scope, row.valid_from) for row in living)
    yield from (f"{level} {scope} speaks twice" for (level, scope, _), n in begun.items() if n > 1)
    if _proposed_over_an_open_question(living):
        yield "the platform may not fill in for a law that could not be read"
    national = [row for row in living if row.level == Level.NATION]
    provincial = [row for row in living if row.level == Level.PROVINCE]
    for above, below in product(_valued(national), _valued(provincial)):
        if loosens(definition, below.value, above.value):
            yield f"province {below.scope} loosens the nation's {definition.wording(above.value)}"


def _proposed_over_an_open_question(rows: Iterable[Row]) -> bool:
    tags = {row.tag for row in rows}
    return Tag.PROPOSED in tags and Tag.UNVERIFIED in tags


def _valued(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if row.value is not None]
