"""Sheets of owners, bodies and appointments: refused row by row, nothing half-done."""

import io
from dataclasses import replace

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from gongzhi.foundation.access.models import Account
from gongzhi.foundation.journal.models import Entry
from gongzhi.foundation.sheets.commands import begin_writing, check_run, upload, write_run
from gongzhi.foundation.sheets.findings import seen_rows
from gongzhi.foundation.sheets.vocabulary import Policy
from gongzhi.parties.commands.person import person_for_phone
from gongzhi.parties.imports.appointments import APPOINTMENTS
from gongzhi.parties.imports.organisations import ORGANISATIONS
from gongzhi.parties.imports.owners import OWNERS
from gongzhi.parties.models import Appointment, Organisation, Ownership, Person
from tests.parties.registers import NOW, keeper_of, made

HEADER = ["小区", "楼栋", "单元", "房号", "业主", "手机号", "身份证号", "共有方式", "份额"]


@pytest.fixture
def clerk(world):
    account = Account.objects.create(kind="staff", username="dishu")
    return replace(keeper_of(world), account=account.pk)


def row(door="1204", owner="王建国", phone="13800000001", *more, building="3栋"):
    return ["洲际·亚洲湾", building, "2单元", door, owner, phone, *more]


def sheet(header, *rows):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for at, cells in enumerate([header, *rows]):
            page.write_row(at, 0, cells)
    return SimpleUploadedFile("清册.xlsx", out.getvalue())


def checked(kind, clerk, header, *rows):
    run = upload(sheet(header, *rows), kind, actor=clerk, now=NOW)
    return check_run(run, kind, actor=clerk, now=NOW)


def written(run, kind, clerk):
    begun = begin_writing(run, kind, Policy.GOOD_ROWS, actor=clerk, now=NOW)
    return write_run(begun, kind, actor=clerk, now=NOW)


def faults(run):
    return [
        (one.number, fault["where"], fault["message"])
        for one in seen_rows(run.findings)
        for fault in one.faults
    ]


def test_owners_are_written_once_with_whoever_signed_in_before(door, clerk):
    known = person_for_phone("13800000001")
    run = written(checked(OWNERS, clerk, HEADER, row()), OWNERS, clerk)
    assert (run.written, Ownership.objects.get().person) == (1, known)
    assert Person.objects.get(pk=known.pk).name == "王建国"
    again = checked(OWNERS, clerk, HEADER, row())
    assert (again.bad, again.noticed) == (0, 1)
    assert written(again, OWNERS, clerk).state == "written"
    assert Ownership.objects.count() == 1
    assert Entry.objects.get(kind="OwnersImported").payload["number"] == 1


def test_neighbouring_rows_of_a_door_are_one_deed(door, clerk):
    rows = [
        row("1204", "王建国", "13800000001", "", "按份共有", "1/3"),
        row("1204", "李雅芳", "13800000002", "", "按份共有", "2/3"),
    ]
    written(checked(OWNERS, clerk, HEADER, *rows), OWNERS, clerk)
    assert sorted(str(each.share) for each in Ownership.objects.all()) == ["1/3", "2/3"]


def test_a_wrong_row_takes_its_neighbours_of_the_same_door_with_it(door, clerk):
    rows = [row(), row("1204", "李雅芳", "1380000000")]
    run = checked(OWNERS, clerk, HEADER, *rows)
    assert faults(run) == [
        (2, "2 行", "和第 3 行是同一件，那一行有错；改好后一起导入"),
        (3, "F3", "手机号应为 11 位，现在是 10 位"),
    ]


@pytest.mark.parametrize(
    ("bad", "where", "said"),
    [
        (row("9999"), "D2", "没有这套房"),
        (row(building="9 栋"), "B2", "这个小区没有这栋楼"),
        (["别处", *row()[1:]], "A2", "没有这个小区，或不在你的辖区"),
        (row("1204", "王建国", "", "110105194912310021"), "G2", "身份证号码的校验码不对"),
        (row("1204", "王建国", "", "", "共同共有"), "H2", "业主只有一位"),
        (row("1204", "王建国", "", "", "", "1/2"), "I2", "单独所有不写份额"),
    ],
)
def test_what_cannot_be_is_said_at_its_cell(door, clerk, bad, where, said):
    ((_, place, message),) = faults(checked(OWNERS, clerk, HEADER, bad))
    assert (place, message.startswith(said)) == (where, True)


BODIES = ["类型", "全称", "管辖区划", "小区", "党组织层级", "上级组织", "依据"]


def test_bodies_hang_on_what_stands_above_them_in_the_sheet(world, clerk):
    rows = [
        ["党组织", "涌泉街道党工委", "510115003", "", "街道党工委", "", "区委文件"],
        ["党组织", "江浦路社区党委", "510115003001", "", "社区党委", "涌泉街道党工委", "文件"],
        ["党组织", "亚洲湾党支部", "", "洲际·亚洲湾", "小区党支部", "江浦路社区党委", "文件"],
        ["业主委员会", "亚洲湾业委会", "", "洲际·亚洲湾", "", "", "备案"],
        ["业主委员会", "又一业委会", "", "洲际·亚洲湾", "", "", "备案"],
    ]
    run = checked(ORGANISATIONS, clerk, BODIES, *rows)
    assert faults(run) == [(6, "D6", "这个小区已有业主委员会“亚洲湾业委会”，先撤销它")]
    assert not Organisation.objects.filter(name="涌泉街道党工委").exists()
    assert written(run, ORGANISATIONS, clerk).written == 4
    assert Organisation.objects.get(name="亚洲湾党支部").parent.name == "江浦路社区党委"


POSTS = ["单位", "岗位", "姓名", "手机号", "任职起", "任职止", "任职依据"]


def test_a_post_held_twice_in_one_sheet_is_seen_before_anything_is_written(world, clerk):
    made(world)
    term = ["2026-01-01", "2030-12-31", "选举"]
    rows = [
        ["亚洲湾业委会", "业主委员会主任", "何平", "13800000001", *term],
        ["亚洲湾业委会", "业主委员会主任", "周明", "13800000002", *term],
        [
            "亚洲湾业委会",
            "业主委员会委员",
            "吴静",
            "13800000003",
            "2026-01-01",
            "2025-01-01",
            "选举",
        ],
    ]
    run = checked(APPOINTMENTS, clerk, POSTS, *rows)
    told = faults(run)
    assert [(number, where) for number, where, _ in told] == [(3, "B3"), (4, "F4")]
    assert told[0][2].startswith("“业主委员会主任”只能一人担任，何平在任")
    assert (
        not Person.objects.filter(phone_index__isnull=False)
        .exclude(pk__in=[world.resident.person, world.neighbour.person])
        .exists()
    )
    assert written(run, APPOINTMENTS, clerk).written == 1
    assert Appointment.objects.get(post="committee_director").person.name == "何平"
