"""Who reads the photos of cases and of their legs."""

from gongzhi.cases import access
from gongzhi.cases.models import Leg, Reporter
from gongzhi.foundation.files.models import StoredFile
from gongzhi.kernel.actor import Actor


def may_read_of_case(actor: Actor, case: int, file: StoredFile) -> bool:
    """Residents read what they handed in themselves, and all of what they reported first."""
    if actor.appointment is None and file.person != actor.person:
        first = Reporter.objects.filter(case=case, person=actor.person, is_first=True)
        return actor.person is not None and first.exists()
    return _sees(actor, case)


def may_read_of_leg(actor: Actor, leg: int, _file: StoredFile) -> bool:
    case = Leg.objects.filter(pk=leg).values_list("case_id", flat=True).first()
    return case is not None and _sees(actor, case)


def _sees(actor: Actor, case: int) -> bool:
    return access.visible_cases(actor).filter(pk=case).exists()
