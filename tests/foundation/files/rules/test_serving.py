from hypothesis import given
from hypothesis import strategies as st

from gongzhi.foundation.files.rules.serving import headers, shown_name
from gongzhi.foundation.files.vocabulary import Media


def test_pictures_are_shown_and_papers_saved():
    assert headers(Media.JPEG, "a.jpg")["Content-Disposition"].startswith("inline")
    assert headers(Media.PDF, "a.pdf")["Content-Disposition"].startswith("attachment")


def test_the_name_keeps_its_words_and_takes_the_ending_of_its_content():
    assert shown_name("电梯照片.exe", Media.JPEG, "abcdefghij") == "电梯照片.jpg"
    assert shown_name("", Media.PDF, "abcdefghij") == "abcdefgh.pdf"


@given(st.text(max_size=120))
def test_no_name_breaks_out_of_its_header(name):
    shown = headers(Media.PNG, shown_name(name, Media.PNG, "token123"))["Content-Disposition"]
    assert shown.isascii()
    assert shown.isprintable()
    assert '"' not in shown
