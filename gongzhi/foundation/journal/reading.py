"""The timeline of a thing: its entries as sentences, with the names things have today."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gongzhi.facts.access import Unmasked
from gongzhi.foundation import links
from gongzhi.foundation.journal.models import Entry, Words
from gongzhi.foundation.journal.rules import sentences
from gongzhi.foundation.journal.vocabulary import READ_WHOLE, WITHHELD
from gongzhi.foundation.journal.wording import open_words
from gongzhi.kernel.fact import KINDS, Fact
from gongzhi.kernel.ref import Ref

PAGE = 200


@dataclass(frozen=True)
class Line:
    """One entry, ready to show: `sentence` for staff, `told` for the public ("" where not told)."""

    at: datetime
    actor_name: str
    post_name: str
    organisation_name: str
    sentence: str
    told: str
    kind: str
    entry_id: int
    words: Mapping[str, str] = field(default_factory=dict)
    is_erased: bool = False
    number: str = ""
    """Of what it is about, where that is told by number alone."""


@dataclass(frozen=True)
class Told:
    """An entry with its fact; no fact where the kind has left the code."""

    entry: Entry
    fact: Fact | None
    spoken: dict[str, str]
    is_erased: bool

    def refs(self) -> Iterator[Ref]:
        yield from sentences.refs_in(self.fact) if self.fact else ()
        yield self.entry.subject
        yield from _actor_refs(self.entry)


def timeline(
    ref: Ref, *, public: bool = False, limit: int = PAGE, before: int | None = None
) -> list[Line]:
    """Newest first, in a constant number of queries: entries, words, one per kind of thing named.

    For the public: only what is told, in the words of `told`, without the names of those who acted.
    `before` is the last entry id of the page shown so far.
    """
    entries = Entry.objects.filter(subject_kind=ref.kind, subject_id=ref.id)
    if before is not None:
        entries = entries.filter(pk__lt=before)
    if public:
        entries = entries.filter(kind__in=[kind for kind, cls in KINDS.items() if cls.told])
    lines = lines_of(entries.order_by("-pk")[:limit])
    return [_published(line) for line in lines] if public else lines


def lines_of(entries: QuerySet[Entry]) -> list[Line]:
    """Any entries, in the order given, ready to show to staff; in the same number of queries."""
    told = _told(entries)
    titles = links.resolve(ref for each in told for ref in each.refs())
    return [_line(each, titles) for each in told]


def lines_by_number(entries: QuerySet[Entry]) -> list[Line]:
    """For who watches over the acts and not over the matter: things by their numbers, without what
    people wrote; whole only where accounts, posts, rules or a look at personal data are spoken of.
    """
    told = [_withheld(each) for each in _told(entries)]
    links_found = links.resolve(ref for each in told for ref in each.refs())
    titles = {ref: _by_number(link) for ref, link in links_found.items()}
    return [
        replace(
            _line(each, titles),
            number=links_found[each.entry.subject].number,
            actor_name=_acting(each.entry, titles),
        )
        for each in told
    ]


def _by_number(link: links.Link) -> links.Link:
    return replace(link, title=link.number) if link.number else link


def _withheld(told: Told) -> Told:
    is_whole = told.entry.subject_kind in READ_WHOLE or told.entry.kind == Unmasked.kind()
    if is_whole or told.fact is None:
        return told
    hidden = {name: WITHHELD if text else "" for name, text in told.spoken.items()}
    return replace(told, fact=replace(told.fact, **hidden), spoken={})


def _acting(entry: Entry, titles: Mapping[Ref, links.Link]) -> str:
    """Who acts in no post is a resident, and no name of his is the auditor's business."""
    if entry.person is not None and entry.appointment is None:
        return _("居民 #{number}").format(number=entry.person)
    return _actor_name(entry, titles)


