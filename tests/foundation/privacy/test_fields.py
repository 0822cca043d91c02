"""Sealed columns, tried on a table of their own."""

import pytest
from django.apps.registry import Apps
from django.core.exceptions import FieldError
from django.db import connection, models
from django.db.utils import IntegrityError

from gongzhi.foundation.privacy import crypto
from gongzhi.foundation.privacy.fields import BlindIndex, EncryptedText, found_by

OLD = {"sm4": "00" * 16, "hmac": "11" * 32}
NEW = {"sm4": "22" * 16, "hmac": "33" * 32}


class Neighbour(models.Model):  # noqa: DJ008
    phone = EncryptedText(purpose="tests.neighbour.phone", blank=True, default="")
    phone_index = BlindIndex(of="phone", purpose="tests.neighbour.phone", unique=True)
    note = EncryptedText(purpose="tests.neighbour.note", null=True)

    class Meta:
        app_label = "privacy"
        apps = Apps()


@pytest.fixture(autouse=True)
def table(db):
    with connection.schema_editor() as editor:
        editor.create_model(Neighbour)


def test_a_text_comes_back_as_it_went_in():
    Neighbour.objects.create(phone="13812346027", note="唐")
    kept = Neighbour.objects.get()
    assert (kept.phone, kept.note) == ("13812346027", "唐")


def test_the_database_holds_no_clear_text():
    Neighbour.objects.create(phone="13812346027")
    with connection.cursor() as cursor:
        cursor.execute("SELECT phone FROM privacy_neighbour")
        (stored,) = cursor.fetchone()
    assert b"13812346027" not in bytes(stored)
    assert crypto.decrypt(stored, "tests.neighbour.phone") == "13812346027"


def test_nothing_and_empty_stay_apart():
    Neighbour.objects.create()
    kept = Neighbour.objects.get()
    assert (kept.phone, kept.note, kept.phone_index) == ("", None, None)


def test_it_is_found_by_its_blind_index():
    wanted = Neighbour.objects.create(phone="13812346027")
    Neighbour.objects.create(phone="13900000000")
    assert Neighbour.objects.get(found_by(Neighbour, "phone_index", "138 1234 6027")) == wanted


def test_it_is_found_while_keys_rotate(settings):
    settings.GONGZHI_KEYS = {"current": "k1", "keys": {"k1": OLD}}
    wanted = Neighbour.objects.create(phone="13812346027")
    settings.GONGZHI_KEYS = {"current": "k2", "keys": {"k1": OLD, "k2": NEW}}
    assert Neighbour.objects.get(found_by(Neighbour, "phone_index", "13812346027")) == wanted


def test_the_same_number_twice_is_refused_by_the_database():
    Neighbour.objects.create(phone="13812346027")
    with pytest.raises(IntegrityError):
        Neighbour.objects.create(phone="138-1234-6027")


def test_comparing_the_sealed_column_is_refused():
    with pytest.raises(FieldError, match="look for it by its blind index"):
        Neighbour.objects.filter(phone="13812346027").exists()


def test_migrations_keep_the_purpose():
    field = Neighbour._meta.get_field("phone")
    _, path, _, options = field.deconstruct()
    assert path == "gongzhi.foundation.privacy.fields.EncryptedText"
    assert options == {"purpose": "tests.neighbour.phone", "blank": True, "default": ""}
