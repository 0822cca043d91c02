"""产权: the owners of an estate, one home's deed with its history, and the acts on it."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_power
from gongzhi.foundation.access.pages.deciding import Decision, decided
from gongzhi.foundation.privacy.masks import mask_id_card, mask_name, mask_phone
from gongzhi.foundation.sheets.exporting import Out, export_response
from gongzhi.foundation.sheets.rules.cells import Cell
from gongzhi.foundation.web.rules.counts import Window, page_asked
from gongzhi.foundation.web.values import Fact
from gongzhi.kernel import area
from gongzhi.kernel.calendar import local_day
from gongzhi.parties.commands.deeds import written_deed
from gongzhi.parties.commands.ownership import (
    enter_owners,
    name_representative,
    transfer_premises,
)
from gongzhi.parties.commands.revealing import reveal_owners
from gongzhi.parties.pages.forms import DeedForm, ReasonForm, RepresentativeForm
from gongzhi.parties.queries.doors import estates_in_reach
from gongzhi.parties.queries.ownership import (
    Electorate,
    door_of,
    electorate_of,
    history_of,
    owned_in,
    owners_of,
)
from gongzhi.parties.rules.ownership import show_share
from gongzhi.parties.vocabulary import Power, Sharing
from gongzhi.territory.queries import premises_of_id

if TYPE_CHECKING:
    from gongzhi.parties.models import Ownership
    from gongzhi.territory.models import Estate, Premises

PAGE = 50
COLUMNS = (
    Out("楼栋", 10),
    Out("单元", 10),
    Out("房号", 10),
    Out("业主", 24),
    Out("手机号", 16),
    Out("证件号码", 22),
    Out("共有方式", 10),
    Out("份额", 8),
    Out("共有人代表", 10),
    Out("建设单位持有", 12),
    Out("产权起日", 12),
    Out("依据", 24),
)


@open_to_power(Power.VERIFY)
@require_safe
def owners(request: HttpRequest, code: str) -> HttpResponse:
    """业主清册 of an estate in the order of its doors, masked."""
    found, day = _estate(request, code), local_day(timezone.now())
    page = page_asked(request.GET.get("page", ""))
    rows, start = owned_in(found.pk, day), (page - 1) * PAGE
    shown = list(rows[start : start + PAGE])
    context = {
        "estate": found,
        "rows": [_row(row) for row in shown],
        "facts": _electorate(electorate_of(found.pk, day)),
        "window": Window(
            page=page, size=PAGE, shown=len(shown), number=rows.order_by().count(), unit="条"
        ),
    }
    return render(request, "parties/desk/owners.html", context)


def _electorate(told: Electorate) -> list[Fact]:
    count = told.count
    return [
        Fact("专有部分", f"{told.units:,} 套，不含车位"),
        Fact("业主人数", f"{count.heads:,} 人"),
        Fact("专有部分面积", f"{area.show(count.area)} m²"),
        Fact("没有面积的", f"{count.without_area:,} 套"),
        Fact("没有产权登记的", f"{told.without_owner:,} 套，各按一人计"),
        Fact("没有写交付日期的", f"{told.without_delivery:,} 套，有业主的按已交付计"),
    ]


def _row(row: "Ownership") -> dict[str, Any]:
    return {
        "row": row,
        "owner": _called(row),
        "phone": _phone(row),
        "sharing": Sharing(row.sharing).label,
        "share": show_share(row.share),
    }


def _called(row: "Ownership", *, in_full: bool = False) -> str:
    if row.person is None:
        return row.organisation.name if row.organisation else ""
    return row.person.name if in_full else mask_name(row.person.name)


def _phone(row: "Ownership", *, in_full: bool = False) -> str:
    if row.person is None or not row.person.phone:
        return ""
    return row.person.phone if in_full else mask_phone(row.person.phone)


@open_to_power(Power.VERIFY)
@require_safe
def export(request: HttpRequest, code: str) -> HttpResponseBase:
    found, day = _estate(request, code), local_day(timezone.now())
    return export_response(
        f"{found.name}业主清册",
        COLUMNS,
        _cells(found.pk, day, in_full=False),
        subtitle="姓名、手机号、证件号码已遮蔽",
    )


@open_to_power("access.unmask")
@require_http_methods(["GET", "POST"])
def export_in_full(request: HttpRequest, code: str) -> HttpResponse:
    found, now = _estate(request, code), timezone.now()
    decision = Decision(
        title="导出完整业主清册",
        about=found.name,
        words="表里是完整的姓名、手机号和证件号码。谁、何时、为什么导出记入日志，不能删除；只导出办事用得到的。",
        verb="导出",
        back=reverse("ownerships:owners", args=[found.code]),
        back_label=f"{found.name}业主",
    )

    def act(given: dict[str, Any]) -> HttpResponse:
        reveal_owners(found.pk, reason=given["reason"], actor=actor_of(request), now=now)
        sheet: Any = export_response(
            f"{found.name}业主清册（完整）",
            COLUMNS,
            _cells(found.pk, local_day(now), in_full=True),
            subtitle=f"{local_day(now):%Y-%m-%d} 导出，含个人信息，用后删除",
        )
        return sheet  # type: ignore[no-any-return]

    return decided(request, decision, ReasonForm, act)


def _cells(estate: int, day: date, *, in_full: bool) -> Iterator[list[Cell]]:
    for row in owned_in(estate, day).iterator(chunk_size=1000):
        door, number = row.premises, row.person.id_number if row.person else ""
        yield [
            door.building.name,
            door.entrance.name if door.entrance else "",
            door.name,
            _called(row, in_full=in_full),
            _phone(row, in_full=in_full),
            (number if in_full else mask_id_card(number)) if number else "",
            Sharing(row.sharing).label,
            show_share(row.share),
            "是" if row.is_representative else "",
            "是" if row.is_developer_held else "",
            row.since_on,
            row.basis,
        ]


@open_to_power(Power.VERIFY)
@require_safe
def deed(request: HttpRequest, number: int) -> HttpResponse:
    """Owners, shares, representative and what went before, masked."""
    door, day = _door(request, number), local_day(timezone.now())
    standing = owners_of(number, day)
    context = {
        "door": door,
        "place": door_of(door),
        "owners": [_row(row) for row in standing.rows],
        "history": [_row(row) for row in history_of(number, day)],
        "facts": _facts(door, standing.sharing),
        "several": len(standing.rows) > 1,
        "may_keep": actor_of(request).holds(Power.KEEP),
    }
    return render(request, "parties/desk/deed.html", context)


def _facts(door: "Premises", sharing: Sharing | None) -> list[Fact]:
    areas = (
        ("登记", door.registered_area),
        ("实测", door.surveyed_area),
        ("合同", door.contract_area),
    )
    known = "，".join(f"{name} {area.show(size)} m²" for name, size in areas if size is not None)
    return [
        Fact("面积", known or "未填"),
        Fact("交付日期", f"{door.delivered_on:%Y-%m-%d}" if door.delivered_on else "未填"),
        Fact("共有方式", sharing.label if sharing else "没有产权登记"),
    ]


@open_to_power(Power.KEEP)
@require_http_methods(["GET", "POST"])
def entering(request: HttpRequest, number: int) -> HttpResponse:
    return _writing(
        request,
        number,
        title="登记产权",
        words="照不动产登记簿、查册结果或买卖合同登记。姓名、手机号加密保存。",
        act=enter_owners,
    )


@open_to_power(Power.KEEP)
@require_http_methods(["GET", "POST"])
def transfer(request: HttpRequest, number: int) -> HttpResponse:
    return _writing(
        request,
        number,
        title="产权转移",
        words="现在的产权到前一日为止，原业主在这套房的核验随之失效。共有人、份额变了也在这里办。",
        act=transfer_premises,
    )


Writing = Callable[..., object]


def _writing(
    request: HttpRequest, number: int, *, title: str, words: str, act: Writing
) -> HttpResponse:
    actor, now, door = actor_of(request), timezone.now(), _door(request, number)

    def write(given: dict[str, Any]) -> None:
        with written_deed(given, actor=actor, now=now) as deed:
            act(number, deed, actor=actor, now=now)

    decision = _decision(door, title=title, words=words)
    return decided(request, decision, DeedForm, write)


@open_to_power(Power.KEEP)
@require_http_methods(["GET", "POST"])
def representative(request: HttpRequest, number: int) -> HttpResponse:
    now, door = timezone.now(), _door(request, number)
    rows = owners_of(number, local_day(now)).rows
    choices = [(str(row.pk), _called(row)) for row in rows]
    decision = _decision(
        door,
        title="推定共有人代表",
        words="一套房算一人、计一次面积；共有人推定一位行使表决权，改推的照此再办。",
    )

    def act(given: dict[str, Any]) -> None:
        chosen = int(given["ownership"])
        name_representative(number, chosen, basis=given["basis"], actor=actor_of(request), now=now)

    return decided(request, decision, lambda data: _choosing(data, choices), act)


def _choosing(data: Any, choices: list[tuple[str, str]]) -> RepresentativeForm:  # noqa: ANN401
    form = RepresentativeForm(data)
    field: Any = form.fields["ownership"]
    field.choices = choices
    return form


def _decision(door: "Premises", *, title: str, words: str) -> Decision:
    return Decision(
        title=title,
        about=door_of(door),
        words=words,
        verb=title,
        done="已办理，记入日志",
        back=reverse("ownerships:deed", args=[door.pk]),
        back_label=door_of(door),
    )


def _door(request: HttpRequest, number: int) -> "Premises":
    door, actor = premises_of_id(number), actor_of(request)
    if door is None or not actor.covers(door.region_code, door.estate_id):
        raise Http404
    return door


def _estate(request: HttpRequest, code: str) -> "Estate":
    found = estates_in_reach(actor_of(request)).filter(code=code).first()
    if found is None:
        raise Http404
    return found
