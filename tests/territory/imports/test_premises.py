"""房屋 from a sheet."""

import pytest

from gongzhi.foundation.journal.models import Entry
from gongzhi.territory.models import Building, Entrance, Estate, PlaceCode, Premises
from tests.counting import counted
from tests.territory import worlds
from tests.territory.imports.runs import taken_in, told, tried
from tests.territory.worlds import COMMUNITY, STRANGER, told_of

HERE = "洲际·亚洲湾"
NUMBER = "510115001002GB00012F00030101"


def rows(*doors, building="3栋", entrance="1单元"):
    return [[HERE, building, entrance, door, "住宅", "89.5"] for door in doors]


def standing():
    found = Premises.objects.filter(ended_on=None).order_by("sort_key")
    return [
        (str(one.building), str(one.entrance or ""), one.name, one.registered_area)
        for one in found.select_related("building", "entrance")
    ]


def test_buildings_and_entrances_are_made_as_needed_each_with_a_code(estate):
    run = taken_in("premises", *rows("101", "102"), [HERE, "10#", "", "201"], [HERE, 2, 1, 301])
    assert (run.state, run.written, run.bad) == ("written", 4, 0)
    assert standing() == [
        ("2 栋", "1 单元", "301", None),
        ("3 栋", "1 单元", "101", 8950),
        ("3 栋", "1 单元", "102", 8950),
        ("10 栋", "", "201", None),
    ]
    assert (Building.objects.count(), Entrance.objects.count()) == (3, 2)
    codes = PlaceCode.objects.exclude(token="LIFT1")
    assert sorted(codes.values_list("building__name", "entrance__name"), key=str) == [
        ("10 栋", None),
        ("2 栋", "1 单元"),
        ("2 栋", None),
        ("3 栋", "1 单元"),
        ("3 栋", None),
    ]


def test_one_fact_a_batch_and_estate_says_what_was(estate):
    taken_in("premises", *rows("101", "102"))
    taken_in("premises", [HERE, "3", "1", "0101", "", "90"], *rows("102", "103"))
    assert told_of("PremisesTakenIn") == [
        "成批登记洲际·亚洲湾的房屋：新增 2，更正 0",
        (
            "成批登记洲际·亚洲湾的房屋：新增 1，更正 1。"
            "3 栋 1 单元 101：登记面积由“89.50 m²”改为“90.00 m²”"
        ),
    ]
    assert [door[2:] for door in standing()] == [("101", 9000), ("102", 8950), ("103", 8950)]


def test_what_a_sheet_leaves_blank_stays(estate):
    taken_in("premises", [HERE, "3", "1", "101", "商铺", "89.5", "88", "", NUMBER, "2016-06-30"])
    before = Premises.objects.values().get()
    taken_in("premises", [HERE, "3", "1", "101"])
    assert Premises.objects.values().get() == before
    assert Entry.objects.filter(kind="PremisesTakenIn").count() == 1


@pytest.mark.parametrize(
    ("row", "where", "why"),
    [
        ([HERE, "3栋", "1单元", "102", "", "89.125"], "F2", "面积最多两位小数，如 100.25"),
        ([HERE, "3栋", "1单元", "102", "", 0], "F2", "面积要大于 0，不知道的留空"),
        (["月光苑", "3栋", "1单元", "102"], "A2", "没有小区“月光苑”，先登记小区，或核对名称"),
        (["别处苑", "3栋", "1单元", "102"], "A2", "“别处苑”不在你的辖区内，不能登记"),
        ([HERE, "", "1单元", "102"], "B2", "楼栋为空"),
        (
            [HERE, "3栋", "1单元", "102", "", "", "", "", "51"],
            "I2",
            "不动产单元号是 28 位，这里有 2 位",
        ),
    ],
)
def test_a_wrong_cell_is_named_in_words(estate, row, where, why):
    Estate.objects.create(
        county_code="510116",
        region_code="510116001001",
        region=estate.region,
        code="X1",
        name="别处苑",
        sort_key="1",
    )
    ((at, message),) = told(tried("premises", row))
    assert (at, message[: len(why)]) == (where, why)
    assert Premises.objects.count() == 0


def test_one_door_twice_in_the_sheet_however_it_is_typed(estate):
    run = tried("premises", *rows("0302"), [HERE, "3幢", "一单元", "302室"])
    assert told(run) == [("D3", "与第 2 行重复（“小区”、“楼栋”、“单元”、“房号”都相同）")]
    without = tried("premises", [HERE, "4", "", "1"], [HERE, "4", "", "1"])
    assert [where for where, _ in told(without)] == ["D3"]


def test_a_door_of_the_register_is_told_before_it_is_put_right(estate):
    taken_in("premises", *rows("101"))
    run = tried("premises", [HERE, "3栋", "1单元", "101", "", "90"])
    assert (run.bad, told(run)) == (
        0,
        [("D2", "这一户已登记，写入后登记面积由“89.50 m²”改为“90.00 m²”")],
    )


def test_a_unit_number_belongs_to_one_door(estate):
    worlds.door(worlds.building(estate, "9栋"), "1", unit_number=NUMBER)
    other = NUMBER[:-1] + "9"
    run = tried(
        "premises",
        [HERE, "3", "1", "101", "", "", "", "", NUMBER],
        [HERE, "3", "1", "102", "", "", "", "", other],
        [HERE, "3", "1", "103", "", "", "", "", other.lower()],
        [HERE, "9", "", "1", "", "", "", "", NUMBER],
    )
    assert told(run) == [
        ("I2", "这个不动产单元号已登记在另一户，核对产权证书"),
        ("I4", "与第 3 行的不动产单元号相同"),
    ]


def test_two_estates_of_one_name_are_told_apart_by_code(world, estate):
    street = estate.region.parent
    other = street.children.create(code=f"{COMMUNITY[:-1]}2", name="二社区", level="community")
    Estate.objects.create(
        county_code=COMMUNITY[:6],
        region_code=other.code,
        region=other,
        code="E2",
        name=HERE,
        sort_key="1",
    )
    run = tried("premises", *rows("101"), ["E2", "3栋", "", "101"])
    assert told(run) == [("A2", "辖区内有 2 个“洲际·亚洲湾”，改填小区编号")]


def test_wrong_rows_are_left_out_and_the_rest_goes_in(estate):
    run = taken_in("premises", *rows("101"), [HERE, "3栋", "1单元", "102", "", "1.234"])
    assert (run.written, run.skipped, len(standing())) == (1, 1, 1)


def test_a_keeper_of_another_street_gets_nothing_in(estate):
    run = tried("premises", *rows("101"), actor=worlds.with_account(STRANGER))
    assert told(run) == [("A2", f"“{HERE}”不在你的辖区内，不能登记")]


def test_a_batch_asks_the_same_few_things_whatever_its_length(estate):
    taken_in("premises", *rows("1"))
    asked = []
    for doors in (range(100, 103), range(200, 260)):
        with counted() as found:
            tried("premises", *rows(*map(str, doors)))
        asked.append(found.number)
    assert asked[0] == asked[1]
