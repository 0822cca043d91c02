"""A category's page: its facts, the street's own span, what was decided."""

from gongzhi.cases.models import StreetSpan
from gongzhi.cases.queries.catalogue import catalogue
from gongzhi.kernel.calendar import Span, Unit
from tests.cases.pages.staff import desk_of
from tests.cases.world import COMMUNITY, in_post, reported

LIFT = "/desk/cases/catalogue/lift"
GIVEN = {"amount": "4", "unit": "hours", "reason": "街道电梯应急办法第三条", "set": "1"}


def test_the_street_s_span_is_set_on_the_page_and_told_there(world):
    client = desk_of(world.dispatcher)
    assert client.post(LIFT, GIVEN)["Location"] == LIFT
    assert catalogue().span("lift", COMMUNITY) == Span(4, Unit.HOURS)
    page = client.get(LIFT).content.decode()
    assert "定“电梯故障”办理时限为 4 小时：街道电梯应急办法第三条" in page
    assert "改回平台拟的 1 个工作日" in page


def test_going_back_needs_a_reason_and_no_span(world):
    client = desk_of(world.dispatcher)
    client.post(LIFT, GIVEN)
    assert client.post(LIFT, {"reason": "试行结束", "lift": "1"}).status_code == 302
    assert StreetSpan.objects.count() == 0


def test_what_was_typed_stands_beside_the_refusal(world):
    answer = desk_of(world.dispatcher).post(LIFT, GIVEN | {"amount": "0", "reason": "老人多"})
    assert answer.status_code == 422
    assert answer.context["form"]["reason"].value() == "老人多"
    assert list(answer.context["form"].errors) == ["amount"]


def test_whoever_only_sees_cases_reads_it_without_the_form(world):
    client = desk_of(world.secretary)
    assert "照此办理" not in client.get(LIFT).content.decode()
    assert client.post(LIFT, GIVEN).status_code == 422
    assert StreetSpan.objects.count() == 0


def test_an_unknown_category_is_not_found(world):
    assert desk_of(world.dispatcher).get("/desk/cases/catalogue/ufo").status_code == 404


TRIAL = "/desk/cases/catalogue/trial"


def test_a_case_is_tried_by_its_number_and_its_words_stand_in_no_address(world):
    case, client = reported(world, text="电梯停在八楼，王婆婆困住了"), desk_of(world.dispatcher)
    page = client.get(f"/desk/cases/{case.code}").content.decode()
    assert f'href="{TRIAL}?case={case.code}"' in page
    form = client.get(f"{TRIAL}?case={case.code}").context["form"]
    assert (form["text"].value(), form["estate"].value()) == (case.text, world.estate.pk)
    tried = client.post(TRIAL, {"text": case.text, "estate": "", "source": case.source})
    assert tried.context["found"].category.code == "lift"


def test_a_trial_by_address_tries_nothing(world):
    answer = desk_of(world.dispatcher).get(f"{TRIAL}?text=电梯坏了&source=scan")
    assert (answer.context["found"], answer.context["form"]["text"].value()) == (None, None)


def test_a_case_of_another_street_fills_in_nothing(world):
    case, client = reported(world), desk_of(in_post(world.street, "street_dispatcher", "510199"))
    assert client.get(f"{TRIAL}?case={case.code}").context["form"]["text"].value() is None
