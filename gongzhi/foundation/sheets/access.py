"""Who may see and move an import."""

from django.db.models import Q, QuerySet

from gongzhi.foundation.access.powers import require
from gongzhi.foundation.files.models import StoredFile
from gongzhi.foundation.sheets.kinds import ImportKind, kinds_for
from gongzhi.foundation.sheets.models import ImportRun
from gongzhi.kernel.actor import Actor


def visible_runs(actor: Actor) -> QuerySet[ImportRun]:
    """One's own, and those of one's organisation, of the kinds one may import."""
    kinds = [kind.code for kind in kinds_for(actor)]
    mine = Q(account=actor.account) if actor.account is not None else Q(pk__in=())
    if actor.organisation is not None:
        mine |= Q(organisation=actor.organisation)
    return ImportRun.objects.filter(mine, kind__in=kinds)


def require_import(actor: Actor, kind: ImportKind) -> None:
    require(actor, kind.power)


def may_read_file(actor: Actor, run: int, _file: StoredFile) -> bool:
    """The file sent and the workbook to mend, for those who see the run."""
    return visible_runs(actor).filter(pk=run).exists()
