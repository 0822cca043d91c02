"""The shipped catalogue holds together."""

from gongzhi.cases.commands.catalogue import _read
from gongzhi.cases.vocabulary import EventGroup, GridGroup, LeadRole
from gongzhi.kernel.calendar import Span, Unit
from gongzhi.parties.vocabulary import Line
from gongzhi.territory.vocabulary import FacilityKind, ServiceMode

CATEGORIES = _read("categories.toml")
RULES = _read("routing.toml")["rule"]


def test_every_category_speaks_the_vocabularies():
    for row in CATEGORIES.values():
        EventGroup(row["group"]), GridGroup(row["grid_group"]), Line(row["line"])
        Span(row["span"]["amount"], Unit(row["span"]["unit"]))
        assert set(row.get("facility_kinds", [])) <= set(FacilityKind)


def test_category_names_are_told_apart():
    names = [row["name"] for row in CATEGORIES.values()]
    assert len(set(names)) == len(names)


def test_rules_stand_in_order_and_end_with_people():
    numbers = [row["number"] for row in RULES]
    assert numbers == sorted(set(numbers))
    assert RULES[-1]["role"] == LeadRole.TRIAGE


def test_rules_name_only_what_exists():
    for row in RULES:
        LeadRole(row["role"])
        assert set(row.get("categories", [])) <= set(CATEGORIES)
        assert set(row.get("lines", [])) <= set(Line)
        assert set(row.get("service_modes", [])) <= set(ServiceMode)


def test_every_category_is_met_by_some_rule_of_its_own():
    met = {code for row in RULES for code in row.get("categories", [])}
    by_line = {
        code
        for code, row in CATEGORIES.items()
        for rule in RULES
        if row["line"] in rule.get("lines", []) and not rule.get("categories")
    }
    assert set(CATEGORIES) - met - by_line == {"other", "old_renovation"} - by_line


def test_public_works_go_by_a_rule_that_names_them():
    urban = next(row for row in RULES if row.get("lines") == ["urban"])
    named = [CATEGORIES[code]["name"] in urban["name"] for code in ("road", "illegal_building")]
    assert named == [True, True]
