"""An entry as bytes, the same bytes for everybody: RFC 8785 JSON. See docs/journal.md."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import rfc8785

COLUMNS = (
    "id",
    "at",
    "kind",
    "person",
    "appointment",
    "organisation",
    "account",
    "channel",
    "subject_kind",
    "subject_id",
    "region_code",
    "county_code",
    "payload",
    "commitment",
)


def leaf_input(row: Mapping[str, Any]) -> bytes:
    """Every column; the instant in UTC to the microsecond, the commitment in hexadecimal."""
    plain = {column: row[column] for column in COLUMNS}
    plain["at"] = instant(row["at"])
    if row["commitment"] is not None:
        plain["commitment"] = bytes(row["commitment"]).hex()
    return rfc8785.dumps(plain)


def instant(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def commitment(salt: bytes, spoken: Mapping[str, str]) -> bytes:
    """SHA-256 over the salt and the words as RFC 8785 JSON."""
    return hashlib.sha256(salt + rfc8785.dumps(dict(spoken))).digest()
