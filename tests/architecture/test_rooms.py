"""Every room of a context but three is closed to the contexts above it."""

from tests.architecture.layers import CONTRACTS, ROOMED, ROOT

ENTRANCES = {"commands", "queries", "vocabulary"}
WIRING = {"apps", "api", "migrations", "templates", "data"}
"""Attached by name, or no Python."""
PROTECTED = {name for c in CONTRACTS for name in c.get("protected_modules", ())}


def closed_rooms(context):
    folder = ROOT.joinpath(*context.split("."))
    names = {path.stem for path in folder.iterdir() if not path.name.startswith("__")}
    return {f"{context}.{name}" for name in names - ENTRANCES - WIRING}


def test_a_context_keeps_its_other_rooms_to_itself():
    assert {room for context in ROOMED for room in closed_rooms(context)} - PROTECTED == set()
