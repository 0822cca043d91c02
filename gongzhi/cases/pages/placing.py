"""核定地点 as a page: an estate found by typing, a place outside any, or another street.

A place that is settled and wrong is corrected the same way, for a reason. Nothing is chosen
beforehand unless the report itself names the estate, and then the page says so.
"""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongzhi.cases.pages.forms import long_text
from gongzhi.cases.queries.placing import Ground
from gongzhi.cases.rules.reporting import MAX_PLACE
from gongzhi.foundation.web.forms import PlainForm
from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.text import id_in
from gongzhi.territory.queries import Spot, building_said, spot_of_estate_id

ESTATE, OUTSIDE, ELSEWHERE = "estate", "outside", "elsewhere"


def estate_in(where: str) -> int | None:
    """The estate of a choice such as estate:12."""
    kind, _colon, number = where.partition(":")
    return id_in(number) if kind == ESTATE else None


class Placing(PlainForm):
    conditional = frozenset({"place_text", "street"})

    where = forms.ChoiceField(
        label=_("在哪里"),
        widget=forms.RadioSelect,
        error_messages={"required": _("选一个小区；不在小区里、不在本街道的选下面两项")},
    )
    place_text = forms.CharField(
        label=_("具体位置"),
        required=False,
        max_length=MAX_PLACE,
        help_text=_("在小区里可以写几栋几单元；不在小区里必填，写路名或附近标志"),
    )
    community = forms.ChoiceField(
        label=_("所在社区"), required=False, help_text=_("不在小区里的填；说不准就留空")
    )
    street = forms.ChoiceField(
        label=_("转给哪个街道"),
        required=False,
        help_text=_("不在本街道的必填；同区县的都在这里，别处的先在上面找街道名称"),
    )
    reason = long_text(
        _("为什么更正"), required=False, help_text=_("例如“报事人电话里说在二期”；报事人会看到")
    )
    goes_on = forms.BooleanField(label=_("核定后接着看下一件"), required=False, initial=True)

    def __init__(self, *args: Any, ground: Ground, **options: Any) -> None:
        super().__init__(*args, **options)
        self.ground = ground
        for name in _not_asked(ground):
            del self.fields[name]
        self.fields["place_text"].initial = ground.typed
        self._choose("where", _where(ground))
        self._choose("community", [("", "说不准"), *((r.code, r.name) for r in ground.communities)])
        self._choose("street", [("", "选一个街道"), *((r.code, r.name) for r in ground.streets)])
        if len(ground.streets_found) == 1:
            self.fields["street"].initial = ground.streets_found[0].code
        if ground.settled or ground.outside:
            self.fields["reason"].required = True
        if ground.mentioned is not None:
            self.fields["where"].initial = f"{ESTATE}:{ground.mentioned.pk}"
            written = "报的地点" if ground.is_in_place else "反映内容"
            told = f"{written}里提到“{ground.mentioned.name}”，先替你选上了"
            self.fields["where"].help_text = told

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices


def _not_asked(ground: Ground) -> list[str]:
    """To go on is asked of who finds places; why is told where the reporter was told another."""
    return ["goes_on"] if ground.settled or ground.outside else ["reason"]


def _where(ground: Ground) -> list[tuple[str, str]]:
    near = {
        one.pk: "，".join(filter(None, [one.region.name, one.address])) for one in ground.estates
    }
    return [
        *((f"{ESTATE}:{one.pk}", f"{one.name}（{near[one.pk]}）") for one in ground.estates),
        (OUTSIDE, "不在小区里：本街道的路、公园、市场等"),
        (ELSEWHERE, "不在本街道"),
    ]


def spot_in(estate: int, words: str) -> Spot:
    """With what was written about it; the building too, where the words tell of one."""
    spot = spot_of_estate_id(estate)
    detail = words.replace(spot.estate_name, "").strip()
    building = building_said(estate, detail)
    return replace(spot, name=detail, building=building.pk if building else None)


def refuse_nowhere(street: str) -> None:
    if not street:
        said = "选转给哪个街道；平台里没有的街道，走“转市级”并告诉报事人"
        raise RuleBroken(said, field="street")
