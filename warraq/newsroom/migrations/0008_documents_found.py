from django.db import migrations, models

from warraq.arabic.normalise import fold


def fold_titles(apps, schema_editor):
    documents = apps.get_model("newsroom", "NewsDocument")
    for document in documents.objects.iterator():
        name = document.file.name.rpartition("/")[2]
        documents.objects.filter(pk=document.pk).update(search_text=fold(f"{document.title} {name}"))


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0007_acts")]

    operations = [
        migrations.AddField(
            model_name="newsdocument",
            name="search_text",
            field=models.TextField(blank=True, default="", editable=False),
        ),
        migrations.RunPython(fold_titles, migrations.RunPython.noop),
    ]
