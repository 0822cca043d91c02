from django.test import Client

from gongzhi.cases.models import Case, ReportDraft
from gongzhi.foundation.files.commands import store
from gongzhi.foundation.files.queries import files_of
from gongzhi.kernel.ref import Ref
from tests.cases.pages.phone.conftest import Form, picture, program
from tests.cases.world import MONDAY, in_post, reported

PHOTOS = "/api/v1/photos"


def test_photos_wait_under_a_number_and_go_with_the_report(world, at, send):
    told = at("resident").post(PHOTOS, {"files": [picture("a.jpg", 1), picture("b.jpg", 2)]})
    draft = told.json()["draft"]
    assert (told.status_code, len(told.json()["photos"])) == (201, 2)
    body = {"text": "电梯一直晃", "place": "LIFT1", "photos": draft}
    case = Case.objects.get(code=send("resident", "/cases", body).json()["code"])
    assert len(files_of(Ref("case", case.pk), "report")) == 2


def test_more_are_added_to_the_same_number(world, at):
    at("resident").post(PHOTOS, {"files": [picture("a.jpg", 1)], "draft": "5"})
    told = at("resident").post(PHOTOS, {"files": [picture("b.jpg", 2)], "draft": "5"})
    assert (told.json()["draft"], len(told.json()["photos"])) == ("5", 2)


def test_who_only_knows_the_number_neither_adds_nor_takes(world, at, send):
    at("resident").post(PHOTOS, {"files": [picture("a.jpg", 1)], "draft": "5"})
    added = at("neighbour").post(PHOTOS, {"files": [picture("b.jpg", 2)], "draft": "5"})
    body = {"text": "电梯一直晃", "place": "LIFT1", "photos": "5"}
    assert (added.status_code, send("neighbour", "/cases", body).status_code) == (403, 403)
    assert (Case.objects.count(), len(files_of(Ref("draft", 5)))) == (0, 1)


def test_a_report_begun_on_a_page_is_not_taken_over_by_its_number(world, send):
    Form(Client()).send()
    begun = ReportDraft.objects.get()
    ReportDraft.objects.filter(pk=begun.pk).update(token="12345")
    body = {"text": "不是写的那一句", "place": "LIFT1", "photos": "12345"}
    assert send("resident", "/cases", body).status_code == 403
    kept = ReportDraft.objects.get()
    assert (kept.text, kept.case_code, Case.objects.count()) == (begun.text, "", 0)


def test_the_same_report_sent_twice_is_one_case(world, send):
    body = {"text": "电梯一直晃", "place": "LIFT1", "photos": "12345"}
    codes = [send("resident", "/cases", body).json()["code"] for _ in range(2)]
    assert codes == [Case.objects.get().code] * 2


def test_photos_that_staff_send_go_with_what_they_register(world, at, send):
    draft = at("grid_worker").post(PHOTOS, {"files": [picture()]}).json()["draft"]
    body = {"text": "大狗不牵绳", "place": "E1", "photos": draft}
    case = Case.objects.get(code=send("grid_worker", "/cases", body).json()["code"])
    assert len(files_of(Ref("case", case.pk), "report")) == 1


def test_a_program_called_a_photo_is_refused(world, at):
    answer = at("resident").post(PHOTOS, {"files": [program()]})
    assert (answer.status_code, "不是图片" in answer.json()["message"]) == (422, True)


def test_without_a_file_and_by_nobody(world, at, get):
    assert at("resident").post(PHOTOS, {}).status_code == 422
    assert at("nobody").post(PHOTOS, {"files": [picture()]}).status_code == 401
    assert get("resident", "/photos").status_code == 405


def reported_with_a_photo(at, send):
    draft = at("resident").post(PHOTOS, {"files": [picture()]}).json()["draft"]
    body = {"text": "电梯一直晃", "place": "LIFT1", "photos": draft}
    return send("resident", "/cases", body).json()["code"]


def test_the_addresses_of_photos_are_read_by_whoever_reads_the_case(world, at, send, get):
    told = get("dispatcher", f"/cases/{reported_with_a_photo(at, send)}").json()["photos"][0]
    read = [at("dispatcher").get(told[size]) for size in ("url", "thumbnail")]
    assert [
        (answer.status_code, answer["Content-Type"], len(answer.getvalue()) > 0) for answer in read
    ] == [
        (200, "image/jpeg", True),
        (200, "image/webp", True),
    ]
    others = [at(name).get(told["url"]).status_code for name in ("neighbour", "stranger", "nobody")]
    assert others == [404, 404, 401]


def test_a_token_that_never_was_is_answered_alike(get, world):
    assert get("dispatcher", "/photos/never-was/full").status_code == 404
    assert get("dispatcher", "/photos/never%00was/full").status_code == 422


def test_a_post_without_cases_sees_no_photo_of_its_body(world, at):
    case = reported(world)
    handed = store(
        picture(), owner=Ref("case", case.pk), purpose="report", actor=world.resident, now=MONDAY
    )
    world.handler = in_post(world.company, "company_worker", "")
    world.administrator = in_post(world.company, "system_administrator", "")
    seen = at("handler").get(f"{PHOTOS}/{handed.token}/full")
    assert (seen.status_code, seen.getvalue()) == (200, handed.content())
    asked = (f"/api/v1/cases/{case.code}", f"{PHOTOS}/{handed.token}/full")
    told = [at("administrator").get(address).status_code for address in asked]
    assert told == [404, 404]
