"""A process that dispatches and dies in the middle of a batch. Run by test_crash.

    python -m tests.foundation.journal.crashing BOAT

kills itself (SIGKILL) when it comes to the entry of that boat; 0 kills nobody.
"""

import os
import signal
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongzhi.project.settings")
django.setup()

from django.db import connection  # noqa: E402

from gongzhi.foundation.journal import reacting  # noqa: E402
from gongzhi.foundation.journal.dispatching import drain  # noqa: E402
from tests.foundation.journal.facts import BoatNamed  # noqa: E402

reacting._reactions.clear()
FATAL = int(sys.argv[1])


def write(line):
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO logbook VALUES (%s)", [line])


@reacting.on(BoatNamed)
def note(fact, entry):
    write(f"note {entry.pk}")
    if fact.boat == FATAL:
        os.kill(os.getpid(), signal.SIGKILL)


@reacting.on(BoatNamed)
def count(fact, entry):
    write(f"count {entry.pk}")


if __name__ == "__main__":
    drain(60)
    drain()
