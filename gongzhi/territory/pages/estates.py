"""小区: enter, put right, take out. The register and the estate's own page are the portal's."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_power
from gongzhi.territory.commands.estate import (
    EstateDetails,
    correct_estate,
    end_estate,
    register_estate,
)
from gongzhi.territory.pages.acting import context_of, correcting, ending, entering, there
from gongzhi.territory.pages.forms import EstateCorrection, EstateFields, EstateForm, MergeForm
from gongzhi.territory.queries import estates_for
from gongzhi.territory.queries.lists import communities_seen
from gongzhi.territory.queries.registers import buildings_counted, estate_for
from gongzhi.territory.vocabulary import GovernanceMode, Power, ServiceMode

EDIT = require_http_methods(["GET", "HEAD", "POST"])
NAMES = tuple(EstateFields.base_fields)
REGISTER = ("小区与房屋", "/desk/estates/")


def address_of(code: str) -> str:
    return f"{REGISTER[1]}{code}"


@open_to_power(Power.KEEP)
@EDIT
def new(request: HttpRequest) -> HttpResponse:
    communities = [(row.code, row.name) for row in communities_seen(actor_of(request))]

    def act(given: dict[str, Any]) -> str:
        made = register_estate(
            given["region"], _details(given), code=given["code"], **context_of(request)
        )
        return address_of(made.code)

    words = "登记后有一个位置码，贴在大门；楼栋、单元、房屋可以成批导入。"
    if not communities:
        words = "辖区内还没有登记社区，先到“行政区划”登记社区。"
    return entering(
        request,
        "小区",
        EstateForm,
        act,
        back=REGISTER,
        words=words,
        choices={"region": communities},
        initial={"governance": GovernanceMode.TRADITIONAL, "service": ServiceMode.COMPANY},
    )


@open_to_power(Power.KEEP)
@EDIT
def correction(request: HttpRequest, code: str) -> HttpResponse:
    found = there(estate_for(actor_of(request), code))
    return correcting(
        request,
        found.name,
        EstateCorrection,
        lambda given: correct_estate(
            found.pk, _details(given), reason=given["reason"], **context_of(request)
        ),
        back=(found.name, address_of(code)),
        initial={name: getattr(found, name) for name in NAMES},
    )


@open_to_power(Power.KEEP)
@EDIT
def end(request: HttpRequest, code: str) -> HttpResponse:
    actor = actor_of(request)
    found = there(estate_for(actor, code))
    buildings = buildings_counted(found.pk)
    premises = sum(vars(each)["premises_count"] for each in buildings)
    others = estates_for(actor).filter(region=found.region_id).exclude(pk=found.pk)
    return ending(
        request,
        found.name,
        lambda given: end_estate(found.pk, **given, **context_of(request)),
        back=(found.name, address_of(code)),
        effects=f"{len(buildings)} 栋、{premises:,} 户和设施、共有部分一起注销，位置码全部停用。",
        form=MergeForm,
        choices={"merged_into": [("", "没有并入别的小区"), *((e.code, e.name) for e in others)]},
    )


def _details(given: dict[str, Any]) -> EstateDetails:
    return EstateDetails(**{name: given[name] for name in NAMES})
