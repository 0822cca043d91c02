"""See one masked datum for a few minutes, with a reason that is recorded.

Contexts say which data of which things can be asked for and who may see the thing at all:
`register("person", {UnmaskField.PHONE}, may_see)`. Whoever must see some of them for one task
alone need not be able to ask everywhere: `register_task("person", "parties.verify", may_see)`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from gongzhi.facts.access import Unmasked
from gongzhi.foundation import links
from gongzhi.foundation.access.models import Unmasking
from gongzhi.foundation.access.policy import policy
from gongzhi.foundation.access.powers import require
from gongzhi.foundation.access.vocabulary import AccessPower, UnmaskField, UnmaskReason
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import NotPermitted, RuleBroken
from gongzhi.kernel.ref import Ref

MaySee = Callable[[Actor, int], bool]


@dataclass(frozen=True)
class Masked:
    fields: frozenset[UnmaskField]
    may_see: MaySee


@dataclass(frozen=True)
class Look:
    """Somebody in a post looked at a datum."""

    at: datetime
    field: UnmaskField
    who: str


_kinds: dict[str, Masked] = {}
_tasks: dict[str, dict[str, MaySee]] = {}


def register(kind: str, fields: set[UnmaskField], may_see: MaySee) -> None:
    _kinds[kind] = Masked(frozenset(fields), may_see)


def register_task(kind: str, power: str, may_see: MaySee) -> None:
    """This power by itself opens the data of the things its task is about, while it lasts."""
    _tasks.setdefault(kind, {})[power] = may_see


def unmask(
    ref: Ref,
    field: str,
    *,
    reason_code: str,
    reason: str,
    actor: Actor,
    now: datetime,
    region_code: str = "",
) -> Unmasking:
    """Asking again while it still stands begins a new one, with its own reason."""
    account = _permitted(ref, field, actor)
    code, said = _reason(reason_code, reason)
    with transaction.atomic():
        row = Unmasking.objects.create(
            account=account,
            appointment=actor.appointment,
            kind=ref.kind,
            thing=ref.id,
            field=field,
            reason=code,
            at=now,
            until_at=now + timedelta(minutes=policy().unmask_minutes),
        )
        fact = Unmasked(
            thing_kind=ref.kind,
            thing=ref.id,
            field=field,
            reason_code=code,
            unmasking=row.pk,
            reason=said,
        )
        record(fact, actor=actor, now=now, region_code=region_code)
    return row


def unmasked(actor: Actor, ref: Ref, field: str, now: datetime) -> bool:
    """Whether this person, in this post, has asked for it in the last minutes."""
    if actor.account is None:
        return False
    return Unmasking.objects.filter(
        account=actor.account,
        appointment=actor.appointment,
        kind=ref.kind,
        thing=ref.id,
        field=field,
        at__lte=now,
        until_at__gt=now,
    ).exists()


def unmasked_fields(
    actor: Actor, kind: str, things: Iterable[int], now: datetime
) -> frozenset[tuple[int, str]]:
    """The same for several things at once: which data of which of them, in one query."""
    if actor.account is None:
        return frozenset()
    rows = Unmasking.objects.filter(
        account=actor.account,
        appointment=actor.appointment,
        kind=kind,
        thing__in=list(things),
        at__lte=now,
        until_at__gt=now,
    )
    return frozenset(rows.values_list("thing", "field"))


def looks_at(ref: Ref, *, since: datetime) -> list[Look]:
    """Who asked to see data of a thing, newest first: for the person concerned."""
    rows = Unmasking.objects.filter(kind=ref.kind, thing=ref.id, at__gte=since).order_by("-at")
    posts = links.resolve({Ref("appointment", row.appointment) for row in rows if row.appointment})
    return [
        Look(at=row.at, field=UnmaskField(row.field), who=_who(row.appointment, posts))
        for row in rows
    ]


def _who(appointment: int | None, posts: Mapping[Ref, links.Link]) -> str:
    return str(posts[Ref("appointment", appointment)]) if appointment else "工作人员"


def _permitted(ref: Ref, field: str, actor: Actor) -> int:
    for_task = _for_task(ref, actor)
    if not for_task:
        require(actor, AccessPower.UNMASK)
    masked = _kinds.get(ref.kind)
    known = {f.value for f in masked.fields} if masked else set()
    if actor.account is None or masked is None or field not in known:
        raise NotPermitted("这一项不能查看完整内容")
    if not (for_task or masked.may_see(actor, ref.id)):
        raise NotPermitted("不在你的辖区或经办范围内，不能查看")
    return actor.account


def _for_task(ref: Ref, actor: Actor) -> bool:
    tasks = _tasks.get(ref.kind, {})
    return any(actor.holds(power) and sees(actor, ref.id) for power, sees in tasks.items())


def _reason(code: str, words: str) -> tuple[str, str]:
    if code not in set(UnmaskReason):
        raise RuleBroken("选择查看的理由", field="reason_code")
    if not words.strip():
        raise RuleBroken("写明为什么要看，将告知本人并记入日志", field="reason")
    return code, words.strip()
