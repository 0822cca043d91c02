"""待办 and 我的 on the staff's phone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now as current
from django.views.decorators.http import require_safe

from gongzhi.foundation.access.current import actor_of, presence_of
from gongzhi.foundation.access.entrance import open_to_staff
from gongzhi.foundation.duties.vocabulary import Bucket
from gongzhi.foundation.web.navigation import Count, leave_count
from gongzhi.foundation.web.values import View
from gongzhi.portal.pages.desk.home import Group
from gongzhi.portal.queries import Mine, mine_of, on_the_phone

NAMES = {
    Bucket.OVERDUE: "超时",
    Bucket.TODAY: "今天",
    Bucket.THIS_WEEK: "本周",
    Bucket.LATER: "之后",
    Bucket.PAUSED: "暂停",
}


@open_to_staff
@require_safe
def duties(request: HttpRequest) -> HttpResponse:
    """Cards by due moment; a tally filters to one of them."""
    now = current()
    mine = mine_of(actor_of(request), now)
    leave_count(request, "portal:field", Count(mine.total))
    asked = request.GET.get("due", "")
    chosen = Bucket(asked) if asked in set(Bucket) else None
    context = {
        "now": now,
        "views": _views(mine, chosen),
        "groups_of_duties": _groups(mine, chosen),
        "waiting": [] if chosen else on_the_phone(mine.waiting),
    }
    return render(request, "portal/field/duties.html", context)


def _views(mine: Mine, chosen: Bucket | None) -> list[View]:
    """A second touch on the chosen one shows everything again."""
    return [
        View(
            label=name,
            url="?" if bucket is chosen else f"?due={bucket}",
            number=mine.counts[bucket],
            current=bucket is chosen,
            hot=bucket is Bucket.OVERDUE,
        )
        for bucket, name in NAMES.items()
        if bucket is not Bucket.PAUSED or mine.counts[bucket]
    ]


def _groups(mine: Mine, chosen: Bucket | None) -> list[Group]:
    return [
        Group(
            bucket=bucket,
            duties=on_the_phone(mine.of(bucket)),
            number=mine.counts[bucket],
            note="",
        )
        for bucket in Bucket
        if mine.counts[bucket] and chosen in {None, bucket}
    ]


@open_to_staff
@require_safe
def me(request: HttpRequest) -> HttpResponse:
    """Who I am here, my other posts, large print, the desk, and out."""
    return render(request, "portal/field/me.html", {"presence": presence_of(request)})
