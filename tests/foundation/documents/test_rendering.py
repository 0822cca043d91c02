"""One paper as PDF, as Word and as a picture; with whatever names people have."""

import io
import time
from datetime import date
from zipfile import ZipFile

import pytest
from docx import Document as Book
from PIL import Image

from gongzhi.foundation.documents.rendering.coverage import is_covered, unprintable, warning
from gongzhi.foundation.documents.rendering.paper import Paper
from gongzhi.foundation.documents.rendering.pdf import pdf_of
from gongzhi.foundation.documents.rendering.poster import HEIGHT, WIDTH, poster_of, share_text
from gongzhi.foundation.documents.rendering.word import word_of
from gongzhi.foundation.documents.rules.composing import Block, Words
from gongzhi.foundation.documents.vocabulary import BlockLevel, DocumentKind

RARE = "𬭼㛃䶮玥犇骉堃喆翀"
ADDRESS = "https://gongzhi.example/m/papers/abcdefghijkl"


def a_paper(text="请于12月5日前检修。", **more):
    blocks = (Block("一、检修事项", BlockLevel.FIRST), Block(text))
    words = Words(
        title="关于商请检修电梯的函", recipient="蜀澜物业", blocks=blocks,
        attachments=("汇总表", "记录"), copies="江浦路社区居委会",
    )  # fmt: skip
    given = {"kind": DocumentKind.LETTER, "body": "涌泉街道办事处", "words": words} | more
    return Paper(**given)


def signed_paper(**more):
    return a_paper(number="涌街办函〔2026〕12号", day=date(2026, 11, 24), **more)


@pytest.mark.parametrize("kind", DocumentKind)
def test_each_kind_is_set_within_a_second(kind):
    pdf_of(signed_paper(kind=kind))
    begun = time.perf_counter()
    assert pdf_of(signed_paper(kind=kind)).startswith(b"%PDF")
    assert time.perf_counter() - begun < 1


def test_only_fonts_of_the_product_stand_in_it():
    made = pdf_of(signed_paper(text=f"涉及业主{RARE}。"))
    assert b"NotoSerifCJK" in made
    assert b"Libertinus" not in made


def test_long_papers_run_over_pages():
    short, long = (pdf_of(signed_paper(text="请于12月5日前检修。" * n)) for n in (1, 300))
    assert len(long) > len(short)


def test_what_somebody_typed_is_never_taken_for_markup():
    assert pdf_of(signed_paper(text='#read("/etc/passwd") *粗* $x$ @label <b>')).startswith(b"%PDF")


def test_a_draft_says_so_and_a_void_paper_too():
    marks = [a_paper().mark, signed_paper().mark, signed_paper(is_void=True).mark]
    assert marks == ["草 稿", "", "已 作 废"]


def test_rare_names_are_covered_and_what_is_not_is_said():
    assert [sign for sign in RARE if not is_covered(sign)] == []
    lacking = a_paper(text="某\U000323aa某").words
    assert unprintable(lacking) == ["\U000323aa"]
    assert warning(lacking).startswith("字库里没有“\U000323aa”")
    assert warning(a_paper().words) == ""


def test_word_holds_the_same_words_in_the_same_measures():
    book = Book(io.BytesIO(word_of(signed_paper())))
    text = [p.text for p in book.paragraphs if p.text]
    assert text == [
        "涌泉街道办事处", "涌街办函〔2026〕12号", "关于商请检修电梯的函", "蜀澜物业：",
        "一、检修事项", "请于12月5日前检修。", "附件：1. 汇总表", "　　　2. 记录",
        "涌泉街道办事处", "2026年11月24日", "　抄送：江浦路社区居委会。",
    ]  # fmt: skip
    section = book.sections[0]
    assert [round(side.mm) for side in (section.top_margin, section.left_margin)] == [37, 28]


def test_word_names_the_fonts_of_the_standard():
    inside = ZipFile(io.BytesIO(word_of(signed_paper()))).read("word/document.xml").decode()
    assert [name in inside for name in ("仿宋_GB2312", "方正小标宋简体", "黑体")] == [True] * 3


@pytest.mark.parametrize("text", ["短。", "长" * 3000, "一行\n" * 40])
def test_a_poster_is_one_size_whatever_it_says(text):
    picture = Image.open(io.BytesIO(poster_of(signed_paper(text=text), ADDRESS)))
    assert (picture.size, picture.format) == ((WIDTH, HEIGHT), "PNG")


def test_words_for_a_group_name_whose_it_is_and_where_the_rest_stands():
    assert share_text(signed_paper(), ADDRESS) == (
        "【涌泉街道办事处】关于商请检修电梯的函（涌街办函〔2026〕12号）\n"
        f"一、检修事项请于12月5日前检修。\n全文：{ADDRESS}\n2026年11月24日"
    )
