"""Every act of staff on a case as one page: its form, words and command; two faces share them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms as django_forms
from django.utils.translation import gettext_lazy as _

from gongzhi.cases.commands.check import fail_check, pass_check
from gongzhi.cases.commands.contact import contact_reporter
from gongzhi.cases.commands.leg import (
    dispatch_case,
    finish_leg,
    pause_leg,
    resume_leg,
    return_leg,
    take_up_leg,
)
from gongzhi.cases.commands.place import move_case, place_case, place_outside
from gongzhi.cases.commands.rating import record_callback
from gongzhi.cases.commands.triage import (
    accept_case,
    recategorise_case,
    refuse_case,
    transfer_case,
)
from gongzhi.cases.pages import forms, placing, questions
from gongzhi.cases.pages.doing import Doing, Given, draft_name, photos_of
from gongzhi.cases.queries.case import CasePage
from gongzhi.cases.queries.catalogue import catalogue
from gongzhi.cases.queries.limits import limits_at
from gongzhi.cases.queries.placing import Ground, ground_of
from gongzhi.cases.vocabulary import (
    Act,
    Channel,
    CheckWay,
    Outcome,
    PauseReason,
    RefusalReason,
    Satisfaction,
)
from gongzhi.foundation.files.drafts import close_draft
from gongzhi.foundation.web.values import Question
from gongzhi.kernel.calendar import local_day
from gongzhi.parties.queries import organisation_of, organisations_near


@dataclass(frozen=True)
class ActPage:
    """`noun` is the address, `tip` the one line of consequence beside the button. `asks` makes
    the question put once before an act that nothing takes back."""

    act: Act | None
    noun: str
    verb: forms.Words
    icon: str
    form: Callable[..., django_forms.Form]
    run: Callable[[Doing], object]
    tip: forms.Words = ""
    danger: bool = False
    done: forms.Words = ""
    photos: tuple[str, ...] = ()
    asks: Callable[[CasePage, Given, datetime], Question | None] | None = None
    ground: Callable[..., Ground] | None = None
    knows: Callable[[CasePage, datetime], dict[str, Any]] | None = None
    """What the form is told of the case: what may be chosen, or how much is asked."""

    def bound(self, page: CasePage, now: datetime, *args: Any, **options: Any) -> django_forms.Form:
        told = self.knows(page, now) if self.knows else {}
        return self.form(*args, **options, **told)

    def searched(
        self, page: CasePage, words: str, where: str, *args: Any, **options: Any
    ) -> django_forms.Form:
        """The form of an act that is done at a place, with what a search for it finds."""
        assert self.ground is not None  # noqa: S101  only such acts are asked
        ground = self.ground(page.case, words, chosen=placing.estate_in(where))
        return self.form(*args, ground=ground, **options)


def _finish(doing: Doing) -> None:
    finish_leg(
        doing.code,
        result=doing.given["result"],
        before=photos_of(doing, "before"),
        after=photos_of(doing, "after"),
        actor=doing.actor,
        now=doing.now,
    )
    for purpose in ("before", "after"):
        close_draft(doing.request, draft_name(doing.code, purpose))


def _pass(doing: Doing) -> None:
    pass_check(
        doing.code,
        finding=doing.given["finding"],
        way=CheckWay(doing.given["way"]),
        photos=photos_of(doing, "check"),
        actor=doing.actor,
        now=doing.now,
    )
    close_draft(doing.request, draft_name(doing.code, "check"))


def _plain(command: Callable[..., object]) -> Callable[[Doing], object]:
    return lambda doing: command(doing.code, actor=doing.actor, now=doing.now)


def _with(command: Callable[..., object], *names: str) -> Callable[[Doing], object]:
    def run(doing: Doing) -> object:
        given = {name: doing.given[name] for name in names}
        return command(doing.code, **given, actor=doing.actor, now=doing.now)

    return run


def _refuse(doing: Doing) -> object:
    return refuse_case(
        doing.code,
        reason=RefusalReason(doing.given["reason"]),
        clause=doing.given["clause"],
        explanation=doing.given["explanation"],
        actor=doing.actor,
        now=doing.now,
    )


def _dispatch(doing: Doing) -> object:
    organisation = organisation_of(int(doing.given["organisation"]))
    return dispatch_case(doing.code, organisation, actor=doing.actor, now=doing.now)


def _place(doing: Doing) -> object:
    where, words = doing.given["where"], doing.given["place_text"]
    how: Any = {
        "reason": doing.given.get("reason", ""),
        "actor": doing.actor,
        "now": doing.now,
    }
    estate = placing.estate_in(where)
    if estate is not None:
        return place_case(doing.code, placing.spot_in(estate, words), **how)
    if where == placing.ELSEWHERE:
        placing.refuse_nowhere(doing.given["street"])
        return move_case(doing.code, doing.given["street"], **how)
    return place_outside(doing.code, community=doing.given["community"], words=words, **how)


def _recategorise(doing: Doing) -> object:
    return recategorise_case(doing.code, doing.given["category"], actor=doing.actor, now=doing.now)


def _pause(doing: Doing) -> object:
    return pause_leg(
        doing.code,
        reason=PauseReason(doing.given["reason"]),
        explanation=doing.given["explanation"],
        until_at=doing.given["until_at"],
        actor=doing.actor,
        now=doing.now,
    )


def _contact(doing: Doing) -> object:
    return contact_reporter(
        doing.code,
        channel=Channel(doing.given["channel"]),
        reply=doing.given["reply"],
        actor=doing.actor,
        now=doing.now,
    )


def _call_back(doing: Doing) -> object:
    level = doing.given["satisfaction"]
    return record_callback(
        doing.code,
        reporter_id=int(doing.given["reporter_id"]),
        outcome=Outcome(doing.given["outcome"]),
        satisfaction=Satisfaction(level) if level else None,
        comment=doing.given["comment"],
        actor=doing.actor,
        now=doing.now,
    )


def _bodies(page: CasePage, _now: datetime) -> Given:
    """The proposed body first, so that it is chosen; without one nothing is chosen beforehand."""
    near = {o.pk: o.short_name for o in organisations_near(page.case.region_code)}
    proposed = page.case.routing.get("organisation")
    if proposed not in near:
        return {"choices": [("", str(_("选一个单位"))), *near.items()]}
    return {"choices": [(proposed, f"{near.pop(proposed)}（建议）"), *near.items()]}


def _categories(_page: CasePage, _now: datetime) -> Given:
    return {"choices": [(c.code, c.name) for c in catalogue().categories.values()]}


def _reporters(page: CasePage, _now: datetime) -> Given:
    unrated = [r for r in page.reporters if r.rating is None]
    return {"choices": [(r.id, f"{r.name or '报事人'} {r.phone}") for r in unrated]}


def _least(page: CasePage, now: datetime) -> Given:
    return {"least": limits_at(page.case.region_code, local_day(now)).reply}


PAGES = (
    ActPage(Act.ACCEPT, "acceptance", _("受理"), "check", forms.Plain, _plain(accept_case),
            tip=_("受理不算响应，联系过报事人才算"), done=_("已受理")),
    ActPage(Act.DISPATCH, "dispatch", _("派单"), "route", forms.Dispatch, _dispatch,
            tip=_("时限从派单起算"), done=_("已派单"), knows=_bodies),
    ActPage(Act.PLACE, "place", _("核定地点"), "pin", placing.Placing, _place,
            tip=_("核定后按规则重新派单"), done=_("地点已核定"), ground=ground_of,
            asks=questions.place),
    ActPage(Act.REFUSE, "refusal", _("不予受理"), "no", forms.Refusal, _refuse,
            tip=_("不能撤回；理由和依据会告诉报事人"), danger=True, done=_("已告知不予受理"),
            asks=questions.refusal),
    ActPage(Act.TRANSFER, "transfer", _("转市级"), "out", forms.Transfer,
            _with(transfer_case, "explanation"),
            tip=_("不能撤回；报事人会看到"), danger=True, done=_("已转市级"),
            asks=questions.transfer),
    ActPage(Act.TAKE_UP, "taking-up", _("签收"), "sign", forms.Plain, _plain(take_up_leg),
            tip=_("签收后由你经办"), done=_("已签收")),
    ActPage(Act.FINISH, "result", _("办完，送核查"), "eye", forms.Result, _finish,
            tip=_("送核查后由别人核查，你不能核自己办的"), done=_("已送核查"),
            photos=("before", "after"), knows=_least),
    ActPage(Act.PAUSE, "pause", _("暂停计时"), "pause", forms.Pause, _pause,
            tip=_("到时自动恢复；报事人会看到原因"), done=_("已暂停计时")),
    ActPage(Act.RESUME, "resumption", _("恢复计时"), "live", forms.Plain, _plain(resume_leg),
            tip=_("剩下的时限接着走"), done=_("已恢复计时")),
    ActPage(Act.RETURN, "return", _("退回"), "return", forms.Return,
            _with(return_leg, "reason", "clause"),
            tip=_("不能撤回；由受理岗位重新派单，报事人的时限不停"), danger=True,
            done=_("已退回"), asks=questions.return_),
    ActPage(Act.PASS, "check", _("核查通过"), "ok", forms.CheckPass, _pass,
            tip=_("不能撤回；是否按时，以现在为准"), done=_("核查通过"),
            photos=("check",), asks=questions.check),
    ActPage(Act.FAIL, "check-failure", _("核查退回"), "no", forms.CheckFail,
            _with(fail_check, "reason"),
            tip=_("不能撤回；退回原承办人，时限不停"), danger=True, done=_("已退回重办"),
            asks=questions.check_failure),
    ActPage(None, "contact", _("记录联系"), "phone", forms.Contact, _contact,
            tip=_("第一次联系记为响应"), done=_("联系已记录")),
    ActPage(None, "callback", _("电话回访"), "phone", forms.Callback, _call_back,
            tip=_("不能撤回；回访与本人评价分开统计"), done=_("回访已记录"),
            knows=_reporters, asks=questions.callback),
    ActPage(None, "category", _("改类别"), "edit", forms.Category, _recategorise,
            tip=_("已派单的不改主办"), done=_("类别已改"), knows=_categories),
)  # fmt: skip
BY_NOUN = {page.noun: page for page in PAGES}
BY_ACT = {page.act: page for page in PAGES if page.act}
