"""Three hundred cases of the last sixty days, told through the same commands people use.

Events of all cases run in the order of their moments; facts are delivered between them, so what
reactions do (routing, asking for an answer) happens when it would have happened.
"""

import random
import tomllib
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from gongzhi.cases.commands.check import fail_check, pass_check
from gongzhi.cases.commands.contact import contact_reporter
from gongzhi.cases.commands.leg import (
    dispatch_case,
    finish_leg,
    pause_leg,
    return_leg,
    take_up_leg,
)
from gongzhi.cases.commands.rating import rate_case
from gongzhi.cases.commands.report import Report, report_case
from gongzhi.cases.commands.triage import accept_case, refuse_case, transfer_case
from gongzhi.cases.models import Case
from gongzhi.cases.rules.pausing import why_no_pause
from gongzhi.cases.vocabulary import (
    CaseState,
    Channel,
    CheckWay,
    Outcome,
    PauseReason,
    RefusalReason,
    Satisfaction,
    Source,
)
from gongzhi.foundation.files.commands.storing import store
from gongzhi.foundation.files.drafts import KIND as DRAFT
from gongzhi.kernel.actor import SYSTEM, Actor
from gongzhi.kernel.ref import Ref
from gongzhi.project.demonstration.crew import Crew
from gongzhi.project.demonstration.pictures import photo
from gongzhi.project.demonstration.stage import Stage
from gongzhi.territory.queries import Spot, spot_of_code, spot_of_estate

HERE = Path(__file__).parent
CASES, DAYS = 300, 60
SEED = 20261123
"""The same demonstration everywhere: each case has dice of its own, so that the hour at which it
is loaded, which changes the order of events, does not change what happens in it."""
PICTURED = timedelta(days=6)


