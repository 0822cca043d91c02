from django.db import migrations, models


class Migration(migrations.Migration):
    """A place is kept as it was typed: beside its estate's name, and in a draft however long."""

    dependencies = [("cases", "0002_case_number")]
    operations = [
        migrations.AlterField(
            model_name="case",
            name="place_name",
            field=models.CharField(blank=True, max_length=200, verbose_name="位置"),
        ),
        migrations.AlterField(
            model_name="reportdraft",
            name="place_text",
            field=models.TextField(blank=True),
        ),
    ]
