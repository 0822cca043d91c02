"""Refresh static/vendor through npm: `python -m gongzhi.foundation.web.vendoring`.

Versions are those of package.json. `npm pack` fetches each archive; no package script ever runs.
The residents' style sheet is cut down to the classes named in WEUI_CLASSES (see purging).
"""

import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from gongzhi.foundation.web.purging import purge

HERE = Path(__file__).resolve().parent
VENDOR = HERE / "static" / "vendor"
PACKAGE_JSON = HERE.parents[2] / "package.json"

WEUI_CLASSES = frozenset(
    f"weui-{name}"
    for names in (
        "btn btn_primary btn_default btn_warn btn_disabled btn_loading",
        "cells cell cell__hd cell__bd cell__ft textarea input switch check select badge badge_dot",
        "tabbar tabbar__item tabbar__label bar__item_on",
    )
    for name in names.split()
)
WEUI_ROOTS = frozenset({"wx-root"})


@dataclass(frozen=True)
class Package:
    """`files` maps a path in the archive to its name under static/vendor/<folder>/."""

    name: str
    folder: str
    files: dict[str, str] = field(default_factory=dict)
    licence: str = "LICENSE"
    """The licence inside the archive; "" where the archive has none and ours is kept by hand."""


PACKAGES = (
    Package("htmx.org", "htmx", {"dist/htmx.min.js": "htmx.min.js"}),
    Package("@alpinejs/csp", "alpine", {"dist/cdn.min.js": "alpine-csp.min.js"}, licence=""),
    Package("weui", "weui", {"dist/style/weui.min.css": "weui.slim.css"}, licence="LICENSE.txt"),
    Package("@tabler/core", "tabler", {"dist/css/tabler.min.css": "tabler.min.css"}, licence=""),
    Package(
        "echarts",
        "echarts",
        {
            "dist/echarts.min.js": "echarts.min.js",
            "NOTICE": "NOTICE",
            "licenses/LICENSE-d3": "LICENSE-d3",
        },
    ),
    Package(
        "leaflet",
        "leaflet",
        {
            "dist/leaflet.js": "leaflet.js",
            "dist/leaflet.css": "leaflet.css",
            "dist/images/layers.png": "images/layers.png",
            "dist/images/layers-2x.png": "images/layers-2x.png",
            "dist/images/marker-icon.png": "images/marker-icon.png",
        },
    ),
)


def main() -> None:
    versions: dict[str, str] = json.loads(PACKAGE_JSON.read_text())["dependencies"]
    with tempfile.TemporaryDirectory() as work:
        for package in PACKAGES:
            archive = fetch(package.name, versions[package.name], Path(work))
            copy(package, archive, VENDOR / package.folder)
            sys.stdout.write(f"{package.name} {versions[package.name]} -> {package.folder}\n")


def fetch(name: str, version: str, work: Path) -> Path:
    """The published archive of exactly this version."""
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("npm is needed to refresh static/vendor; nothing was changed")
    command = [npm, "pack", f"{name}@{version}", "--silent", "--ignore-scripts"]
    done = subprocess.run(command, cwd=work, check=True, capture_output=True, text=True)  # noqa: S603
    return work / done.stdout.split()[-1]


def copy(package: Package, archive: Path, target: Path) -> None:
    wanted = dict(package.files)
    if package.licence:
        wanted[package.licence] = "LICENSE"
    with tarfile.open(archive) as opened:
        for inside, name in wanted.items():
            member = opened.extractfile(f"package/{inside}")
            if member is None:
                raise SystemExit(f"{package.name} has no {inside}")
            place = target / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(ready(name, member.read()))


def ready(name: str, content: bytes) -> bytes:
    """Source-map pointers go (we ship no maps); the residents' sheet is purged."""
    if not name.endswith((".js", ".css")):
        return content
    text = re.sub(r"(//|/\*)# sourceMappingURL=\S+?( ?\*/|$)", "", content.decode(), flags=re.M)
    return (slim_weui(text) if name == "weui.slim.css" else text).encode()


def slim_weui(css: str) -> str:
    """Keeps the licence notice, as the licence asks."""
    notice = css[: css.index("*/") + 2]
    return f"{notice}\n{purge(css, WEUI_CLASSES, roots=WEUI_ROOTS)}\n"


if __name__ == "__main__":
    main()
