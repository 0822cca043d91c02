"""How far a lower level may go from what holds."""

from datetime import date

import pytest

from gongzhi.foundation.rulebook.rules.amending import how_far
from gongzhi.foundation.rulebook.rules.book import Definition, Row
from gongzhi.foundation.rulebook.rules.resolving import ladder, resolve, scopes
from gongzhi.foundation.rulebook.vocabulary import Kind, Level, Strictness, Tag

ON = date(2026, 11, 24)
PLACES = scopes("510115003")
STRICTER = "下层可以从严，不得放宽上层规定"
PROPOSED = f"{STRICTER}；平台拟只是建议，可以放宽"


def definition(strictness=Strictness.LOWER, set_by=(Level.CITY, Level.STREET)):
    return Definition(
        key="k",
        title="题",
        explanation="释",
        group="g",
        kind=Kind.INTEGER,
        strictness=strictness,
        set_by=set_by,
    )


def says(level, value, **more):
    scope = dict(PLACES)[level]
    return Row(key="k", level=level, scope=scope, value=value, tag=Tag.ENTERED, **more)


PLATFORM, NATION = says(Level.PLATFORM, 24), says(Level.NATION, 30)
ENDED = says(Level.PLATFORM, 24, valid_to=date(2026, 10, 31))


def said(*rows, **more):
    asked = definition(**more)
    return how_far(asked, resolve(asked, ladder(asked, rows, PLACES, ON)))


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ((PLATFORM,), PROPOSED),
        ((PLATFORM, NATION), STRICTER),
        ((ENDED,), STRICTER),
        ((ENDED, NATION), STRICTER),
        ((NATION,), STRICTER),
        ((PLATFORM, says(Level.CITY, 48)), STRICTER),
        ((PLATFORM, says(Level.NATION, None)), PROPOSED),
        ((PLATFORM, says(Level.NATION, None, blocks=True)), STRICTER),
        ((), STRICTER),
    ],
)
def test_only_what_holds_as_a_proposal_may_be_loosened(rows, words):
    assert said(*rows) == words


def test_where_nothing_is_stricter_or_nobody_may_set_it_that_is_said():
    assert said(PLATFORM, strictness=Strictness.FREE) == "不分宽严，有权的一层可以另设"
    assert said(NATION, set_by=()) == "由法律法规定死，各级不另设"
    assert said(NATION, strictness=Strictness.FIXED) == "下层不得变更上层规定"
