"""What is asked once before an act that cannot be taken back: who reads what, and what follows.

The words a reporter will read are those of the fact itself, so that neither can drift from the
other. An act that can be mended by another one is not asked about, nor is a reporter's own rating:
its page says right above the one button what will happen, and a further page would only cost
people their answer.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from gongzhi.cases.pages.placing import ELSEWHERE
from gongzhi.cases.queries.case import CasePage
from gongzhi.cases.vocabulary import CheckWay, Outcome, RefusalReason, Satisfaction
from gongzhi.facts.cases import (
    CaseMoved,
    CaseOutsideCorrected,
    CasePlaceCorrected,
    CaseRefused,
    CaseTransferred,
    CheckFailed,
    CheckPassed,
    LegReturned,
)
from gongzhi.foundation.web.values import Question
from gongzhi.territory.queries import region

Given = Mapping[str, Any]
FOR_GOOD = "不能撤回"
KEEP = "再改改"


def refusal(page: CasePage, given: Given, _now: datetime) -> Question:
    reason = RefusalReason(given["reason"]).label
    read = CaseRefused.told.format(**{**given, "reason": reason})
    return _for_good(
        page, "不予受理", read, "这件就此结束，不再计时", f"{FOR_GOOD}；有新情况只能另报一件"
    )


def transfer(page: CasePage, given: Given, _now: datetime) -> Question:
    read = CaseTransferred.told.format(**given)
    ends = "这件在本街道结束，不再计时；去市级怎么办、找谁，只有你写的这些话"
    return _for_good(page, "转市级", read, ends, FOR_GOOD)


def place(page: CasePage, given: Given, _now: datetime) -> Question | None:
    """Only a case that leaves the street is asked about."""
    if given["where"] != ELSEWHERE:
        return None
    to = region(given["street"]) if given["street"] else None
    if to is None:
        return None
    street = region(page.case.street_code)
    here = street.name if street else "本街道"
    moved = CaseMoved.told.format(from_region=here, to_region=to.name)
    return _question(
        page,
        f"转给{to.name}",
        _readers(page) + _corrected(page, given) + moved,
        f"由{to.name}核定地点、受理和派单，期限照原来的算",
        f"转过去以后这里看不到它，也{FOR_GOOD}",
        verb="确认转过去",
    )


def _corrected(page: CasePage, given: Given) -> str:
    estate = page.case.estate
    if estate is None:
        before, reason = page.case.place_name, given.get("reason", "")
        return (
            f"{CaseOutsideCorrected.told.format(before=before, reason=reason)}；" if reason else ""
        )
    return f"{CasePlaceCorrected.told.format(estate=estate.name, reason=given['reason'])}；"


def return_(page: CasePage, given: Given, _now: datetime) -> Question:
    return _for_good(
        page,
        "退回",
        LegReturned.told.format(organisation=_body(page)),
        f"受理岗位会看到：{given['reason']}（{given['clause']}），由他们重新派单",
        f"报事人的时限不停；{FOR_GOOD}，退回后你们不能自己拿回来",
    )


def check(page: CasePage, given: Given, now: datetime) -> Question:
    lead, way = page.lead, CheckWay(given["way"]).label
    judged = "按时办结" if lead is not None and now <= lead.due_at else "超期办结"
    return _question(
        page,
        "核查通过",
        _readers(page) + CheckPassed.told.format(way=way, finding=f"：{given['finding']}"),
        f"记为{_body(page)}{judged}，随后请报事人评价",
        f"{FOR_GOOD}；报事人说没解决才会再办",
        verb="确认核查通过",
    )


def check_failure(page: CasePage, given: Given, _now: datetime) -> Question:
    read = CheckFailed.told.format(**given)
    back = f"回到{_body(page)}重办，承办的时限不停"
    return _for_good(page, "核查退回", read, back, FOR_GOOD)


def callback(page: CasePage, given: Given, _now: datetime) -> Question:
    level = given["satisfaction"]
    said = Outcome(given["outcome"]).label
    if given["outcome"] == Outcome.RESOLVED and level:
        said = f"{said}，{Satisfaction(level).label}"
    then = "这一位答过了，都答过就归档"
    if given["outcome"] == Outcome.UNRESOLVED:
        then = f"退回{_body(page)}重办，这是第 {page.case.round_number + 1} 次，重新计时"
    return _question(
        page,
        "电话回访",
        f"替这位报事人记下“{said}”：{given['comment']}",
        then,
        "与本人评价分开统计",
        f"每位报事人这一次只记一回，{FOR_GOOD}",
        verb="确认记下",
    )


def _for_good(page: CasePage, what: str, read: str, *effects: str) -> Question:
    """Refused, given back, given away: the button warns."""
    asked = _question(page, what, _readers(page) + read, *effects, verb=f"确认{what}")
    return replace(asked, danger=True)


def _question(page: CasePage, what: str, words: str, *effects: str, verb: str) -> Question:
    title = f"{what}：{page.case.title}"
    return Question(title=title, words=words, effects=effects, verb=verb, back="", keep=KEEP)


def _readers(page: CasePage) -> str:
    number = len(page.reporters)
    if not number:
        return "没有留下报事人，这些话只记在经过里："
    return "报事人会读到：" if number == 1 else f"{number} 位报事人会读到："


def _body(page: CasePage) -> str:
    return page.lead.organisation.short_name if page.lead else "承办单位"
