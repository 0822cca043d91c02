from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0006_lists_at_any_size'),
    ]

    operations = [
        migrations.AddField(
            model_name='leg',
            name='check_way',
            field=models.CharField(blank=True, choices=[('on_site', '到场'), ('remote', '凭电话或照片')], max_length=8, verbose_name='怎么核查的'),
        ),
    ]
