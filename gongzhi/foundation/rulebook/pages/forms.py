from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongzhi.foundation.rulebook import access
from gongzhi.foundation.rulebook.rules.amending import Proposal
from gongzhi.foundation.rulebook.rules.book import Definition
from gongzhi.foundation.rulebook.vocabulary import Kind, Level
from gongzhi.foundation.web.forms import Day, PlainForm
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.calendar import Unit

SIGNS = str.maketrans({"≥": ">=", "≤": "<=", "＞": ">", "＜": "<"})  # noqa: RUF001
EXAMPLES = {
    Kind.RATIO: _("写作 >=2/3、>1/2"),
    Kind.HOURS: _("写作 22:00-07:00"),
    Kind.SITTINGS: _("写作 09:00-12:00 13:00-17:00"),
    Kind.DAY: _("写作 03-31"),
    Kind.ITEMS: _("每行一项"),
    Kind.AREA: _("平方米，最多两位小数"),
    Kind.MONEY: _("元，最多两位小数"),
}


def _level_field(
    places: list[tuple[Level, str]], names: dict[str, str], actor: Actor
) -> forms.ChoiceField:
    """At first the narrowest level the actor belongs to; of a wider one, who checks the entry."""
    choices, initial = [], None
    for level, scope in sorted(places, key=lambda place: list(Level).index(place[0])):
        value, name = f"{level}:{scope}", names.get(scope) or level.label
        if access.covers(actor, level, scope):
            choices.append((value, name))
            initial = value
        else:
            choices.append((value, f"{name}（要由{name}的复核人确认）"))
    narrowest = choices[-1][0] if choices else None
    return forms.ChoiceField(label=_("层"), choices=choices, initial=initial or narrowest)


class OverrideForm(PlainForm):
    """A level's value with what it rests on."""

    level = forms.ChoiceField(label=_("层"))
    value = forms.CharField(label=_("值"), max_length=4000)
    unit = forms.ChoiceField(label=_("单位"), required=False)
    source = forms.CharField(label=_("文件"), max_length=200)
    clause = forms.CharField(label=_("条号"), max_length=200)
    quote = forms.CharField(
        label=_("原文"), max_length=8000, widget=forms.Textarea(attrs={"rows": 4})
    )
    valid_from = Day(first=date(1949, 10, 1), label=_("施行日"))
    source_file = forms.CharField(label=_("文本来源"), max_length=200)
    reason = forms.CharField(label=_("录入理由"), max_length=2000)

    def __init__(
        self,
        definition: Definition,
        places: Iterable[tuple[Level, str]],
        names: dict[str, str],
        actor: Actor,
        data: Any = None,  # noqa: ANN401
    ) -> None:
        super().__init__(data)
        self.definition = definition
        self.fields["level"] = _level_field(
            [place for place in places if place[0] in definition.set_by], names, actor
        )
        self._shape_value()
        for name in ("value", "clause", "quote"):
            self.fields[name].required = not self.says_nothing

    @property
    def says_nothing(self) -> bool:
        """The other button: the level's text was read and has no such rule."""
        return "silent" in self.data

    def _shape_value(self) -> None:
        definition = self.definition
        field = self.fields["value"]
        field.help_text = EXAMPLES.get(definition.kind, "")
        if definition.kind == Kind.SPAN:
            units = [(unit, Unit(unit).label) for unit in definition.span_units]
            self.fields["unit"] = forms.ChoiceField(label=_("单位"), choices=units)
        else:
            del self.fields["unit"]
        if definition.kind == Kind.CHOICE:
            field.widget = forms.Select(choices=[("", "—"), *definition.options.items()])
        if definition.kind == Kind.FLAG:
            field.widget = forms.Select(choices=[("", "—"), ("是", "是"), ("否", "否")])
        if definition.kind in {Kind.ITEMS, Kind.TEXT}:
            field.widget = forms.Textarea(attrs={"rows": 3})

    @property
    def opens(self) -> bool:
        """Whether any level over this place may set the value."""
        field = self.fields["level"]
        return isinstance(field, forms.ChoiceField) and bool(field.choices)

    def proposal(self) -> Proposal:
        told = self.cleaned_data
        level, scope = told["level"].split(":")
        return Proposal(
            level=Level(level),
            scope=scope,
            written=None if self.says_nothing else self._written(),
            clause=told["clause"],
            quote=told["quote"],
            source=told["source"],
            source_file=told["source_file"],
            reason=told["reason"],
            valid_from=told["valid_from"],
        )

    def _written(self) -> str:
        written = str(self.cleaned_data["value"]).strip()
        if self.definition.kind == Kind.SPAN:
            return f"{written} {self.cleaned_data['unit']}"
        return written.translate(SIGNS) if self.definition.kind == Kind.RATIO else written
