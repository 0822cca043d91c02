"""Facts of official papers. Contexts above react to them: no clock of consequence starts before
DocumentDelivered."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from gongzhi.kernel.fact import Fact, code, link, term, words


@dataclass(frozen=True, kw_only=True)
class DocumentFact(Fact):
    """`about_kind` and `about_id` say which matter of a context above it belongs to, if any."""

    about: ClassVar[str] = "document"
    phrase: ClassVar[str] = ""
    document: int = link("document")
    template: str = code()
    about_kind: str = code()
    about_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class DocumentDrafted(DocumentFact):
    phrase: ClassVar[str] = "拟写了{paper_kind}“{document}”"
    named: ClassVar[str] = "拟写公文"
    paper_kind: str = term("document_kind")


@dataclass(frozen=True, kw_only=True)
class DocumentRevised(DocumentFact):
    phrase: ClassVar[str] = "修改了稿件，现为第 {version} 稿"
    version: int


@dataclass(frozen=True, kw_only=True)
class DocumentSubmitted(DocumentFact):
    phrase: ClassVar[str] = "第 {version} 稿送审"
    named: ClassVar[str] = "公文送审"
    version: int


@dataclass(frozen=True, kw_only=True)
class DocumentReviewed(DocumentFact):
    phrase: ClassVar[str] = "第 {version} 稿审核通过，送签发"
    named: ClassVar[str] = "公文审核通过"
    version: int
    remark: str = words()


@dataclass(frozen=True, kw_only=True)
class DocumentReturned(DocumentFact):
    phrase: ClassVar[str] = "退回修改：{reason}"
    named: ClassVar[str] = "公文退回修改"
    version: int
    reason: str = words()


@dataclass(frozen=True, kw_only=True)
class DocumentSigned(DocumentFact):
    phrase: ClassVar[str] = "签发第 {version} 稿，文号 {number}"
    named: ClassVar[str] = "签发公文"
    version: int
    number: int = link("document_number")


@dataclass(frozen=True, kw_only=True)
class DocumentStamped(DocumentFact):
    phrase: ClassVar[str] = "{stamped_on}用印，存了扫描件 {scan}"
    named: ClassVar[str] = "公文用印"
    stamped_on: date
    scan: int = link("file")
    sha256: str = code()


@dataclass(frozen=True, kw_only=True)
class DeliveryBegun(DocumentFact):
    phrase: ClassVar[str] = "开始{way}"
    named: ClassVar[str] = "公文开始送达"
    delivery: int
    way: str = term("delivery_way")
    recipient: str = words()


@dataclass(frozen=True, kw_only=True)
class DocumentDelivered(DocumentFact):
    """The day from which whoever received it is bound, as the proof says."""

    phrase: ClassVar[str] = "{way}，送达日期 {delivered_on}，凭证 {proof}"
    named: ClassVar[str] = "公文已送达"
    delivery: int
    way: str = term("delivery_way")
    delivered_on: date
    proof: int = link("file")
    recipient_organisation: int | None = link("organisation")
    recipient: str = words()


@dataclass(frozen=True, kw_only=True)
class DeliveryFailed(DocumentFact):
    phrase: ClassVar[str] = "{way}没有送到：{why}"
    named: ClassVar[str] = "公文没有送到"
    delivery: int
    way: str = term("delivery_way")
    why: str = words()


@dataclass(frozen=True, kw_only=True)
class DocumentVoided(DocumentFact):
    """`number` stays void in the register where one had been given."""

    phrase: ClassVar[str] = "作废：{reason}"
    named: ClassVar[str] = "公文作废"
    number: int | None = link("document_number")
    reason: str = words()


@dataclass(frozen=True, kw_only=True)
class DocumentShared(DocumentFact):
    phrase: ClassVar[str] = "开放了给居民看的页面"
    named: ClassVar[str] = "分享公文"


@dataclass(frozen=True, kw_only=True)
class NumberPrefixSet(Fact):
    about: ClassVar[str] = "organisation"
    phrase: ClassVar[str] = (
        "{organisation}的{paper_kind}改用代字“{prefix}”，{year}年从 {first} 号起"
    )
    named: ClassVar[str] = "设定文号代字"
    organisation: int = link("organisation")
    paper_kind: str = term("document_kind")
    year: int
    first: int
    prefix: str = words()


@dataclass(frozen=True, kw_only=True)
class PaperReceived(Fact):
    about: ClassVar[str] = "paper"
    phrase: ClassVar[str] = "登记收文“{paper}”，{received_on}收到"
    named: ClassVar[str] = "登记收文"
    paper: int = link("received_paper")
    received_on: date
    sender: str = words()


@dataclass(frozen=True, kw_only=True)
class PaperHandled(Fact):
    about: ClassVar[str] = "paper"
    phrase: ClassVar[str] = "办结收文“{paper}”：{result}"
    named: ClassVar[str] = "办结收文"
    paper: int = link("received_paper")
    result: str = words()
