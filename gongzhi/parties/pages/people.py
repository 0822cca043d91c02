"""人员: masked; found by a whole number; corrected with a reason."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_power
from gongzhi.foundation.access.pages.deciding import Decision, decided
from gongzhi.foundation.privacy.masks import mask_id_card, mask_phone
from gongzhi.foundation.web.forms import PlainForm
from gongzhi.foundation.web.rules.counts import Window, page_asked
from gongzhi.foundation.web.values import Fact
from gongzhi.kernel.calendar import local_day
from gongzhi.kernel.text import sort_key
from gongzhi.parties.commands.person import Identity, correct_person
from gongzhi.parties.queries import name_shown
from gongzhi.parties.queries.composition import appointments_beside
from gongzhi.parties.queries.ownership import door_of
from gongzhi.parties.queries.people import (
    homes_of,
    owned_by,
    people_in_post,
    people_numbered,
    person_for,
)
from gongzhi.parties.queries.residency import place_name
from gongzhi.parties.rules.crossing import crossing
from gongzhi.parties.vocabulary import Power, StayKind, StayState

if TYPE_CHECKING:
    from gongzhi.parties.models import Appointment, Person

PAGE = 50


class Filters(PlainForm):
    q = forms.CharField(
        label="手机号或身份证号", required=False, max_length=20, help_text="整个号码"
    )

    @property
    def is_narrowed(self) -> bool:
        return bool(self.data.get("q"))


class IdentityForm(PlainForm):
    name = forms.CharField(label="姓名", max_length=30)
    phone = forms.CharField(label="手机号", required=False, max_length=20, help_text="不改的不填")
    id_number = forms.CharField(
        label="身份证号", required=False, max_length=18, help_text="不改的不填"
    )
    reason = forms.CharField(label="为什么更正", max_length=200, help_text="如看过什么证件")


@open_to_power(Power.KEEP)
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """In post, a page of them by pinyin; anybody of the territory by a whole number."""
    actor, day, form = actor_of(request), local_day(timezone.now()), Filters(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    page = page_asked(request.GET.get("page", ""))
    found, start = people_in_post(actor, day), (page - 1) * PAGE
    shown = people_numbered(actor, words) if words else list(found[start : start + PAGE])
    number = len(shown) if words else found.order_by().count()
    held = appointments_beside((each.pk for each in shown), day)
    ordered = sorted(shown, key=lambda each: sort_key(each.name))
    context = {
        "rows": [_row(each, held.get(each.pk, [])) for each in ordered],
        "filter_form": form,
        "window": Window(page=page, size=PAGE, shown=len(shown), number=number, unit="人"),
    }
    return render(request, "parties/desk/people.html", context)


def _row(person: "Person", posts: "list[Appointment]") -> dict[str, Any]:
    """Who acts in office by name, all others masked."""
    return {
        "person": person,
        "name": name_shown(person, in_full=bool(posts)),
        "phone": mask_phone(person.phone) if person.phone else "",
        "posts": posts,
        "crossing": crossing(post.post for post in posts),
    }


@open_to_power(Power.KEEP)
@require_safe
def person(request: HttpRequest, number: int) -> HttpResponse:
    """Posts, property and homes of one person within the territory; nothing of elsewhere."""
    actor, day = actor_of(request), local_day(timezone.now())
    found = person_for(actor, number)
    if found is None:
        raise Http404
    posts = appointments_beside([number], day).get(number, [])
    context = {
        "row": _row(found, posts),
        "facts": _facts(found),
        "owned": [
            (each.premises_id, door_of(each.premises)) for each in owned_by(actor, number, day)
        ],
        "homes": [
            (place_name(each), StayKind(each.kind).label, StayState(each.state).label)
            for each in homes_of(actor, number)
        ],
    }
    return render(request, "parties/desk/person.html", context)


def _facts(found: "Person") -> list[Fact]:
    return [
        Fact("手机号", mask_phone(found.phone) if found.phone else "未留", masked=True),
        Fact("身份证号", mask_id_card(found.id_number) if found.id_number else "未填", masked=True),
        Fact("账号", "有" if found.account_id else "没有"),
    ]


@open_to_power(Power.KEEP)
@require_http_methods(["GET", "POST"])
def correction(request: HttpRequest, number: int) -> HttpResponse:
    actor = actor_of(request)
    found = person_for(actor, number)
    if found is None:
        raise Http404
    decision = Decision(
        title="更正人员登记",
        about=name_shown(found),
        words="看过本人证件再改。改了哪几项、为什么改记入日志。",
        verb="更正",
        done="已更正",
        back=reverse("parties:person", args=[number]),
        back_label="人员",
    )

    def act(given: dict[str, Any]) -> None:
        reason = given.pop("reason")
        correct_person(number, Identity(**given), reason=reason, actor=actor, now=timezone.now())

    return decided(request, decision, IdentityForm, act)
