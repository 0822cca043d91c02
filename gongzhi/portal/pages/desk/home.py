"""我的工作台."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now as current
from django.views.decorators.http import require_safe

from gongzhi.cases.queries.overview import Overview, overview
from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_staff
from gongzhi.foundation.duties.vocabulary import Bucket
from gongzhi.foundation.web.navigation import Count, leave_count
from gongzhi.foundation.web.rules.moments import weekday
from gongzhi.foundation.web.values import Figure
from gongzhi.kernel.calendar import last_day
from gongzhi.portal.pages.rates import rates
from gongzhi.portal.queries import DutyShown, Mine, work_of

SHOWN = {
    Bucket.OVERDUE: 6,
    Bucket.TODAY: 8,
    Bucket.THIS_WEEK: 6,
    Bucket.LATER: 3,
    Bucket.PAUSED: 3,
}
WATCHED = 5


@dataclass(frozen=True, kw_only=True)
class Group:
    """One bucket; `more` are those not shown until asked for."""

    bucket: Bucket
    duties: list[DutyShown]
    number: int
    note: str

    @property
    def more(self) -> int:
        return self.number - len(self.duties)

    @property
    def is_hot(self) -> bool:
        return self.bucket is Bucket.OVERDUE

    @property
    def is_today(self) -> bool:
        return self.bucket is Bucket.TODAY


@open_to_staff
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    actor, now = actor_of(request), current()
    work, seen = work_of(actor, now), overview(actor, now)
    leave_count(request, "portal:desk", Count(work.mine.total))
    overdue = Count(seen.today.overdue if seen else 0, hot=True)
    leave_count(request, "cases_desk:cases", overdue)
    opened, watched = request.GET.get("all", ""), work.watched
    context = {
        "now": now,
        "figures": figures(seen) if seen else [],
        "of_territory": seen is None or seen.of_territory,
        "groups_of_duties": groups(work.mine, opened),
        "number": work.mine.total,
        "waiting": work.mine.waiting,
        "waits": watched.overdue if opened == "waits" else watched.overdue[:WATCHED],
        "waits_number": len(watched.overdue),
        "soon": watched.soon if opened == "soon" else watched.soon[:WATCHED],
        "soon_number": len(watched.soon),
        "oversees": actor.holds("duties.oversee"),
    }
    return render(request, "portal/desk/home.html", context)


def figures(seen: Overview) -> list[Figure]:
    """在办 first; red is for what is overdue only."""
    today = seen.today
    standing = Figure(
        label=f"{'' if seen.of_territory else '本单位'}在办诉求，不含待评价",
        value=f"{today.open:,}",
        note=f"到期未办结 {today.overdue:,}",
        side=f"今日到期 {today.due_today:,}",
        note_hot=bool(today.overdue),
    )
    return [
        standing,
        *(
            Figure(
                label=rate.label,
                value=rate.value,
                note=f"{rate.note}，{rate.left_out}",
                side=rate.before,
                trend=rate.trend,
            )
            for rate in rates(seen.months)
        ),
    ]


def groups(mine: Mine, opened: str) -> list[Group]:
    """Only buckets that hold something; one may be opened to show all that was read."""
    found = []
    for bucket in Bucket:
        held = mine.of(bucket)
        shown = held if opened == bucket else held[: SHOWN[bucket]]
        if mine.counts[bucket]:
            note = _days(held) if bucket is Bucket.THIS_WEEK else ""
            found.append(Group(bucket=bucket, duties=shown, number=mine.counts[bucket], note=note))
    return found


def _days(duties: list[DutyShown]) -> str:
    """周三 2，周四 1."""
    days = [last_day(duty.due_at) for duty in duties]
    return "，".join(f"{weekday(day)} {days.count(day)}" for day in sorted(set(days)))
