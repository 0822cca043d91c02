"""Words of the journal."""

from django.utils.translation import gettext_noop as _

from gongzhi.kernel.terms import Term


class DeliveryState(Term):
    """How far a reaction has come with an entry."""

    DONE = "done", _("已办")
    WAITING = "waiting", _("待重试")
    BEHIND = "behind", _("排队")
    FAILED = "failed", _("失败")
    ASIDE = "aside", _("已搁置")
