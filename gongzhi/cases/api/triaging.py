"""Several cases at once. Its address stands before those with a number in them."""

from django.http import HttpRequest
from django.utils.timezone import now

from gongzhi.cases.api.inputs import TriageIn
from gongzhi.cases.api.schemas import NotDoneOut, TriagedOut
from gongzhi.cases.api.showing import moved_out
from gongzhi.cases.commands.batch import triage_together
from gongzhi.cases.queries.batch import Batch
from gongzhi.cases.vocabulary import Power
from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.rules.admission import by_power
from gongzhi.foundation.apikit.routing import Router

router = Router(tags=["办理"])


@router.post(
    "/triage", entrance=by_power(Power.TRIAGE), response=TriagedOut, summary="多件一起受理、派单"
)
def triage(request: HttpRequest, told: TriageIn) -> TriagedOut:
    """Each by itself: what cannot be done is named with its reason, the others are done."""
    batch = Batch(step=told.step, actor=actor_of(request), organisation=told.organisation)
    results = triage_together(told.codes, batch, now=now())
    return TriagedOut(
        done=[moved_out(one.case) for one in results if one.case is not None],
        refused=[
            NotDoneOut(code=one.code, message=one.refusal) for one in results if one.case is None
        ],
    )
