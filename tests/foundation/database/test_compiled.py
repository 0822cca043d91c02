"""What is written once answers as the query itself would."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, connections
from django.db.models import F
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext

from gongzhi.foundation.access.models import Account, Session
from gongzhi.foundation.access.vocabulary import AccountKind
from gongzhi.foundation.database.compiled import Compiled

NAMED = Compiled(lambda kind, name: Account.objects.filter(username=name, kind=kind))


def account(name):
    return Account.objects.create(kind=AccountKind.STAFF, username=name)


def test_each_asking_has_its_own_values(db):
    one, other = account("one"), account("other")
    found = [NAMED.rows("staff", each.username) for each in (one, other)]
    assert found == [[one], [other]]
    assert NAMED.rows("resident", one.username) == []


def test_an_object_is_as_django_reads_it(db):
    known = account("one")
    (found,) = NAMED.rows("staff", "one")
    assert {**vars(found), "_state": None} == {
        **vars(Account.objects.get(pk=known.pk)),
        "_state": None,
    }


def test_values_come_as_dicts_and_lists_of_values_as_tuples_unsealed(db):
    known = Account.objects.create(kind=AccountKind.RESIDENT, phone="19900000001")
    by_number = Compiled(lambda pk: Account.objects.filter(pk=pk).values("phone", "kind"))
    listed = Compiled(lambda pk: Account.objects.filter(pk=pk).values_list("phone", "kind"))
    assert by_number.rows(known.pk) == [{"phone": "19900000001", "kind": "resident"}]
    assert listed.rows(known.pk) == [("19900000001", "resident")]


def test_the_query_is_built_once_and_asked_each_time(db):
    built = []

    def named(name):
        built.append(name)
        return Account.objects.filter(username=name)

    once = Compiled(named)
    with CaptureQueriesContext(connection) as queries:
        once.rows("one"), once.rows("other")
    assert (len(built), len(queries)) == (1, 2)


@pytest.mark.parametrize(
    "shaped",
    [
        lambda every: every.select_related("account"),
        lambda every: every.prefetch_related("account"),
        lambda every: every.defer("user_agent"),
        lambda every: every.annotate(number=F("pk")),
        lambda every: every.values(),
        lambda every: every.values_list("pk", flat=True),
        lambda every: every.values_list("pk", named=True),
    ],
)
def test_what_it_would_read_wrongly_is_refused(db, shaped):
    with pytest.raises(ImproperlyConfigured):
        Compiled(lambda pk: shaped(Session.objects.filter(pk=pk))).rows(1)


@pytest.mark.parametrize("values", [("staff",), ("staff", "one", "more")])
def test_each_place_has_its_value(db, values):
    with pytest.raises(TypeError):
        NAMED.rows(*values)


def test_a_row_is_held_inside_a_transaction_only(db):
    """Also once the statement is written: this thread is in a transaction, the other in none."""
    held = Compiled(lambda pk: Account.objects.select_for_update().filter(pk=pk))
    assert held.rows(1) == []

    def outside():
        try:
            return held.rows(1)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as other, pytest.raises(TransactionManagementError):
        other.submit(outside).result()
