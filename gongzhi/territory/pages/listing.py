"""What every register's list has in common: narrowed down, leafed through, exported."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from gongzhi.foundation.web.forms import PlainForm
from gongzhi.foundation.web.rules.counts import CEILING, Window, page_asked
from gongzhi.foundation.web.values import View
from gongzhi.kernel.terms import Term
from gongzhi.kernel.text import as_seen
from gongzhi.territory.queries.lists import Wanted

if TYPE_CHECKING:
    from django.db.models import QuerySet

PAGE = 50
ENDED = "ended"
ALL = ("", _("全部"))


class Filters(PlainForm):
    q = forms.CharField(label=_("查找"), required=False, max_length=40)
    estate = forms.CharField(required=False, widget=forms.HiddenInput, max_length=20)
    view = forms.CharField(required=False, widget=forms.HiddenInput, max_length=10)
    kind = forms.ChoiceField(label=_("类型"), required=False)

    def __init__(self, *args: Any, kinds: type[Term], label: str, **options: Any) -> None:
        super().__init__(*args, **options)
        kind: Any = self.fields["kind"]
        kind.choices, kind.label = [ALL, *kinds.choices()], label

    @property
    def is_narrowed(self) -> bool:
        return any(self.data.get(name) for name in ("q", "kind", "estate"))

    @property
    def wanted(self) -> Wanted:
        """An unknown word is as good as none."""
        self.is_valid()
        asked = self.cleaned_data
        return Wanted(
            words=as_seen(asked.get("q") or ""),
            estate=asked.get("estate") or "",
            kind=asked.get("kind") or "",
            has_ended=asked.get("view") == ENDED,
        )


def filters(request: HttpRequest, kinds: type[Term], label: str) -> Filters:
    return Filters(request.GET, kinds=kinds, label=label)


def listed(
    request: HttpRequest, found: "QuerySet[Any]", form: Filters, *, unit: str = "个"
) -> dict[str, Any]:
    """The page's rows and what surrounds them; two queries."""
    page = page_asked(request.GET.get("page", ""))
    start = (page - 1) * PAGE
    number = found.order_by()[: max(CEILING, start + PAGE) + 1].count()
    rows = list(found[start : start + PAGE])
    return {
        "rows": rows,
        "filter_form": form,
        "number": number,
        "window": Window(page=page, size=PAGE, shown=len(rows), number=number, unit=unit),
        "views": views(form),
    }


def views(form: Filters) -> list[View]:
    chosen, estate = form.data.get("view", ""), form.data.get("estate", "")
    rest = f"&estate={estate}" if estate else ""
    return [
        View(label="在册", url=f"?{rest.removeprefix('&')}", current=chosen != ENDED),
        View(label="已注销", url=f"?view={ENDED}{rest}", current=chosen == ENDED),
    ]


def cells(rows: "QuerySet[Any]") -> Iterable[Any]:
    """A long register goes out as it is read."""
    return rows.iterator(chunk_size=2000)


def spots(buildings: Sequence[Any], entrances: Sequence[Any]) -> list[tuple[str, str]]:
    """Where a thing can stand: the estate's own ground, a building, an entrance of it."""
    by_building: dict[int, list[Any]] = {}
    for way in entrances:
        by_building.setdefault(way.building_id, []).append(way)
    found = [("", "公共区域")]
    for one in buildings:
        found.append((f"b{one.pk}", one.name))
        found += [
            (f"e{one.pk}-{way.pk}", f"{one.name} {way.name}") for way in by_building.get(one.pk, [])
        ]
    return found
