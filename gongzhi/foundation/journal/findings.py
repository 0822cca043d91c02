"""What a verification found, in words: which row, at which place, what differs."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from gongzhi.kernel.tree import TileId


@dataclass(frozen=True)
class Finding:
    """`entry_id` and `index` (the place in the tree) where the finding is about one row."""

    message: str
    entry_id: int | None = None
    index: int | None = None


@dataclass
class Report:
    leaves: int = 0
    heads: int = 0
    words: int = 0
    erased: int = 0
    unsealed: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        return not self.findings


def leaf_missing(index: int) -> Finding:
    return Finding(_("位置 %(index)s 的树叶不见了。") % {"index": index}, index=index)


def entry_removed(entry_id: int, index: int) -> Finding:
    message = _("位置 %(index)s 的第 %(entry)s 号记事不见了：记事被删除，或编号被改过。")
    return _row(message, entry_id, index)


def entry_moved(entry_id: int, index: int, sealed_at: int) -> Finding:
    message = _("位置 %(index)s 上是第 %(entry)s 号记事，封存时它在位置 %(other)s：顺序被改过。")
    return _row(message, entry_id, index, other=sealed_at)


def entry_changed(entry_id: int, index: int) -> Finding:
    message = _("位置 %(index)s 的第 %(entry)s 号记事与封存时不同：记事的内容被改过。")
    return _row(message, entry_id, index)


def leaf_changed(entry_id: int, index: int) -> Finding:
    message = _("位置 %(index)s 的第 %(entry)s 号记事没有变，它的树叶被改过。")
    return _row(message, entry_id, index)


def tile_differs(entry_id: int, index: int) -> Finding:
    message = _(
        "位置 %(index)s 的第 %(entry)s 号记事与树砖不符：记事连同树叶被改过，或树砖被改过。"
    )
    return _row(message, entry_id, index)


def upper_tile_differs(tile: TileId, entry_id: int, index: int) -> Finding:
    message = _(
        "树砖 %(level)s/%(number)s 与由记事算出的值不符"
        "（到位置 %(index)s、第 %(entry)s 号记事为止）。"
    )
    return _row(message, entry_id, index, level=tile.level, number=tile.number)


def tiles_uneven(level: int, held: int, expected: int) -> Finding:
    message = _("第 %(level)s 层树砖应有 %(expected)s 个值，实有 %(held)s 个。")
    return Finding(message % {"level": level, "expected": expected, "held": held})


def root_differs(size: int, since: int) -> Finding:
    """The rows, leaves and tiles agree with one another, but not with what was signed."""
    message = _(
        "位置 %(since)s 至 %(last)s 之间有记事被改过："
        "由记事算出的树根与大小为 %(size)s 的树头不符。"
    )
    return Finding(message % {"since": since, "last": size - 1, "size": size}, index=since)


def signature_wrong(size: int, key_id: str) -> Finding:
    message = _("大小为 %(size)s 的树头签名不对，或密钥 %(key)s 不可信。")
    return Finding(message % {"size": size, "key": key_id})


def cut_off(size: int, leaves: int) -> Finding:
    message = _("树头签过 %(size)s 条，树叶只有 %(leaves)s 片：位置 %(leaves)s 起的记事被删去。")
    return Finding(message % {"size": size, "leaves": leaves}, index=leaves)


def unsigned(leaves: int, size: int) -> Finding:
    message = _("位置 %(size)s 起的 %(more)s 片树叶没有树头：树头被删去，或树叶不是封存写入的。")
    return Finding(message % {"size": size, "more": leaves - size}, index=size)


def kept_head_differs(size: int) -> Finding:
    message = _("由记事算出的树根与另存的树头（大小 %(size)s）不符：树头之前的记事被改过或换过。")
    return Finding(message % {"size": size})


def kept_head_foreign(size: int, key_id: str) -> Finding:
    message = _("另存的树头（大小 %(size)s）签名不对，或不是由已知的密钥 %(key)s 签的。")
    return Finding(message % {"size": size, "key": key_id})


def entry_smuggled(entry_id: int) -> Finding:
    message = _(
        "第 %(entry)s 号记事既没有封存，也不在待封存之列：绕过触发器写入，或封存的痕迹被删去。"
    )
    return _row(message, entry_id)


def entry_lost_unsealed(entry_id: int) -> Finding:
    return _row(_("第 %(entry)s 号记事在封存之前被删除。"), entry_id)


def entry_queued_twice(entry_id: int) -> Finding:
    return _row(_("第 %(entry)s 号记事已经封存，又被放回待封存之列。"), entry_id)


def words_differ(entry_id: int) -> Finding:
    return _row(_("第 %(entry)s 号记事的文字与封存时的承诺值不符。"), entry_id)


def words_lost(entry_id: int) -> Finding:
    return _row(_("第 %(entry)s 号记事的文字不见了，却没有删除的记录。"), entry_id)


def words_added(entry_id: int) -> Finding:
    return _row(_("第 %(entry)s 号记事本来没有文字，文字是后来添上的。"), entry_id)


def _row(message: str, entry_id: int, index: int | None = None, **more: int) -> Finding:
    return Finding(message % {"entry": entry_id, "index": index, **more}, entry_id, index)
