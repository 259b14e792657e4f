from django.db import migrations, models

from warraq.newsroom.audit import guard


def stand(apps, editor):
    guard.stand(editor.connection)


def withdraw(apps, editor):
    guard.withdraw(editor.connection)


class Migration(migrations.Migration):

    dependencies = [
        ('newsroom', '0006_readers_page'),
    ]

    operations = [
        migrations.CreateModel(
            name='Act',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(db_index=True, verbose_name='time')),
                ('actor', models.CharField(blank=True, max_length=150, verbose_name='who')),
                ('act', models.CharField(db_index=True, max_length=60, verbose_name='act')),
                ('kind', models.CharField(blank=True, max_length=60, verbose_name='kind of thing')),
                ('thing', models.CharField(blank=True, max_length=64, verbose_name='number')),
                ('label', models.CharField(blank=True, max_length=300, verbose_name='thing')),
                ('detail', models.TextField(blank=True, verbose_name='detail')),
                ('place', models.CharField(blank=True, max_length=12, verbose_name='place')),
                ('key', models.CharField(max_length=8)),
                ('seal', models.CharField(max_length=64, unique=True)),
            ],
            options={
                'verbose_name': 'act',
                'verbose_name_plural': 'record of acts',
                'ordering': ['-id'],
                'default_permissions': ('view',),
            },
        ),
        migrations.CreateModel(
            name='FailedLogin',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('bucket', models.CharField(max_length=32)),
                ('at', models.DateTimeField()),
            ],
            options={
                'default_permissions': (),
                'indexes': [models.Index(fields=['bucket', 'at'], name='failed_login_bucket')],
            },
        ),
        migrations.RunPython(stand, withdraw),
    ]
