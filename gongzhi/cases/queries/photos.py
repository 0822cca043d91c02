"""Who reads the photos of cases and of their legs."""

from gongzhi.cases import access
from gongzhi.cases.models import Leg
from gongzhi.foundation.files.models import StoredFile
from gongzhi.kernel.actor import Actor


def may_read_of_case(actor: Actor, case: int, _file: StoredFile) -> bool:
    return _sees(actor, case)


def may_read_of_leg(actor: Actor, leg: int, _file: StoredFile) -> bool:
    case = Leg.objects.filter(pk=leg).values_list("case_id", flat=True).first()
    return case is not None and _sees(actor, case)


def _sees(actor: Actor, case: int) -> bool:
    return access.visible_cases(actor).filter(pk=case).exists()
