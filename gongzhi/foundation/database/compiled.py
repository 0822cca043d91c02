"""A read that Django writes once and PostgreSQL answers many times.

Turning a query of a few joins into SQL takes Django five to ten times as long as asking it. On the
paths that everybody's every request goes, the SQL is therefore kept and only the values change:

CODE = Compiled(lambda token: PlaceCode.objects.filter(token=token).values("estate__name"))
CODE.rows("LIFT1")       dicts of values, tuples of values_list, else the objects themselves

What the function is given stands for a value to come: compare with it (`=`, `__gte`), nothing else.
The shape of the query must not depend on it, and related objects are not followed.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from inspect import signature
from typing import Any

from django.db import connection
from django.db.models import Expression, QuerySet
from django.db.models.query import ValuesIterable

Build = Callable[..., QuerySet[Any, Any]]


class Slot(Expression):
    """The place of the n-th value."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number

    def as_sql(self, *_args: object, **_options: object) -> tuple[str, Any]:
        """A list of parameters: Django joins it to another list, whatever the stubs say."""
        return "%s", [self]


class Compiled:
    def __init__(self, build: Build) -> None:
        self._build = build

    def rows(self, *values: object) -> list[Any]:
        written = self._written
        with connection.cursor() as cursor:
            cursor.execute(written.sql, written.filled(values))
            return written.read(cursor.fetchall())

    @cached_property
    def _written(self) -> "Written":
        slots = [Slot(number) for number in range(len(signature(self._build).parameters))]
        return Written(self._build(*slots))


class Written:
    """The statement of a query, and how its rows are read."""

    def __init__(self, query: Any) -> None:  # noqa: ANN401 (of a query set, also what is private)
        compiler = query.query.get_compiler(connection=connection)
        self.sql, self.parameters = compiler.as_sql()
        columns = [column for column, _sql, _name in compiler.select]
        self.converters = compiler.get_converters(columns)
        self.model = query.model if query._fields is None else None
        self.names = [column.target.attname for column in columns] if self.model else query._fields
        self.as_dict = query._iterable_class is ValuesIterable  # noqa: SLF001

    def filled(self, values: Sequence[object]) -> list[Any]:
        return [values[p.number] if isinstance(p, Slot) else p for p in self.parameters]

    def read(self, rows: list[tuple[Any, ...]]) -> list[Any]:
        if self.converters:
            rows = [self._converted(row) for row in rows]
        if self.model is not None:
            return [self.model.from_db(connection.alias, self.names, row) for row in rows]
        return [dict(zip(self.names, row, strict=True)) for row in rows] if self.as_dict else rows

    def _converted(self, row: Sequence[Any]) -> tuple[Any, ...]:
        values = list(row)
        for at, (converters, column) in self.converters.items():
            for convert in converters:
                values[at] = convert(values[at], column, connection)
        return tuple(values)
