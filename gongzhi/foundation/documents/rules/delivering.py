"""送达: what each way asks for, and the day on which a paper counts as delivered.

No clock of consequence starts before delivery is proven: the day comes from a proof alone.
"""

from dataclasses import dataclass
from datetime import date

from gongzhi.foundation.documents.vocabulary import DeliveryWay
from gongzhi.kernel.errors import RuleBroken

PROVEN_BY = {
    DeliveryWay.IN_PERSON: "受送达人签名的送达回证",
    DeliveryWay.MAIL: "邮寄回执或者签收记录",
    DeliveryWay.LEFT: "留置现场的照片，或者有见证人签名的送达回证",
    DeliveryWay.ELECTRONIC: "显示送到时间的系统记录或者截图",
    DeliveryWay.NOTICE: "张贴或者刊登的照片",
}
SIGNED = frozenset({DeliveryWay.IN_PERSON, DeliveryWay.MAIL})
"""Ways by which somebody takes the paper and says so."""


@dataclass(frozen=True, kw_only=True)
class Sending:
    """How a paper goes out. `consent` says when and how the recipient agreed to electronic
    delivery; `reason` why it was left, or why nothing but public notice is possible."""

    way: DeliveryWay
    recipient: str
    address: str = ""
    tracking: str = ""
    consent: str = ""
    reason: str = ""
    posted_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Proof:
    """`files` is how many photos or scans come with it."""

    files: int
    signed_by: str = ""
    delivered_on: date | None = None


def check_sending(sending: Sending, *, stamped_on: date, today: date) -> None:
    if not sending.recipient:
        raise RuleBroken("写明送给谁", field="recipient")
    if sending.way is DeliveryWay.MAIL and not sending.tracking:
        raise RuleBroken("邮寄的，写邮件号，签收后凭它核对", field="tracking")
    if sending.way is DeliveryWay.ELECTRONIC and not sending.consent:
        raise RuleBroken("电子送达要受送达人同意，写明何时、怎样同意的", field="consent")
    if sending.way is DeliveryWay.ELECTRONIC and not sending.address:
        raise RuleBroken("写送到哪个号码、邮箱或者账号", field="address")
    if sending.way is DeliveryWay.LEFT and not sending.reason:
        raise RuleBroken("留置送达的，写明拒收的情形", field="reason")
    if sending.way is DeliveryWay.NOTICE:
        _check_notice(sending, stamped_on, today)


def _check_notice(sending: Sending, stamped_on: date, today: date) -> None:
    if not sending.reason:
        raise RuleBroken("公告送达的，写明为什么别的方式送不到", field="reason")
    if sending.posted_on is None:
        raise RuleBroken("写公告发出的日期", field="posted_on")
    if not stamped_on <= sending.posted_on <= today:
        raise RuleBroken(
            f"公告日期应在用印（{_said(stamped_on)}）以后、今天以前", field="posted_on"
        )


def delivered_on(
    way: DeliveryWay, proof: Proof, *, stamped_on: date, today: date, lapses_on: date | None = None
) -> date:
    """The day the proof makes it delivered; a proof that proves nothing is refused.

    By public notice it is the last day of the notice, once that day is over.
    """
    if proof.files < 1:
        raise RuleBroken(f"上传{PROVEN_BY[way]}；没有凭证不算送达", field="proof")
    if way is DeliveryWay.NOTICE:
        return _lapsed(lapses_on, today)
    if way in SIGNED and not proof.signed_by:
        raise RuleBroken("写明由谁签收", field="signed_by")
    if proof.delivered_on is None:
        raise RuleBroken("写凭证上的送达日期", field="delivered_on")
    if not stamped_on <= proof.delivered_on <= today:
        raise RuleBroken(
            f"送达日期应在用印（{_said(stamped_on)}）以后，不晚于今天", field="delivered_on"
        )
    return proof.delivered_on


def _lapsed(lapses_on: date | None, today: date) -> date:
    if lapses_on is None:
        raise RuleBroken("没有公告期限，不能算作送达")
    if today <= lapses_on:
        raise RuleBroken(f"公告期间到 {_said(lapses_on)} 终了，期满以后再登记送达")
    return lapses_on


def _said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
