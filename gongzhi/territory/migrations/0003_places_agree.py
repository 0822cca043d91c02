from django.db import migrations

BUILDINGS = ("premises", "facility", "placecode", "gridcover", "commonpart")
ENTRANCES = ("premises", "facility", "placecode", "commonpart")


def both(table, columns, other, others):
    """A pair that agrees with the other table's: a building stands in the estate that is named."""
    name = f"{table}_{columns[0]}_agrees"
    there = f"ALTER TABLE territory_{table} ADD CONSTRAINT {name} FOREIGN KEY"
    back = f"ALTER TABLE territory_{table} DROP CONSTRAINT {name}"
    where = f"territory_{other} ({', '.join(others)})"
    return migrations.RunSQL(f"{there} ({', '.join(columns)}) REFERENCES {where}", back)


def pair(table, columns):
    """What the pairs above point at."""
    name = f"{table}_is_a_pair"
    return migrations.RunSQL(
        f"ALTER TABLE territory_{table} ADD CONSTRAINT {name} UNIQUE ({', '.join(columns)})",
        f"ALTER TABLE territory_{table} DROP CONSTRAINT {name}",
    )


class Migration(migrations.Migration):
    """No premises in a building of another estate, no lift in an entrance of another building, no
    grid that covers under another kind than its own, no shares of a part that is not listed."""

    dependencies = [("territory", "0002_standing_and_sharing")]
    operations = [
        pair("building", ("id", "estate_id")),
        pair("entrance", ("id", "building_id")),
        pair("grid", ("id", "kind")),
        pair("commonpart", ("id", "shared_by")),
        *(
            both(table, ("building_id", "estate_id"), "building", ("id", "estate_id"))
            for table in BUILDINGS
        ),
        *(
            both(table, ("entrance_id", "building_id"), "entrance", ("id", "building_id"))
            for table in ENTRANCES
        ),
        both("gridcover", ("grid_id", "kind"), "grid", ("id", "kind")),
        both("commonpartshare", ("part_id", "shared_by"), "commonpart", ("id", "shared_by")),
    ]
