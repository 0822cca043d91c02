"""居委前端代录: the form and what it does, the same at the desk and on the staff's phone."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from django.http import HttpRequest

from gongzhi.cases.commands.registration import Entry, register_case
from gongzhi.cases.pages.forms import Register
from gongzhi.cases.queries.catalogue import catalogue
from gongzhi.cases.queries.limits import limits_at
from gongzhi.foundation.web.fields import refuse
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.calendar import local_day
from gongzhi.kernel.errors import RuleBroken
from gongzhi.territory.queries import estates_for

if TYPE_CHECKING:
    from gongzhi.cases.models import Case


def form_for(request: HttpRequest, actor: Actor) -> Register:
    form = Register(
        request.POST or None,
        estates=[(estate.pk, estate.name) for estate in estates_for(actor)],
        categories=[(c.code, c.name) for c in catalogue().categories.values()],
    )
    region = next(iter(actor.territory), "")
    form.allow_text(limits_at(region, local_day(datetime.now(UTC))).text)
    return form


def registered(form: Register, actor: Actor, now: datetime) -> "Case | None":
    """The case, or None with the form saying what is in the way."""
    if not form.is_bound or not form.is_valid():
        return None
    try:
        return register_case(Entry(**form.cleaned_data), actor=actor, now=now)
    except RuleBroken as broken:
        refuse(form, broken)
        return None
