"""Whether a post fits the body, and its stretch the body's own."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.identifiers import region_code as codes
from gongzhi.parties.rules.organisation import OF_AN_ESTATE
from gongzhi.parties.rules.posts import PostKind, catalogue
from gongzhi.parties.vocabulary import Accession, Line, OrganisationKind

BY_ESTATES = OF_AN_ESTATE | {OrganisationKind.PROPERTY_COMPANY}
"""Bodies whose posts reach over estates, never over a stretch of the administration."""


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What an appointment is to be."""

    person: int
    organisation: int
    post: str
    since_on: date
    until_on: date | None = None
    basis: str = ""
    title: str = ""
    region_code: str = ""
    lines: tuple[str, ...] = ()
    estates: frozenset[int] = field(default_factory=frozenset)
    buildings: frozenset[int] = field(default_factory=frozenset)
    grid: int | None = None
    represents: int | None = None
    accession: str = ""


@dataclass(frozen=True, kw_only=True)
class Held:
    """A post of the same body that somebody has or will have."""

    post: str
    holder: str
    since_on: date
    until_on: date | None = None

    def meets(self, since_on: date, until_on: date | None) -> bool:
        """Whether both hold on some day; a last day is still a day in the post."""
        begun = until_on is None or self.since_on <= until_on
        return begun and (self.until_on is None or self.until_on >= since_on)


def require_vacant(offer: Offer, post: PostKind, others: Iterable[Held]) -> None:
    """A post of so many seats is not held by more at once."""
    if post.seats is None:
        return
    meeting = [
        each
        for each in others
        if each.post == offer.post and each.meets(offer.since_on, offer.until_on)
    ]
    if len(meeting) < post.seats:
        return
    held = meeting[0]
    until = f"到 {held.until_on:%Y-%m-%d}" if held.until_on else "没有写明止日"
    raise RuleBroken(
        f"“{post.title}”只能一人担任，{held.holder}在任（{held.since_on:%Y-%m-%d} 起，{until}）；"
        "先免职，或从他任期以后开始",
        field="post",
    )


def require_renewal(since_on: date, old: date | None, new: date) -> None:
    if new < since_on:
        raise RuleBroken("任职止日不能早于任职起日", field="until_on")
    if old is None:
        raise RuleBroken("这项任职没有写明止日，不用续任", field="until_on")
    if new <= old:
        raise RuleBroken(f"续任要到 {old:%Y-%m-%d} 以后；提前结束请办免职", field="until_on")


def require(offer: Offer, *, kind: str, body_region: str) -> PostKind:
    """The post of the offer, or what is wrong with it, beside its field."""
    post = catalogue().get(offer.post)
    label = OrganisationKind(kind).label
    if post is None:
        raise RuleBroken("没有这个岗位，从列表里选", field="post")
    if kind not in post.organisations:
        raise RuleBroken(f"{label}没有“{post.title}”这个岗位，换一个岗位或单位", field="post")
    if not offer.basis.strip():
        raise RuleBroken("写明任职依据，如任命文件的文号", field="basis")
    if offer.until_on is not None and offer.until_on < offer.since_on:
        raise RuleBroken("任职止日不能早于任职起日", field="until_on")
    _require_stretch(offer.region_code, kind, body_region)
    _require_lines(offer.lines)
    if offer.accession and offer.accession not in set(Accession):
        raise RuleBroken("没有这种产生方式，从列表里选", field="accession")
    return post


def _require_stretch(region_code: str, kind: str, body_region: str) -> None:
    if not region_code:
        return
    if kind in BY_ESTATES:
        label = OrganisationKind(kind).label
        raise RuleBroken(f"{label}的岗位不按区划管辖，改为写明所管小区", field="region_code")
    if not codes.contains(body_region, region_code):
        raise RuleBroken("管辖范围超出了单位自己的辖区，改小一些", field="region_code")


def _require_lines(lines: Iterable[str]) -> None:
    unknown = [line for line in lines if line not in set(Line)]
    if unknown:
        raise RuleBroken(f"没有条线“{'、'.join(unknown)}”，从列表里选", field="lines")
