"""Who reads the photos of cases and of their legs."""

from gongzhi.cases import access
from gongzhi.cases.models import Leg
from gongzhi.foundation.files.models import StoredFile
from gongzhi.kernel.actor import Actor


def may_read_of_case(actor: Actor, case: int, file: StoredFile) -> bool:
    """What one handed in oneself; all of what one reads whole."""
    is_own = actor.person is not None and file.person == actor.person
    cases = access.visible_cases(actor) if is_own else access.readable_cases(actor)
    return cases.filter(pk=case).exists()


def may_read_of_leg(actor: Actor, leg: int, _file: StoredFile) -> bool:
    case = Leg.objects.filter(pk=leg).values_list("case_id", flat=True).first()
    return case is not None and access.visible_cases(actor).filter(pk=case).exists()
