"""Facts of sheets: what came in from a table."""

from dataclasses import dataclass
from typing import ClassVar

from gongzhi.kernel.fact import Fact, code, link


@dataclass(frozen=True, kw_only=True)
class RowsImported(Fact):
    """One confirmed import; what was written may have facts of its own in its context."""

    about: ClassVar[str] = "run"
    phrase: ClassVar[str] = "{run}：写入 {written} 行，跳过 {skipped} 行"
    named: ClassVar[str] = "导入表格"
    run: int = link("import_run")
    table: str = code()
    written: int
    skipped: int
