import re
from pathlib import Path

import pytest

from gongzhi.foundation.web import icons

ROOM = Path(icons.__file__).resolve().parents[2]
NAMED = re.compile(r'{%\s*icon "([\w-]+)"')


def test_both_sheets_are_read_whole():
    assert len(icons.sheet("touch")) == 59
    assert len(icons.sheet("desk")) == 83


def test_an_icon_is_drawn_for_eyes_only():
    assert icons.find("check", "desk").drawn("i i-s") == (
        '<svg class="i i-s" width="20" height="20" viewBox="0 0 20 20" fill="none"'
        ' stroke="currentColor" stroke-width="1.5" stroke-linecap="round"'
        ' stroke-linejoin="round" aria-hidden="true">'
        '<path d="M4.2 10.6l3.6 3.6 8-8.6"/></svg>'
    )


def test_a_face_borrows_from_the_other_sheet_what_its_own_lacks():
    assert icons.find("home", "desk") == icons.sheet("touch")["home"]
    assert icons.find("seal", "touch") == icons.sheet("desk")["seal"]


def test_an_icon_nobody_drew_is_said_loudly():
    with pytest.raises(icons.NoSuchIcon, match="unicorn"):
        icons.find("unicorn", "touch")


def test_every_icon_named_in_any_template_exists():
    drawn = set(icons.sheet("touch")) | set(icons.sheet("desk"))
    named = {
        (template.relative_to(ROOM), name)
        for template in ROOM.rglob("templates/**/*.html")
        for name in NAMED.findall(template.read_text())
    }
    assert {(where, name) for where, name in named if name not in drawn} == set()
