from django.db import migrations, models


class Migration(migrations.Migration):
    """A changed old address is named in the outbox."""

    dependencies = [
        ('newsroom', '0016_press_orders'),
    ]

    operations = [
        migrations.AddField(
            model_name='change',
            name='address',
            field=models.CharField(blank=True, default='', max_length=1000),
        ),
    ]
