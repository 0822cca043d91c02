"""楼栋与单元 of an estate: enter, put right, take out; they are looked at on the estate's page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_power
from gongzhi.territory.commands.building import (
    correct_building,
    end_building,
    register_building,
)
from gongzhi.territory.commands.entrance import (
    correct_entrance,
    end_entrance,
    register_entrance,
)
from gongzhi.territory.pages.acting import context_of, correcting, ending, entering, there
from gongzhi.territory.pages.estates import address_of
from gongzhi.territory.pages.forms import (
    BuildingCorrection,
    BuildingForm,
    EntranceCorrection,
    EntranceForm,
)
from gongzhi.territory.queries import premises_in
from gongzhi.territory.queries.lists import building_for, entrance_for
from gongzhi.territory.queries.registers import estate_for, premises_of
from gongzhi.territory.vocabulary import Power

EDIT = require_http_methods(["GET", "HEAD", "POST"])


def at_building(estate: str, building: int) -> str:
    return f"{address_of(estate)}?building={building}"


@open_to_power(Power.KEEP)
@EDIT
def new_building(request: HttpRequest, code: str) -> HttpResponse:
    within = there(estate_for(actor_of(request), code))

    def act(given: dict[str, Any]) -> str:
        made = register_building(
            within.pk, given["name"], floors=given["floors"], **context_of(request)
        )
        return at_building(code, made.pk)

    back = (within.name, address_of(code))
    return entering(request, "楼栋", BuildingForm, act, back=back, about=within.name)


@open_to_power(Power.KEEP)
@EDIT
def building_correction(request: HttpRequest, number: int) -> HttpResponse:
    found = there(building_for(actor_of(request), number))
    return correcting(
        request,
        f"{found.estate.name} {found.name}",
        BuildingCorrection,
        lambda given: correct_building(number, **given, **context_of(request)),
        back=(found.estate.name, at_building(found.estate.code, number)),
        initial={"name": found.name, "floors": found.floors},
    )


@open_to_power(Power.KEEP)
@EDIT
def building_end(request: HttpRequest, number: int) -> HttpResponse:
    found = there(building_for(actor_of(request), number))
    doors = premises_of(found.estate_id, number).count()
    return ending(
        request,
        f"{found.estate.name} {found.name}",
        lambda given: end_building(number, **given, **context_of(request)),
        back=(found.estate.name, address_of(found.estate.code)),
        effects=f"它的单元、{doors} 户房屋和设施一起注销，位置码停用。",
    )


@open_to_power(Power.KEEP)
@EDIT
def new_entrance(request: HttpRequest, number: int) -> HttpResponse:
    within = there(building_for(actor_of(request), number))
    back = (within.estate.name, at_building(within.estate.code, number))

    def act(given: dict[str, Any]) -> str:
        register_entrance(number, given["name"], **context_of(request))
        return back[1]

    about = f"{within.estate.name} {within.name}"
    return entering(request, "单元", EntranceForm, act, back=back, about=about)


@open_to_power(Power.KEEP)
@EDIT
def entrance_correction(request: HttpRequest, number: int) -> HttpResponse:
    found = there(entrance_for(actor_of(request), number))
    within = found.building
    return correcting(
        request,
        f"{within.estate.name} {within.name} {found.name}",
        EntranceCorrection,
        lambda given: correct_entrance(number, **given, **context_of(request)),
        back=(within.estate.name, at_building(within.estate.code, within.pk)),
        initial={"name": found.name},
    )


@open_to_power(Power.KEEP)
@EDIT
def entrance_end(request: HttpRequest, number: int) -> HttpResponse:
    found = there(entrance_for(actor_of(request), number))
    within = found.building
    doors = premises_in(within.pk, number).count()
    return ending(
        request,
        f"{within.estate.name} {within.name} {found.name}",
        lambda given: end_entrance(number, **given, **context_of(request)),
        back=(within.estate.name, at_building(within.estate.code, within.pk)),
        effects=f"它的 {doors} 户房屋和设施一起注销，位置码停用。",
    )
