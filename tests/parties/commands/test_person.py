"""One phone, one person, however many first sign-ins come at once. These commit."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from gongzhi.parties.commands.person import person_for_phone
from gongzhi.parties.models import Person

AT_ONCE = 8


@pytest.mark.usefixtures("cloned_database")
def test_two_first_sign_ins_at_once_make_one_person():
    gate = Barrier(AT_ONCE)

    def first_sign_in(_number):
        gate.wait()
        try:
            return person_for_phone("19900000088").pk
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        found = list(pool.map(first_sign_in, range(AT_ONCE)))
    assert len(set(found)) == 1
    assert Person.objects.count() == 1
