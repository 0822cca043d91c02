"""Words of cases."""

from gongzhi.kernel.terms import Term


class CaseState(Term):
    PLACE_UNKNOWN = "place_unknown", "待核地点"
    PENDING = "pending", "待受理"
    ACCEPTED = "accepted", "已受理"
    DISPATCHED = "dispatched", "已派单"
    HANDLING = "handling", "处置中"
    PAUSED = "paused", "暂停"
    AWAITING_CHECK = "awaiting_check", "待核查"
    CHECKED = "checked", "核查通过"
    AWAITING_RATING = "awaiting_rating", "待评价"
    REOPENED = "reopened", "再办"
    ARCHIVED = "archived", "已归档"
    REFUSED = "refused", "不予受理"
    TRANSFERRED = "transferred", "转市级"


ICON_OF_STATE = {
    CaseState.PLACE_UNKNOWN: "pin",
    CaseState.PENDING: "wait",
    CaseState.ACCEPTED: "check",
    CaseState.DISPATCHED: "route",
    CaseState.HANDLING: "half",
    CaseState.PAUSED: "pause",
    CaseState.AWAITING_CHECK: "eye",
    CaseState.CHECKED: "ok",
    CaseState.AWAITING_RATING: "phone",
    CaseState.REOPENED: "return",
    CaseState.ARCHIVED: "ok",
    CaseState.REFUSED: "no",
    CaseState.TRANSFERRED: "out",
}
"""What a state is drawn with, wherever it is drawn."""


BEFORE_DISPATCH = frozenset({CaseState.PLACE_UNKNOWN, CaseState.PENDING, CaseState.ACCEPTED})
"""With whoever triages: no body has it now."""
CLOSED = frozenset({CaseState.ARCHIVED, CaseState.REFUSED, CaseState.TRANSFERRED})
AFTER_CHECK = frozenset({CaseState.CHECKED, CaseState.AWAITING_RATING, CaseState.ARCHIVED})
CLOCK_RUNS = frozenset(CaseState) - CLOSED - AFTER_CHECK - {CaseState.PAUSED}
"""In these the handling clock runs, once it has begun."""


class LegState(Term):
    DISPATCHED = "dispatched", "待签收"
    HANDLING = "handling", "处置中"
    PAUSED = "paused", "暂停"
    DONE = "done", "已办结待核查"
    CHECKED = "checked", "核查通过"
    RETURNED = "returned", "已退回"


class LegRole(Term):
    LEAD = "lead", "主办"
    ASSIST = "assist", "协办"


class Source(Term):
    SCAN = "scan", "扫码报事"
    PHOTO = "photo", "随手拍"
    PHONE = "phone", "居委代录"
    HOTLINE = "hotline", "12345 热线"
    PATROL = "patrol", "巡查发现"
    CALLBACK = "callback", "回访转办"


class Channel(Term):
    """How the reporter was reached by a person."""

    PHONE = "phone", "打电话"
    VISIT = "visit", "上门或到场"
    MESSAGE = "message", "站内回复"


class CheckWay(Term):
    """How the one who checked knows what he says."""

    ON_SITE = "on_site", "到场"
    REMOTE = "remote", "凭电话或照片"


class BatchStep(Term):
    """What is done with several cases at once."""

    ACCEPT = "accept", "受理"
    DISPATCH = "dispatch", "派单"
    BOTH = "both", "受理并派单"


class Outcome(Term):
    RESOLVED = "resolved", "解决了"
    UNRESOLVED = "unresolved", "没解决"


class Satisfaction(Term):
    SATISFIED = "satisfied", "满意"
    NEUTRAL = "neutral", "一般"
    DISSATISFIED = "dissatisfied", "不满意"


class WorkPhoto(Term):
    """What a photo of the handling shows."""

    BEFORE = "before", "修前"
    AFTER = "after", "修后"
    CHECK = "check", "核查"


class RatingOrigin(Term):
    REPORTER = "reporter", "本人评价"
    CALLBACK = "callback", "电话回访"


class PauseReason(Term):
    """The only reasons for which a clock may stand still."""

    PARTS = "parts", "等配件、材料到货"
    OUTAGE = "outage", "等停水停电停气等作业窗口"
    APPOINTMENT = "appointment", "与报事人约定了以后的时间"
    PROCEDURE = "procedure", "等法定程序（表决、公示、审批）"
    WEATHER = "weather", "天气原因不能作业"


class RefusalReason(Term):
    LITIGATION = "litigation", "已进入诉讼、仲裁、复议或信访程序"
    EMERGENCY = "emergency", "属于 110、119、120、122 紧急事项"
    REPEATED = "repeated", "同一事项已有答复且无新情况"
    UNCLEAR = "unclear", "补充后仍无法看清事由"
    OUTSIDE = "outside", "不属于行政和社区管理事项"


class LeadRole(Term):
    """Whom a routing rule names; resolved to an organisation by the place."""

    COMPANY = "company", "小区物业服务企业"
    COMMITTEE = "committee", "居（村）民委员会"
    OWNERS = "owners", "业主委员会"
    STREET = "street", "街道办事处"
    DEPARTMENT = "department", "职能部门"
    UTILITY = "utility", "专营单位"
    CITY = "city", "转市级"
    TRIAGE = "triage", "人工研判"


class EventGroup(Term):
    """GB/T 30428.2 event classes, with ours for what the standard leaves to 其他."""

    APPEARANCE = "appearance", "市容环境"
    ADVERTISING = "advertising", "宣传广告"
    CONSTRUCTION = "construction", "施工管理"
    STREET_ORDER = "street_order", "街面秩序"
    EMERGENCY = "emergency", "突发事件"
    OTHER = "other", "其他"


class GridGroup(Term):
    """网格事项 groups seen in Sichuan practice."""

    DISPUTE = "dispute", "矛盾化解"
    SECURITY = "security", "治安防控"
    SPECIAL_PEOPLE = "special_people", "特殊人群"
    OPINION = "opinion", "社情民意"
    POLICY = "policy", "政策宣传"
    EMERGENCY = "emergency", "突发事件"
    OTHER = "other", "其它"
    LIVELIHOOD = "livelihood", "民生服务"


class Act(Term):
    """What can be done with a case."""

    PLACE = "place", "核定地点"
    ACCEPT = "accept", "受理"
    REFUSE = "refuse", "不予受理"
    TRANSFER = "transfer", "转市级"
    DISPATCH = "dispatch", "派单"
    TAKE_UP = "take_up", "签收开始处置"
    RETURN = "return", "退回"
    PAUSE = "pause", "暂停计时"
    RESUME = "resume", "恢复计时"
    FINISH = "finish", "办结送核查"
    PASS = "pass", "核查通过"
    FAIL = "fail", "核查退回"
    ASK = "ask", "请报事人评价"
    RATE = "rate", "评价"
    CALL_BACK = "call_back", "回访"
    REOPEN = "reopen", "再办"
    ARCHIVE = "archive", "归档"
    FILE = "file", "办结归档"


class Power(Term):
    SEE = "cases.see", "查看辖区诉求"
    REGISTER = "cases.register", "代录诉求"
    TRIAGE = "cases.triage", "受理研判派单"
    HANDLE = "cases.handle", "承办诉求"
    ASSIGN = "cases.assign", "指定经办人"
    CHECK = "cases.check", "核查办理结果"
    CALL_BACK = "cases.callback", "电话回访"
    OVERSEE = "cases.oversee", "督办超时诉求"
    EXPORT = "cases.export", "导出诉求"
    CONFIGURE = "cases.configure", "定本街道办理时限"
