"""A kind of import that writes rows a test can count: one preference per door, never two."""

from contextlib import contextmanager
from datetime import UTC, datetime

from django.core.files.uploadedfile import SimpleUploadedFile

from gongzhi.foundation.notify.models import Preference
from gongzhi.foundation.sheets import kinds
from gongzhi.foundation.sheets.commands import upload
from gongzhi.foundation.sheets.rules.columns import Fault
from gongzhi.foundation.sheets.vocabulary import Weight
from gongzhi.kernel.actor import Actor
from tests.foundation.sheets.samples import HEADER, HOUSES, xlsx

NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)
POWER = "test.import"
CLERK = Actor(
    account=2,
    person=3,
    appointment=4,
    organisation=5,
    powers=frozenset({POWER}),
    territory=("310112103",),
)


def check(rows, actor):
    """Building 13 is not there; a building 9 is doubtful."""
    for row in rows:
        if row.values["building"] == "13 栋":
            yield Fault(
                row=row.number,
                column="building",
                message="没有 13 栋",
                hint="登记 1-12 栋",
                kind="楼栋不存在",
            )
        if row.values["building"] == "9 栋":
            yield Fault(row=row.number, column="area", message="疑似错位", weight=Weight.NOTICE)


def write(rows, actor, now):
    made = [Preference(person=int(row.values["door"]), channel="sms", wanted=True) for row in rows]
    return len(Preference.objects.bulk_create(made))


def kind(**changes):
    told = {
        "code": "houses",
        "title": "房屋与业主",
        "template": HOUSES,
        "power": POWER,
        "check": check,
        "write": write,
        "batch": 3,
        "effects": ("不删除任何户",),
    }
    return kinds.ImportKind(**{**told, **changes})


@contextmanager
def registered(made):
    before = dict(kinds._kinds)
    kinds._kinds[made.code] = made
    try:
        yield made
    finally:
        kinds._kinds.clear()
        kinds._kinds.update(before)


def row(door, building="1 栋", area=90, phone="13812346027"):
    return [building, f"{door:04d}", area, "登记", phone, "2016-05-18"]


def a_file(*rows, name="房屋.xlsx"):
    return SimpleUploadedFile(name, xlsx([HEADER, *rows]).getvalue())


def uploaded(*rows, of, actor=CLERK):
    return upload(a_file(*rows), of, actor=actor, now=NOON)


def written_doors():
    return sorted(Preference.objects.values_list("person", flat=True))
