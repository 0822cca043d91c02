from django.db import migrations, transaction

from gongzhi.foundation.similarity.searching import search_vector_value

AT_ONCE = 1000


def find_by_place(apps, _schema_editor):
    """In steps, each its own transaction; begun again it does the same."""
    Case = apps.get_model("cases", "Case")
    last = 0
    while last is not None:
        last = find_some_by_place(Case, last)


@transaction.atomic
def find_some_by_place(Case, last):
    """The next thousand, held from reading to writing: nobody's new words get an old vector. The
    last of them; None when there were none."""
    placed = Case.objects.exclude(place_name="").filter(pk__gt=last).order_by("pk")
    held = placed.select_for_update().only("title", "text", "place_name")
    rows = list(held[:AT_ONCE])
    for row in rows:
        row.search = search_vector_value(row.title, row.text, row.place_name)
    Case.objects.bulk_update(rows, ["search"])
    return rows[-1].pk if rows else None


class Migration(migrations.Migration):
    """A case is found by the words of its place too."""

    atomic = False
    dependencies = [("cases", "0003_places_in_full")]
    operations = [migrations.RunPython(find_by_place, migrations.RunPython.noop, elidable=True)]
