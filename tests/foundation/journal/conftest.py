"""Rooms of the journal's tests: names for boats, a clean registry of reactions."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from gongzhi.foundation.journal import reacting
from gongzhi.foundation.journal.reacting import on
from gongzhi.foundation.journal.recording import record
from gongzhi.foundation.journal.signing import make_signing_key
from gongzhi.foundation.links import Link, register, register_terms, resolving, terms
from gongzhi.kernel.actor import Actor
from tests.foundation.journal.facts import BoatNamed, Colour
from tests.foundation.journal.logbook import open_logbook, write

NOW = datetime(2026, 11, 20, 1, 30, tzinfo=UTC)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def captain() -> Actor:
    return Actor(account=1, person=2, appointment=3, organisation=4, channel="page")


@pytest.fixture(autouse=True)
def _registries(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test registers its own links and reactions; the program's are put aside."""
    monkeypatch.setattr(resolving, "_resolvers", {})
    monkeypatch.setattr(terms, "_vocabularies", {})
    monkeypatch.setattr(reacting, "_reactions", {})


@pytest.fixture
def names() -> list[str]:
    """Titles for every kind the boats' facts name; the list tells which kinds were asked for."""
    asked: list[str] = []

    def titles(kind: str, word: str) -> None:
        def resolver(ids: Iterable[int]) -> Mapping[int, Link]:
            asked.append(kind)
            return {id_: Link(f"{word}{id_}", f"/{kind}/{id_}") for id_ in ids if id_ < 900}

        register(kind, resolver)

    for kind, word in {
        "boat": "渔船",
        "berth": "泊位",
        "person": "船工",
        "appointment": "船长",
        "organisation": "船队",
    }.items():
        titles(kind, word)
    register_terms("boat_colour", Colour)
    return asked


@pytest.fixture
def signing_key(tmp_path: Path, settings: Any) -> Path:
    """A signing key of this test's own."""
    path = tmp_path / "journal.pem"
    make_signing_key(path)
    settings.GONGZHI_SIGNING_KEY = path
    return path


@pytest.fixture
def logbook(db: None) -> None:
    open_logbook()


@pytest.fixture
def named(captain: Actor, now: datetime) -> Callable[[int, str], Any]:
    def named(boat: int, name: str) -> Any:
        return record(BoatNamed(boat=boat, name=name), actor=captain, now=now)

    return named


@pytest.fixture
def paint() -> Any:
    """A reaction that writes the name down, and fails on the names given."""
    bad: set[str] = set()

    @on(BoatNamed)
    def paint(fact: BoatNamed, entry: Any) -> None:
        write(fact.name)
        if fact.name in bad:
            raise ValueError(fact.name)

    vars(paint)["bad"] = bad
    return paint
