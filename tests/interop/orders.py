"""Invented messages of a hotline, as sheets."""

import csv
import io

from gongzhi.interop.running import import_file, try_file
from tests.cases.world import MONDAY, STREET

HEADER = ("编号", "时间", "标题", "内容")
LIFT = (
    "YS001",
    "2026-11-20 08:15:00",
    "洲际亚洲湾电梯停运",
    "洲际亚洲湾 2 栋电梯坏了三天，老人下不了楼",
)
DOGS = ("YS002", "2026/11/20 21:40", "夜里遛狗不牵绳", "每晚有人遛狗不牵绳，狗叫到半夜，没人管")
CITY = ("YS003", "2026-11-21 10:00", "希望高铁站增开列车", "高铁站去机场的车太少，高速公路也堵")
FEES = ("YS004", "2026-11-21 11:00", "物业费涨价没有公示", "物业费涨价，物业收费标准没有公示")
BARE = ("YS005", "2026-11-21 12:00", "说点心里话", "日子越过越好了，谢谢大家")
ALL = (LIFT, DOGS, CITY, FEES, BARE)


def sheet(*rows, header=HEADER, encoding="utf-8-sig"):
    out = io.StringIO()
    csv.writer(out).writerows([header, *rows])
    return io.BytesIO(out.getvalue().encode(encoding))


def imported(*rows, trial=False, now=MONDAY, street=STREET, **more):
    run = try_file if trial else import_file
    content = sheet(*rows, **more)
    return run(content, file="来文.csv", street=street, now=now, progress=quietly)


def quietly(done, total):
    """Nobody looks."""
