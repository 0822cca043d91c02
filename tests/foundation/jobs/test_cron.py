import pytest

from gongzhi.foundation.jobs.cron import in_utc


@pytest.mark.parametrize(
    ("shanghai", "utc"),
    [
        ("* * * * *", "* * * * *"),
        ("17 */2 * * *", "17 */2 * * *"),
        ("30 8 * * *", "30 0 * * *"),
        ("30 2 * * *", "30 18 * * *"),
        ("0 9,17 * * 1-5", "0 1,9 * * 1-5"),
    ],
)
def test_hours_of_shanghai_become_hours_of_utc(shanghai, utc):
    assert in_utc(shanghai) == utc


@pytest.mark.parametrize("cron", ["0 3 * * 1", "0 7 1 * *", "0 3 * *"])
def test_a_rule_whose_day_would_change_is_refused(cron):
    with pytest.raises(ValueError, match=r"cron line|cannot be named"):
        in_utc(cron)