def facts_since(ref: Ref, kind: str, *, person: int | None, since: datetime) -> list[Fact]:
    """What this person has recorded of one kind about the thing since then, with its words."""
    entries = Entry.objects.filter(subject_kind=ref.kind, subject_id=ref.id, kind=kind)
    told = _told(entries.filter(person=person, at__gte=since))
    return [one.fact for one in told if one.fact is not None]


def newest_words(refs: Iterable[Ref], kind: str) -> dict[Ref, dict[str, str]]:
    """What was said with the newest entry of that kind about each; nothing where it was erased."""
    by_kind: dict[str, list[int]] = {}
    for ref in refs:
        by_kind.setdefault(ref.kind, []).append(ref.id)
    words: dict[Ref, dict[str, str]] = {}
    for subject, ids in by_kind.items():
        entries = Entry.objects.filter(subject_kind=subject, subject_id__in=ids, kind=kind)
        for told in _told(entries.order_by("pk")):
            words[Ref(subject, told.entry.subject_id)] = told.spoken
    return words


def _told(entries: QuerySet[Entry]) -> list[Told]:
    rows = list(entries)
    sealed = dict(
        Words.objects.filter(
            pk__in=[e.pk for e in rows if e.commitment is not None], sealed__isnull=False
        ).values_list("entry_id", "sealed")
    )
    return [_opened(entry, sealed.get(entry.pk)) for entry in rows]


def _opened(entry: Entry, sealed: bytes | memoryview | None) -> Told:
    spoken = open_words(sealed).spoken if sealed is not None else {}
    is_erased = entry.commitment is not None and sealed is None
    known = KINDS.get(entry.kind)
    fact = known.restored(entry.payload, spoken) if known else None
    return Told(entry, fact, spoken, is_erased)


def _line(told: Told, titles: Mapping[Ref, links.Link]) -> Line:
    entry, fact = told.entry, told.fact
    speech = sentences.Speech(
        title=lambda ref: str(titles.get(ref, links.UNKNOWN)),
        label=links.label,
        seen_at=entry.at,
        erased=_("（内容已删除）") if told.is_erased else "",
    )
    return Line(
        at=entry.at,
        actor_name=_actor_name(entry, titles),
        post_name=_title(titles, "appointment", entry.appointment),
        organisation_name=_title(titles, "organisation", entry.organisation),
        sentence=_sentence(fact.phrase, fact, speech) if fact else entry.kind,
        told=_sentence(fact.told, fact, speech) if fact else "",
        kind=entry.kind,
        entry_id=entry.pk,
        words=told.spoken,
        is_erased=told.is_erased,
    )


def _published(line: Line) -> Line:
    """Only what `told` says aloud; the post and the organisation, not the person."""
    said = sentences.placeholders(KINDS[line.kind].told)
    return Line(
        at=line.at,
        actor_name="",
        post_name=line.post_name,
        organisation_name=line.organisation_name,
        sentence=line.told,
        told=line.told,
        kind=line.kind,
        entry_id=line.entry_id,
        words={name: text for name, text in line.words.items() if name in said},
        is_erased=line.is_erased,
    )


def _sentence(phrase: str, fact: Fact, speech: sentences.Speech) -> str:
    return sentences.sentence(_(phrase), fact, speech) if phrase else ""


def _actor_refs(entry: Entry) -> Iterable[Ref]:
    parts: tuple[tuple[str, Any], ...] = (
        ("person", entry.person),
        ("appointment", entry.appointment),
        ("organisation", entry.organisation),
    )
    return (Ref(kind, id_) for kind, id_ in parts if id_ is not None)


def _actor_name(entry: Entry, titles: Mapping[Ref, links.Link]) -> str:
    if entry.person is None:
        return _("系统") if entry.channel == "system" else ""
    return _title(titles, "person", entry.person)


def _title(titles: Mapping[Ref, links.Link], kind: str, id_: int | None) -> str:
    return "" if id_ is None else str(titles.get(Ref(kind, id_), links.UNKNOWN))
