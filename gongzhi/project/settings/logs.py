"""What the processes say of themselves, on standard error: what failed and where.

Of an exception's own words only the first line is kept, and only where they speak of the machine:
others may repeat what somebody typed, and PostgreSQL adds the whole row on the lines below.
"""

import logging
import traceback
from typing import Any

SPEAKING = frozenset(
    {
        "ImproperlyConfigured",
        "InterfaceError",
        "IntegrityError",
        "OperationalError",
        "TemplateDoesNotExist",
    }
)


class Reticent(logging.Formatter):
    def formatException(self, ei: Any) -> str:  # noqa: N802, ANN401 (the library's name and type)
        kind, error, trace = ei
        frames = "".join(traceback.format_tb(trace))
        return f"{frames}{kind.__module__}.{kind.__qualname__}{_words(error)}"


def _words(error: BaseException) -> str:
    if not (isinstance(error, OSError) or type(error).__name__ in SPEAKING):
        return ""
    return ": " + (str(error).splitlines() or [""])[0]


def logging_settings(*, debug: bool) -> dict[str, Any]:
    """Django's own would tell nobody but a mailbox once debugging is off."""
    plain = {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"plain": plain if debug else plain | {"()": Reticent}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "django": {"handlers": [], "level": "INFO", "propagate": True},
            "django.request": {"level": "ERROR"},
            "django.server": {"handlers": [], "propagate": True},
        },
    }
