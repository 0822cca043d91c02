"""Rules for every template of the project, whoever writes it."""

import re
from pathlib import Path

import pytest

from gongzhi.foundation.web import vendoring

ROOM = Path(vendoring.__file__).resolve().parents[2]
TEMPLATES = sorted(ROOM.rglob("templates/**/*.html"))
HANDLER = re.compile(r"""\son[a-z]+\s*=\s*["']""")
STYLED = re.compile(r"<style\b|\sstyle\s*=|javascript:", re.IGNORECASE)
SCRIPT = re.compile(r"<script\b([^>]*)>", re.IGNORECASE)
OUTSIDE = re.compile(r"""(?:src|href|action)\s*=\s*["'](?:https?:)?//""")
EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u26ff\u2705\u274c]")
WEUI = re.compile(r"weui-[a-z][\w-]*")
POLITE = re.compile("您好|请您|亲爱的|温馨提示|！")
ATTRIBUTES = {"weui-mode", "weui-theme"}


def named(template):
    return str(template.relative_to(ROOM))


@pytest.mark.parametrize("template", TEMPLATES, ids=named)
def test_a_template_holds_the_strict_policy(template):
    text = template.read_text()
    assert HANDLER.findall(text) == []
    assert STYLED.findall(text) == []
    inline = [attributes for attributes in SCRIPT.findall(text) if "src=" not in attributes]
    assert inline == []
    assert OUTSIDE.findall(text) == []


@pytest.mark.parametrize("template", TEMPLATES, ids=named)
def test_a_template_speaks_plainly(template):
    text = template.read_text()
    assert EMOJI.findall(text) == []
    assert POLITE.findall(text) == []


def test_every_weui_class_named_is_in_the_slim_sheet():
    used = {
        (named(template), name)
        for template in TEMPLATES
        for name in WEUI.findall(template.read_text())
        if name not in vendoring.WEUI_CLASSES | ATTRIBUTES
    }
    assert used == set()


def test_template_lines_stay_short():
    long = {
        f"{named(template)}:{number}": len(line)
        for template in TEMPLATES
        for number, line in enumerate(template.read_text().splitlines(), 1)
        if len(line) > 160
    }
    assert long == {}


def test_templates_stay_short():
    long = {named(t): n for t in TEMPLATES if (n := len(t.read_text().splitlines())) > 80}
    assert long == {}


def test_a_plain_table_is_made_by_its_tag():
    """So that it slides where it does not fit: `{% table %}`."""
    by_hand = [named(t) for t in TEMPLATES if '<table class="table">' in t.read_text()]
    assert by_hand == []
