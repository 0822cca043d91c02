"""The hotline at the desk: up, checked, written, and what became of it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongzhi.cases.models import Case
from gongzhi.foundation.sheets.models import ImportRun
from tests.cases.pages.phone.conftest import kept_apart  # noqa: F401 - a fixture
from tests.cases.pages.staff import desk_of
from tests.interop.orders import ALL, sheet

HOTLINE = "/desk/imports/hotline/"


@pytest.fixture
def desk(world):
    return desk_of(world.dispatcher)


@pytest.fixture
def run(desk):
    file = SimpleUploadedFile("来文.csv", sheet(*ALL).getvalue(), "text/csv")
    desk.post(HOTLINE, {"file": file})
    return ImportRun.objects.get()


def write(desk, run):
    desk.post(f"/desk/imports/runs/{run.pk}/writing", {"policy": "good"})


def test_checked_nothing_is_written_yet(desk, run):
    assert (run.state, run.total, run.bad, Case.objects.count()) == ("checked", 5, 0, 0)


def test_written_the_run_leads_to_what_became_of_it(desk, run):
    write(desk, run)
    page = desk.get(f"/desk/imports/runs/{run.pk}").content.decode()
    assert f"/desk/imports/runs/{run.pk}/orders" in page
    told = desk.get(f"/desk/imports/runs/{run.pk}/orders").content.decode()
    assert all(word in told for word in ("热线来文去向", "新收 5 条", "超出街道职权的统筹事项"))


def test_the_report_comes_as_a_workbook(desk, run):
    write(desk, run)
    answer = desk.get(f"/desk/imports/runs/{run.pk}/orders.xlsx")
    assert (answer.status_code, answer.content[:2]) == (200, b"PK")


def test_before_it_is_written_there_is_no_report(desk, run):
    assert desk.get(f"/desk/imports/runs/{run.pk}/orders").status_code == 404


def test_others_do_not_find_it(world, desk, run):
    write(desk, run)
    secretary = desk_of(world.secretary)
    assert secretary.get(f"/desk/imports/runs/{run.pk}/orders").status_code == 404


def test_a_company_has_no_such_import(world):
    assert desk_of(world.worker).get(HOTLINE).status_code == 404


def test_after_a_week_the_page_says_why_it_cannot_compare(desk, run):
    write(desk, run)
    ImportRun.objects.update(file=None)
    answer = desk.get(f"/desk/imports/runs/{run.pk}/orders")
    assert (answer.status_code, "按期删除" in answer.content.decode()) == (410, True)
