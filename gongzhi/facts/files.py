"""Facts of files that other contexts may react to."""

from dataclasses import dataclass
from typing import ClassVar

from gongzhi.kernel.fact import Fact, code, link, words


@dataclass(frozen=True, kw_only=True)
class FileRemoved(Fact):
    """The content is gone for good; a row without content remains."""

    about: ClassVar[str] = "file"
    phrase: ClassVar[str] = "删除了文件 {file}，原因：{reason}"
    file: int = link("file")
    owner_kind: str = code()
    owner_id: int
    sha256: str = code()
    reason: str = words()
