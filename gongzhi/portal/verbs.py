"""How each kind of duty is shown: the verb, its drawing, and what happens if nobody does it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Verb:
    label: str
    icon: str
    lapse: str
    """What follows once the time is over, as the desk's warning says it."""


VERBS = {
    "case.accept": Verb("受理", "check", "受理超时"),
    "case.respond": Verb("联系", "phone", "记为未按时响应"),
    "case.dispatch": Verb("派单", "route", "派单超时"),
    "case.handle": Verb("办理", "wrench", "记为到期未办结"),
    "case.check": Verb("核查", "eye", "核查超时"),
    "residency.verify": Verb("核验", "shield", "核验超时"),
    "rulebook.confirm": Verb("复核", "book", "复核超时"),
    "documents.revise": Verb("修改", "edit", "修改超时"),
    "documents.review": Verb("审核", "eye", "审核超时"),
    "documents.sign": Verb("签发", "sign", "签发超时"),
    "documents.stamp": Verb("用印", "seal", "用印超时"),
    "documents.deliver": Verb("送达", "route", "送达超时"),
    "documents.handle": Verb("办文", "file", "收文办理超时"),
    "notify.mend": Verb("补发", "bell", "补发超时"),
}
WAITING = Verb("等核查", "eye", "核查通过以前计时不停")
"""办结 and not yet checked: its holder can do nothing more, though its clock runs on."""
HANDLE, CHECK = "case.handle", "case.check"
OTHER = Verb("去办", "file", "超时")


def verb_of(kind: str) -> Verb:
    return VERBS.get(kind, OTHER)
