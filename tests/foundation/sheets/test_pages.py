import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gongzhi.foundation.access import current
from gongzhi.foundation.access.current import Standing
from gongzhi.foundation.access.models import Account
from gongzhi.foundation.access.vocabulary import AccountKind
from gongzhi.foundation.jobs import run_waiting
from gongzhi.foundation.notify.queries import inbox
from gongzhi.foundation.sheets.models import ImportRun
from gongzhi.foundation.sheets.pages import imports as pages
from tests.counting import counted
from tests.foundation.files.samples import PROGRAM
from tests.foundation.sheets.imports import NOON, POWER, a_file, row, written_doors

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(monkeypatch):
    known = {}
    monkeypatch.setitem(current._provider, "posts", lambda account: known.get(account, ()))

    def sign_in(name, *held):
        account = Account.objects.create(
            kind=AccountKind.STAFF, username=name, opened_at=NOON, password_changed_at=NOON
        )
        known[account.pk] = (
            Standing(
                person=account.pk,
                appointment=account.pk,
                organisation=account.pk,
                powers=frozenset(held),
                territory=("310112103",),
            ),
        )
        client = Client()
        client.force_login(account)
        return client

    return sign_in


@pytest.fixture
def clerk(signed_in, houses):
    return signed_in("a", POWER)


def sent(client, *rows):
    answer = client.post("/desk/imports/houses/", {"file": a_file(*rows)})
    assert answer.status_code == 302
    return ImportRun.objects.get()


def test_only_whose_powers_open_a_sheet_has_the_entry(clerk, signed_in):
    pages = [each.get("/desk/imports/").content.decode() for each in (clerk, signed_in("b"))]
    assert ['<a href="/desk/imports/"' in page for page in pages] == [True, False]


def test_the_list_shows_what_one_may_import(clerk, signed_in):
    assert "房屋与业主" in clerk.get("/desk/imports/").content.decode()
    other = signed_in("b")
    assert "当前职务没有可以导入的表" in other.get("/desk/imports/").content.decode()
    assert other.get("/desk/imports/houses/").status_code == 404


def test_the_template_is_a_workbook(clerk):
    answer = clerk.get("/desk/imports/houses/template")
    assert answer.content.startswith(b"PK")
    assert answer["Content-Disposition"].startswith("attachment; filename*=UTF-8''")


def test_what_is_no_sheet_is_refused_beside_the_field(clerk):
    file = SimpleUploadedFile("房屋.xlsx", PROGRAM)
    answer = clerk.post("/desk/imports/houses/", {"file": file})
    assert answer.status_code == 422
    assert "内容是程序" in answer.content.decode()
    assert clerk.post("/desk/imports/houses/", {}).status_code == 422
    assert ImportRun.objects.count() == 0


def test_a_small_file_is_checked_at_once_and_its_errors_stand_in_their_cells(clerk):
    run = sent(clerk, row(1), row(2, area=""), row(3, "13 栋"))
    page = " ".join(clerk.get(f"/desk/imports/runs/{run.pk}").content.decode().split())
    assert "写入 1 行，跳过 2 行" in page
    assert '<td class="cell-bad"></td>' in page
    assert "<b>A4 没有 13 栋</b>" in page
    assert "138****6027" in page
    assert "13812346027" not in page


def test_the_workbook_to_mend_is_for_those_who_see_the_run(clerk, signed_in):
    run = sent(clerk, row(2, area=""))
    answer = clerk.get(run.errors_file.url())
    assert answer.getvalue().startswith(b"PK")
    assert answer["Content-Disposition"].startswith("attachment")
    assert signed_in("b", POWER).get(run.errors_file.url()).status_code == 404
    assert signed_in("c", POWER).get(f"/desk/imports/runs/{run.pk}").status_code == 404


def test_confirmed_it_is_written_and_the_receipt_says_so(clerk):
    run = sent(clerk, row(1), row(2, area=""))
    answer = clerk.post(f"/desk/imports/runs/{run.pk}/writing", {"policy": "good"}, follow=True)
    assert "已写入 1 行，跳过 1 行" in answer.content.decode()
    assert written_doors() == [1]


def test_all_or_nothing_is_refused_in_words(clerk):
    run = sent(clerk, row(1), row(2, area=""))
    answer = clerk.post(f"/desk/imports/runs/{run.pk}/writing", {"policy": "all"})
    assert answer.status_code == 422
    assert "有 1 行有错" in answer.content.decode()
    page = clerk.get(f"/desk/imports/runs/{run.pk}?policy=all").content.decode()
    assert "disabled" in page


def test_abandoning_goes_back_to_the_upload(clerk):
    run = sent(clerk, row(1))
    answer = clerk.post(f"/desk/imports/runs/{run.pk}/abandonment")
    assert answer["Location"] == "/desk/imports/houses/"


def test_a_long_one_is_done_by_the_worker_which_tells_when_it_is_done(clerk, monkeypatch):
    monkeypatch.setattr(pages, "SMALL_FILE", 0)
    monkeypatch.setattr(pages, "SMALL_RUN", 0)
    run = sent(clerk, row(1), row(2, area=""))
    address = f"/desk/imports/runs/{run.pk}"
    assert 'hx-trigger="every 2s"' in clerk.get(address).content.decode()
    part = clerk.get(address, headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith("<section")

    assert "sheets.check" in run_waiting()
    assert clerk.get(address, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    clerk.post(f"{address}/writing", {"policy": "good"})
    assert "sheets.write" in run_waiting()

    assert written_doors() == [1]
    titles = [line.title for line in inbox(ImportRun.objects.get().person, as_staff=True).lines]
    assert titles == ["导入房屋与业主：已写入", "导入房屋与业主：待确认写入"]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_runs_costs_the_same_whatever_its_length(clerk, count):
    for door in range(count):
        clerk.post("/desk/imports/houses/", {"file": a_file(row(door))})
    clerk.get("/desk/imports/")
    with counted() as queries:
        clerk.get("/desk/imports/")
    assert queries.number == 5
