"""The order of layers as pyproject.toml states it, for tests that hold other things to it."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
    "importlinter"
]["contracts"]


def heights(container):
    """Every part of the container with its height, the lowest 0; siblings share one."""
    (contract,) = (c for c in CONTRACTS if c.get("containers") == [container])
    return {
        part.strip(): height
        for height, layer in enumerate(reversed(contract["layers"]))
        for part in layer.split("|")
    }


CONTEXTS = heights("gongzhi")
FOUNDATION = heights("gongzhi.foundation")
ROOMED = next(c["containers"] for c in CONTRACTS if c["name"].startswith("Inside a context"))


def part_of(module):
    """gongzhi.cases.models.case -> ("cases", ""); gongzhi.foundation.duties.models -> both."""
    _, context, *rest = module.split(".")
    return context, rest[0] if context == "foundation" else ""


def height_of(part):
    context, package = part
    return CONTEXTS[context], FOUNDATION[package] if package else 0
