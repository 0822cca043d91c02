"""Who reads the photos of cases and of their legs, and in which order they are shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from gongzhi.cases import access
from gongzhi.cases.models import Leg, Reporter
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


def shown_to(reporter: Reporter, files: list[StoredFile]) -> list[StoredFile]:
    """Of the photos of a report: what this reporter sent; to the first also what was sent for him
    when staff took it down, and never what another reporter sent."""
    if not files or not reporter.is_first:
        return [file for file in files if file.person == reporter.person_id]
    others = _others(reporter)
    return [file for file in files if not _is_sent_by(others, file)]


def may_read_of_case(actor: Actor, case: int, file: StoredFile) -> bool:
    """What one handed in oneself; all of it for staff; for the first reporter as `shown_to`."""
    if actor.person is not None and file.person == actor.person:
        return access.visible_cases(actor).filter(pk=case).exists()
    if access.staffed_cases(actor).filter(pk=case).exists():
        return True
    known = Reporter.objects.filter(case=case, person=actor.person, is_first=True)
    first = known.first() if actor.person is not None else None
    return first is not None and not _is_sent_by(_others(first), file)


def _others(reporter: Reporter) -> set[int | None]:
    rows = Reporter.objects.filter(case=reporter.case_id, person__isnull=False)
    return set(rows.exclude(pk=reporter.pk).values_list("person_id", flat=True))


def _is_sent_by(people: set[int | None], file: StoredFile) -> bool:
    """As a reporter: what one of them sent in a post was sent for the one who reported."""
    return file.appointment is None and file.person in people


def may_read_of_leg(actor: Actor, leg: int, _file: StoredFile) -> bool:
    """Whoever reads the case whole. Not who only joined it: what was photographed at work may be
    the home of the one who reported first, whatever thing the case hangs at."""
    case = Leg.objects.filter(pk=leg).values_list("case_id", flat=True).first()
    return case is not None and access.readable_cases(actor).filter(pk=case).exists()
