"""Do one act and say what came of it: the same on every face."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest

from gongzhi.cases.pages import acts
from gongzhi.cases.queries.case import CasePage, page_or_none
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken


def page_of(actor: Actor, code: str) -> CasePage:
    """404 where there is none or the actor does not see it: nobody learns which."""
    page = page_or_none(actor, code)
    if page is None:
        raise Http404
    return page


def act_named(noun: str) -> acts.ActPage:
    one = acts.BY_NOUN.get(noun)
    if one is None:
        raise Http404
    return one


def form_for(request: HttpRequest, one: acts.ActPage, page: CasePage) -> Any:  # noqa: ANN401
    """Empty on GET; on POST bound, also where the act asks for nothing."""
    if request.method == "POST":
        return one.bound(page, request.POST, request.FILES)
    return one.bound(page)


def is_done(request: HttpRequest, one: acts.ActPage, code: str, form: Any, now: datetime) -> bool:  # noqa: ANN401
    """Whether the act was carried out; otherwise its form says what is in the way."""
    if not form.is_bound or not form.is_valid():
        return False
    try:
        one.run(acts.doing(request, code, form.cleaned_data, now))
    except RuleBroken as broken:
        form.add_error(broken.field if broken.field in form.fields else None, broken.message)
        return False
    messages.success(request, str(one.done))
    return True
