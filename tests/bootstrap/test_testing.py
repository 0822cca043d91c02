import pytest

from gongzhi.project.bootstrap import browser, reporting, testing
from gongzhi.project.bootstrap.layout import Layout
from gongzhi.project.bootstrap.reporting import Outcome


def test_a_found_browser_needs_no_words(monkeypatch):
    assert testing.browser_outcome("/usr/bin/chromium") == []


@pytest.mark.parametrize(("ci", "failed"), [("true", True), ("", False)])
def test_without_browser_it_is_said_and_ci_fails(monkeypatch, ci, failed):
    monkeypatch.setenv("CI", ci)
    assert testing.browser_outcome("") == [Outcome("浏览器测试", testing.NO_BROWSER, failed)]


def test_it_is_said_as_well_where_only_some_tests_are_asked_for(monkeypatch, tmp_path):
    monkeypatch.delenv("CI", raising=False)
    outcomes = testing.before_tests(Layout(tmp_path), {}, ["tests/kernel", "-q"], "")
    assert outcomes == [Outcome("浏览器测试", testing.NO_BROWSER, failed=False)]


def test_nothing_is_installed_where_all_is_there(monkeypatch):
    monkeypatch.setattr(browser, "found", lambda: "/usr/bin/chromium")
    monkeypatch.setattr(browser, "has_chinese_font", lambda: True)
    monkeypatch.setattr(browser, "install", lambda: pytest.fail("installed"))
    assert browser.ensure() == "/usr/bin/chromium"


def test_what_tests_write_goes_to_a_folder_of_the_run(tmp_path):
    told = testing.surroundings(Layout(tmp_path), "postgresql://x/y", "", "/elsewhere")
    assert told["GONGZHI_VAR"] == "/elsewhere"


def test_outcomes_reach_pytest_by_the_environment(monkeypatch):
    monkeypatch.setenv(reporting.OUTCOMES, '[["mypy", "未通过", true]]')
    assert reporting.outcomes() == [Outcome("mypy", "未通过", True)]
