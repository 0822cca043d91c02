"""My reports, and one of them as it goes."""

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongzhi.cases.pages.phone.shown.own import (
    facts_of,
    head_of,
    holder_of,
    same_place,
    story,
    urging_of,
)
from gongzhi.cases.pages.phone.shown.photos import shown_photo, work_shown
from gongzhi.cases.queries.progress import case_shown, steps_of
from gongzhi.cases.queries.story import story_of
from gongzhi.cases.queries.tracking import (
    PAGE,
    Own,
    Shelf,
    last_urged_at,
    own_report,
    own_reports,
    tally_of,
)
from gongzhi.cases.vocabulary import CLOSED
from gongzhi.foundation.access.entrance import open_to_signed_in
from gongzhi.foundation.access.residents import resident_of
from gongzhi.foundation.access.unmasking import looks_at
from gongzhi.foundation.duties.arrangements import Telling
from gongzhi.foundation.web.rules.counts import Window, page_asked
from gongzhi.foundation.web.values import View
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.ref import Ref
from gongzhi.parties.queries import organisation_for
from gongzhi.parties.vocabulary import OrganisationKind


@open_to_signed_in
@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    person, now = me(request).person or 0, timezone.now()
    shelf = _shelf(request.GET.get("shelf", ""))
    page = page_asked(request.GET.get("page", ""), deepest=99_999)
    tally = tally_of(person)
    rows, telling = own_reports(person, shelf, page=page)[:PAGE], Telling(now)
    context = {
        "now": now,
        "tally": tally,
        "views": [_view(each, tally.of(each), each is shelf) for each in Shelf],
        "cases": [
            case_shown(row, telling, answered=getattr(row, "is_answered", False)) for row in rows
        ],
        "window": Window(page=page, size=PAGE, shown=len(rows), number=tally.of(shelf)),
    }
    return render(request, "cases/phone/reports.html", context)


@open_to_signed_in
@require_safe
def tracking(request: HttpRequest, code: str) -> HttpResponse:
    now, actor = timezone.now(), me(request)
    own = own_or_404(actor, code)
    urging = urging_of(own, last_urged_at(own.case), now)
    community = organisation_for(
        OrganisationKind.RESIDENTS_COMMITTEE, region_code=own.case.region_code
    )
    lines = story_of(own.reporter)
    context = {
        "now": now,
        "own": own,
        "case": own.case,
        "others": own.case.reporter_count - 1,
        "head": head_of(own, lines, now),
        "steps": steps_of(own.case, now),
        "holder": holder_of(own, community, now),
        "reported": [shown_photo(file, "报事时的照片") for file in own.reported],
        **work_shown(own.shots),
        "lines": story(lines, own.legs),
        "facts": facts_of(
            own, looks_at(Ref("person", actor.person or 0), since=own.reporter.joined_at), now
        ),
        "urging": urging,
        "is_closed": own.case.state in CLOSED,
        "same_place": same_place(own),
    }
    return render(request, "cases/phone/tracking.html", context)


def me(request: HttpRequest) -> Actor:
    """The person of this request; an account without one has no reports to look at."""
    actor = resident_of(request)
    if actor.person is None:
        raise Http404
    return actor


def own_or_404(actor: Actor, code: str) -> Own:
    try:
        return own_report(actor.person or 0, code)
    except ObjectDoesNotExist as missing:
        raise Http404 from missing


def _shelf(code: str) -> Shelf:
    return next((shelf for shelf in Shelf if shelf == code), Shelf.ALL)


def _view(shelf: Shelf, number: int, current: bool) -> View:  # noqa: FBT001
    url = reverse("cases_phone:reports")
    return View(
        shelf.label, f"{url}?shelf={shelf}" if shelf is not Shelf.ALL else url, number, current
    )
