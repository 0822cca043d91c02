"""Whether a search is looked up by its words or walked in the list's order: by how common they are.

The planner takes the pairs of characters of one word for independent, and so a word that stands in
every twentieth text for one that stands in a few hundred. Looking that up fetches them all only to
show fifteen; walking along the list's own index meets fifteen soon.
"""

from dataclasses import dataclass

from django.db import connection
from django.db.models import BooleanField, Q, When
from django.db.models import Case as CaseWhen

from gongzhi.cases.models import Case
from gongzhi.foundation.similarity.searching import search_query, search_vector_value
from gongzhi.kernel.text import bigrams, is_han, pieces

CODE_LENGTH = 8
FREQUENT = """
SELECT c.reltuples, w.word, w.share FROM pg_class c LEFT JOIN LATERAL (
    SELECT e.word, e.share FROM pg_stats s,
        unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) AS e (word, share)
    WHERE s.schemaname = c.relnamespace::regnamespace::text AND s.tablename = c.relname
        AND s.attname = 'search' AND (e.word = ANY(%s) OR EXISTS (
            SELECT 1 FROM unnest(%s::text[]) AS begun WHERE starts_with(e.word, begun)
        ))
) w ON true WHERE c.oid = %s::regclass
"""


@dataclass(frozen=True)
class Known:
    """What the statistics hold: how many cases, and the share of them a frequent word stands in."""

    total: float
    shares: dict[str, float]

    def share_of(self, piece: str) -> float:
        """At most this share; 0 for a word that is not among the frequent ones."""
        if is_beginning(piece):
            found = [share for word, share in self.shares.items() if word.startswith(piece)]
            return max(found, default=0.0)
        return min(self.shares.get(pair, 0.0) for pair in bigrams(piece))


def found_by(title: str, text: str, place: str) -> str:
    """What a case keeps to be found by: what was said, and where it is."""
    return search_vector_value(title, text, place)


def said(words: str, *, walking: bool = False) -> Q:
    """A number or the beginning of one finds by number, anything else by its words."""
    words = words.strip()
    if is_number(words):
        return Q(code__startswith=words)
    holds = Q(search=search_query(words))
    return Q(_in_disguise(holds)) if walking else holds


def _in_disguise(condition: Q) -> CaseWhen:
    """The same answer, which no index gives and of which the planner expects half the rows."""
    return CaseWhen(When(condition, then=True), default=False, output_field=BooleanField())


def is_number(words: str) -> bool:
    return words.replace("-", "").isdecimal() and len(words) >= CODE_LENGTH


def is_walked(words: str, wanted: int) -> bool:
    """Whether `wanted` rows are met sooner on the way than all are fetched."""
    words = words.strip()
    if not words or is_number(words):
        return False
    asked = pieces(words)
    known = _known(asked)
    share = 1.0
    for piece in asked:
        share *= known.share_of(piece)
    return share * share * known.total > wanted


def is_beginning(piece: str) -> bool:
    """Found as the beginning of a stored word, not as a whole one."""
    return len(piece) == 1 or not is_han(piece)


def _known(asked: list[str]) -> Known:
    whole = [pair for piece in asked if not is_beginning(piece) for pair in bigrams(piece)]
    begun = [piece for piece in asked if is_beginning(piece)]
    with connection.cursor() as cursor:
        cursor.execute(FREQUENT, [whole, begun, Case._meta.db_table])  # noqa: SLF001 (public)
        rows = cursor.fetchall()
    return Known(rows[0][0], {word: share for _, word, share in rows if word})
