
import django.db.models.deletion
import django.utils.timezone
import modelcluster.contrib.taggit
import modelcluster.fields
import modelsearch.index
import taggit.managers
import uuid
import wagtail.fields
import wagtail.images.models
import wagtail.models.media
import warraq.newsroom.permalinks
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('newsroom', '0002_languages'),
        ('taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=20)),
                ('record_id', models.BigIntegerField(default=0)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name='Home',
            fields=[
                ('newspage_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
            ],
            options={
                'verbose_name': 'front page',
                'verbose_name_plural': 'front pages',
            },
            bases=('newsroom.newspage',),
        ),
        migrations.CreateModel(
            name='Menu',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.CharField(choices=[('primary', 'under the masthead'), ('footer', 'at the foot')], max_length=10, unique=True, verbose_name='place')),
            ],
            options={
                'verbose_name': 'menu',
                'verbose_name_plural': 'menus',
            },
        ),
        migrations.CreateModel(
            name='Section',
            fields=[
                ('newspage_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('description', models.TextField(blank=True, verbose_name='description')),
                ('position', models.PositiveIntegerField(default=100, help_text='Order among the sections on the front page; smaller comes first.', verbose_name='position')),
                ('on_front', models.BooleanField(default=True, verbose_name='on the front page')),
            ],
            options={
                'verbose_name': 'section',
                'verbose_name_plural': 'sections',
            },
            bases=('newsroom.newspage',),
        ),
        migrations.CreateModel(
            name='StaticPage',
            fields=[
                ('newspage_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('standfirst', models.TextField(blank=True, verbose_name='standfirst')),
                ('body', wagtail.fields.StreamField([('text', 0), ('heading', 3), ('image', 8), ('gallery', 10), ('quote', 14), ('list', 19), ('table', 23), ('embed', 26), ('document', 29), ('separator', 30), ('footnotes', 35), ('html', 38)], blank=True, block_lookup={0: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'superscript', 'subscript', 'strikethrough', 'code', 'mark', 'ltr', 'rtl', 'ul', 'ol'], 'icon': 'pilcrow', 'label': 'text'}), 1: ('wagtail.blocks.CharBlock', (), {'label': 'text', 'max_length': 300}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('2', 'part'), ('3', 'under a part'), ('4', 'minor')], 'label': 'level'}), 3: ('wagtail.blocks.StructBlock', [[('text', 1), ('level', 2)]], {}), 4: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'picture'}), 5: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'ltr', 'rtl'], 'label': 'caption', 'required': False}), 6: ('wagtail.blocks.CharBlock', (), {'label': 'credit', 'max_length': 255, 'required': False}), 7: ('wagtail.blocks.CharBlock', (), {'label': 'alternative text', 'max_length': 500, 'required': False}), 8: ('wagtail.blocks.StructBlock', [[('image', 4), ('caption', 5), ('credit', 6), ('alt', 7)]], {}), 9: ('wagtail.blocks.ListBlock', (8,), {'label': 'pictures', 'min_num': 1}), 10: ('wagtail.blocks.StructBlock', [[('caption', 5), ('images', 9)]], {}), 11: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'superscript', 'subscript', 'strikethrough', 'code', 'mark', 'ltr', 'rtl'], 'label': 'quote'}), 12: ('wagtail.blocks.CharBlock', (), {'label': 'who said it', 'max_length': 300, 'required': False}), 13: ('wagtail.blocks.BooleanBlock', (), {'label': 'set large, beside the text', 'required': False}), 14: ('wagtail.blocks.StructBlock', [[('text', 11), ('attribution', 12), ('pull', 13)]], {}), 15: ('wagtail.blocks.BooleanBlock', (), {'label': 'numbered', 'required': False}), 16: ('wagtail.blocks.IntegerBlock', (), {'default': 1, 'label': 'first number'}), 17: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'superscript', 'subscript', 'strikethrough', 'code', 'mark', 'ltr', 'rtl', 'ul', 'ol']}), 18: ('wagtail.blocks.ListBlock', (17,), {'label': 'items', 'min_num': 1}), 19: ('wagtail.blocks.StructBlock', [[('ordered', 15), ('start', 16), ('items', 18)]], {}), 20: ('wagtail.blocks.CharBlock', (), {'label': 'caption', 'max_length': 300, 'required': False}), 21: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'superscript', 'subscript', 'strikethrough', 'code', 'mark', 'ltr', 'rtl'], 'label': 'text', 'required': False}), 22: ('wagtail.contrib.typed_table_block.blocks.TypedTableBlock', [[('text', 21)]], {'label': 'table'}), 23: ('wagtail.blocks.StructBlock', [[('caption', 20), ('table', 22)]], {}), 24: ('wagtail.blocks.URLBlock', (), {'label': 'address', 'max_length': 1000}), 25: ('wagtail.blocks.CharBlock', (), {'label': 'what is there', 'max_length': 300, 'required': False}), 26: ('wagtail.blocks.StructBlock', [[('url', 24), ('caption', 25)]], {}), 27: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'document'}), 28: ('wagtail.blocks.CharBlock', (), {'label': 'title', 'max_length': 300, 'required': False}), 29: ('wagtail.blocks.StructBlock', [[('document', 27), ('title', 28)]], {}), 30: ('wagtail.blocks.static_block.StaticBlock', (), {'admin_text': 'A line here.', 'icon': 'horizontalrule', 'label': 'separator'}), 31: ('wagtail.blocks.RegexBlock', ('^[\\w-]{1,80}$',), {'label': 'mark'}), 32: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'superscript', 'subscript', 'strikethrough', 'code', 'mark', 'ltr', 'rtl'], 'label': 'note'}), 33: ('wagtail.blocks.StructBlock', [[('anchor', 31), ('text', 32)]], {}), 34: ('wagtail.blocks.ListBlock', (33,), {'label': 'notes'}), 35: ('wagtail.blocks.StructBlock', [[('notes', 34)]], {}), 36: ('warraq.newsroom.blocks.CleanHtmlBlock', (), {'label': 'HTML'}), 37: ('wagtail.blocks.CharBlock', (), {'label': 'where it came from', 'max_length': 200, 'required': False}), 38: ('wagtail.blocks.StructBlock', [[('html', 36), ('origin', 37)]], {})}, verbose_name='body')),
                ('permalink', models.CharField(blank=True, max_length=700, null=True, unique=True, verbose_name='permalink')),
                ('language', models.CharField(blank=True, max_length=8, verbose_name='language')),
            ],
            options={
                'verbose_name': 'static page',
                'verbose_name_plural': 'static pages',
            },
            bases=(warraq.newsroom.permalinks.Permalinked, 'newsroom.newspage'),
        ),
        migrations.CreateModel(
            name='Tag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, unique=True, verbose_name='name')),
                ('slug', models.SlugField(allow_unicode=True, max_length=100, unique=True, verbose_name='slug')),
                ('description', models.TextField(blank=True, verbose_name='description')),
            ],
            options={
                'verbose_name': 'tag',
                'verbose_name_plural': 'tags',
                'ordering': ['name'],
            },
        ),
        migrations.AddField(
            model_name='newspage',
            name='latest_revision',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='latest revision'),
        ),
        migrations.AddField(
            model_name='newspage',
            name='live_revision',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='live revision'),
        ),
        migrations.AlterField(
            model_name='newspage',
            name='locale',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale'),
        ),
        migrations.AlterField(
            model_name='newspage',
            name='translation_key',
            field=models.UUIDField(default=uuid.uuid4, editable=False),
        ),
        migrations.AlterUniqueTogether(
            name='newspage',
            unique_together={('translation_key', 'locale')},
        ),
        migrations.CreateModel(
            name='ImportedRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(max_length=300)),
                ('kind', models.CharField(max_length=30)),
                ('foreign_id', models.CharField(max_length=200)),
                ('record_id', models.BigIntegerField(null=True)),
                ('digest', models.CharField(max_length=64)),
                ('state', models.CharField(default='', max_length=20)),
                ('made', models.CharField(blank=True, default='', max_length=64)),
                ('gaps', models.PositiveIntegerField(default=0)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('source', 'kind', 'foreign_id'), name='imported_once')],
            },
        ),
        migrations.CreateModel(
            name='NewsDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=255, verbose_name='title')),
                ('file', models.FileField(upload_to='documents', verbose_name='file')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                ('file_size', models.PositiveBigIntegerField(editable=False, null=True)),
                ('file_hash', models.CharField(blank=True, editable=False, max_length=40)),
                ('digest', models.CharField(blank=True, default='', editable=False, max_length=64)),
                ('collection', models.ForeignKey(default=wagtail.models.media.get_root_collection_id, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.collection', verbose_name='collection')),
                ('tags', taggit.managers.TaggableManager(blank=True, help_text=None, through='taggit.TaggedItem', to='taggit.Tag', verbose_name='tags')),
                ('uploaded_by_user', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL, verbose_name='uploaded by user')),
            ],
            options={
                'verbose_name': 'document',
                'verbose_name_plural': 'documents',
                'permissions': [('choose_document', 'Can choose document')],
                'abstract': False,
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='Picture',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=255, verbose_name='title')),
                ('file', wagtail.images.models.WagtailImageField(height_field='height', upload_to=wagtail.images.models.get_upload_to, verbose_name='file', width_field='width')),
                ('description', models.CharField(blank=True, default='', max_length=255, verbose_name='description')),
                ('width', models.IntegerField(editable=False, verbose_name='width')),
                ('height', models.IntegerField(editable=False, verbose_name='height')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_index=True, verbose_name='created at')),
                ('focal_point_x', models.PositiveIntegerField(blank=True, null=True)),
                ('focal_point_y', models.PositiveIntegerField(blank=True, null=True)),
                ('focal_point_width', models.PositiveIntegerField(blank=True, null=True)),
                ('focal_point_height', models.PositiveIntegerField(blank=True, null=True)),
                ('file_size', models.PositiveIntegerField(editable=False, null=True)),
                ('file_hash', models.CharField(blank=True, db_index=True, editable=False, max_length=40)),
                ('caption', models.TextField(blank=True, verbose_name='caption')),
                ('credit', models.CharField(blank=True, max_length=255, verbose_name='credit')),
                ('digest', models.CharField(blank=True, db_index=True, default='', editable=False, max_length=64)),
                ('search_text', models.TextField(blank=True, default='', editable=False)),
                ('collection', models.ForeignKey(default=wagtail.models.media.get_root_collection_id, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.collection', verbose_name='collection')),
                ('tags', taggit.managers.TaggableManager(blank=True, help_text=None, through='taggit.TaggedItem', to='taggit.Tag', verbose_name='tags')),
                ('uploaded_by_user', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL, verbose_name='uploaded by user')),
            ],
            options={
                'verbose_name': 'picture',
                'verbose_name_plural': 'pictures',
                'permissions': [('choose_image', 'Can choose image')],
                'abstract': False,
            },
            bases=(wagtail.images.models.ImageFileMixin, modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='Masthead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tagline', models.CharField(blank=True, max_length=200, verbose_name='tagline')),
                ('footer_note', models.TextField(blank=True, verbose_name='note at the foot')),
                ('logo', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='newsroom.picture', verbose_name='logo')),
            ],
            options={
                'verbose_name': 'masthead',
                'verbose_name_plural': 'mastheads',
            },
        ),
        migrations.CreateModel(
            name='Byline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('slug', models.SlugField(allow_unicode=True, blank=True, max_length=200, unique=True, verbose_name='slug')),
                ('role', models.CharField(blank=True, max_length=200, verbose_name='role')),
                ('biography', models.TextField(blank=True, verbose_name='biography')),
                ('search_text', models.TextField(blank=True, default='', editable=False)),
                ('portrait', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='newsroom.picture', verbose_name='portrait')),
            ],
            options={
                'verbose_name': 'byline',
                'verbose_name_plural': 'bylines',
                'ordering': ['name'],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='Article',
            fields=[
                ('newspage_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('kicker', models.CharField(blank=True, max_length=120, verbose_name='kicker')),
                ('standfirst', models.TextField(blank=True, verbose_name='standfirst')),
                ('excerpt', models.TextField(blank=True, help_text='What lists show; empty: the standfirst, or the first words of the body.', verbose_name='excerpt')),
                ('body', wagtail.fields.StreamField([('text', 0), ('heading', 3), ('image', 8), ('gallery', 10), ('quote', 14), ('list', 19), ('table', 23), ('embed', 26), ('document', 29), ('separator', 30), ('footnotes', 35), ('html', 38)], blank=True, block_lookup={0: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'superscript', 'subscript', 'strikethrough', 'code', 'mark', 'ltr', 'rtl', 'ul', 'ol'], 'icon': 'pilcrow', 'label': 'text'}), 1: ('wagtail.blocks.CharBlock', (), {'label': 'text', 'max_length': 300}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('2', 'part'), ('3', 'under a part'), ('4', 'minor')], 'label': 'level'}), 3: ('wagtail.blocks.StructBlock', [[('text', 1), ('level', 2)]], {}), 4: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'picture'}), 5: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'ltr', 'rtl'], 'label': 'caption', 'required': False}), 6: ('wagtail.blocks.CharBlock', (), {'label': 'credit', 'max_length': 255, 'required': False}), 7: ('wagtail.blocks.CharBlock', (), {'label': 'alternative text', 'max_length': 500, 'required': False}), 8: ('wagtail.blocks.StructBlock', [[('image', 4), ('caption', 5), ('credit', 6), ('alt', 7)]], {}), 9: ('wagtail.blocks.ListBlock', (8,), {'label': 'pictures', 'min_num': 1}), 10: ('wagtail.blocks.StructBlock', [[('caption', 5), ('images', 9)]], {}), 11: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'superscript', 'subscript', 'strikethrough', 'code', 'mark', 'ltr', 'rtl'], 'label': 'quote'}), 12: ('wagtail.blocks.CharBlock', (), {'label': 'who said it', 'max_length': 300, 'required': False}), 13: ('wagtail.blocks.BooleanBlock', (), {'label': 'set large, beside the text', 'required': False}), 14: ('wagtail.blocks.StructBlock', [[('text', 11), ('attribution', 12), ('pull', 13)]], {}), 15: ('wagtail.blocks.BooleanBlock', (), {'label': 'numbered', 'required': False}), 16: ('wagtail.blocks.IntegerBlock', (), {'default': 1, 'label': 'first number'}), 17: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'superscript', 'subscript', 'strikethrough', 'code', 'mark', 'ltr', 'rtl', 'ul', 'ol']}), 18: ('wagtail.blocks.ListBlock', (17,), {'label': 'items', 'min_num': 1}), 19: ('wagtail.blocks.StructBlock', [[('ordered', 15), ('start', 16), ('items', 18)]], {}), 20: ('wagtail.blocks.CharBlock', (), {'label': 'caption', 'max_length': 300, 'required': False}), 21: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'superscript', 'subscript', 'strikethrough', 'code', 'mark', 'ltr', 'rtl'], 'label': 'text', 'required': False}), 22: ('wagtail.contrib.typed_table_block.blocks.TypedTableBlock', [[('text', 21)]], {'label': 'table'}), 23: ('wagtail.blocks.StructBlock', [[('caption', 20), ('table', 22)]], {}), 24: ('wagtail.blocks.URLBlock', (), {'label': 'address', 'max_length': 1000}), 25: ('wagtail.blocks.CharBlock', (), {'label': 'what is there', 'max_length': 300, 'required': False}), 26: ('wagtail.blocks.StructBlock', [[('url', 24), ('caption', 25)]], {}), 27: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'document'}), 28: ('wagtail.blocks.CharBlock', (), {'label': 'title', 'max_length': 300, 'required': False}), 29: ('wagtail.blocks.StructBlock', [[('document', 27), ('title', 28)]], {}), 30: ('wagtail.blocks.static_block.StaticBlock', (), {'admin_text': 'A line here.', 'icon': 'horizontalrule', 'label': 'separator'}), 31: ('wagtail.blocks.RegexBlock', ('^[\\w-]{1,80}$',), {'label': 'mark'}), 32: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'superscript', 'subscript', 'strikethrough', 'code', 'mark', 'ltr', 'rtl'], 'label': 'note'}), 33: ('wagtail.blocks.StructBlock', [[('anchor', 31), ('text', 32)]], {}), 34: ('wagtail.blocks.ListBlock', (33,), {'label': 'notes'}), 35: ('wagtail.blocks.StructBlock', [[('notes', 34)]], {}), 36: ('warraq.newsroom.blocks.CleanHtmlBlock', (), {'label': 'HTML'}), 37: ('wagtail.blocks.CharBlock', (), {'label': 'where it came from', 'max_length': 200, 'required': False}), 38: ('wagtail.blocks.StructBlock', [[('html', 36), ('origin', 37)]], {})}, verbose_name='body')),
                ('lead_caption', models.CharField(blank=True, help_text="Empty: the picture's own.", max_length=500, verbose_name='caption of the lead picture')),
                ('permalink', models.CharField(blank=True, help_text='Given at the first publication, then frozen. Another moves the article; the old leads on.', max_length=700, null=True, unique=True, verbose_name='permalink')),
                ('updated_at', models.DateTimeField(blank=True, help_text='Shown to readers. Set it when the story itself has changed.', null=True, verbose_name='updated')),
                ('pinned', models.BooleanField(default=False, verbose_name='pinned to the front page')),
                ('comments_open', models.BooleanField(default=True, verbose_name='comments open')),
                ('language', models.CharField(blank=True, help_text="Empty: the newspaper's. A code such as ckb, fa, tr or en.", max_length=8, verbose_name='language')),
                ('lead_image', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='newsroom.picture', verbose_name='lead picture')),
            ],
            options={
                'verbose_name': 'article',
                'verbose_name_plural': 'articles',
            },
            bases=(warraq.newsroom.permalinks.Permalinked, 'newsroom.newspage'),
        ),
        migrations.CreateModel(
            name='MenuItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('label', models.CharField(blank=True, help_text="Empty: the page's own title.", max_length=120, verbose_name='label')),
                ('url', models.CharField(blank=True, help_text='A path here, or https://…', max_length=500, verbose_name='address')),
                ('below', models.BooleanField(default=False, verbose_name='below the entry before it')),
                ('menu', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='newsroom.menu')),
                ('page', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='page')),
                ('tag', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='newsroom.tag', verbose_name='tag')),
            ],
            options={
                'verbose_name': 'menu entry',
                'verbose_name_plural': 'menu entries',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ArticleTag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content_object', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='article_tags', to='newsroom.article')),
                ('tag', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='article_tags', to='newsroom.tag')),
            ],
        ),
        migrations.AddField(
            model_name='article',
            name='tags',
            field=modelcluster.contrib.taggit.ClusterTaggableManager(blank=True, help_text='A comma-separated list of tags.', through='newsroom.ArticleTag', to='newsroom.Tag', verbose_name='tags'),
        ),
        migrations.CreateModel(
            name='ArticleByline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('article', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='article_bylines', to='newsroom.article')),
                ('byline', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='article_bylines', to='newsroom.byline', verbose_name='byline')),
            ],
            options={
                'ordering': ['sort_order'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('article', 'byline'), name='one_byline_once')],
            },
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(blank=True, max_length=200, verbose_name='name')),
                ('html', models.TextField(help_text='Clean HTML of paragraphs and links.', verbose_name='text')),
                ('written_at', models.DateTimeField(verbose_name='written')),
                ('state', models.CharField(choices=[('approved', 'approved'), ('pending', 'pending'), ('spam', 'spam'), ('removed', 'removed')], default='pending', max_length=10, verbose_name='state')),
                ('by_newspaper', models.BooleanField(default=False, verbose_name='by the newspaper')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='newsroom.article', verbose_name='article')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='replies', to='newsroom.comment', verbose_name='in reply to')),
            ],
            options={
                'verbose_name': 'comment',
                'verbose_name_plural': 'comments',
                'ordering': ['written_at', 'id'],
                'indexes': [models.Index(fields=['article', 'state'], name='newsroom_co_article_a4b9a4_idx')],
            },
        ),
        migrations.CreateModel(
            name='LegacyAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address', models.CharField(max_length=1000, unique=True, verbose_name='old address')),
                ('width', models.PositiveIntegerField(blank=True, null=True)),
                ('target', models.CharField(blank=True, max_length=1000, verbose_name='leads to')),
                ('status', models.PositiveSmallIntegerField(default=301)),
                ('page', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='legacy_addresses', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='page')),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='legacy_addresses', to='newsroom.newsdocument', verbose_name='document')),
                ('picture', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='legacy_addresses', to='newsroom.picture', verbose_name='picture')),
            ],
            options={
                'verbose_name': 'old address',
                'verbose_name_plural': 'old addresses',
                'constraints': [models.CheckConstraint(condition=models.Q(('page__isnull', False), ('picture__isnull', False), ('document__isnull', False), models.Q(('target', ''), _negated=True), _connector='OR'), name='leads_somewhere')],
            },
        ),
        migrations.CreateModel(
            name='PictureRendition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('filter_spec', models.CharField(db_index=True, max_length=255)),
                ('file', wagtail.images.models.WagtailImageField(height_field='height', storage=wagtail.images.models.get_rendition_storage, upload_to=wagtail.images.models.get_rendition_upload_to, width_field='width')),
                ('width', models.IntegerField(editable=False)),
                ('height', models.IntegerField(editable=False)),
                ('focal_point_key', models.CharField(blank=True, default='', editable=False, max_length=16)),
                ('image', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='renditions', to='newsroom.picture')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('image', 'filter_spec', 'focal_point_key'), name='one_rendition_once')],
            },
            bases=(wagtail.images.models.ImageFileMixin, models.Model),
        ),
        migrations.AddConstraint(
            model_name='articletag',
            constraint=models.UniqueConstraint(fields=('tag', 'content_object'), name='one_tag_once'),
        ),
    ]
