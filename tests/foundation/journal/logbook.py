"""A table for reactions to write in: what they did is there or it is not."""

from django.db import connection

from gongzhi.foundation.journal.models import Delivery


def open_logbook():
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE logbook (line text NOT NULL)")


def write(line):
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO logbook VALUES (%s)", [line])


def read():
    with connection.cursor() as cursor:
        cursor.execute("SELECT line FROM logbook")
        return [line for (line,) in cursor.fetchall()]


def states():
    """Of each delivery its entry, the reaction and how it stands."""
    rows = Delivery.objects.order_by("entry_id", "reaction")
    return [(d.entry_id, d.reaction.rsplit(".", 1)[1], d.state) for d in rows]
