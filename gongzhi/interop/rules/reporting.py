"""What went where: the report of an import, as values."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from gongzhi.interop.vocabulary import Look


@dataclass(frozen=True, kw_only=True)
class Landed:
    """Where one order of the file stands."""

    row: int
    number: str
    code: str
    title: str
    state: str
    category: str
    rule: int | None
    rule_name: str
    role: str
    words: tuple[str, ...] = ()
    near: str = ""
    is_clear: bool = True
    is_automatic: bool = False


@dataclass(frozen=True)
class Refused:
    row: int
    reason: str


@dataclass(frozen=True)
class Attention:
    row: int
    number: str
    code: str
    title: str
    look: Look
    detail: str


@dataclass(frozen=True)
class Share:
    name: str
    count: int
    of: int
    key: str = ""

    @property
    def percent(self) -> str:
        tenths = self.count * 1000 // self.of if self.of else 0
        return f"{tenths // 10}.{tenths % 10}%"


@dataclass(frozen=True, kw_only=True)
class Report:
    file: str
    street: str
    read: int
    new: int
    there: int
    refused: tuple[Refused, ...]
    rules: tuple[Share, ...]
    categories: tuple[Share, ...]
    states: tuple[Share, ...]
    by_people: int
    unclear: int
    looks: tuple[Attention, ...] = field(default=())
    is_trial: bool = False

    def of_look(self) -> list[Share]:
        counted = Counter(attention.look for attention in self.looks)
        return [
            Share(look.label, counted[look], self.read, look.value)
            for look in Look
            if counted[look]
        ]

    @property
    def to_look_at(self) -> int:
        """Orders, not reasons."""
        return len({attention.number for attention in self.looks})


def shares(counted: Mapping[tuple[str, str], int], of: int) -> tuple[Share, ...]:
    """The largest first; keys are (key, name)."""
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Share(name, count, of, key) for (key, name), count in ordered)


def by_rule(landed: Sequence[Landed]) -> tuple[Share, ...]:
    counted = Counter(_rule(each) for each in landed)
    return shares(counted, len(landed))


def by_category(landed: Sequence[Landed], names: Mapping[str, str]) -> tuple[Share, ...]:
    counted = Counter((each.category, names.get(each.category, "未分类")) for each in landed)
    return shares(counted, len(landed))


def by_state(landed: Sequence[Landed], labels: Mapping[str, str]) -> tuple[Share, ...]:
    counted = Counter((each.state, labels[each.state]) for each in landed)
    return shares(counted, len(landed))


def unsure(landed: Iterable[Landed], names: Mapping[str, str]) -> list[Attention]:
    """What the words did not settle."""
    found = []
    for each in landed:
        look, detail = _doubt(each, names)
        if look is not None:
            found.append(_attention(each, look, detail))
    return found


def attention(landed: Landed, look: Look, detail: str) -> Attention:
    return _attention(landed, look, detail)


def in_order(looks: Iterable[Attention]) -> tuple[Attention, ...]:
    ranks = {look: rank for rank, look in enumerate(Look)}
    return tuple(sorted(looks, key=lambda each: (ranks[each.look], each.row)))


def _rule(each: Landed) -> tuple[str, str]:
    if each.rule is None:
        return "", each.rule_name or "未派单（已办结归档）"
    return str(each.rule), each.rule_name


def _doubt(each: Landed, names: Mapping[str, str]) -> tuple[Look | None, str]:
    mine = names.get(each.category, "未分类")
    if not each.words and not each.is_clear:
        return Look.NO_WORD, "标题和内容里没有任何类别的提示词"
    if each.near:
        return Look.NEAR, f"{mine}，还是{names.get(each.near, each.near)}"
    if not each.is_clear:
        return Look.WEAK, f"{mine}，只凭“{'”“'.join(each.words)}”"
    return None, ""


def _attention(each: Landed, look: Look, detail: str) -> Attention:
    return Attention(each.row, each.number, each.code, each.title, look, detail)
