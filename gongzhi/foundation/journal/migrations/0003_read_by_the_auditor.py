from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models

BY_PEOPLE = ~models.Q(channel="system") | models.Q(
    subject_kind__in=("account", "appointment", "sign_in_try")
)
INDEXES = (
    models.Index(fields=["at", "id"], condition=BY_PEOPLE, name="journal_entry_by_people"),
    models.Index(fields=["at", "id"], name="journal_entry_by_time"),
    models.Index(fields=["kind", "at", "id"], name="journal_entry_by_kind"),
    models.Index(fields=["account", "at", "id"], name="journal_entry_by_account"),
)


def _added(index: models.Index) -> list[migrations.operations.base.Operation]:
    """What a build that was broken off leaves goes first: begun again it does the same."""
    unfinished = f"DROP INDEX CONCURRENTLY IF EXISTS {index.name}"
    return [
        migrations.RunSQL(unfinished, migrations.RunSQL.noop, elidable=True),
        AddIndexConcurrently(model_name="entry", index=index),
    ]


class Migration(migrations.Migration):
    """The auditor's pages at any size: what people did, by kind, by account, by day. Built while
    the journal is written to."""

    atomic = False
    dependencies = [("journal", "0002_guards")]
    operations = [
        *(operation for index in INDEXES for operation in _added(index)),
        RemoveIndexConcurrently(model_name="entry", name="journal_entry_at"),
    ]
