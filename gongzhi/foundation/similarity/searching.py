"""Finding Chinese texts by their words on any PostgreSQL: pairs of characters in a tsvector, under a GIN index.

    search = SearchVectorField(null=True)         # in the model, with GinIndex(fields=["search"])
    Thing(search=search_vector_value(text))       # when written
    Thing.objects.filter(search=search_query(words))
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchQueryField, SearchVectorField
from django.db.models import Func, TextField, Value

from gongzhi.kernel.text import bigrams, index_words


def search_vector_value(text: str) -> Func:
    """What is written into the column: every pair of characters, every word and number."""
    return Func(
        Value(sorted(set(index_words(text))), output_field=ArrayField(TextField())),
        function="array_to_tsvector",
        output_field=SearchVectorField(),
    )


def search_query(words: str) -> Func:
    """Everything asked for must be there; asking for nothing finds nothing."""
    wanted = " & ".join(_term(gram) for gram in dict.fromkeys(bigrams(words)))
    return Func(
        Value(wanted or "''"), template="(%(expressions)s)::tsquery", output_field=SearchQueryField()
    )


def _term(gram: str) -> str:
    """A lone character finds every text it stands in, as the beginning of a stored word."""
    return f"{_quoted(gram)}:*" if len(gram) == 1 else _quoted(gram)


def _quoted(gram: str) -> str:
    escaped = gram.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
