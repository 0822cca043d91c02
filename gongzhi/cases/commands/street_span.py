"""How long a street gives itself for a category of the catalogue."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from gongzhi.cases import access
from gongzhi.cases.commands.catalogue import bump_version
from gongzhi.cases.models import Category, StreetSpan
from gongzhi.cases.rules.catalogue import MOST_OF
from gongzhi.facts.cases import StreetSpanLifted, StreetSpanSet
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.calendar import Span
from gongzhi.kernel.errors import NotPermitted, RuleBroken
from gongzhi.kernel.text import as_seen


@transaction.atomic
def set_street_span(
    code: str, street: str, span: Span, *, reason: str, actor: Actor, now: datetime
) -> None:
    """How long the street gives itself for cases of a category dispatched from now on.

    `street` has nine digits. Duties that run already keep the moment and the wording they began
    with.
    """
    category = _configured(code, street, reason, actor)
    most = MOST_OF.get(span.unit)
    if most is None:
        raise RuleBroken(_("办理时限按工作日、日、工作小时或小时定"), field="unit")
    if span.amount > most:
        raise RuleBroken(
            _("最长 {span}").format(span=Span(most, span.unit).wording), field="amount"
        )
    StreetSpan.objects.update_or_create(
        category=category,
        street_code=street,
        defaults={"span_amount": span.amount, "span_unit": span.unit},
    )
    bump_version()
    fact = StreetSpanSet(
        category=category.pk,
        street=street,
        amount=span.amount,
        unit=span.unit,
        reason=as_seen(reason),
    )
    record(fact, actor=actor, now=now, region_code=street)


@transaction.atomic
def lift_street_span(code: str, street: str, *, reason: str, actor: Actor, now: datetime) -> None:
    """Back to the span of the release."""
    category = _configured(code, street, reason, actor)
    found = StreetSpan.objects.filter(category=category, street_code=street)
    if not found.delete()[0]:
        raise RuleBroken(_("本街道没有另定时限，现在就是平台拟的时限"))
    bump_version()
    fact = StreetSpanLifted(category=category.pk, street=street, reason=as_seen(reason))
    record(fact, actor=actor, now=now, region_code=street)


def _configured(code: str, street: str, reason: str, actor: Actor) -> Category:
    if not access.may_configure(actor, street):
        raise NotPermitted(_("只有本街道受理派单的岗位能定本街道的办理时限"))
    category = Category.objects.select_for_update().filter(code=code, is_active=True).first()
    if category is None:
        raise RuleBroken(_("没有这个类别，从列表里选一个"), field="category")
    if not as_seen(reason):
        raise RuleBroken(_("写明为什么这样定，查的人要看到"), field="reason")
    return category
