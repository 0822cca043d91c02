from django.db import migrations

from gongzhi.foundation.similarity.searching import search_vector_value

AT_ONCE = 1000


def find_by_place(apps, _schema_editor):
    """In steps, each its own transaction; begun again it does the same."""
    Case = apps.get_model("cases", "Case")
    placed = Case.objects.exclude(place_name="").order_by("pk")
    last = 0
    while rows := list(placed.filter(pk__gt=last).only("title", "text", "place_name")[:AT_ONCE]):
        for row in rows:
            row.search = search_vector_value(row.title, row.text, row.place_name)
        Case.objects.bulk_update(rows, ["search"])
        last = rows[-1].pk


class Migration(migrations.Migration):
    """A case is found by the words of its place too."""

    atomic = False
    dependencies = [("cases", "0003_places_in_full")]
    operations = [migrations.RunPython(find_by_place, migrations.RunPython.noop, elidable=True)]