class Story:
    """One case from its report to its ending; every step looks at where the case stands."""

    def __init__(self, stage: Stage, dice: random.Random, ending: str, crew: Crew) -> None:
        self.stage, self.dice, self.ending, self.crew = stage, dice, ending, crew
        self.matter = dice.choice(matters())
        self.estate = dice.choice(crew.estates)
        self.resident = dice.choice(crew.residents[self.estate.pk])
        self.code = ""

    def begin(self, moment: datetime) -> None:
        """Most people report when they are up."""
        hour = (moment.hour + 8) % 24
        if hour < 7 and self.dice.random() < 0.9:
            moment -= timedelta(hours=8)
        self.stage.at(moment, self.report)

    def report(self, now: datetime) -> None:
        known = self.ending != "no_place"
        case = report_case(
            Report(
                text=self.dice.choice(self.matter["said"]),
                source=self.dice.choice([Source.SCAN, Source.SCAN, Source.PHOTO, Source.PHONE]),
                region_code=self.estate.region_code,
                spot=self.spot() if known else None,
                place_text="" if known else "我们小区里，大门进来右手边",
                category=self.matter["category"] if known else "",
                reporter=self.resident,
                is_shielded=self.dice.random() < 0.7,
                photos=self.picture("report", mended=False, now=now),
                is_demonstration=True,
            ),
            actor=Actor(person=self.resident, channel="demonstration"),
            now=now,
        )
        self.code = case.code
        if self.ending not in {"pending", "no_place"}:
            self.later(now, (1.1, 3), self.triage)

    def picture(self, purpose: str, *, mended: bool, now: datetime) -> Ref | None:
        """Only cases of the last days have pictures: drawing and storing them takes its time."""
        if self.matter["facility"] == "" or now < self.stage.now - PICTURED:
            return None
        draft = Ref(DRAFT, self.dice.getrandbits(62))
        store(
            photo(self.matter["category"], mended=mended),
            owner=draft,
            purpose=purpose,
            actor=SYSTEM,
            now=now,
        )
        return draft

    def spot(self) -> Spot:
        codes = self.crew.codes[self.estate.pk, self.matter["facility"]]
        found = spot_of_code(self.dice.choice(codes)) if codes else None
        return found or spot_of_estate(self.estate)

    def later(
        self, now: datetime, hours: tuple[float, float], act: Callable[[datetime], None]
    ) -> None:
        """By day: a moment that falls in the night waits for the morning."""
        moment = now + timedelta(hours=self.dice.uniform(*hours))
        hour = (moment.hour + 8) % 24
        if not 8 <= hour < 20:
            moment += timedelta(hours=(32 - hour) % 24)
        self.stage.at(moment, act)

    def case(self) -> Case:
        return Case.objects.select_related("lead").get(code=self.code)

    def triage(self, now: datetime) -> None:
        case, street = self.case(), self.crew.dispatcher(self.estate)
        if self.ending == "refused" and case.state == CaseState.PENDING:
            refuse_case(
                self.code,
                reason=RefusalReason.LITIGATION,
                clause="《北京市接诉即办工作条例》第十一条（参照）",
                explanation="这件事法院正在审理，判决后社区可以帮你联系执行",
                actor=street,
                now=now,
            )
            return
        if self.ending == "transferred" and case.state == CaseState.PENDING:
            transfer_case(
                self.code, explanation="涉及全市管网改造，已转市级", actor=street, now=now
            )
            return
        if case.state == CaseState.PENDING:
            accept_case(self.code, actor=street, now=now)
            dispatch_case(self.code, self.crew.body_for(case), actor=street, now=now)
        if self.ending != "dispatched":
            self.later(now, (1.1, 4), self.take_up)

    def take_up(self, now: datetime) -> None:
        handler = self.crew.handler(self.case())
        if self.ending == "returned":
            return_leg(
                self.code,
                reason="该处设施未移交本单位，属业主专有部分",
                clause="民法典第九百四十二条",
                actor=handler,
                now=now,
            )
            return
        take_up_leg(self.code, actor=handler, now=now)
        if self.dice.random() < 0.95:
            contact_reporter(
                self.code,
                channel=Channel(self.matter["channel"]),
                reply=self.matter["contact"],
                actor=handler,
                now=now,
            )
        if self.ending == "paused":
            self.later(now, (2, 5), self.pause)
        elif self.ending != "handling":
            self.later(now, (3, 40), self.finish)

    def pause(self, now: datetime) -> None:
        """Where it cannot be any more, its time being over, it stays in hand."""
        due_at = self.case().due_at
        if due_at is None or why_no_pause(due_at, now):
            return
        pause_leg(
            self.code,
            reason=PauseReason.PARTS,
            explanation="配件已下单",
            until_at=self.stage.now + timedelta(days=2),
            actor=self.crew.handler(self.case()),
            now=now,
        )

    def finish(self, now: datetime) -> None:
        finish_leg(
            self.code,
            result=self.matter["result"],
            before=self.picture("before", mended=False, now=now),
            after=self.picture("after", mended=True, now=now),
            actor=self.crew.handler(self.case()),
            now=now,
        )
        if self.ending != "to_check":
            self.later(now, (2, 8), self.check)

    def check(self, now: datetime) -> None:
        checker = self.crew.checker(self.estate)
        if self.ending == "failed_check":
            self.ending = "satisfied"
            fail_check(self.code, reason="现场还有一处没做好", actor=checker, now=now)
            self.later(now, (3, 12), self.finish)
            return
        pass_check(
            self.code,
            finding=self.matter["finding"],
            way=CheckWay.ON_SITE,
            actor=checker,
            now=now,
        )
        if self.ending in {"satisfied", "neutral", "reopened"}:
            self.later(now, (3, 60), self.answer)

    def answer(self, now: datetime) -> None:
        resident = Actor(person=self.resident, channel="demonstration")
        if self.ending == "reopened":
            self.ending = "satisfied"
            rate_case(
                self.code,
                outcome=Outcome.UNRESOLVED,
                satisfaction=None,
                comment="好了一天又坏了",
                actor=resident,
                now=now,
            )
            self.later(now, (3, 6), self.take_up)
            return
        level = Satisfaction.SATISFIED if self.ending == "satisfied" else Satisfaction.NEUTRAL
        rate_case(
            self.code,
            outcome=Outcome.RESOLVED,
            satisfaction=level,
            comment="",
            actor=resident,
            now=now,
        )


@cache
def matters() -> list[dict[str, Any]]:
    return list(read("matters.toml")["matter"])


@cache
def endings() -> list[dict[str, Any]]:
    return list(read("endings.toml")["ending"])


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def chosen(dice: random.Random) -> Iterator[dict[str, Any]]:
    weights = [ending["weight"] for ending in endings()]
    while True:
        yield dice.choices(endings(), weights)[0]


def tell(now: datetime, progress: Callable[[str], None]) -> int:
    """Plays everything up to now; how many cases there are then."""
    dice = random.Random(SEED)  # noqa: S311
    stage, crew = Stage(now), Crew()
    for number, ending in zip(range(CASES), chosen(dice), strict=False):
        back = dice.uniform(1, DAYS) if ending["is_final"] else dice.uniform(0.1, 4)
        if number % 3 == 0:
            back = dice.uniform(0.05, 12)
        own = random.Random(f"{SEED}:{number}")  # noqa: S311
        Story(stage, own, ending["name"], crew).begin(now - timedelta(days=back))
    progress(f"{CASES} 件诉求的经过，从 {DAYS} 天前演到现在")
    stage.play()
    return Case.objects.count()
