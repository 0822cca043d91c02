"""From what was filled in to the words of a paper."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.foundation.documents.catalogue import FOLDER, read, template_named
from gongzhi.foundation.documents.rules.composing import (
    Field,
    Template,
    chinese_day,
    composed,
    level_of,
    sketched,
)
from gongzhi.foundation.documents.vocabulary import BlockLevel, DocumentKind, FieldKind
from tests.foundation.documents.office import LETTER
from tests.refusals import refused_words

SHIPPED = [read(path) for path in sorted(FOLDER.glob("*.toml"))]
ORDER = {
    "recipient": "蜀澜物业服务有限公司",
    "estate": "洲际·亚洲湾小区",
    "problems": "一、2栋电梯未按期检修\n二、消防通道被占",
    "basis": "《物业管理条例》第三十五条",
    "deadline": "2026-12-05",
    "measures": "立即检修，清理通道。",
    "contact": "周某，028-00000000",
}


def test_three_ship():
    assert [t.code for t in SHIPPED] == ["letter", "notice", "rectification"]


def test_a_letter_is_titled_addressed_and_closed():
    words = composed(template_named("letter"), LETTER)
    assert words.title == "关于商请检修2栋电梯的函"
    assert words.recipient == "蜀澜物业服务有限公司"
    assert [(b.text, b.level) for b in words.blocks] == [
        ("近一个月居民反映电梯异响六件。", BlockLevel.PLAIN),
        ("一、请于12月5日前检修", BlockLevel.FIRST),
        ("请将检修记录函复。", BlockLevel.PLAIN),
        ("特此函商，请予支持。", BlockLevel.PLAIN),
    ]
    assert words.attachments == ("反映情况汇总表", "核查记录")


def test_a_rectification_says_until_when_in_chinese():
    words = composed(template_named("rectification"), ORDER)
    assert words.blocks[3].text == (
        "依据《物业管理条例》第三十五条，请你单位于2026年12月5日前完成下列整改："
    )


@pytest.mark.parametrize("template", SHIPPED, ids=lambda t: t.code)
def test_each_missing_field_is_refused_beside_itself(template):
    full = {f.name: "2026-12-05" if f.kind is FieldKind.DAY else "甲" for f in template.fields}
    for each in template.fields:
        without = full | {each.name: " \u200b"}
        if each.required:
            told = refused_words(lambda given=without: composed(template, given))
            assert told == (each.name, f"还没有填“{each.label}”")
        else:
            composed(template, without)


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("deadline", "12月5日", "“整改期限”不是日期，写成 2026-11-24 的样子"),
        ("estate", "甲\n乙", "“小区”只写一行"),
        ("basis", "甲" * 101, "“依据”共 101 个字，不超过 100 个字"),
    ],
)
def test_what_is_wrong_is_refused_beside_its_field(field, typed, words):
    wrong = ORDER | {field: typed}
    told = refused_words(lambda: composed(template_named("rectification"), wrong))
    assert told == (field, words)


@given(st.dictionaries(st.sampled_from(sorted(ORDER)), st.text(max_size=30)))
def test_a_sketch_stands_whatever_was_typed_so_far(values):
    """Braces, blanks, halves of dates: the preview never fails and never repeats a placeholder."""
    words = sketched(template_named("rectification"), values)
    assert words.title == "物业服务整改通知书"
    assert all(block.text for block in words.blocks)


@given(st.text(min_size=1, max_size=60).filter(lambda t: len(t.splitlines()) == 1))
def test_what_somebody_typed_is_never_read_as_a_placeholder(typed):
    values = LETTER | {"closing": f"{{body}}{typed}"}
    words = sketched(template_named("letter"), values)
    assert words.blocks[-1].text.startswith("{body}")


def test_a_field_on_one_side_only_is_a_mistake_of_the_template():
    with pytest.raises(ValueError, match="matter"):
        Template(
            code="x", name="x", kind=DocumentKind.LETTER, title="关于{matter}的函",
            recipient="", paragraphs=(), fields=(Field(name="other", label="别的"),),
        )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "level"),
    [("一、总则", "first"), ("（二）检查", "second"), ("3.整改", "third"), ("（4）复查", "fourth"),
     ("一是检查", "plain")],
)  # fmt: skip
def test_a_beginning_says_the_level(text, level):
    assert level_of(text) == level


def test_a_date_has_no_leading_zeros():
    assert chinese_day(date(2026, 1, 5)) == "2026年1月5日"
