"""One entry of a register: what is held of it, what became of it, what may be done."""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now as current

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.journal.reading import timeline
from gongzhi.foundation.web.values import Fact
from gongzhi.kernel.ref import Ref
from gongzhi.territory.access import may_keep


@dataclass(frozen=True, kw_only=True)
class Thing:
    """`register` is the list it stands in: its title and its address."""

    ref: Ref
    title: str
    register: tuple[str, str]
    facts: list[Fact]
    region_code: str
    estate: int | None = None
    ended: str = ""
    correction: str = ""
    end: str = ""
    end_verb: str = "注销"
    more: dict[str, Any] = field(default_factory=dict)


def shown(
    request: HttpRequest, thing: Thing, template: str = "territory/thing.html"
) -> HttpResponse:
    context = {
        "thing": thing,
        "keeps": not thing.ended and may_keep(actor_of(request), thing.region_code, thing.estate),
        "lines": timeline(thing.ref),
        "now": current(),
        **thing.more,
    }
    return render(request, template, context)
