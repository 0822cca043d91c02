"""How a premises is owned: alone, jointly or by shares; who speaks for its owners."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.text import fold
from gongzhi.parties.vocabulary import Sharing

GREATEST = 10**9
MOST_DECIMALS = 4
_FRACTION = re.compile(r"(\d{1,9})\s*/\s*(\d{1,9})")
_PERCENT = re.compile(r"(\d{1,3})(?:\.(\d{1,4}))?\s*%")
_SPOKEN = re.compile(r"(\d{1,9})\s*分之\s*(\d{1,9})")


@dataclass(frozen=True, kw_only=True)
class Holder:
    """One owner of a deed: a person or a body, with a share where it is owned by shares."""

    person: int | None = None
    organisation: int | None = None
    share: Fraction | None = None
    is_representative: bool = False

    @property
    def key(self) -> str:
        return owner_key(self.person, self.organisation)


@dataclass(frozen=True, kw_only=True)
class Deed:
    """All who own a premises together from a day on. `is_developer_held` is what the developer
    has not sold, or sold and not handed over (法释〔2020〕17号 第九条)."""

    holders: tuple[Holder, ...]
    sharing: Sharing = Sharing.SOLE
    since_on: date | None = None
    basis: str = ""
    is_developer_held: bool = False


def owner_key(person: int | None, organisation: int | None) -> str:
    """What counting knows an owner by."""
    return f"p{person}" if person is not None else f"o{organisation}"


def parse_share(text: str, *, field: str = "share") -> Fraction:
    """1/2, 50%, 2分之1; more than nothing, at most the whole."""
    plain = fold(text).replace(" ", "")
    share = _read(plain)
    if share is None or not 0 < share <= 1:
        raise RuleBroken(f"“{text.strip()[:12]}”不是份额，写成 1/2 或 50%", field=field)
    return share


def show_share(share: Fraction | None) -> str:
    return "" if share is None else f"{share.numerator}/{share.denominator}"


def require(deed: Deed) -> None:
    """Whatever is wrong with the deed by itself, beside its field."""
    holders = deed.holders
    if not holders:
        raise RuleBroken("至少写一位业主", field="holders")
    if any((one.person is None) == (one.organisation is None) for one in holders):
        raise RuleBroken("业主是个人或单位，写其中一个", field="holders")
    if len({one.key for one in holders}) < len(holders):
        raise RuleBroken("同一位业主写了两次，合成一行", field="holders")
    if sum(one.is_representative for one in holders) > 1:
        raise RuleBroken("共有人代表只能有一位", field="representative")
    _require_sharing(deed)
    _require_developer(deed)


def require_after(deed: Deed, since: Sequence[date | None]) -> date:
    """A transfer begins after the rights it ends have begun; answers their last day."""
    if deed.since_on is None:
        raise RuleBroken("写明新产权从哪天起", field="since_on")
    last = deed.since_on - timedelta(days=1)
    if any(day is not None and day > last for day in since):
        latest = max(day for day in since if day is not None)
        raise RuleBroken(f"要晚于现产权的起日 {latest:%Y-%m-%d}", field="since_on")
    return last


def _require_sharing(deed: Deed) -> None:
    several, shares = len(deed.holders) > 1, [one.share for one in deed.holders]
    if several and deed.sharing is Sharing.SOLE:
        raise RuleBroken("业主不止一位，选共同共有或按份共有", field="sharing")
    if not several and deed.sharing is not Sharing.SOLE:
        raise RuleBroken("业主只有一位，选单独所有；共有的把各人都写上", field="sharing")
    if deed.sharing is not Sharing.BY_SHARES:
        if any(share is not None for share in shares):
            raise RuleBroken(f"{deed.sharing.label}不写份额；有份额的选按份共有", field="share")
        return
    known = [share for share in shares if share is not None]
    if len(known) < len(shares):
        raise RuleBroken("按份共有的，每位都写份额", field="share")
    if sum(known) != 1:
        raise RuleBroken(f"份额合计是 {show_share(Fraction(sum(known)))}，应为 1", field="share")


def _require_developer(deed: Deed) -> None:
    if not deed.is_developer_held:
        return
    if len(deed.holders) > 1 or deed.holders[0].organisation is None:
        raise RuleBroken("建设单位持有的，业主只写建设单位一家", field="holders")


def _read(plain: str) -> Fraction | None:
    if found := _FRACTION.fullmatch(plain):
        return Fraction(int(found[1]), int(found[2])) if int(found[2]) else None
    if found := _SPOKEN.fullmatch(plain):
        return Fraction(int(found[2]), int(found[1])) if int(found[1]) else None
    if found := _PERCENT.fullmatch(plain):
        decimals = (found[2] or "").ljust(MOST_DECIMALS, "0")
        return Fraction(int(found[1] + decimals), 100 * 10**MOST_DECIMALS)
    return Fraction(1) if plain in {"1", "全部"} else None
