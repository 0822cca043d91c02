"""Whether a value may be entered at a level: who may set it, what must stand beside it, how far."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from gongzhi.foundation.rulebook.rules.book import Definition, Row
from gongzhi.foundation.rulebook.rules.kinds import Worth
from gongzhi.foundation.rulebook.rules.resolving import LENGTHS, Layer, Standing, Value
from gongzhi.foundation.rulebook.rules.strictness import loosens
from gongzhi.foundation.rulebook.vocabulary import Level, Strictness
from gongzhi.kernel.errors import RuleBroken

ORDER = list(Level)
ONLY_PROPOSED = "平台拟只是建议，可以放宽"


class Loosens(RuleBroken):
    """A lower level would ask for less than a higher one."""


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """What somebody wants entered. `written` None: the level's text was read and says nothing."""

    level: Level
    scope: str
    written: object
    clause: str
    quote: str
    source: str
    source_file: str
    reason: str
    valid_from: date

    @property
    def silent(self) -> bool:
        return self.written is None


def decide(definition: Definition, layers: Sequence[Layer], proposal: Proposal) -> Worth | None:
    """The typed value, or a refusal; `layers` is the ladder over the place as it stands."""
    refuse_unentitled(definition, proposal.level)
    refuse_uncited(proposal)
    if proposal.silent:
        return None
    value = definition.read(proposal.written)
    refuse_looser(definition, layers, proposal.level, value)
    refuse_unchanged(definition, layers, proposal.level, value)
    return value


def refuse_misplaced(proposal: Proposal) -> None:
    """The scope must be a code of the level it is entered at."""
    length = LENGTHS.get(proposal.level)
    fits = proposal.scope.isascii() and proposal.scope.isdecimal() and len(proposal.scope) < 19
    if not fits or (length is not None and len(proposal.scope) != length):
        raise RuleBroken(f"“{proposal.level.label}”的代码不对，请核对所选范围", field="scope")


def refuse_unentitled(definition: Definition, level: Level) -> None:
    if level in definition.set_by:
        return
    if not definition.set_by:
        raise RuleBroken(f"“{definition.title}”由法律法规定死，各级都不能另设", field="level")
    entitled = "、".join(each.label for each in definition.set_by)
    raise RuleBroken(
        f"“{definition.title}”只能由{entitled}设定，{level.label}不能设定", field="level"
    )


def refuse_uncited(proposal: Proposal) -> None:
    """Nothing is entered from memory: clause, words and the text they were read in."""
    needed = [
        ("source", proposal.source, "须写明文件名称，如《四川省物业管理条例》"),
        ("source_file", proposal.source_file, "须写明所依据的文本，如公报、官网打印件的文件名"),
        ("reason", proposal.reason, "须写明录入理由"),
    ]
    if not proposal.silent:
        needed += [
            ("clause", proposal.clause, "须写明条号，如第三十五条第一款"),
            ("quote", proposal.quote, "须逐字录入原文，不改写"),
        ]
    for field, given, message in needed:
        if not given.strip():
            raise RuleBroken(message, field=field)


def refuse_looser(
    definition: Definition, layers: Iterable[Layer], level: Level, value: Worth
) -> None:
    """Against every higher level whose value counts; the platform's proposals bind nobody."""
    for row in binding_rows(layers, level):
        if loosens(definition, value, row.value):
            raise Loosens(
                looser_words(definition, row, level, value), clause=row.citation, field="value"
            )


def how_far(definition: Definition, held: Value) -> str:
    """How far a lower level may go from the value that holds at a place."""
    if not definition.set_by:
        return "由法律法规定死，各级不另设"
    if definition.strictness == Strictness.FREE:
        return "不分宽严，有权的一层可以另设"
    is_fixed = definition.strictness == Strictness.FIXED
    allowed = "下层不得变更上层规定" if is_fixed else "下层可以从严，不得放宽上层规定"
    return f"{allowed}；{ONLY_PROPOSED}" if held.is_proposal else allowed


def binding_rows(layers: Iterable[Layer], level: Level) -> list[Row]:
    counting = {Standing.PICKED, Standing.ABOVE}
    return [
        layer.row
        for layer in layers
        if layer.row is not None
        and layer.standing in counting
        and layer.level != Level.PLATFORM
        and ORDER.index(layer.level) < ORDER.index(level)
    ]


def looser_words(definition: Definition, above: Row, level: Level, value: Worth) -> str:
    held, wanted = definition.wording(above.value), definition.wording(value)
    said = f"“{definition.title}”在{above.level.label}一层为 {held}（{above.citation}）"
    if definition.strictness == Strictness.FIXED:
        return f"{said}，{level.label}不得变更为 {wanted}"
    return f"{said}，{level.label}可以从严，不得放宽为 {wanted}"


def refuse_unchanged(
    definition: Definition, layers: Iterable[Layer], level: Level, value: Worth
) -> None:
    own = next((layer.row for layer in layers if layer.level == level), None)
    if own is not None and own.value == value:
        held = definition.wording(value)
        raise RuleBroken(f"{level.label}一层现行值就是 {held}，无须重复录入", field="value")
