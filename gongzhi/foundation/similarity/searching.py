"""Chinese search on plain PostgreSQL: a tsvector of bigrams computed here, and a GIN index.

class Case(models.Model):
    search = SearchVectorField()
    class Meta:
        indexes = [search_index("case_search")]

case.search = search_vector_value(case.title, case.body)
Case.objects.filter(search=search_query("3栋 漏水"))
"""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVectorField

from gongzhi.kernel.text import index_words, is_han, pieces

__all__ = [
    "SearchVectorField",
    "search_index",
    "search_query",
    "search_vector_value",
]

SHORTEST_BEGINNING = 2


def search_index(name: str, *fields: str) -> GinIndex:
    """Without the list of pending rows, so that a search costs the same right after an import."""
    return GinIndex(fields=fields or ("search",), name=name, fastupdate=False)


def search_vector_value(*texts: str) -> str:
    """The literal of a tsvector, for a SearchVectorField: every word once, no places."""
    words = sorted({word for text in texts for word in index_words(text)})
    return " ".join(_quoted(word) for word in words)


class BigramQuery(SearchQuery):
    """A tsquery given as its literal. PostgreSQL's own parser is kept out of it: what that takes
    for a letter depends on the locale of the host."""

    def __init__(self, literal: str) -> None:
        super().__init__(literal, search_type="raw")
        self.literal = literal

    def as_sql(  # type: ignore[override]
        self, *_args: object, **_kwargs: object
    ) -> tuple[str, list[str]]:
        """A list of parameters: Django joins it to another list, whatever the stubs say."""
        return "%s::tsquery", [self.literal]


def search_query(words: str) -> BigramQuery:
    """Finds texts that hold every word; nothing where nothing but signs was asked.

    A lone character, and a word of letters and digits, also finds what only begins with it.
    """
    wanted = dict.fromkeys(condition for piece in pieces(words) for condition in _conditions(piece))
    return BigramQuery(" & ".join(wanted))


def _conditions(piece: str) -> list[str]:
    if not is_han(piece):
        return [_quoted(piece) + (":*" if len(piece) >= SHORTEST_BEGINNING else "")]
    if len(piece) == 1:
        return [f"{_quoted(piece)}:*"]
    return [_quoted(piece[at : at + 2]) for at in range(len(piece) - 1)]


def _quoted(word: str) -> str:
    r"""Quoted for tsvector and tsquery; only ' and \ have a meaning inside."""
    escaped = word.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
