from django.db import migrations, models
from django.db.models.functions import Now


class Migration(migrations.Migration):
    """A line remembers its first telling, and when it was last renewed. The default is the
    database's: the column comes at once, however many lines there are."""

    dependencies = [("notify", "0001_initial")]
    operations = [
        migrations.AddField(
            model_name="notice",
            name="renewed_at",
            field=models.DateTimeField(db_default=Now(), verbose_name="最近告知时间"),
        ),
    ]
