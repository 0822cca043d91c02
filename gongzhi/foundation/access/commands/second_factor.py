"""Set up a second factor, and take its codes, each once."""

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction

from gongzhi.facts.access import RecoveryCodesMade, SecondFactorSet
from gongzhi.foundation.access.commands.limits import claim, forgive
from gongzhi.foundation.access.commands.sign_in import failed_factor, locked_words, locking
from gongzhi.foundation.access.models import Account, RecoveryCode, SecondFactor
from gongzhi.foundation.access.policy import policy
from gongzhi.foundation.access.rules import one_time
from gongzhi.foundation.access.vocabulary import Factor, TryKind
from gongzhi.foundation.journal.recording import record
from gongzhi.foundation.privacy.crypto import keyed_digest, keyed_digests
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken

PURPOSE = "access.recovery_code"
RECOVERY_CODES = 10
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
WRONG = "动态验证码不正确，以手机上正在显示的为准"


@dataclass(frozen=True)
class SetUp:
    """What the person scans or types into an authenticator."""

    address: str
    by_hand: str


def begin_second_factor(account: Account) -> SetUp:
    """A secret of its own, kept until a first code confirms it; a confirmed one stays."""
    waiting, _ = SecondFactor.objects.get_or_create(
        account=account, defaults={"secret": one_time.new_secret()}
    )
    if waiting.confirmed_at is not None:
        raise RuleBroken("第二验证已设置，换手机请安全管理员先解除")
    name = account.username or ""
    return SetUp(one_time.address(waiting.secret, name), one_time.grouped(waiting.secret))


def confirm_second_factor(account: Account, typed: str, *, now: datetime) -> list[str]:
    """From the first code on it is asked for at every sign-in. Gives the recovery codes, once."""
    _count(account, now)
    with transaction.atomic():
        waiting = _locked(account)
        if waiting is None or waiting.confirmed_at is not None:
            raise RuleBroken("没有待确认的第二验证，请重新登录", field="code")
        step = _step(waiting, typed, now)
        if step is None:
            raise RuleBroken(WRONG, field="code")
        waiting.confirmed_at, waiting.last_step = now, step
        waiting.save(update_fields=["confirmed_at", "last_step"])
        record(SecondFactorSet(account=account.pk), actor=Actor(account=account.pk), now=now)
        forgive(TryKind.FACTOR, str(account.pk))
        return make_recovery_codes(account, now=now)


def take_second_factor(account: Account, typed: str, *, address: str, now: datetime) -> Factor:
    """A code of the authenticator, or one of the recovery codes."""
    _count(account, now)
    plain = typed.replace(" ", "").replace("-", "").casefold()
    by_clock = len(plain) == one_time.DIGITS and plain.isdecimal()
    factor = Factor.TOTP if by_clock else Factor.RECOVERY_CODE
    taken = _take_totp(account, plain, now) if by_clock else _take_recovery(account, plain, now)
    if not taken:
        failed_factor(account, factor, address=address, now=now)
        raise RuleBroken(WRONG if by_clock else "备用码不正确，或已用过", field="code")
    forgive(TryKind.FACTOR, str(account.pk))
    return factor


def make_recovery_codes(account: Account, *, now: datetime) -> list[str]:
    """New ones; all earlier ones are void."""
    codes = ["".join(secrets.choice(ALPHABET) for _ in range(12)) for _ in range(RECOVERY_CODES)]
    with transaction.atomic():
        account.recovery_codes.all().delete()
        RecoveryCode.objects.bulk_create(
            RecoveryCode(account=account, digest=keyed_digest(code, PURPOSE)) for code in codes
        )
        made = RecoveryCodesMade(account=account.pk, number=len(codes))
        record(made, actor=Actor(account=account.pk), now=now)
    return ["-".join((c[:4], c[4:8], c[8:])) for c in codes]


def has_second_factor(account: Account) -> bool:
    return SecondFactor.objects.filter(account=account, confirmed_at__isnull=False).exists()


def _count(account: Account, now: datetime) -> None:
    rules = policy()
    if claim(TryKind.FACTOR, str(account.pk), locking(rules), now=now) is None:
        raise RuleBroken(locked_words(rules), field="code")


def _take_totp(account: Account, typed: str, now: datetime) -> bool:
    with transaction.atomic():
        factor = _locked(account)
        if factor is None or factor.confirmed_at is None:
            return False
        step = _step(factor, typed, now)
        if step is None:
            return False
        factor.last_step = step if not _for_show(account) else 0
        factor.save(update_fields=["last_step"])
        return True


def _for_show(account: Account) -> bool:
    """Many people try one demonstration account at the same moment."""
    return bool(settings.DEMONSTRATION) and account.demonstration


def _take_recovery(account: Account, typed: str, now: datetime) -> bool:
    wanted = keyed_digests(typed, PURPOSE)
    unused = RecoveryCode.objects.filter(account=account, used_at__isnull=True)
    found = next((each for each in unused if _among(bytes(each.digest), wanted)), None)
    return found is not None and unused.filter(pk=found.pk).update(used_at=now) == 1


def _among(digest: bytes, wanted: list[bytes]) -> bool:
    return any(hmac.compare_digest(digest, each) for each in wanted)


def _locked(account: Account) -> SecondFactor | None:
    return SecondFactor.objects.select_for_update().filter(account=account).first()


def _step(factor: SecondFactor, typed: str, now: datetime) -> int | None:
    plain = typed.replace(" ", "")
    return one_time.matching_step(factor.secret, plain, now=now, after=factor.last_step)
