from django.db import migrations, models


class Migration(migrations.Migration):
    """A claim to a home that still waits can be taken back by whoever made it."""

    dependencies = [("parties", "0001_initial")]
    operations = [
        migrations.AlterField(
            model_name="residency",
            name="state",
            field=models.CharField(
                choices=[
                    ("claimed", "待核验"),
                    ("verified", "已核验"),
                    ("refused", "未通过"),
                    ("withdrawn", "本人已撤回"),
                ],
                default="claimed",
                max_length=10,
                verbose_name="核验",
            ),
        ),
        migrations.RemoveConstraint(
            model_name="residency", name="residency_is_decided_at_a_moment"
        ),
        migrations.AddConstraint(
            model_name="residency",
            constraint=models.CheckConstraint(
                condition=models.Q(decided_at=None, state="claimed")
                | models.Q(
                    state__in=["verified", "refused", "withdrawn"], decided_at__isnull=False
                ),
                name="residency_is_decided_at_a_moment",
            ),
        ),
    ]
