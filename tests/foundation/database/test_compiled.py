"""What is written once answers as the query itself would."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongzhi.foundation.access.models import Account
from gongzhi.foundation.access.vocabulary import AccountKind
from gongzhi.foundation.database.compiled import Compiled

BY_PHONE = Compiled(lambda kind, phone: Account.objects.filter(phone=phone, kind=kind))


def account(phone):
    return Account.objects.create(kind=AccountKind.RESIDENT, phone=phone)


def test_each_asking_has_its_own_values(db):
    one, other = account("19900000001"), account("19900000002")
    found = [BY_PHONE.rows("resident", each.phone) for each in (one, other)]
    assert found == [[one], [other]]
    assert BY_PHONE.rows("staff", one.phone) == []


def test_an_object_is_as_django_reads_it(db):
    known = account("19900000001")
    (found,) = BY_PHONE.rows("resident", "19900000001")
    assert {**vars(found), "_state": None} == {
        **vars(Account.objects.get(pk=known.pk)),
        "_state": None,
    }
    found.username = "changed"
    found.save()
    assert Account.objects.get().username == "changed"


def test_values_come_as_dicts_and_lists_of_values_as_tuples(db):
    known = account("19900000001")
    by_number = Compiled(lambda pk: Account.objects.filter(pk=pk).values("phone", "kind"))
    listed = Compiled(lambda pk: Account.objects.filter(pk=pk).values_list("phone", "kind"))
    assert by_number.rows(known.pk) == [{"phone": "19900000001", "kind": "resident"}]
    assert listed.rows(known.pk) == [("19900000001", "resident")]


def test_it_is_one_statement(db):
    with CaptureQueriesContext(connection) as queries:
        BY_PHONE.rows("resident", "19900000001")
    assert len(queries) == 1
