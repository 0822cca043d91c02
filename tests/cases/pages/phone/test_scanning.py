"""What a printed code opens."""

from gongzhi.territory.models import PlaceCode
from tests.cases.world import MONDAY


def test_a_code_opens_the_form_of_its_place(stranger):
    answer = stranger.get("/q/LIFT1")
    assert answer.status_code == 302
    assert answer.url == "/m/reports/new?place=LIFT1"


def test_the_form_knows_the_place_and_the_danger_there(stranger):
    page = stranger.get("/m/reports/new?place=LIFT1")
    assert page.context["place"].title == "1 号电梯"
    assert page.context["place"].note == "洲际·亚洲湾，扫码已定位"
    assert page.context["offered"].danger.lead == "有人困在里面？"
    assert page.context["offered"].danger.phone == "119"


def test_a_code_never_printed_is_said_to_be_so(stranger):
    page = stranger.get("/q/NOSUCH")
    assert page.status_code == 404
    assert "没有这张码" in page.content.decode()
    assert "手选位置报事" in page.content.decode()


def test_a_retired_code_says_why_and_offers_another_way(stranger):
    PlaceCode.objects.filter(token="LIFT1").update(retired_at=MONDAY, retired_because="电梯已换新")
    page = stranger.get("/q/LIFT1")
    assert page.status_code == 410
    assert "电梯已换新" in page.content.decode()
    assert "手选位置报事" in page.content.decode()


def test_without_a_code_the_estate_is_found_by_name(stranger):
    page = stranger.get("/m/reports/place", {"q": "亚洲湾"})
    assert [row.title for row in page.context["found"].estates] == ["洲际·亚洲湾"]
    assert page.context["found"].estates[0].url == "/m/reports/new?place=E1"


def test_where_no_estate_is_found_the_street_can_be_chosen(stranger):
    page = stranger.get("/m/reports/place", {"q": "涌泉"})
    assert page.context["found"].estates == []
    assert [row.url for row in page.context["found"].streets] == ["/m/reports/new?place=510115003"]


def test_without_a_place_the_form_asks_for_one_first(stranger):
    assert stranger.get("/m/reports/new").url == "/m/reports/place"
