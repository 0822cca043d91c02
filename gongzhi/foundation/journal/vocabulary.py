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


ABOUT_ACCOUNTS_AND_POSTS = ("account", "appointment", "sign_in_try")
"""Kinds of subjects. Who was let in and made what is the auditor's business also where it was done
at the machine, as the system."""
