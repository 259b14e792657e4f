import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    """Editors ask the running press to go back to an edition, and to print on after that."""

    dependencies = [
        ('newsroom', '0015_sessions_ended'),
    ]

    operations = [
        migrations.CreateModel(
            name='PressOrder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=10)),
                ('edition', models.BigIntegerField()),
                ('by', models.CharField(max_length=150)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('answered', models.DateTimeField(db_index=True, null=True)),
                ('error', models.JSONField(default=dict)),
            ],
        ),
    ]
