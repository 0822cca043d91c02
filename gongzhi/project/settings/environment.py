"""What the environment says. Nothing here reads Django."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

MODES = ("demonstration", "production")


class Environment:
    def __init__(self, here: Path) -> None:
        self.here = here
        self.var = Path(os.environ.get("GONGZHI_VAR", here / "var"))
        self.mode = os.environ.get("GONGZHI_MODE", "demonstration")
        if self.mode not in MODES:
            raise ValueError(f"GONGZHI_MODE is {self.mode!r}; it must be one of {', '.join(MODES)}")

    @property
    def demonstration(self) -> bool:
        return self.mode == "demonstration"

    def flag(self, name: str) -> bool:
        return os.environ.get(name, "").lower() in {"1", "yes", "true", "on"}

    def words(self, name: str, *, default: list[str]) -> list[str]:
        text = os.environ.get(name, "")
        return [word.strip() for word in text.split(",") if word.strip()] or default

    def secret_key(self) -> str:
        return os.environ.get("GONGZHI_SECRET_KEY") or "demonstration-only-key-not-for-production"

    def database(self) -> dict[str, Any]:
        """DATABASE_URL as Django wants it; persistent connections, checked before use."""
        url = urlsplit(os.environ.get("DATABASE_URL", "postgresql://localhost/gongzhi"))
        if url.scheme not in {"postgres", "postgresql"}:
            raise ValueError("DATABASE_URL must begin with postgresql://")
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(url.path.lstrip("/")),
            "USER": unquote(url.username or ""),
            "PASSWORD": unquote(url.password or ""),
            "HOST": url.hostname or "",
            "PORT": str(url.port or ""),
            "CONN_MAX_AGE": 600,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {"pool": False, **dict(parse_qsl(url.query))},
            "TEST": {"NAME": os.environ.get("GONGZHI_TEST_DB", "test_gongzhi")},
        }
