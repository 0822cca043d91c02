"""行政区划、小区、共有部分、网格、设施 from sheets: each row as if by hand."""

import pytest

from gongzhi.foundation.journal.models import Entry
from gongzhi.territory.models import CommonPart, Estate, Facility, Grid, PlaceCode, Region
from gongzhi.territory.queries.covers import covers_written
from tests.territory import worlds
from tests.territory.imports.runs import taken_in, told, tried
from tests.territory.worlds import COMMUNITY, told_of

HERE, STREET = "洲际·亚洲湾", "510115003"
NEW_TOWN = ("510115004000", "不在辖区街道")


def test_a_list_of_codes_from_above_down(world):
    run = taken_in("regions", [f"{STREET}002", "瑞泉社区"], [COMMUNITY, "江浦社区"])
    assert (run.written, run.bad) == (2, 0)
    assert list(Region.objects.order_by("code").values_list("name", flat=True))[2:] == [
        "江浦社区",
        "瑞泉社区",
    ]
    assert told_of("RegionCorrected") == [
        "更正了行政区划江浦社区：名称由“江浦路社区”改为“江浦社区”，原因：成批导入"
    ]


@pytest.mark.parametrize(
    ("row", "where", "why"),
    [
        (NEW_TOWN, "2 行", "510115004000 不在你现在岗位的辖区内"),
        (("12345", "某某"), "A2", "区划代码应为 2、4、6、9 或 12 位数字"),
        ((COMMUNITY, ""), "B2", "名称为空"),
    ],
)
def test_a_wrong_region(world, row, where, why):
    ((at, message),) = told(tried("regions", row))
    assert (at, message[: len(why)]) == (where, why)


def test_a_dry_run_leaves_nothing_behind(world):
    before = Entry.objects.count(), Region.objects.count()
    tried("regions", [f"{STREET}002", "瑞泉社区"])
    assert (Entry.objects.count(), Region.objects.count()) == before


def test_estates_are_entered_and_put_right(world):
    run = taken_in(
        "estates",
        ["江浦路社区", "银海湾", "", "涌泉路 1 号", "专委会", "居民自管", 12_000],
        [COMMUNITY, HERE, "", "", "", "", "9800"],
    )
    assert (run.written, run.bad) == (2, 0)
    new, old = Estate.objects.order_by("-code")[1], Estate.objects.get(code="E1")
    assert (new.code, new.governance, new.is_very_large, old.population) == (
        f"{COMMUNITY}-01",
        "special_committee",
        True,
        9800,
    )
    assert PlaceCode.objects.filter(estate=new).count() == 1


@pytest.mark.parametrize(
    ("row", "where", "why"),
    [
        (["某社区", "银海湾"], "A2", "辖区内没有社区“某社区”"),
        (["江浦路社区", "银海湾", "", "", "帝制"], "E2", "“帝制”不在可填的词中"),
        (["江浦路社区", "银海湾", "", "", "", "", "", "", "30.6"], "J2", "纬度和经度要一起填"),
    ],
)
def test_a_wrong_estate(world, row, where, why):
    ((at, message),) = told(tried("estates", row))
    assert (at, message[: len(why)]) == (where, why)


def test_common_parts_with_those_who_share_them(estate):
    building = worlds.building(estate)
    way = worlds.entrance(building)
    doors = [worlds.door(building, name, entrance=way) for name in ("101", "102")]
    run = taken_in(
        "common-parts",
        [HERE, "绿地", "中心花园", "全体业主共有", "", "", "", "1200.5"],
        [HERE, "通道、楼梯、大堂", "连廊", "部分业主共有", "", "", "3栋1单元101、3#1单元102"],
        [HERE, "其他共有部分", "雨棚", "一个单元共有", "3", "1"],
    )
    assert (run.written, told(run)) == (3, [])
    listed = CommonPart.objects.get(name="连廊")
    assert {share.premises for share in listed.shares.all()} == set(doors)
    assert CommonPart.objects.get(name="雨棚").entrance == way


@pytest.mark.parametrize(
    ("row", "where", "why"),
    [
        (["绿地", "花园", "一栋共有"], "E2", "“一栋共有”要选楼栋"),
        (["绿地", "花园", "部分业主共有", "", "", "3栋101"], "G2", "这个小区没有“3栋”"),
        (["绿地", "花园", "全体业主共有", "", "", "", "1.111"], "H2", "面积最多两位小数"),
    ],
)
def test_a_wrong_common_part(estate, row, where, why):
    ((at, message),) = told(tried("common-parts", [HERE, *row]))
    assert (at, message[: len(why)]) == (where, why)


def test_grids_and_the_micro_grids_below_them_in_one_sheet(estate):
    worlds.building(estate), worlds.building(estate, "4栋")
    run = taken_in(
        "grids",
        ["江浦路社区", "第一网格", "网格", "", HERE],
        ["江浦路社区", "微一", "微网格", "第一网格", f"{HERE}：3栋、4#"],
    )
    assert (run.written, told(run)) == (2, [])
    micro = Grid.objects.get(name="微一")
    assert covers_written([micro.pk]) == {micro.pk: f"{HERE}：3 栋、4 栋"}


def test_grids_that_overlap_are_refused_by_name(estate):
    worlds.building(estate)
    run = tried(
        "grids",
        ["江浦路社区", "第一网格", "", "", HERE],
        ["江浦路社区", "第二网格", "", "", f"{HERE}：3栋"],
        ["江浦路社区", "微一", "微网格", "第三网格", f"{HERE}：3栋"],
    )
    assert told(run) == [
        ("E3", f"{HERE} 3 栋已划在网格“第一网格”，先从那里去掉"),
        ("D4", "这个社区没有网格“第三网格”，写在它的微网格前面"),
    ]


def test_facilities_each_with_a_code(estate):
    worlds.entrance(worlds.building(estate))
    rows = [[HERE, "", "", "门禁出入口", "南门"], [HERE, "3", "1", "电梯", "1 号电梯"]]
    run = taken_in("facilities", *rows)
    assert (run.written, told(run)) == (2, [])
    assert taken_in("facilities", *rows).written == 2
    assert (Facility.objects.count(), PlaceCode.objects.exclude(facility=None).count()) == (3, 3)


@pytest.mark.parametrize(
    ("row", "where", "why"),
    [
        ([HERE, "7栋", "", "电梯", "1 号"], "B2", "这个小区没有“7 栋”，先登记楼栋"),
        ([HERE, "", "1", "电梯", "1 号"], "B2", "写了单元的，也写楼栋"),
        ([HERE, "", "", "飞机", "1 号"], "D2", "“飞机”不在可填的词中"),
    ],
)
def test_a_wrong_facility(estate, row, where, why):
    ((at, message),) = told(tried("facilities", row))
    assert (at, message[: len(why)]) == (where, why)
