"""Seeing a masked datum, with a reason, for a quarter of an hour."""

from datetime import timedelta

import pytest
from django.template import RequestContext, Template

from gongzhi.foundation.access import unmasking
from gongzhi.foundation.access.models import Unmasking
from gongzhi.foundation.access.vocabulary import UnmaskField, UnmaskReason
from gongzhi.foundation.journal.models import Words
from gongzhi.foundation.journal.reading import timeline
from gongzhi.foundation.web.faces import face_of
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import NotPermitted, RuleBroken
from gongzhi.kernel.ref import Ref
from tests.foundation.access import recorded
from tests.foundation.access.conftest import standing

PERSON = Ref("tests.person", 3)
CLERK = Actor(account=1, person=2, appointment=7, powers=frozenset({"access.unmask"}))


@pytest.fixture(autouse=True)
def registered(monkeypatch, db):
    monkeypatch.setattr(unmasking, "_kinds", {})
    unmasking.register("tests.person", {UnmaskField.PHONE}, lambda _actor, thing: thing == 3)


def unmask(now, *, ref=PERSON, field="phone", actor=CLERK, **change):
    given = {"reason_code": "contact", "reason": "约定上门时间", **change}
    return unmasking.unmask(ref, field, actor=actor, now=now, **given)


def test_it_lasts_a_quarter_of_an_hour(now):
    unmask(now)
    within, after = now + timedelta(minutes=14, seconds=59), now + timedelta(minutes=15)
    assert unmasking.unmasked(CLERK, PERSON, "phone", within)
    assert not unmasking.unmasked(CLERK, PERSON, "phone", after)


@pytest.mark.parametrize(
    ("actor", "ref", "field"),
    [
        (Actor(account=2, appointment=7), PERSON, "phone"),
        (Actor(account=1, appointment=8), PERSON, "phone"),
        (Actor(), PERSON, "phone"),
        (CLERK, Ref("tests.person", 4), "phone"),
        (CLERK, PERSON, "id_card"),
    ],
)
def test_it_holds_for_this_person_in_this_post_and_this_datum(now, actor, ref, field):
    unmask(now)
    assert not unmasking.unmasked(actor, ref, field, now)


def test_it_is_recorded_with_the_reason_apart(now):
    row = unmask(now)
    assert recorded.kinds() == ["Unmasked"]
    assert recorded.last_payload() == {
        "thing_kind": "tests.person",
        "thing": 3,
        "field": "phone",
        "reason_code": "contact",
        "unmasking": row.pk,
    }
    assert Words.objects.count() == 1
    (line,) = timeline(PERSON)
    assert line.sentence == (
        "查看了tests.person #3 完整的手机号（联系当事人办理诉求），说明：约定上门时间"
    )
    assert line.told == ""


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"actor": Actor(account=1, appointment=7)}, "权限"),
        ({"actor": Actor(powers=frozenset({"access.unmask"}))}, "不能查看完整内容"),
        ({"field": "id_card"}, "不能查看完整内容"),
        ({"ref": Ref("tests.dog", 3)}, "不能查看完整内容"),
        ({"ref": Ref("tests.person", 4)}, "不在你的辖区"),
    ],
)
def test_who_may_not_see_the_thing_sees_no_datum_of_it(now, change, said):
    with pytest.raises(NotPermitted, match=said):
        unmask(now, **change)
    assert not Unmasking.objects.exists()


@pytest.mark.parametrize(
    ("change", "field"),
    [({"reason_code": "curious"}, "reason_code"), ({"reason": "  "}, "reason")],
)
def test_a_reason_is_owed(now, change, field):
    with pytest.raises(RuleBroken) as refused:
        unmask(now, **change)
    assert refused.value.field == field


def test_the_page_asks_and_leads_back(as_clerk, clerk, posts):
    posts[clerk.pk] = (standing(7, "access.unmask"),)
    address = "/desk/unmask/tests.person/3/phone"
    told = {"reason_code": "contact", "reason": "约上门"}
    assert as_clerk.post(address.replace("tests.person", "dog"), told).status_code == 302
    unmasking.register("person", {UnmaskField.PHONE}, lambda _actor, _thing: True)
    given = {"reason_code": "contact", "reason": "约上门", "next": "/desk/account"}
    assert as_clerk.post("/desk/unmask/person/3/phone", given).url == "/desk/account"
    assert Unmasking.objects.get().account == clerk.pk


def test_without_words_it_is_refused_beside_the_field_and_nothing_is_lost(as_clerk, clerk, posts):
    posts[clerk.pk] = (standing(7, "access.unmask"),)
    unmasking.register("person", {UnmaskField.PHONE}, lambda _actor, _thing: True)
    chosen = str(UnmaskReason.choices()[-1][0])
    given = {"reason_code": chosen, "reason": " "}
    page = as_clerk.post("/desk/unmask/person/3/phone?next=/desk/account", given)
    form = page.context["form"]
    assert (page.status_code, form.errors, form["reason_code"].value()) == (
        422,
        {"reason": ["填写说明"]},
        chosen,
    )
    assert 'name="next" value="/desk/account"' in page.content.decode()
    assert not Unmasking.objects.exists()


def test_the_page_is_closed_without_the_power(as_clerk):
    assert as_clerk.post("/desk/unmask/person/3/phone").status_code == 403
    assert as_clerk.get("/desk/unmask/person/3/phone").status_code == 403


@pytest.mark.parametrize("path", ["/desk/parties/3", "/w/parties/3"])
def test_a_page_offers_the_form_to_whoever_may_ask(rf, path):
    shown = Template('{% load access %}{% unmask_form "person" 3 "phone" %}')
    face = face_of(path)
    may = shown.render(RequestContext(rf.get(path), {"actor": CLERK, "face": face}))
    assert "/desk/unmask/person/3/phone?next=" in may
    assert "查看 15 分钟" in may
    assert shown.render(RequestContext(rf.get(path), {"actor": Actor(), "face": face})) == ""
