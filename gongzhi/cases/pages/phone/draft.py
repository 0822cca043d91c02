"""After the phone is proven: what will be sent, and one button."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from gongzhi.cases.commands.draft import claim_draft, submit_draft
from gongzhi.cases.pages.phone.holding import held_draft
from gongzhi.cases.pages.phone.report import handed_in
from gongzhi.cases.pages.phone.scanning import has_scanned
from gongzhi.cases.pages.phone.shown.places import place_shown
from gongzhi.cases.pages.phone.shown.same import same_matters
from gongzhi.cases.pages.phone.shown.suggestion import promise
from gongzhi.cases.pages.phone.uploads import kept_photos
from gongzhi.cases.queries.catalogue import catalogue
from gongzhi.cases.queries.places import place_of
from gongzhi.foundation.access.entrance import open_to_signed_in
from gongzhi.foundation.access.residents import resident_of
from gongzhi.foundation.files.drafts import resume_draft
from gongzhi.kernel.errors import RuleBroken


@open_to_signed_in
@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest, token: int) -> HttpResponse:
    kept = held_draft(request, str(token))
    if kept is None:
        return render(request, "cases/phone/no_draft.html", status=404)
    if kept.case_code:
        return HttpResponseRedirect(reverse("cases_phone:tracking", args=[kept.case_code]))
    photos = resume_draft(request, f"report:{kept.place_token}", token)
    actor, now, refusal = resident_of(request), timezone.now(), ""
    if kept.person_id is None and actor.person is not None:
        claim_draft(str(token), actor=actor)
    if request.method == "POST":
        try:
            done = submit_draft(str(token), actor=actor, now=now)
        except RuleBroken as broken:
            refusal = broken.message
        else:
            return handed_in(request, done)
    place = place_of(kept.place_token)
    if place is None:
        raise Http404
    category = catalogue().categories.get(kept.category)
    context = {
        "draft": kept,
        "place": place_shown(place),
        "category": category,
        "photos": kept_photos(photos),
        "promise": promise(place, category, now),
        "same": same_matters(
            place,
            kept.text,
            category=kept.category,
            has_scanned=has_scanned(request, kept.place_token),
            actor=actor,
            now=now,
        ),
        "refusal": refusal,
    }
    return render(request, "cases/phone/draft.html", context, status=422 if refusal else 200)
