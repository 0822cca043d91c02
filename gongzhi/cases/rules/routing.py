"""Who should handle a case: the first rule of the ordered list that fits, with why."""

from collections.abc import Iterable
from dataclasses import dataclass

from gongzhi.cases.rules.catalogue import RoutingRule
from gongzhi.cases.vocabulary import LeadRole


@dataclass(frozen=True, kw_only=True)
class Matter:
    """What routing looks at. `service_mode` is None where the estate is not known yet."""

    category: str
    line: str
    source: str
    text: str
    region_code: str
    service_mode: str | None


@dataclass(frozen=True, kw_only=True)
class Routing:
    """`rule` is None where no rule fits; then people decide."""

    rule: RoutingRule | None
    passed_over: tuple[int, ...] = ()

    @property
    def role(self) -> LeadRole:
        return self.rule.role if self.rule else LeadRole.TRIAGE

    @property
    def line(self) -> str:
        return self.rule.line if self.rule else ""

    @property
    def is_automatic(self) -> bool:
        return self.rule is not None and self.rule.is_automatic


def route(matter: Matter, rules: Iterable[RoutingRule]) -> Routing:
    passed: list[int] = []
    for rule in rules:
        if fits(rule, matter):
            return Routing(rule=rule, passed_over=tuple(passed))
        passed.append(rule.number)
    return Routing(rule=None, passed_over=tuple(passed))


def outside_estates(rules: Iterable[RoutingRule]) -> list[RoutingRule]:
    """The rules for a place in no estate: nothing there is anybody's to keep as its company, and
    no owners stand behind it."""
    return [
        rule
        for rule in rules
        if not rule.service_modes and rule.role not in {LeadRole.COMPANY, LeadRole.OWNERS}
    ]


def fits(rule: RoutingRule, matter: Matter) -> bool:
    """Every condition the rule states holds; of its words one is enough.

    How an unknown estate is served is not asked: whether the rule fits is seen once it is found.
    """
    return (
        matter.region_code.startswith(rule.scope)
        and _among(matter.category, rule.categories)
        and _among(matter.line, rule.lines)
        and _among(matter.source, rule.sources)
        and _among(matter.service_mode, rule.service_modes)
        and (not rule.words or any(word in matter.text for word in rule.words))
    )


def _among(value: str | None, allowed: frozenset[str]) -> bool:
    return not allowed or value is None or value in allowed
