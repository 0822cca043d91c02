import pytest

from gongzhi.foundation.duties import arrangements


@pytest.fixture(autouse=True)
def fresh_calendar():
    """A test's own years are rolled back with it; what the process remembers of them goes too."""
    arrangements.forget()
    yield
    arrangements.forget()
