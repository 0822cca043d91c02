"""Invented names and numbers, the same on every machine."""

SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜谢邹喻柏水窦章云苏潘葛奚范彭郎"
)
GIVEN = (
    "明远", "雅芳", "建国", "海燕", "志强", "秀兰", "子涵", "文博", "丽华", "国庆",
    "晓东", "淑珍", "俊杰", "美玲", "永康", "春梅", "思远", "桂英", "天宇", "玉兰",
    "家豪", "婷婷", "福生", "雪梅", "立新", "小满", "振华", "若兰", "长河", "静怡",
)  # fmt: skip
PHONE_PREFIX = "199"


def name(number: int) -> str:
    """Walks through all pairs before one comes back."""
    surname = SURNAMES[number * 7 % len(SURNAMES)]
    return surname + GIVEN[(number * 11 + number // len(SURNAMES)) % len(GIVEN)]


def phone(number: int) -> str:
    """A number of the demonstration's own block; nobody is ever sent anything there."""
    return f"{PHONE_PREFIX}{number:08d}"
