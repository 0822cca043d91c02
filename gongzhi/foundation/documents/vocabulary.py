"""Words of official papers."""

from gongzhi.kernel.terms import Term

HANDLE_DUTY = "documents.handle"
"""The kind of the duty that a paper which came in is."""


class DocumentKind(Term):
    """What a paper is; it decides under which 代字 it is numbered and how its head is set."""

    LETTER = "letter", "函"
    NOTICE = "notice", "通知"
    ORDER = "order", "通知书"


class DocumentState(Term):
    DRAFT = "draft", "拟稿"
    REVIEWING = "reviewing", "待审核"
    SIGNING = "signing", "待签发"
    SIGNED = "signed", "待用印"
    STAMPED = "stamped", "待送达"
    DELIVERING = "delivering", "送达中"
    DELIVERED = "delivered", "已送达"
    VOID = "void", "已作废"


NUMBERED = (
    DocumentState.SIGNED,
    DocumentState.STAMPED,
    DocumentState.DELIVERING,
    DocumentState.DELIVERED,
)
ISSUED = (DocumentState.STAMPED, DocumentState.DELIVERING, DocumentState.DELIVERED)
IN_HAND = tuple(s for s in DocumentState if s not in {DocumentState.DELIVERED, DocumentState.VOID})


class DocumentAct(Term):
    REVISE = "revise", "修改稿件"
    SUBMIT = "submit", "送审"
    PASS = "pass", "审核通过"
    RETURN = "return", "退回修改"
    SIGN = "sign", "签发"
    STAMP = "stamp", "登记用印"
    DELIVER = "deliver", "开始送达"
    PROVE = "prove", "登记送达回证"
    FAIL = "fail", "记为未送达"
    VOID = "void", "作废"


class DeliveryWay(Term):
    """送达方式, by the names the field and the law of civil procedure give them."""

    IN_PERSON = "in_person", "当面送达"
    MAIL = "mail", "邮寄送达"
    LEFT = "left", "留置送达"
    ELECTRONIC = "electronic", "电子送达"
    NOTICE = "notice", "公告送达"


class DeliveryState(Term):
    ONGOING = "ongoing", "送达中"
    PROVEN = "proven", "已送达"
    FAILED = "failed", "未送达"


class ReceivedState(Term):
    REGISTERED = "registered", "待办理"
    HANDLED = "handled", "已办结"


class FieldKind(Term):
    LINE = "line", "一行字"
    TEXT = "text", "一段或几段字"
    DAY = "day", "日期"


class BlockLevel(Term):
    """结构层次: what a paragraph begins with says how it is set."""

    PLAIN = "plain", "正文"
    FIRST = "first", "一、"
    SECOND = "second", "（一）"
    THIRD = "third", "1."
    FOURTH = "fourth", "（1）"


class DocumentShelf(Term):
    """台账的分栏。"""

    OPEN = "open", "在办"
    MINE = "mine", "等我办"
    DELIVERED = "delivered", "已送达"
    VOID = "void", "已作废"
    ALL = "all", "全部"


class DocumentPower(Term):
    SEE = "documents.see", "查看公文台账"
    DRAFT = "documents.draft", "拟写公文"
    REVIEW = "documents.review", "审核公文"
    SIGN = "documents.sign", "签发公文"
    STAMP = "documents.stamp", "登记用印"
    DELIVER = "documents.deliver", "送达公文"
    RECEIVE = "documents.receive", "登记收文"
    CONFIGURE = "documents.configure", "设定文号代字"
    EXPORT = "documents.export", "导出公文台账"
