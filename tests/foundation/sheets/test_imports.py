import io
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection

from gongzhi.foundation.files.models import StoredFile
from gongzhi.foundation.journal.models import Entry
from gongzhi.foundation.sheets.commands import (
    abandon,
    begin_writing,
    check_run,
    forget_old,
    mark_stuck,
    write_run,
)
from gongzhi.foundation.sheets.findings import seen_rows
from gongzhi.foundation.sheets.models import ImportRun
from gongzhi.foundation.sheets.reading import raw_rows
from gongzhi.foundation.sheets.rules.columns import Fault
from gongzhi.foundation.sheets.vocabulary import Policy
from gongzhi.kernel.errors import NotPermitted, RuleBroken, StateChanged
from tests.foundation.sheets.imports import CLERK, NOON, kind, row, uploaded, written_doors

pytestmark = pytest.mark.django_db
GOOD, ALL = Policy.GOOD_ROWS, Policy.ALL_OR_NOTHING
MIXED = [row(1), row(2, area=""), row(3, "13 栋"), row(4, "9 栋"), row(5), row(6), row(1), row(8)]


def checked(houses, *rows):
    run = uploaded(*(rows or MIXED), of=houses)
    return check_run(run, houses, actor=CLERK, now=NOON)


def written(run, houses, policy=GOOD):
    held = begin_writing(run, houses, policy, actor=CLERK, now=NOON)
    return write_run(held, houses, actor=CLERK, now=NOON)


def test_the_dry_run_counts_and_writes_nothing(houses):
    run = checked(houses)
    assert (run.state, run.total, run.bad, run.noticed, run.good) == ("checked", 8, 3, 1, 5)
    assert [(line["kind"], line["count"]) for line in run.tally] == [
        ("面积 m²为空", 1),
        ("楼栋不存在", 1),
        ("同一内容出现两次", 1),
        ("疑似错位", 1),
    ]
    assert written_doors() == []


def test_the_rows_to_look_at_are_masked_and_carry_their_addresses(houses):
    seen = seen_rows(checked(houses).findings)
    assert [(r.number, r.faults[0]["where"]) for r in seen] == [
        (3, "C3"),
        (4, "A4"),
        (5, "C5"),
        (8, "B8"),
    ]
    assert [cell.text for cell in seen[0].cells][4] == "138****6027"
    assert [cell.marked for cell in seen[0].cells] == [False, False, True, False, False, False]


def test_what_was_found_is_sealed_in_the_database(houses):
    checked(houses)
    with connection.cursor() as cursor:
        cursor.execute("SELECT findings FROM sheets_importrun")
        assert "13 栋".encode() not in bytes(cursor.fetchone()[0])


def test_the_workbook_to_mend_holds_the_rows_left_out(houses):
    run = checked(houses)
    rows = [cells for _, cells in raw_rows(io.BytesIO(run.errors_file.content()))]
    assert [r[1] for r in rows] == ["房号", "0002", "0003", "0001"]
    assert rows[2][-1] == "原第 4 行：没有 13 栋（登记 1-12 栋）"


def test_good_rows_are_written_and_bad_ones_skipped(houses):
    run = written(checked(houses), houses)
    assert (run.state, run.written, run.skipped) == ("written", 5, 3)
    assert written_doors() == [1, 4, 5, 6, 8]
    entry = Entry.objects.get(kind="RowsImported")
    assert (entry.payload["written"], entry.payload["skipped"]) == (5, 3)


def test_all_or_nothing_refuses_while_a_row_is_bad(houses):
    with pytest.raises(RuleBroken, match="有 3 行有错"):
        written(checked(houses), houses, ALL)
    assert written_doors() == []


def test_all_or_nothing_takes_everything_back_when_the_world_moved(houses):
    """A row that was good at the dry run is not at the writing."""
    run = checked(houses, *[row(door) for door in range(1, 8)])
    moved = kind(check=taken_meanwhile)
    held = begin_writing(run, houses, ALL, actor=CLERK, now=NOON)
    run = write_run(held, moved, actor=CLERK, now=NOON)
    assert (run.state, run.written) == ("failed", 0)
    assert run.problem == "第 8 行有误；一行也没有写入，改好后重传"
    assert written_doors() == []


def taken_meanwhile(rows, actor):
    seven = [r for r in rows if r.values["door"] == "0007"]
    return [Fault(row=r.number, message="刚被别人登记") for r in seven]


def test_a_writing_cut_short_goes_on_behind_the_last_batch(houses):
    run = checked(houses, *[row(door) for door in range(1, 9)])
    held = begin_writing(run, houses, GOOD, actor=CLERK, now=NOON)

    def dies_at_seven(rows, actor, now):
        if any(r.values["door"] == "0007" for r in rows):
            raise OSError("died")
        return houses.write(rows, actor, now)

    with pytest.raises(OSError, match="died"):
        write_run(held, replace(houses, write=dies_at_seven), actor=CLERK, now=NOON)
    assert written_doors() == [1, 2, 3, 4, 5, 6]

    run = write_run(ImportRun.objects.get(), houses, actor=CLERK, now=NOON)
    assert (run.state, run.written) == ("written", 8)
    assert written_doors() == [1, 2, 3, 4, 5, 6, 7, 8]


def test_writing_twice_writes_once(houses):
    run = checked(houses)
    written(run, houses)
    with pytest.raises(StateChanged):
        begin_writing(run, houses, GOOD, actor=CLERK, now=NOON)
    assert written_doors() == [1, 4, 5, 6, 8]


def test_what_is_stuck_may_be_taken_up_again(houses):
    run = checked(houses)
    begin_writing(run, houses, GOOD, actor=CLERK, now=NOON)
    assert mark_stuck(now=NOON + timedelta(hours=2)) == 1
    run = written(ImportRun.objects.get(), houses)
    assert (run.state, run.written) == ("written", 5)


def test_abandoned_it_cannot_be_written(houses):
    run = checked(houses)
    abandon(run, houses, actor=CLERK, now=NOON)
    with pytest.raises(StateChanged):
        begin_writing(run, houses, GOOD, actor=CLERK, now=NOON)


def test_an_empty_sheet_says_what_to_do(houses):
    run = uploaded(of=houses)
    run = check_run(run, houses, actor=CLERK, now=NOON)
    assert (run.state, run.problem) == ("failed", "表头以下没有数据，填好后再传")


def test_without_the_power_nobody_imports(houses):
    with pytest.raises(NotPermitted):
        uploaded(row(1), of=houses, actor=replace(CLERK, powers=frozenset()))


def test_the_file_and_what_was_found_go_after_a_week(houses, files_folder):
    run = written(checked(houses), houses)
    assert forget_old(now=NOON + timedelta(days=6)) == 0
    assert forget_old(now=NOON + timedelta(days=8)) == 1
    run.refresh_from_db()
    assert (run.file, run.errors_file, run.findings, run.written) == (None, None, "", 5)
    assert set(StoredFile.objects.values_list("state", flat=True)) == {"removed"}
