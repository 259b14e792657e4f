from django.db import migrations, models


class Migration(migrations.Migration):
    """All sessions of an account can be ended at once."""

    dependencies = [
        ('newsroom', '0014_translations'),
    ]

    operations = [
        migrations.AddField(
            model_name='user',
            name='sessions_ended',
            field=models.PositiveIntegerField(db_default=0, default=0, editable=False),
        ),
    ]
