"""Send a code to a phone, and take it once."""

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F

from gongzhi.foundation.access import codes
from gongzhi.foundation.access.commands.limits import Limit, claim, last_try
from gongzhi.foundation.access.models import Account, PhoneCode
from gongzhi.foundation.access.policy import Policy, policy
from gongzhi.foundation.access.vocabulary import TryKind
from gongzhi.foundation.privacy.crypto import keyed_digest, keyed_digests
from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.identifiers import phone as phones

PURPOSE = "access.phone_code"
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Sent:
    """`code` in clear goes to the sender, in a demonstration to the page; it is not kept."""

    id: int
    phone: str
    code: str
    minutes: int


class WrongCode(RuleBroken):
    """Of a code that still serves; `phone` is whose it is, for the record alone."""

    phone: str = ""


def send_phone_code(typed: str, *, address: str, now: datetime) -> Sent:
    """The same answer for every number: whether it has an account is told to nobody."""
    phone = phones.parse(typed)
    rules = policy()
    if not _for_show(phone):
        _count(phone, address, rules, now)
    code = f"{secrets.randbelow(10**rules.code_digits):0{rules.code_digits}d}"
    with transaction.atomic():
        kept = PhoneCode.objects.create(
            phone=phone,
            digest=keyed_digest(f"{phone}:{code}", PURPOSE),
            sent_at=now,
            expires_at=now + timedelta(minutes=rules.code_minutes),
        )
        codes.send(phone, code, rules.code_minutes)
    return Sent(kept.pk, phone, code, rules.code_minutes)


def take_phone_code(code_id: int, typed: str, *, now: datetime) -> str:
    """The phone that is proven by the code. Each code serves once and for a few tries."""
    rules = policy()
    if not _count_try(code_id, rules, now):
        raise RuleBroken("验证码已失效，请重新获取", field="code")
    kept = PhoneCode.objects.get(pk=code_id)
    if not _same(kept, typed.strip()):
        left = rules.code_tries - kept.tries
        more = f"还可以试 {left} 次" if left > 0 else "请重新获取"
        wrong = WrongCode(f"验证码不正确，{more}", field="code")
        wrong.phone = kept.phone
        raise wrong
    if not PhoneCode.objects.filter(pk=code_id, used_at__isnull=True).update(used_at=now):
        raise RuleBroken("验证码已使用过，请重新获取", field="code")
    return kept.phone


def forget_codes(before: datetime) -> int:
    """Housekeeping: codes a day past their end."""
    return PhoneCode.objects.filter(expires_at__lt=before - DAY).delete()[0]


def _for_show(phone: str) -> bool:
    """Many people try one demonstration account at the same moment."""
    if not settings.DEMONSTRATION:
        return False
    account = Account.objects.by_phone(phone)
    return account is not None and account.demonstration


def _count(phone: str, address: str, rules: Policy, now: datetime) -> None:
    pause = timedelta(seconds=rules.code_pause_seconds)
    if not claim(TryKind.CODE_FROM, address, Limit(rules.codes_per_address_an_hour, HOUR), now=now):
        raise RuleBroken("这个网络获取验证码太频繁，请一小时后再试", field="phone")
    limits = Limit(1, pause), Limit(rules.codes_per_phone_a_day, DAY)
    if claim(TryKind.CODE_SENT, phone, *limits, now=now):
        return
    last = last_try(TryKind.CODE_SENT, phone)
    wait = (last + pause - now).total_seconds() if last else 0
    if wait > 0:
        raise RuleBroken(f"刚发过验证码，{int(wait) + 1} 秒后可以重新获取", field="phone")
    raise RuleBroken("这个手机号今天获取验证码的次数已用完，请明天再试", field="phone")


def _count_try(code_id: int, rules: Policy, now: datetime) -> bool:
    """Counted in one statement, so that guesses sent side by side are counted one by one."""
    live = PhoneCode.objects.filter(
        pk=code_id, used_at__isnull=True, expires_at__gt=now, tries__lt=rules.code_tries
    )
    return live.update(tries=F("tries") + 1) == 1


def _same(kept: PhoneCode, typed: str) -> bool:
    digests = keyed_digests(f"{kept.phone}:{typed}", PURPOSE)
    return any(hmac.compare_digest(bytes(kept.digest), digest) for digest in digests)
