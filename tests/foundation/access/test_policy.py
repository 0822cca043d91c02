import pytest

from gongzhi.foundation.access import policy
from gongzhi.foundation.access.policy import Policy


def test_the_defaults_stand_alone(settings):
    assert policy.policy() == Policy()


def test_settings_then_the_rulebook(settings):
    settings.GONGZHI_ACCESS = {"lock_minutes": 10, "code_minutes": 3}
    policy.settings_provider(lambda: {"lock_minutes": 60, "code_minutes": None})
    known = policy.policy()
    assert (known.lock_minutes, known.code_minutes) == (60, 3)


@pytest.mark.parametrize("value", [0, -1, None, "many", 2.5])
def test_a_value_that_would_switch_a_guard_off_is_not_taken(settings, value):
    settings.GONGZHI_ACCESS = {"sign_in_tries": value}
    assert policy.policy().sign_in_tries == 5


def test_passwords_may_be_left_without_an_end(settings):
    settings.GONGZHI_ACCESS = {"password_days": 0}
    assert policy.policy().password_days == 0


def test_unknown_names_are_let_be(settings):
    settings.GONGZHI_ACCESS = {"colour": 3}
    assert policy.policy() == Policy()
