"""Who reads the photos of cases and of their legs, and in which order they are shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from gongzhi.cases import access
from gongzhi.cases.models import Leg
from gongzhi.cases.vocabulary import WorkPhoto
from gongzhi.foundation.files.models import StoredFile
from gongzhi.kernel.actor import Actor


@dataclass(frozen=True, kw_only=True)
class Shots:
    """The photos of legs: the newest hand-in's first one before and after as a pair, the others of
    both behind them, newest first, and the checker's own."""

    before: StoredFile | None
    after: StoredFile | None
    extra: list[StoredFile]
    check: list[StoredFile]

    @property
    def work(self) -> list[StoredFile]:
        """Those of the handler, all of them."""
        return [*filter(None, (self.before, self.after)), *self.extra]


def shots(files: Iterable[StoredFile]) -> Shots:
    """Work that was sent back is shown as it was done the last time, not as it was refused."""
    newest = sorted(files, key=lambda file: file.uploaded_at, reverse=True)
    before, after, check = ([file for file in newest if file.purpose == what] for what in WorkPhoto)
    return Shots(
        before=before[0] if before else None,
        after=after[0] if after else None,
        extra=[*after[1:], *before[1:]],
        check=check,
    )


def may_read_of_case(actor: Actor, case: int, file: StoredFile) -> bool:
    """What one handed in oneself; all of what one reads whole."""
    is_own = actor.person is not None and file.person == actor.person
    cases = access.visible_cases(actor) if is_own else access.readable_cases(actor)
    return cases.filter(pk=case).exists()


def may_read_of_leg(actor: Actor, leg: int, _file: StoredFile) -> bool:
    case = Leg.objects.filter(pk=leg).values_list("case_id", flat=True).first()
    return case is not None and access.visible_cases(actor).filter(pk=case).exists()
