"""推荐、审核、培训 (A11): recorded and shown; none of it bars anybody from standing."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_power
from gongzhi.foundation.access.pages.deciding import Decision, decided
from gongzhi.foundation.web.forms import Day, PlainForm
from gongzhi.parties.commands.person import Identity
from gongzhi.parties.commands.recommendation import (
    Proposal,
    Trained,
    propose_nominee,
    review_recommendation,
    train_somebody,
)
from gongzhi.parties.pages.forms import choose
from gongzhi.parties.pages.organisation_acts import seen
from gongzhi.parties.queries import organisations_for
from gongzhi.parties.queries.raising import recommendation_of
from gongzhi.parties.rules.posts import posts_in
from gongzhi.parties.vocabulary import Power, ReviewState


class ProposalForm(PlainForm):
    post = forms.ChoiceField(label="岗位")
    name = forms.CharField(label="姓名", max_length=30)
    phone = forms.CharField(label="手机号", max_length=20)
    is_party_member = forms.BooleanField(label="党员", required=False)
    by = forms.ChoiceField(label="推荐单位")
    grounds = forms.CharField(
        label="推荐理由",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="如有热情、懂法律、善管理",
    )


class OpinionForm(PlainForm):
    state = forms.ChoiceField(
        label="审核",
        choices=[
            (state.value, state.label) for state in ReviewState if state is not ReviewState.WAITING
        ],
        widget=forms.RadioSelect,
    )
    opinion = forms.CharField(
        label="审核意见", max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )


class TrainingForm(PlainForm):
    name = forms.CharField(label="姓名", max_length=30)
    phone = forms.CharField(label="手机号", max_length=20)
    topic = forms.CharField(label="内容", max_length=80)
    held_on = Day(label="日期")
    hours = forms.IntegerField(label="学时", required=False, min_value=1, max_value=200)


@open_to_power(Power.KEEP)
@require_http_methods(["GET", "POST"])
def recommendation(request: HttpRequest, number: int) -> HttpResponse:
    actor, body = actor_of(request), seen(request, number)
    bodies = organisations_for(actor).filter(dissolved_on=None).values_list("pk", "short_name")
    decision = _decision(
        number,
        body.short_name,
        title="推荐人选",
        words="推荐和审核意见供参考，记下来、显示出来；选举谁由业主决定，不因此受限制。",
    )

    def form(data: Any) -> ProposalForm:  # noqa: ANN401
        made = ProposalForm(data)
        choose(made, "post", [(post.code, post.title) for post in posts_in(body.kind)])
        choose(made, "by", bodies)
        return made

    def act(given: dict[str, Any]) -> None:
        who = Identity(name=given.pop("name"), phone=given.pop("phone"))
        proposal = Proposal(person=0, organisation=number, **{**given, "by": int(given["by"])})
        propose_nominee(who, proposal, actor=actor, now=timezone.now())

    return decided(request, decision, form, act)


@open_to_power(Power.KEEP)
@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, number: int) -> HttpResponse:
    row = recommendation_of(number)
    if row is None:
        raise Http404
    body = seen(request, row.organisation_id)
    decision = _decision(
        body.pk,
        f"{row.person.name}，{body.short_name}",
        title="推荐审核",
        words=f"推荐理由：{row.grounds}",
    )

    def act(given: dict[str, Any]) -> None:
        supported = given["state"] == ReviewState.SUPPORTED
        review_recommendation(
            number,
            is_supported=supported,
            opinion=given["opinion"],
            actor=actor_of(request),
            now=timezone.now(),
        )

    return decided(request, decision, OpinionForm, act)


@open_to_power(Power.KEEP)
@require_http_methods(["GET", "POST"])
def training(request: HttpRequest, number: int) -> HttpResponse:
    body = seen(request, number)
    decision = _decision(
        number, body.short_name, title="记培训", words="记谁参加了什么培训，显示在单位的页面。"
    )

    def act(given: dict[str, Any]) -> None:
        who = Identity(name=given.pop("name"), phone=given.pop("phone"))
        trained = Trained(organisation=number, **given)
        train_somebody(who, trained, actor=actor_of(request), now=timezone.now())

    return decided(request, decision, TrainingForm, act)


def _decision(number: int, about: str, *, title: str, words: str) -> Decision:
    return Decision(
        title=title,
        about=about,
        words=words,
        verb=title,
        done="已登记",
        back=reverse("organisations:organisation", args=[number]),
        back_label="单位",
    )
