"""What is written once answers as the query itself would."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongzhi.foundation.access.models import Account
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


def test_it_is_one_statement(db):
    with CaptureQueriesContext(connection) as queries:
        NAMED.rows("staff", "one")
    assert len(queries) == 1
