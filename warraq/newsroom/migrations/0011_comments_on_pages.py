import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Comments stand on any page: the numbers stay, for an article has the number of its page."""

    dependencies = [
        ('newsroom', '0010_readings'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='comment',
            name='newsroom_co_article_a4b9a4_idx',
        ),
        migrations.RenameField(
            model_name='comment',
            old_name='article',
            new_name='page',
        ),
        migrations.AlterField(
            model_name='comment',
            name='page',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='newsroom.newspage', verbose_name='page'),
        ),
        migrations.AddIndex(
            model_name='comment',
            index=models.Index(fields=['page', 'state'], name='newsroom_co_page_id_522b49_idx'),
        ),
    ]
