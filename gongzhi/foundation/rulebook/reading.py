"""Ask the rulebook.

    value("committee.filing.span", region_code="510115003", on=today)     a Value, perhaps of None
    require("committee.filing.span", region_code="510115003", on=today)   a Value, or RuleBroken

`layers` gives the whole ladder for a page, `history` everything ever said on a key.
"""

from collections.abc import Mapping
from datetime import date

from gongzhi.foundation.rulebook.rules.book import Definition, Row
from gongzhi.foundation.rulebook.rules.resolving import Layer, Value, ladder, resolve, scopes
from gongzhi.foundation.rulebook.shelf import SHELF, Question, book
from gongzhi.kernel.errors import RuleBroken


class Unverified(RuleBroken):
    """No level has a value that could be verified; nobody invents one."""


def value(key: str, *, region_code: str = "", on: date, estate: int | None = None) -> Value:
    """The value in force at that place on that day."""
    held = SHELF.snapshot()
    question = (key, region_code[:9], on, estate)
    answer = held.answers.get(question)
    if answer is None:
        answer = resolve(book().definition(key), _ladder(held.rows, question))
        held.remember(question, answer)
    return answer


def require(key: str, *, region_code: str = "", on: date, estate: int | None = None) -> Value:
    """As `value`, where one cannot go on without."""
    found = value(key, region_code=region_code, on=on, estate=estate)
    if not found.known:
        raise Unverified(_refusal(found), clause=found.citation)
    return found


def layers(key: str, *, region_code: str = "", on: date, estate: int | None = None) -> list[Layer]:
    """Every level over the place, the highest first, with what it says and whether that counts."""
    return _ladder(SHELF.snapshot().rows, (key, region_code, on, estate))


def history(key: str, *, region_code: str = "", estate: int | None = None) -> list[Row]:
    """Everything ever said on the key at the levels over that place, the latest first."""
    book().definition(key)
    places = set(scopes(region_code, estate))
    said = [row for row in SHELF.snapshot().rows[key] if (row.level, row.scope) in places]
    return sorted(said, key=lambda row: row.valid_from or date.min, reverse=True)


def definition(key: str) -> Definition:
    return book().definition(key)


def _ladder(rows: Mapping[str, tuple[Row, ...]], question: Question) -> list[Layer]:
    key, region_code, on, estate = question
    return ladder(book().definition(key), rows[key], scopes(region_code, estate), on)


def _refusal(found: Value) -> str:
    setters = "、".join(level.label for level in found.definition.set_by)
    asked = f"请在“规则库”中由{setters}录入" if setters else "请等待规则库更新"
    return f"“{found.title}”在本地{found.wording}，不能继续；{asked}"
