"""An act that cannot be taken back asks once, on the desk and on the phone."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongzhi.cases.vocabulary import CaseState
from gongzhi.foundation.files.queries import files_of
from gongzhi.kernel.ref import Ref
from tests.cases.commands.steps import checked, finished, fresh, leg_of, taken_up
from tests.cases.pages.staff import desk_of
from tests.cases.world import reported, without_company
from tests.foundation.files import samples

REFUSAL = {"reason": "outside", "clause": "第三条", "explanation": "可以找工会"}
FACES = pytest.mark.parametrize("face", ["/desk/cases", "/w/cases"])


def waiting(world):
    return without_company(world)


def handling(world):
    return taken_up(reported(world), world)


def done(world):
    return finished(reported(world), world)


def rated(world):
    return checked(reported(world), world)


def reporter_of(case):
    return case.reporters.get().pk


FINAL = [
    ("refusal", REFUSAL, waiting, "secretary", "报事人会读到：不予受理：不属于行政和社区管理事项"),
    ("transfer", {"explanation": "市公安局"}, waiting, "secretary", "已转市级办理：市公安局"),
    (
        "return",
        {"reason": "不归我们", "clause": "合同三"},
        handling,
        "worker",
        "不归我们（合同三）",
    ),
    (
        "check",
        {"finding": "不响了", "way": "remote"},
        done,
        "grid_worker",
        "有人凭电话或照片核查过了：不响了",
    ),
    ("check-failure", {"reason": "还响"}, done, "grid_worker", "退回重办：还响"),
    ("callback", {"outcome": "unresolved", "comment": "又响"}, rated, "secretary", "这是第 2 次"),
]


@FACES
@pytest.mark.parametrize(
    ("noun", "given", "before", "who", "told"), FINAL, ids=[one[0] for one in FINAL]
)
def test_what_will_happen_is_said_once_and_then_done(world, face, noun, given, before, who, told):
    case = before(world)
    state, browser = case.state, desk_of(getattr(world, who))
    typed = given | ({"reporter_id": reporter_of(case)} if noun == "callback" else {})
    asked = browser.post(f"{face}/{case.code}/{noun}", typed)
    page = asked.content.decode()
    assert (asked.status_code, told in page, fresh(case).state) == (200, True, state)
    sure = browser.post(f"{face}/{case.code}/{noun}", typed | {"confirmed": "1"})
    assert (sure.status_code, sure.url) == (302, f"{face}/{case.code}")
    assert fresh(case).state != state


@FACES
def test_sent_back_the_form_holds_what_was_typed(world, face):
    case = waiting(world)
    again = desk_of(world.secretary).post(
        f"{face}/{case.code}/refusal", REFUSAL | {"again": "1", "clause": "第三条\n第二款"}
    )
    page = again.content.decode()
    assert (again.status_code, "可以找工会" in page, 'role="alert"' in page) == (200, True, False)
    assert fresh(case).state == CaseState.PENDING


@FACES
def test_a_case_that_was_refused_is_not_drawn_as_gone_through_every_step(world, face):
    case, browser = waiting(world), desk_of(world.secretary)
    browser.post(f"{face}/{case.code}/refusal", REFUSAL | {"confirmed": "1"})
    shown = browser.get(f"{face}/{case.code}").context
    assert (shown["case"].state, shown["steps"]) == (CaseState.REFUSED, [])


def test_what_cannot_be_done_is_refused_before_it_is_asked(world):
    case = handling(world)
    answer = desk_of(world.secretary).post(f"/desk/cases/{case.code}/refusal", REFUSAL)
    assert answer.status_code == 422
    assert "不能不予受理" in answer.content.decode()


@FACES
@pytest.mark.parametrize(
    ("noun", "who", "words"),
    [
        ("result", "secretary", "由承办单位办理"),
        ("refusal", "secretary", "这件诉求现在是“处置中”，不能“不予受理”<"),
        ("taking-up", "worker", "不能“签收”；你可以“退回”“暂停计时”“办完，送核查”<"),
    ],
)
def test_what_cannot_be_done_is_said_before_anything_is_typed(world, face, noun, who, words):
    case = handling(world)
    answer = desk_of(getattr(world, who)).get(f"{face}/{case.code}/{noun}")
    page = answer.content.decode()
    assert (answer.status_code, words in page, "<textarea" in page) == (409, True, False)
    assert f'href="{face}/{case.code}"' in page


def test_an_act_that_can_be_mended_is_not_asked_about(world):
    case = waiting(world)
    answer = desk_of(world.secretary).post(f"/desk/cases/{case.code}/acceptance")
    assert (answer.status_code, fresh(case).state) == (302, CaseState.ACCEPTED)


def photo():
    return SimpleUploadedFile("1.jpg", samples.picture(), "image/jpeg")


def test_a_photo_sent_with_the_first_form_is_kept_through_every_turn(world, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    case, browser = done(world), desk_of(world.grid_worker)
    address, given = f"/w/cases/{case.code}/check", {"finding": "不响了", "way": "on_site"}
    browser.post(address, given | {"check": photo()})
    again = browser.post(address, given | {"again": "1"}).content.decode()
    assert again.count('alt="核查第 1 张"') == 1
    browser.post(address, given)
    browser.post(address, given | {"confirmed": "1"})
    assert fresh(case).state == CaseState.CHECKED
    assert len(files_of(Ref("leg", leg_of(case).pk), "check")) == 1


@FACES
def test_a_bad_file_costs_none_of_the_good_ones_beside_it(world, settings, tmp_path, face):
    settings.MEDIA_ROOT = tmp_path
    case, browser = handling(world), desk_of(world.worker)
    address, given = f"{face}/{case.code}/result", {"result": "钢丝绳已更换，试运行正常"}
    bad = SimpleUploadedFile("2.jpg", b"MZ a program", "image/jpeg")
    answer = browser.post(address, given | {"before": [bad, photo()], "after": photo()})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["before"])
    assert [shown.note for shown in answer.context["kept"]] == ["修前", "修后"]
    assert browser.post(address, given).status_code == 302
    owner = Ref("leg", leg_of(case).pk)
    assert [len(files_of(owner, purpose)) for purpose in ("before", "after")] == [1, 1]


def test_who_checks_says_how(world):
    case = done(world)
    answer = desk_of(world.grid_worker).post(f"/w/cases/{case.code}/check", {"finding": "好了"})
    assert answer.status_code == 422
    assert "到场看的，还是凭电话或照片" in answer.content.decode()
