"""How much may come in, of what kind; refusals name the file by its place and name."""

from dataclasses import dataclass

from gongzhi.foundation.files.vocabulary import PICTURES, Media
from gongzhi.kernel.errors import RuleBroken

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What one purpose allows: kinds by content, bytes a file, files and bytes an owner, pixels.

    A size of 0 is still to be measured by the rulebook.
    """

    kinds: frozenset[Media] = PICTURES
    bytes_each: int = 0
    count: int = 9
    bytes_total: int = 100 * MEGABYTE
    pixels: int = 80_000_000
    long_edge: int = 0
    thumbnail: int = 0


@dataclass(frozen=True, kw_only=True)
class Incoming:
    """One file at the door: `place` is its number among those sent together, from 1."""

    name: str
    size: int
    media: Media
    place: int = 1
    field: str = "files"

    def refused(self, why: str) -> RuleBroken:
        return RuleBroken(f"第 {self.place} 个文件{_quoted(self.name)}{why}", field=self.field)


@dataclass(frozen=True, kw_only=True)
class Held:
    """What the owner has already."""

    count: int = 0
    bytes: int = 0


def check(incoming: Incoming, held: Held, limits: Limits) -> None:
    """Refuse what may not come in, in words the sender can act on."""
    _check_kind(incoming, limits)
    if incoming.size > limits.bytes_each:
        raise incoming.refused(
            f"有 {_megabytes(incoming.size)}，超过一个文件 {_megabytes(limits.bytes_each)} 的上限，"
            "压缩后再传"
        )
    if held.count + 1 > limits.count:
        raise RuleBroken(
            f"最多传 {limits.count} 个文件，第 {incoming.place} 个起没有收下，其余已保留",
            field=incoming.field,
        )
    if held.bytes + incoming.size > limits.bytes_total:
        raise incoming.refused(
            f"没有收下：合计超过 {_megabytes(limits.bytes_total)}，先删去几个再传"
        )


def check_batch(count: int, most: int, *, field: str = "files") -> None:
    """Refuse too many at once before any is read."""
    if count > most:
        raise RuleBroken(
            f"最多传 {most} 个文件，这次选了 {count} 个，去掉 {count - most} 个再提交", field=field
        )


def _check_kind(incoming: Incoming, limits: Limits) -> None:
    if incoming.media in limits.kinds:
        return
    if incoming.media is Media.EMPTY:
        raise incoming.refused("是空的，换一个再传")
    if incoming.media is Media.HEIC:
        raise incoming.refused(
            "是 HEIC 格式，这里还打不开；在手机“相机 - 格式”里选“兼容性最佳”，或存为 JPG 再传"
        )
    wanted = "图片" if limits.kinds <= PICTURES else "可收的格式"
    shown = f"（文件名是 .{_suffix(incoming.name)}，内容是{incoming.media.label}）"
    raise RuleBroken(
        f"第 {incoming.place} {'张' if wanted == '图片' else '个'}不是{wanted}{shown}，"
        f"可收：{_kinds(limits.kinds)}",
        field=incoming.field,
    )


def _kinds(kinds: frozenset[Media]) -> str:
    return "、".join(kind.suffix for kind in Media if kind in kinds)


def _suffix(name: str) -> str:
    return name.rpartition(".")[2].lower()[:8] if "." in name else "无"


def _quoted(name: str) -> str:
    return f"“{name[:40]}”" if name else ""


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:.1f} MB" if size % MEGABYTE else f"{size // MEGABYTE} MB"
