import pytest

from gongzhi.foundation.access.policy import Policy, policy
from gongzhi.foundation.rulebook.sign_in import KEYS, sign_in_values

pytestmark = pytest.mark.django_db


def test_every_figure_of_signing_in_has_a_key():
    assert set(KEYS) == set(vars(Policy()))


def test_the_proposals_agree_with_what_signing_in_would_take_by_itself():
    assert sign_in_values() == vars(Policy())


def test_signing_in_asks_the_rulebook():
    assert policy() == Policy()
