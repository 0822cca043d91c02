"""A read that Django writes once and PostgreSQL answers many times.

Turning a query of a few joins into SQL takes Django five to ten times as long as asking it. On the
paths that everybody's every request goes, the SQL is therefore kept and only the values change:

CODE = Compiled(lambda token: PlaceCode.objects.filter(token=token).values("estate__name"))
CODE.rows("LIFT1")       dicts of values, tuples of values_list, else the objects themselves

What the function is given stands for a value to come: compare with it (`=`, `__gte`), nothing else.
The shape of the query must not depend on it, and related objects are not followed. A value reaches
the database as it is given, without the field's own preparing (`get_db_prep_value`): give text for
a text column, a number for a number, never what only the field could turn into one.
"""

# Tried with Django 5.2. Private there: QuerySet._fields, ._iterable_class and
# ._prefetch_related_lookups; the compiler's `select` and `get_converters`; a query's
# `deferred_loading`, `annotation_select` and `select_related`.

from collections.abc import Callable, Sequence
from functools import cached_property
from inspect import signature
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.models import Expression, QuerySet
from django.db.models.query import ModelIterable, ValuesIterable, ValuesListIterable
from django.db.transaction import TransactionManagementError

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
        self._takes = len(signature(build).parameters)

    def rows(self, *values: object) -> list[Any]:
        if len(values) != self._takes:
            raise TypeError(f"{self._takes} values are asked for, {len(values)} were given")
        written = self._written
        written.refuse_unheld_locks()
        with connection.cursor() as cursor:
            cursor.execute(written.sql, written.filled(values))
            return written.read(cursor.fetchall())

    @cached_property
    def _written(self) -> "Written":
        return Written(self._build(*(Slot(number) for number in range(self._takes))))


class Written:
    """The statement of a query, and how its rows are read."""

    def __init__(self, query: Any) -> None:  # noqa: ANN401 (of a query set, also what is private)
        _refuse_unreadable(query)
        self.locks = query.query.select_for_update
        compiler = query.query.get_compiler(connection=connection)
        self.sql, self.parameters = compiler.as_sql()
        columns = [column for column, _sql, _name in compiler.select]
        self.converters = compiler.get_converters(columns)
        self.model = query.model if query._fields is None else None
        self.names = [column.target.attname for column in columns] if self.model else query._fields
        self.as_dict = query._iterable_class is ValuesIterable  # noqa: SLF001

    def refuse_unheld_locks(self) -> None:
        """Django refuses it while it writes the SQL, and this is written but once."""
        if self.locks and connection.get_autocommit():
            raise TransactionManagementError("rows are locked inside a transaction only")

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


def _refuse_unreadable(query: Any) -> None:  # noqa: ANN401 (of a query set, also what is private)
    """What `read` would read otherwise than Django."""
    told, iterable = query.query, query._iterable_class  # noqa: SLF001
    as_objects = iterable is ModelIterable
    unreadable = {
        "select_related": told.select_related,
        "prefetch_related": query._prefetch_related_lookups,  # noqa: SLF001
        "deferred fields": as_objects and told.deferred_loading[0],
        "annotated objects": as_objects and told.annotation_select,
        "values() of no field": iterable is ValuesIterable and not query._fields,
        iterable.__name__: iterable not in {ModelIterable, ValuesIterable, ValuesListIterable},
    }
    for what, is_asked in unreadable.items():
        if is_asked:
            raise ImproperlyConfigured(f"a compiled query cannot read {what}")
