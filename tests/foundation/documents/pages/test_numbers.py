"""文号代字: set at the desk, with the year's numbers beside it."""

from gongzhi.foundation.documents import commands
from tests.foundation.documents.office import MORNING, signed
from tests.portal.staff import browser

PAGE = "/desk/documents/numbers"


def test_a_prefix_is_set_and_counted(office):
    client = browser(office.drafter)
    client.post(PAGE, {"kind": "order", "initials": "涌街办整", "used": "4"})
    row = client.get(PAGE).context["rows"][2]
    assert (row.prefix, row.last, row.started_after, row.gaps) == ("涌街办整", 4, 4, ())


def test_what_is_wrong_stands_beside_its_field(office):
    answer = browser(office.drafter).post(PAGE, {"kind": "order", "initials": "涌〔2026〕"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["initials"])


def test_a_void_number_is_counted_and_leaves_no_gap(office):
    void = signed(office)
    signed(office)
    commands.void_document(void.pk, reason="重", actor=office.director, now=MORNING)
    row = browser(office.director).get(PAGE).context["rows"][0]
    assert (row.last, row.voided, row.gaps) == (2, 1, ())


def test_only_who_may_sets_it(office):
    client = browser(office.director)
    assert client.get(PAGE).context["form"] is None
    client.post(PAGE, {"kind": "order", "initials": "涌街办整"})
    assert client.get(PAGE).context["rows"][2].prefix == ""
