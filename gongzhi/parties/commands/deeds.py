"""A deed as it is typed: people registered, bodies found, all of it undone where it is refused."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import transaction

from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken
from gongzhi.parties.commands.person import Identity, register_person
from gongzhi.parties.queries.doors import bodies_named
from gongzhi.parties.rules.owner_lines import Line, owner_lines
from gongzhi.parties.rules.ownership import Deed, Holder
from gongzhi.parties.vocabulary import Sharing


@contextmanager
def written_deed(given: Mapping[str, Any], *, actor: Actor, now: datetime) -> Iterator[Deed]:
    """Nobody is left registered where the deed is not taken."""
    lines = owner_lines(given["holders"])
    with transaction.atomic():
        yield Deed(
            holders=tuple(_holder(line, actor, now) for line in lines),
            sharing=Sharing(given["sharing"]),
            since_on=given["since_on"],
            basis=given["basis"],
            is_developer_held=given["developer"],
        )


def _holder(line: Line, actor: Actor, now: datetime) -> Holder:
    if line.body:
        found = bodies_named([line.body]).get(line.body)
        if found is None:
            raise RuleBroken(f"没有登记“{line.body}”，先在组织里登记", field="holders")
        return Holder(organisation=found.pk, share=line.share)
    try:
        person = register_person(
            Identity(name=line.name, phone=line.phone, id_number=line.id_number),
            actor=actor,
            now=now,
        )
    except RuleBroken as broken:
        raise RuleBroken(f"第 {line.number} 行：{broken.message}", field="holders") from broken
    return Holder(person=person.pk, share=line.share)
