"""Change one's password."""

from datetime import datetime

from django.contrib.auth.hashers import check_password
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.views.decorators.debug import sensitive_variables

from gongzhi.facts.access import PasswordChanged
from gongzhi.foundation.access.commands.limits import claim, forgive, own_name
from gongzhi.foundation.access.commands.sign_in import locked_words, locking
from gongzhi.foundation.access.models import Account, PastPassword
from gongzhi.foundation.access.policy import Policy, policy
from gongzhi.foundation.access.rules import passwords
from gongzhi.foundation.access.vocabulary import TryKind
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken


@sensitive_variables("old", "new", "again")
def change_password(
    account_id: int, *, old: str, new: str, again: str, actor: Actor, now: datetime
) -> Account:
    """The caller ends the other sessions (their key to the account has changed with it)."""
    rules = policy()
    if claim(TryKind.SIGN_IN, own_name(account_id), locking(rules), now=now) is None:
        raise RuleBroken(locked_words(rules), field="old")
    with transaction.atomic():
        account = Account.objects.select_for_update().get(pk=account_id)
        if not account.check_password(old):
            raise RuleBroken("现在的密码不正确", field="old")
        _permit(account, new, again, rules)
        _save(account, new, rules, now)
        record(PasswordChanged(account=account_id), actor=actor, now=now)
    forgive(TryKind.SIGN_IN, own_name(account_id))
    return account


def _permit(account: Account, new: str, again: str, rules: Policy) -> None:
    if new != again:
        raise RuleBroken("两次输入的新密码不一样", field="again")
    passwords.require(
        new,
        name=account.username or "",
        length=rules.password_length,
        classes=rules.password_classes,
        common=_is_common(new),
    )
    used = [account.password, *_past(account, rules)]
    if any(check_password(new, each) for each in used):
        raise RuleBroken("新密码不能与最近用过的相同", field="password")


def _past(account: Account, rules: Policy) -> list[str]:
    past = account.past_passwords.values_list("password", flat=True)
    return list(past[: max(rules.password_history - 1, 0)])


def _save(account: Account, new: str, rules: Policy, now: datetime) -> None:
    PastPassword.objects.create(account=account, password=account.password, until_at=now)
    kept = account.past_passwords.values_list("pk", flat=True)[: rules.password_history]
    account.past_passwords.exclude(pk__in=list(kept)).delete()
    account.set_password(new)
    account.password_changed_at = now
    account.save(update_fields=["password", "password_changed_at"])


def _is_common(password: str) -> bool:
    try:
        CommonPasswordValidator().validate(password)
    except ValidationError:
        return True
    return False
