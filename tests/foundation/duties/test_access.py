import pytest

from gongzhi.foundation.duties.access import open_for, overseen
from gongzhi.foundation.duties.commands import Holder, finish
from gongzhi.foundation.duties.vocabulary import DutyPower
from gongzhi.kernel.actor import SYSTEM, Actor
from gongzhi.kernel.ref import Ref
from tests.foundation.duties.factories import COMPANY, MONDAY, OFFICE, YONGQUAN, a_duty, a_post

pytestmark = pytest.mark.django_db
TRIAGE = frozenset({"cases.triage"})


def titles(duties):
    return sorted(duties.values_list("title", flat=True))


@pytest.fixture
def duties():
    a_duty(title="单位", holder=Holder(organisation=OFFICE))
    a_duty(title="单位里的研判员", holder=Holder(organisation=OFFICE, power="cases.triage"))
    a_duty(title="别的单位", holder=Holder(organisation=COMPANY))
    a_duty(title="本人", holder=Holder(person=7), region_code=YONGQUAN)
    a_duty(title="别人", holder=Holder(person=8))
    a_duty(title="本街道的研判员", holder=Holder(power="cases.triage"))
    a_duty(title="城管条线", holder=Holder(power="cases.triage"), line="chengguan")
    a_duty(title="外地的研判员", holder=Holder(power="cases.triage"), region_code=YONGQUAN)


@pytest.mark.usefixtures("duties")
@pytest.mark.parametrize(
    ("actor", "seen"),
    [
        (a_post(), ["单位", "本人"]),
        (
            a_post(powers=TRIAGE),
            ["单位", "单位里的研判员", "城管条线", "本人", "本街道的研判员"],
        ),
        (
            a_post(powers=TRIAGE, lines=frozenset({"fangguan"})),
            ["单位", "单位里的研判员", "本人", "本街道的研判员"],
        ),
        (
            a_post(organisation=None, person=None, powers=TRIAGE, territory=("",)),
            ["城管条线", "外地的研判员", "本街道的研判员"],
        ),
        (Actor(person=7), ["本人"]),
        (Actor(), []),
    ],
)
def test_each_sees_the_duties_of_his_organisation_person_and_powers(actor, seen):
    assert titles(open_for(actor)) == sorted(seen)


def test_what_has_ended_is_nobodys_duty():
    a_duty(ref=Ref("leg", 1))
    finish(Ref("leg", 1), "cases.handle", actor=SYSTEM, now=MONDAY)

    assert titles(open_for(a_post())) == []


@pytest.mark.usefixtures("duties")
def test_who_oversees_sees_every_duty_of_his_territory():
    assert titles(overseen(a_post())) == []
    assert len(titles(overseen(a_post(powers=frozenset({DutyPower.OVERSEE}))))) == 6
