from django.db import migrations


class Migration(migrations.Migration):
    """The running number of cases: never waits, may skip."""

    dependencies = [("cases", "0001_initial")]
    operations = [
        migrations.RunSQL("CREATE SEQUENCE cases_case_number", "DROP SEQUENCE cases_case_number")
    ]
