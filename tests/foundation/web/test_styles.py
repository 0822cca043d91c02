"""The sheets: values from tokens only, pairs that can be read, and what a phone has to load."""

import gzip
import re
from pathlib import Path

import pytest

from gongzhi.foundation.web import vendoring
from gongzhi.foundation.web.worker import ASSETS

STATIC = Path(vendoring.__file__).resolve().parent / "static"
VARIABLE = re.compile(r"(--[\w-]+):\s*([^;]+);")
HEX = re.compile(r"#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})$")
COMPONENTS = sorted((STATIC / "web").glob("*/components.css"))
TOUCH_PAIRS = [
    ("ink", "bg"), ("ink", "surface"), ("ink", "sunken"), ("ink-2", "bg"), ("ink-2", "surface"),
    ("ink-2", "sunken"), ("ink-2", "tag"), ("ink-3", "bg"), ("ink-3", "surface"),
    ("on-brand", "brand"), ("on-brand", "brand-press"), ("on-danger", "danger-fill"),
    ("brand-text", "bg"), ("brand-text", "surface"), ("brand-text", "brand-tint"),
    ("warn", "warn-tint"), ("warn", "surface"), ("danger", "danger-tint"), ("danger", "surface"),
    ("danger", "bg"), ("info", "info-tint"), ("ink", "info-tint"), ("ink", "warn-tint"),
    ("ink", "danger-tint"),
]  # fmt: skip
DESK_PAIRS = [
    ("ink", "surface"), ("ink", "ground"), ("ink-2", "surface"), ("ink-2", "ground"),
    ("ink-2", "fill"), ("ink-3", "surface"), ("ink-3", "ground"), ("red", "surface"),
    ("red", "red-fill"), ("on-ink", "ink"), ("on-ink", "red"), ("on-ink", "level-1"),
    ("ink", "fill"), ("ink", "red-fill"), ("ink", "picked"),
]  # fmt: skip
WALL_PAIRS = [
    ("ink", "surface"), ("ink", "ground"), ("ink-2", "surface"), ("ink-3", "surface"),
    ("red", "surface"),
]  # fmt: skip


def luminance(colour):
    digits = HEX.match(colour).group(1)
    pairs = [c * 2 for c in digits] if len(digits) == 3 else [digits[n : n + 2] for n in (0, 2, 4)]
    parts = [int(pair, 16) / 255 for pair in pairs]
    line = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * line[0] + 0.7152 * line[1] + 0.0722 * line[2]


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def variables(text):
    return {
        name.removeprefix("--gz-").removeprefix("--"): v.strip()
        for name, v in VARIABLE.findall(text)
    }


def blocks(face):
    """Light, dark by the system, dark when forced."""
    text = (STATIC / "web" / face / "tokens.css").read_text()
    light, rest = text.split("@media (prefers-color-scheme: dark)", 1)
    by_system, forced = rest.split('body.gz[data-weui-theme="dark"]', 1)
    return variables(light), variables(by_system), variables(forced.split("}")[0])


@pytest.mark.parametrize("face", ["phone", "field"])
@pytest.mark.parametrize("pair", TOUCH_PAIRS, ids="-on-".join)
def test_touch_text_can_be_read_in_both_themes(face, pair):
    light, dark, _ = blocks(face)
    for theme in (light, light | dark):
        assert contrast(theme[pair[0]], theme[pair[1]]) >= 4.5


@pytest.mark.parametrize("face", ["phone", "field"])
def test_dark_is_the_same_by_the_system_and_by_choice(face):
    _, by_system, forced = blocks(face)
    assert by_system == forced


@pytest.mark.parametrize("pair", DESK_PAIRS, ids="-on-".join)
def test_desk_text_can_be_read(pair):
    tokens = variables((STATIC / "web/desk/tokens.css").read_text())
    assert contrast(tokens[pair[0]], tokens[pair[1]]) >= 4.5


@pytest.mark.parametrize("pair", WALL_PAIRS, ids="-on-".join)
def test_wall_text_can_be_read(pair):
    tokens = variables((STATIC / "web/wall/tokens.css").read_text())
    assert contrast(tokens[pair[0]], tokens[pair[1]]) >= 4.5


@pytest.mark.parametrize("sheet", COMPONENTS, ids=lambda sheet: sheet.parent.name)
def test_components_take_colours_and_type_sizes_from_tokens(sheet):
    text = sheet.read_text()
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?![^{]*\{)|rgba?\(", text) == []
    assert re.findall(r"font-size: *[\d.]", text) == []


BENEATH = {"phone": ["touch"], "field": ["touch"], "wall": ["desk"], "desk": []}
"""Whose tokens a face loads before its own."""


@pytest.mark.parametrize("sheet", COMPONENTS, ids=lambda sheet: sheet.parent.name)
def test_components_use_only_tokens_that_exist(sheet):
    faces = {"touch": ["phone", "field"], "wall": ["wall"]}.get(
        sheet.parent.name, [sheet.parent.name]
    )
    used = {
        name for name in re.findall(r"var\((--[\w-]+)", sheet.read_text()) if "tblr" not in name
    }
    for face in faces:
        known = "".join(
            (STATIC / "web" / each / "tokens.css").read_text() for each in (face, *BENEATH[face])
        )
        assert {name for name in used if f"{name}:" not in known} == set()


def wire(*names):
    return sum(len(gzip.compress((STATIC / name).read_bytes(), 6)) for name in names)


def test_a_phone_page_loads_far_less_than_a_hundred_kilobytes():
    ours = ("touch/tokens", "phone/tokens", "touch/components", "phone/components")
    sheets = ["vendor/weui/weui.slim.css", *(f"web/{name}.css" for name in ours)]
    scripts = [
        f"web/js/{name}.js"
        for name in ("notices", "worker-start", "store", "draft", "photos", "zoom")
    ]
    assert wire(*sheets) < 14 * 1024
    assert wire(*scripts) < 10 * 1024
    assert wire(*sheets, *scripts, "vendor/htmx/htmx.min.js") < 45 * 1024


def test_what_the_worker_keeps_exists():
    assert [name for name in ASSETS if not (STATIC / name).is_file()] == []


def test_our_scripts_stay_small():
    lengths = {p.name: len(p.read_text().splitlines()) for p in (STATIC / "web/js").rglob("*.js")}
    assert {name: length for name, length in lengths.items() if length > 120} == {}


def test_nothing_shipped_points_at_a_source_map():
    texts = (p for p in STATIC.rglob("*") if p.suffix in {".js", ".css"})
    assert [p.name for p in texts if "sourceMappingURL" in p.read_text()] == []


def test_every_vendored_folder_keeps_its_licence():
    folders = sorted(p for p in (STATIC / "vendor").iterdir() if p.is_dir())
    assert [p.name for p in folders] == ["alpine", "echarts", "htmx", "leaflet", "tabler", "weui"]
    assert [p.name for p in folders if not (p / "LICENSE").is_file()] == []


def test_charts_draw_with_tokens_that_exist():
    charts = [STATIC / "web/js/charts.js", *(STATIC / "web/js/charts").glob("*.js")]
    asked = {name for one in charts for name in re.findall(r'\bink\("([\w-]+)"\)', one.read_text())}
    known = [
        variables((STATIC / f"web/{face}/tokens.css").read_text()) for face in ("desk", "wall")
    ]
    assert asked - set().union(*known) == set()
