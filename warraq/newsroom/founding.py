"""Founding: the records that every newspaper begins with. Safe to run again."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext
from wagtail.models import Site, Task, Workflow

from warraq.newsroom import roles
from warraq.newsroom.models import Home, NewsPage


@transaction.atomic
def found() -> Home:
    """The root of the newspaper's tree, made if it is not there, in place of Wagtail's welcome page."""
    config = settings.WARRAQ
    home = Home.objects.first()
    if home is None:
        root = NewsPage.get_first_root_node()
        for welcome in root.get_children():
            # Only Wagtail's own welcome page can be here: a newspaper's pages stand below a Home.
            welcome.delete()
        root.refresh_from_db()
        home = root.add_child(instance=Home(title=config.newspaper.name, slug="home", live=True))
    if home.title != config.newspaper.name:
        home.title = home.draft_title = config.newspaper.name
        home.save()
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "port": 80, "root_page": home, "site_name": config.newspaper.name},
    )
    roles.grant()
    _name_the_workflow()
    return home


def _name_the_workflow() -> None:
    """Wagtail's one workflow comes with an English name, which editors read on a button each day."""
    with translation.override(settings.LANGUAGE_CODE):
        for model in (Workflow, Task):
            model.objects.filter(name="Moderators approval").update(name=gettext("the desk's approval"))
