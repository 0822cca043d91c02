import pytest

from gongzhi.foundation.access.rules import passwords
from gongzhi.kernel.errors import RuleBroken


def require(password, **more):
    passwords.require(password, **{"name": "tangming", "length": 8, "classes": 3, **more})


@pytest.mark.parametrize("password", ["Abcdef12", "abcdef1#", "ABCDEF1#", "涌泉街道办事处A1"])
def test_long_enough_and_mixed_will_do(password):
    require(password)


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("Abc12#", "密码至少 8 位，现在是 6 位"),
        ("abcdefgh", "大写字母、小写字母、数字、符号中至少用 3 类，现在用了 1 类"),
        ("abcdefg1", "大写字母、小写字母、数字、符号中至少用 3 类，现在用了 2 类"),
        ("TangMing2026", "密码里不能有登录名"),
    ],
)
def test_the_refusal_says_what_is_missing(password, said):
    with pytest.raises(RuleBroken) as refused:
        require(password)
    assert (refused.value.message, refused.value.field) == (said, "password")


def test_a_common_password_is_refused():
    with pytest.raises(RuleBroken, match="太常见"):
        require("Password1", common=True)


def test_the_numbers_come_from_the_policy():
    require("abcdefgh", classes=1)
    with pytest.raises(RuleBroken, match="至少 12 位"):
        require("Abcdef12", length=12)
