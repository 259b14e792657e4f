import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """An article may tell another's story in another language."""

    dependencies = [
        ('newsroom', '0013_asked_often'),
    ]

    operations = [
        migrations.AddField(
            model_name='article',
            name='original',
            field=models.ForeignKey(blank=True, help_text='The article that this one tells in another language. Readers find each from the other.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='translations', to='newsroom.article', verbose_name='translation of'),
        ),
    ]
