"""Words of notify."""

from gongzhi.kernel.terms import Term


class Channel(Term):
    IN_APP = "in_app", "站内消息"
    SMS = "sms", "短信"
    EMAIL = "email", "电子邮件"
    WECHAT = "wechat", "微信"
    WECOM = "wecom", "企业微信或政务微信"


class SendState(Term):
    WAITING = "waiting", "待发"
    SENDING = "sending", "发送中"
    SENT = "sent", "已发"
    FAILED = "failed", "失败"
    UNKNOWN = "unknown", "不明"
    GIVEN_UP = "given_up", "不再发送"


class NotifyPower(Term):
    MEND = "notify.mend", "处理发送失败的消息"


OUTSIDE = (Channel.SMS, Channel.EMAIL, Channel.WECHAT, Channel.WECOM)
TO_MEND = (SendState.FAILED, SendState.UNKNOWN)
