"""The questions put once: what will happen, and what of it is not taken back."""

from typing import TYPE_CHECKING

from gongzhi.foundation.documents.queries.numbers import next_number
from gongzhi.foundation.documents.vocabulary import DocumentKind
from gongzhi.foundation.web.values import Question
from gongzhi.kernel.calendar import local_day

if TYPE_CHECKING:
    from gongzhi.foundation.documents.pages.acts import Doing


def submitting(doing: "Doing") -> Question:
    document = doing.page.document
    return Question(
        title="送审这一稿？",
        words=f"“{document.title}”第 {document.version} 稿。",
        verb="确认送审",
        back="",
        keep="再看看",
        effects=("本单位有审核权限的人收到待办。", "送审以后不能再改；要改，由审核人退回。"),
    )


def passing(doing: "Doing") -> Question:
    document = doing.page.document
    return Question(
        title="审核通过？",
        words=f"“{document.title}”第 {document.version} 稿。",
        verb="确认审核通过",
        back="",
        keep="再看看",
        effects=("本单位有签发权限的人收到待办。", "你的姓名和意见记在经过里。"),
    )


def signing(doing: "Doing") -> Question:
    document, today = doing.page.document, local_day(doing.now)
    number = next_number(document.organisation, document.kind, today.year)
    kind = DocumentKind(document.kind).label
    given = (
        f"编号 {number}（有人先签发则顺延）。" if number else f"“{kind}”还没有设定代字，签发不了。"
    )
    return Question(
        title="签发这份公文？",
        words=f"“{document.title}”，主送{doing.page.paper.words.recipient}。",
        verb="确认签发",
        back="",
        keep="再看看",
        effects=(
            given,
            f"成文日期 {today.year}年{today.month}月{today.day}日。",
            "文号给出以后不能收回；要停用只能作废，文号仍留在台账里。",
        ),
    )


def voiding(doing: "Doing") -> Question:
    document = doing.page.document
    number = document.number.text if document.number else ""
    return Question(
        title="作废这份公文？",
        words=f"“{document.title}”{f'，{number}' if number else ''}。",
        verb="确认作废",
        back="",
        keep="先不",
        danger=True,
        effects=(
            "不能恢复，要用另拟一份。",
            f"{number} 留在台账里，标为作废，不给别的公文。"
            if number
            else "还没有文号，台账里标为作废。",
            "还没有办完的待办、正在进行的送达一并取消。",
        ),
    )
