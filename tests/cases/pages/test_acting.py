"""What can be done is said before anything is typed, the same on the desk and on the phone."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongzhi.cases.commands.contact import contact_reporter
from gongzhi.cases.pages.field.views import RECENT
from gongzhi.cases.vocabulary import Channel
from tests.cases.commands.steps import HOUR, fresh, taken_up
from tests.cases.pages.phone.conftest import kept_apart  # noqa: F401 - a fixture
from tests.cases.pages.staff import desk_of
from tests.cases.world import MONDAY, reported
from tests.foundation.files import samples

FACES = pytest.mark.parametrize("face", ["/desk/cases", "/w/cases"])
CONTACT = {"channel": Channel.VISIT, "now": MONDAY + HOUR}
PAUSE = {"reason": "parts", "explanation": "等皮带", "until_at": "2026-12-20T09:00"}
TOO_LATE = "期限已过，不能再暂停"


def overdue(world, clock):
    case = taken_up(reported(world), world)
    clock.move_to(case.due_at + HOUR)
    return case


@FACES
def test_what_is_overdue_has_no_form_for_a_pause(world, clock, face):
    case = overdue(world, clock)
    worker = desk_of(world.worker)
    asked = worker.get(f"{face}/{case.code}/pause")
    sent = worker.post(f"{face}/{case.code}/pause", PAUSE)
    said = [TOO_LATE in one.content.decode() for one in (asked, sent)]
    assert (asked.status_code, sent.status_code, said) == (409, 422, [True, True])
    assert fresh(case).state == "handling"


def photo():
    return SimpleUploadedFile("1.jpg", samples.picture(), "image/jpeg")


@pytest.fixture
def begun(world):
    """A result too short to be taken, with a photo of before and one of after."""

    def send(face):
        case, browser = taken_up(reported(world), world), desk_of(world.worker)
        address = f"{face}/{case.code}/result"
        sent = {"result": "换了", "before": photo(), "after": photo()}
        return browser, address, browser.post(address, sent).content.decode()

    return send


def token_of(page, what):
    place = page.index(f'alt="{what}第 1 张"')
    return re.search(r'name="drop" value="([^"]+)"', page[place:])[1]


@FACES
def test_photos_that_wait_say_what_they_show(begun, face):
    _browser, _address, page = begun(face)
    assert [f'alt="{what}第 1 张"' in page for what in ("修前", "修后")] == [True, True]
    assert re.findall(r"<small>(修.)</small>", page) == ["修前", "修后"]


@FACES
def test_one_of_them_is_dropped_and_nothing_typed_is_lost(begun, face):
    browser, address, page = begun(face)
    typed = {"result": "换了钢丝", "drop": token_of(page, "修前")}
    answer = browser.post(address, typed)
    page = answer.content.decode()
    assert (answer.status_code, "换了钢丝" in page, "至少写" in page) == (200, True, False)
    assert re.findall(r"<small>(修.)</small>", page) == ["修后"]


@FACES
def test_photos_are_kept_though_nothing_was_written(world, face):
    case, browser = taken_up(reported(world), world), desk_of(world.worker)
    answer = browser.post(f"{face}/{case.code}/result", {"result": "", "after": photo()})
    page = answer.content.decode()
    assert (answer.status_code, re.findall(r"<small>(修.)</small>", page)) == (422, ["修后"])


@FACES
def test_how_much_is_to_be_written_is_said_beforehand(world, face):
    case = taken_up(reported(world), world)
    page = desk_of(world.worker).get(f"{face}/{case.code}/result").content.decode()
    assert "至少 10 字，报事人和核查人都会看到" in page


def test_a_telephone_shows_the_newest_of_the_course_and_the_rest_when_asked(world):
    case = taken_up(reported(world), world)
    for number in range(RECENT):
        contact_reporter(case.code, **CONTACT, actor=world.worker, reply=f"第 {number} 次电话")
    browser, address = desk_of(world.worker), f"/w/cases/{case.code}"
    short, whole = browser.get(address), browser.get(address, {"all": "1"})
    rest = short.context["rest"]
    assert (len(short.context["lines"]), rest > 0) == (RECENT, True)
    assert f"看全部，还有 {rest} 条" in short.content.decode()
    assert len(whole.context["lines"]) == RECENT + rest
    assert "看全部" not in whole.content.decode()


def test_a_short_course_has_no_rest(world):
    case = taken_up(reported(world), world)
    page = desk_of(world.worker).get(f"/w/cases/{case.code}").content.decode()
    assert "看全部" not in page
