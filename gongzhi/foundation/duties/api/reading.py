from datetime import datetime
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.timezone import now
from ninja import Query, Schema
from pydantic import Field

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.rules.admission import STAFF
from gongzhi.foundation.access.rules.lending import ANY_TOKEN
from gongzhi.foundation.apikit.paging import Page, Paging, paged
from gongzhi.foundation.apikit.routing import Router
from gongzhi.foundation.duties.access import lent_to, open_for
from gongzhi.foundation.duties.queries import in_bucket
from gongzhi.foundation.duties.vocabulary import Bucket, DutyState
from gongzhi.foundation.links import resolve
from gongzhi.kernel.ref import Ref

router = Router(tags=["待办"])


class DutyOut(Schema):
    id: int
    kind: Annotated[str, Field(description="事项代码，如 case.handle")]
    title: str
    note: Annotated[str, Field(description="编号与位置")]
    url: str
    state: str
    wording: Annotated[str, Field(description="期限口径")]
    started_at: datetime
    due_at: datetime
    is_overdue: bool


@router.get(
    "",
    entrance=STAFF,
    token=ANY_TOKEN,
    response=Page[DutyOut],
    summary="我的待办，按期限",
)
def duties(
    request: HttpRequest,
    paging: Query[Paging],
    bucket: Annotated[Bucket | None, Query(description="到期未办、今日到期等，不填为全部")] = None,
) -> dict[str, Any]:
    """A token reads those that wait for a power it names, and no others."""
    moment, actor = now(), actor_of(request)
    mine = lent_to(actor) if actor.channel == "api" else open_for(actor)
    found = mine if bucket is None else in_bucket(mine, bucket, moment)
    page = paged(found.order_by("due_at", "id"), paging)
    links = resolve({Ref(duty.ref_kind, duty.ref_id) for duty in page["items"]})
    items = [_duty(duty, links, moment) for duty in page["items"]]
    return {**page, "items": items}


def _duty(duty: Any, links: Any, moment: datetime) -> DutyOut:  # noqa: ANN401 - a row, and its links
    link = links.get(Ref(duty.ref_kind, duty.ref_id))
    return DutyOut(
        id=duty.pk,
        kind=duty.kind,
        title=duty.title,
        note=link.note if link else "",
        url=link.url if link else "",
        state=DutyState(duty.state).label,
        wording=duty.wording,
        started_at=duty.started_at,
        due_at=duty.due_at,
        is_overdue=duty.state == DutyState.OPEN and duty.due_at < moment,
    )
