"""Decorated views let in, send to sign in, or refuse in words."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.urls import URLResolver, path
from django.urls.resolvers import RegexPattern

from gongzhi.foundation.access import entrance
from gongzhi.foundation.access.entrance import STAFF, Way, by_power, every_entrance
from gongzhi.foundation.access.rules.lending import NO_TOKEN
from tests.foundation.access.conftest import standing


def page(request, name=""):
    """A page."""
    return HttpResponse(f"in {name}")


desk = entrance.open_to_staff(page)
audit = entrance.open_to_power("audit.read")(page)
home = entrance.open_to_residents(page)


@pytest.fixture
def visit(rf):
    def made(view, account=None, address="/desk/x?a=1", **options):
        request = rf.generic(options.pop("method", "GET"), address, **options)
        request.user, request.session = account or AnonymousUser(), {}
        return view(request, name="x")

    return made


def test_the_rule_can_be_read_off_the_view():
    assert (desk.entrance, audit.entrance) == (STAFF, by_power("audit.read"))
    assert desk.__doc__ == "A page."


def test_a_stranger_is_sent_to_sign_in_and_back(visit):
    assert visit(desk).url == "/desk/sign-in?next=%2Fdesk%2Fx%3Fa%3D1"
    assert visit(home, address="/m/").url == "/m/sign-in?next=%2Fm%2F"


def test_after_a_form_one_comes_back_to_the_page_it_stood_on(visit):
    stood_on = {"Referer": "http://testserver/m/reports/261123-000001/supplement?a=1"}
    sent = visit(home, address="/m/reports/x", method="POST", headers=stood_on)
    assert sent.url == "/m/sign-in?next=%2Fm%2Freports%2F261123-000001%2Fsupplement%3Fa%3D1"


@pytest.mark.parametrize("stood_on", [{}, {"Referer": "https://elsewhere.example/m/"}])
def test_where_no_page_of_ours_is_named_a_form_leads_nowhere_but_in(visit, stood_on):
    assert visit(desk, method="POST", headers=stood_on).url == "/desk/sign-in"


def test_htmx_is_told_to_leave_the_page(visit):
    response = visit(desk, headers={"HX-Request": "true"})
    assert (response.status_code, response["HX-Redirect"][:13]) == (200, "/desk/sign-in")


def test_somebody_in_a_post_enters(visit, clerk, posts):
    posts[clerk.pk] = (standing(),)
    assert visit(desk, clerk).content == b"in x"


def test_a_missing_power_is_refused_by_its_name(visit, clerk, posts):
    posts[clerk.pk] = (standing(),)
    with pytest.raises(PermissionDenied, match="没有“查看审计记录”权限"):
        visit(audit, clerk)


def test_a_resident_is_refused_at_the_desk(visit, resident):
    with pytest.raises(PermissionDenied, match="供工作人员使用"):
        visit(desk, resident)


def test_every_entrance_walks_down_included_addresses():
    inner = [path("<int:id>/", desk), path("open/", page)]
    both = path("api", entrance.guarded(page, STAFF)).callback
    del both.entrance
    both.rules = {"GET": (STAFF, NO_TOKEN), "POST": (None, None)}
    tree = URLResolver(
        RegexPattern(r"^/"),
        [path("a/", (inner, None, None)), path("api", both)],
    )
    assert every_entrance(tree) == [
        Way("/a/<int:id>/", "*", STAFF),
        Way("/a/open/", "*", None),
        Way("/api", "GET", STAFF, NO_TOKEN),
        Way("/api", "POST", None),
    ]
