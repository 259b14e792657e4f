from django.db import migrations, models


class Migration(migrations.Migration):
    """What the press asks at every publication and every second has an index: neither looks through the archive."""

    dependencies = [
        ('newsroom', '0012_haze'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='legacyaddress',
            index=models.Index(fields=['target'], name='newsroom_le_target_dc2cac_idx'),
        ),
        migrations.AddIndex(
            model_name='newspage',
            index=models.Index(condition=models.Q(('expire_at__isnull', False)), fields=['expire_at'], name='newsroom_pages_ending'),
        ),
    ]
