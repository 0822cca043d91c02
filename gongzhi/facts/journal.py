"""Facts of the journal itself: what a person did to its words and its deliveries."""

from dataclasses import dataclass
from typing import ClassVar

from gongzhi.kernel.fact import Fact, code, link, words


@dataclass(frozen=True, kw_only=True)
class EntryFact(Fact):
    about: ClassVar[str] = "entry"
    phrase: ClassVar[str] = ""
    entry: int = link("entry")


@dataclass(frozen=True, kw_only=True)
class WordsErased(EntryFact):
    phrase: ClassVar[str] = "删除了{entry}的文字内容，原因：{reason}"
    named: ClassVar[str] = "删除文字内容"
    reason: str = words()


@dataclass(frozen=True, kw_only=True)
class DeliveryRetried(EntryFact):
    phrase: ClassVar[str] = "让 {reaction} 重新处理{entry}"
    named: ClassVar[str] = "重新处理一条记录"
    reaction: str = code()


@dataclass(frozen=True, kw_only=True)
class DeliverySetAside(EntryFact):
    phrase: ClassVar[str] = "{reaction} 不再处理{entry}，原因：{reason}"
    named: ClassVar[str] = "不再处理一条记录"
    reaction: str = code()
    reason: str = words()
