import pytest

from gongzhi.foundation.web.rules.counts import DEEPEST, Window, page_asked, total


def test_counting_stops_at_a_thousand():
    assert total(46) == "46"
    assert total(1000) == "1,000"
    assert total(1001) == "1000+"


def test_a_window_says_which_rows_of_how_many():
    assert Window(page=1, size=15, shown=15, number=46).words == "1\u201315，共 46 件"
    assert Window(page=4, size=15, shown=1, number=46).words == "46\u201346，共 46 件"
    assert Window(page=1, size=15, shown=15, number=1001).words == "1\u201315，共 1000+ 件"
    assert Window(page=1, size=15, shown=0, number=0, unit="户").words == "共 0 户"


def test_a_window_knows_its_neighbours():
    middle = Window(page=2, size=15, shown=15, number=46)
    assert (middle.has_previous, middle.previous_page) == (True, 1)
    assert (middle.has_next, middle.next_page) == (True, 3)
    last = Window(page=4, size=15, shown=1, number=46)
    assert (last.has_next, last.first, last.last) == (False, 46, 46)


@pytest.mark.parametrize(
    ("said", "page"),
    [("3", 3), ("0", 1), ("", 1), ("-2", 1), ("三", 1), ("9999", DEEPEST), ("9" * 5000, 1)],
)
def test_what_is_no_page_is_the_first(said, page):
    assert page_asked(said) == page
