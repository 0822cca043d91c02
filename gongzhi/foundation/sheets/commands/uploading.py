"""A file comes in for an import."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from gongzhi.foundation.files.allowances import allow
from gongzhi.foundation.files.commands import store
from gongzhi.foundation.files.rules.limits import MEGABYTE, Limits
from gongzhi.foundation.files.vocabulary import SHEETS
from gongzhi.foundation.sheets.access import require_import
from gongzhi.foundation.sheets.kinds import ImportKind
from gongzhi.foundation.sheets.models import ImportRun
from gongzhi.foundation.sheets.vocabulary import RunState
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken

if TYPE_CHECKING:
    from django.core.files import File

PURPOSE = "import"
ERRORS = "import-errors"
allow(PURPOSE, Limits(kinds=SHEETS, bytes_each=30 * MEGABYTE, count=1))
allow(ERRORS, Limits(kinds=SHEETS, bytes_each=100 * MEGABYTE, count=1))


@transaction.atomic
def upload(file: "File[bytes]", kind: ImportKind, *, actor: Actor, now: datetime) -> ImportRun:
    """Kept, not yet read."""
    require_import(actor, kind)
    if actor.account is None:
        raise RuleBroken("登录后才能导入", field="file")
    region_code = actor.territory[0] if actor.territory else ""
    run = ImportRun.objects.create(
        kind=kind.code,
        state=RunState.WAITING,
        account=actor.account,
        person=actor.person,
        appointment=actor.appointment,
        organisation=actor.organisation,
        region_code=region_code,
        county_code=region_code[:6],
        uploaded_at=now,
        touched_at=now,
    )
    run.file = store(
        file, owner=run.ref, purpose=PURPOSE, actor=actor, now=now, region_code=region_code
    )
    run.save(update_fields=["file"])
    return run
