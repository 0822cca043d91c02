"""Ownerships entered before carry no place: they take that of their premises."""

from django.db import migrations

FILL = """
UPDATE parties_ownership AS owned
   SET county_code = premises.county_code, region_code = premises.region_code
  FROM territory_premises AS premises
 WHERE premises.id = owned.premises_id AND owned.region_code = ''
"""


class Migration(migrations.Migration):
    dependencies = [("parties", "0003_registers")]

    operations = [migrations.RunSQL(FILL, migrations.RunSQL.noop)]
