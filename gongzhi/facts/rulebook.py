"""Facts of the rulebook: a value is entered, checked, refused or withdrawn."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from gongzhi.kernel.fact import Fact, code, link, term, words


@dataclass(frozen=True, kw_only=True)
class OverrideFact(Fact):
    about: ClassVar[str] = "override"
    phrase: ClassVar[str] = ""
    override: int = link("rule_override")
    key: str = code()
    level: str = term("rule_level")
    scope: str = code()


@dataclass(frozen=True, kw_only=True)
class OverrideProposed(OverrideFact):
    phrase: ClassVar[str] = "录入{level}一层的“{override}”，待复核；理由：{reason}"
    named: ClassVar[str] = "录入规则值"
    valid_from: date
    reason: str = words()


@dataclass(frozen=True, kw_only=True)
class OverrideConfirmed(OverrideFact):
    phrase: ClassVar[str] = "复核{level}一层的“{override}”，自 {since} 起生效"
    named: ClassVar[str] = "复核规则值，通过"
    since: date
    remark: str = words()


@dataclass(frozen=True, kw_only=True)
class OverrideRejected(OverrideFact):
    phrase: ClassVar[str] = "复核{level}一层的“{override}”，未通过；理由：{reason}"
    named: ClassVar[str] = "复核规则值，未通过"
    reason: str = words()


@dataclass(frozen=True, kw_only=True)
class OverrideWithdrawn(OverrideFact):
    phrase: ClassVar[str] = "撤回{level}一层的“{override}”；理由：{reason}"
    named: ClassVar[str] = "撤回规则值"
    was_in_force: bool
    reason: str = words()
