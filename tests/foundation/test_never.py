"""What must never be in the ground beneath the contexts: refused by the database itself."""

from datetime import timedelta

import pytest

from gongzhi.foundation.access.models import PhoneCode, Unmasking
from gongzhi.foundation.duties.models import Extension, Pause
from gongzhi.foundation.notify.models import Notice
from gongzhi.foundation.rulebook.models import Override
from gongzhi.foundation.rulebook.vocabulary import Level, OverrideState
from gongzhi.foundation.sheets.models import ImportRun
from tests.foundation.duties.factories import a_duty
from tests.kernel.calendars import at
from tests.refusals import refused

pytestmark = pytest.mark.django_db
NOW = at("2026-11-23 10:00")


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"reason": ""}, "unmasking_has_a_reason"),
        ({"reason": "curiosity"}, "unmasking_has_a_reason"),
        ({"field": "dreams"}, "unmasking_names_its_field"),
        ({"until_at": NOW}, "unmasking_ends_after_it_begins"),
    ],
)
def test_a_look_at_somebodys_data(change, constraint):
    given = {"account": 1, "kind": "person", "thing": 1, "field": "phone", "reason": "contact"}
    times = {"at": NOW, "until_at": NOW + timedelta(minutes=10)}
    assert refused(lambda: Unmasking.objects.create(**{**given, **times, **change})) == constraint


def test_a_code_that_ended_before_it_was_sent():
    given = {"phone": "13800000011", "digest": b"1" * 32, "sent_at": NOW, "expires_at": NOW}
    assert refused(lambda: PhoneCode.objects.create(**given)) == "phone_code_ends_after_it_was_sent"


def test_a_pause_or_an_extension_without_reason():
    duty = a_duty()
    pause = {"duty": duty, "reason": "", "began_at": NOW}
    assert refused(lambda: Pause.objects.create(**pause)) == "pause_has_a_reason"
    more = {"duty": duty, "reason": "", "amount": 1, "granted_at": NOW}
    assert refused(lambda: Extension.objects.create(**more)) == "extension_has_a_reason"


def test_a_notice_that_counts_nothing():
    given = {"person": 1, "template": "t", "ref_kind": "case", "ref_id": 1, "created_at": NOW}
    assert (
        refused(lambda: Notice.objects.create(**given, words="{}", count=0))
        == "notice_counts_at_least_itself"
    )


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"until": NOW.date()}, "rulebook_ends_by_withdrawal"),
        ({"state": OverrideState.WITHDRAWN}, "rulebook_refusal_says_why"),
        ({"state": OverrideState.REJECTED}, "rulebook_refusal_says_why"),
    ],
)
def test_an_entered_value(change, constraint):
    given = {"key": "k", "level": Level.STREET, "scope": "1", "value": {}, "source": "s"}
    more = {"source_file": "f", "reason": "r", "valid_from": NOW.date(), "proposed_at": NOW}
    checked = {"author": 1, "checker": 2, "checked_at": NOW, "state": OverrideState.PROPOSED}
    row = {**given, **more, **checked, **change}
    assert refused(lambda: Override.objects.create(**row)) == constraint


def test_an_import_that_notices_rows_it_has_not():
    given = {"kind": "k", "state": "waiting", "account": 1, "uploaded_at": NOW, "touched_at": NOW}
    run = {**given, "findings": "", "total": 1, "noticed": 2}
    assert refused(lambda: ImportRun.objects.create(**run)) == "run_notices_rows_it_has"
