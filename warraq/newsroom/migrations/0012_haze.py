from django.db import migrations, models


class Migration(migrations.Migration):
    """Pictures keep six of their colours, to be seen until they come."""

    dependencies = [
        ('newsroom', '0011_comments_on_pages'),
    ]

    operations = [
        migrations.AddField(
            model_name='picture',
            name='haze',
            field=models.CharField(blank=True, db_default='', default='', editable=False, max_length=18),
        ),
    ]
