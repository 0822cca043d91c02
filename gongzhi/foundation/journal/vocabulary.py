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


WITHHELD = "〔文字略〕"
"""Stands for what somebody wrote, where it is not to be read."""
ABOUT_ACCOUNTS_AND_POSTS = ("account", "appointment", "sign_in_try")
"""Kinds of subjects. Who was let in and made what is the auditor's business also where it was done
at the machine, as the system."""
READ_WHOLE = (*ABOUT_ACCOUNTS_AND_POSTS, "rule_override", "calendar_year")
"""Kinds of subjects whose reasons the three administrators read: nothing a resident wrote."""
