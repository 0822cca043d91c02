"""Words of sheets."""

from gongzhi.kernel.terms import Term


class Weight(Term):
    """An error keeps a row out; a notice lets it in with a word of warning."""

    ERROR = "error", "有错"
    NOTICE = "notice", "提醒"


class Policy(Term):
    ALL_OR_NOTHING = "all", "全部无误才写入"
    GOOD_ROWS = "good", "写入无误的行，跳过有错的行"


class RunState(Term):
    WAITING = "waiting", "等待校验"
    CHECKING = "checking", "正在校验"
    CHECKED = "checked", "待确认写入"
    WRITING = "writing", "正在写入"
    WRITTEN = "written", "已写入"
    FAILED = "failed", "没有完成"
    ABANDONED = "abandoned", "已放弃"
