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
    """The photos of a case's legs. `before` and `after` are the pair of the leg that has the work
    now, as it was handed in the last time; `extra` its others and those of earlier legs, newest
    first; `check` the checkers' own."""

    before: StoredFile | None
    after: StoredFile | None
    extra: list[StoredFile]
    check: list[StoredFile]

    @property
    def work(self) -> list[StoredFile]:
        """Those of the handlers, all of them."""
        return [*filter(None, (self.before, self.after)), *self.extra]


def shots(present: Iterable[StoredFile], earlier: Iterable[StoredFile] = ()) -> Shots:
    """A pair never mixes two rounds: what was done before stands behind it."""
    now, then = _newest_first(present), _newest_first(earlier)
    before = next((file for file in now if file.purpose == WorkPhoto.BEFORE), None)
    after = next((file for file in now if file.purpose == WorkPhoto.AFTER), None)
    every = [*now, *then]
    return Shots(
        before=before,
        after=after,
        extra=[f for f in every if f.purpose != WorkPhoto.CHECK and f not in (before, after)],
        check=[file for file in every if file.purpose == WorkPhoto.CHECK],
    )


def _newest_first(files: Iterable[StoredFile]) -> list[StoredFile]:
    """Those of one hand-in in their own order."""
    known = [file for file in files if file.purpose in set(WorkPhoto)]
    return sorted(known, key=lambda file: file.uploaded_at, reverse=True)


def may_read_of_case(actor: Actor, case: int, file: StoredFile) -> bool:
    """What one handed in oneself; all of what one reads whole."""
    is_own = actor.person is not None and file.person == actor.person
    cases = access.visible_cases(actor) if is_own else access.readable_cases(actor)
    return cases.filter(pk=case).exists()


def may_read_of_leg(actor: Actor, leg: int, _file: StoredFile) -> bool:
    """Whoever reads the case whole. Not who only joined it: what was photographed at work may be
    the home of the one who reported first, whatever thing the case hangs at."""
    case = Leg.objects.filter(pk=leg).values_list("case_id", flat=True).first()
    return case is not None and access.readable_cases(actor).filter(pk=case).exists()
