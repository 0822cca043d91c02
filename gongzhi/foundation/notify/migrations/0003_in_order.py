from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models
from django.db.models import F, Max

AT_ONCE = 10_000
UNFINISHED = "DROP INDEX CONCURRENTLY IF EXISTS notice_in_order"
"""What a build that was broken off leaves."""


def order_those_told(apps, _schema_editor):
    """In steps, each its own transaction; begun again it does the same. Until now a renewed line
    bore its last telling as its first."""
    Notice = apps.get_model("notify", "Notice")
    last = Notice.objects.aggregate(last=Max("pk"))["last"] or 0
    for start in range(0, last, AT_ONCE):
        step = Notice.objects.filter(pk__gt=start, pk__lte=min(start + AT_ONCE, last))
        step.update(renewed_at=F("created_at"))


class Migration(migrations.Migration):
    """The inbox is read in the order of the last telling."""

    atomic = False
    dependencies = [("notify", "0002_renewed")]
    operations = [
        migrations.RunPython(order_those_told, migrations.RunPython.noop, elidable=True),
        migrations.RunSQL(UNFINISHED, migrations.RunSQL.noop, elidable=True),
        AddIndexConcurrently(
            model_name="notice",
            index=models.Index(fields=["person", "-renewed_at", "-id"], name="notice_in_order"),
        ),
        RemoveIndexConcurrently(model_name="notice", name="notice_by_person"),
    ]
