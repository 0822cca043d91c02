"""Categories and routing rules, and a dry run of them."""

from django.http import HttpRequest
from django.utils.timezone import now

from gongzhi.cases.access import street_of
from gongzhi.cases.api.inputs import CategoryCode, StreetSpanIn, TrialIn
from gongzhi.cases.api.schemas import CategoryOut, RuleOut, TrialOut
from gongzhi.cases.commands.street_span import lift_street_span, set_street_span
from gongzhi.cases.queries.catalogue import catalogue
from gongzhi.cases.queries.leads import tried
from gongzhi.cases.rules.catalogue import Category, RoutingRule
from gongzhi.cases.vocabulary import EventGroup, GridGroup, LeadRole, Power
from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.rules.admission import SIGNED_IN, by_power
from gongzhi.foundation.access.rules.lending import by_token
from gongzhi.foundation.apikit.routing import Router
from gongzhi.kernel.errors import RuleBroken
from gongzhi.parties.vocabulary import Line
from gongzhi.territory.queries import estates_for

router = Router(tags=["类别与派单规则"])
KEEPERS, SETTERS = by_power(Power.SEE, Power.CONFIGURE), by_power(Power.CONFIGURE)


@router.get(
    "/categories",
    entrance=SIGNED_IN,
    token=by_token(*Power),
    response=list[CategoryOut],
    summary="诉求类别",
)
def categories(request: HttpRequest) -> list[CategoryOut]:
    street = street_of(actor_of(request))
    return [_category(each, street) for each in catalogue().categories.values()]


@router.put(
    "/categories/{code}/street-span",
    entrance=SETTERS,
    response=CategoryOut,
    summary="本街道的办理时限；已经派出的不变",
)
def street_span(request: HttpRequest, code: CategoryCode, told: StreetSpanIn) -> CategoryOut:
    actor = actor_of(request)
    street = street_of(actor)
    if told.span is None:
        lift_street_span(code, street, reason=told.reason, actor=actor, now=now())
    else:
        set_street_span(code, street, told.span, reason=told.reason, actor=actor, now=now())
    return _category(catalogue().categories[code], street)


@router.get("/routing-rules", entrance=KEEPERS, response=list[RuleOut], summary="派单规则，按条号")
def routing_rules(request: HttpRequest) -> list[RuleOut]:  # noqa: ARG001
    return [_rule(each) for each in catalogue().rules]


@router.post("/routing-trial", entrance=KEEPERS, response=TrialOut, summary="试算，什么都不写入")
def routing_trial(request: HttpRequest, told: TrialIn) -> TrialOut:
    estate = estates_for(actor_of(request)).filter(code=told.estate).first()
    if told.estate and estate is None:
        raise RuleBroken("辖区里没有这个小区编号", field="estate")
    found = tried(told.text, estate=estate, source=told.source, now=now())
    rule = found.routing.rule
    return TrialOut(
        category=found.category.code,
        category_name=found.category.name,
        words=list(found.suggestion.words) if found.suggestion else [],
        rule=rule.number if rule else None,
        rule_name=rule.name if rule else "",
        lead_kind=found.routing.role.label,
        lead=found.lead.short_name if found.lead else "",
        is_automatic=found.routing.is_automatic,
        passed_over=list(found.routing.passed_over),
    )


def _category(each: Category, street: str) -> CategoryOut:
    return CategoryOut(
        code=each.code,
        name=each.name,
        group=EventGroup(each.group).label,
        grid_group=GridGroup(each.grid_group).label,
        line=Line(each.line).label,
        span=catalogue().span(each.code, street).wording,
        hint=each.hint,
        is_outside_remit=each.is_outside_remit,
    )


def _rule(each: RoutingRule) -> RuleOut:
    return RuleOut(
        number=each.number,
        name=each.name,
        scope=each.scope,
        categories=sorted(each.categories),
        lines=sorted(each.lines),
        sources=sorted(each.sources),
        words=list(each.words),
        service_modes=sorted(each.service_modes),
        lead=LeadRole(each.role).label,
        lead_line=Line(each.line).label if each.line else "",
        is_automatic=each.is_automatic,
        clause=each.clause,
    )
