"""The newspaper's menus, of which each place has one."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from warraq.newsroom.models import Menu


def _labels(menu: Menu) -> str:
    items = menu.items.select_related("page", "tag")
    return " · ".join(item.label or str(item.page or item.tag or item.url) for item in items)


class MenuViewSet(SnippetViewSet):
    model = Menu
    icon = "bars"
    menu_label = _("Menus")
    menu_order = 260
    add_to_admin_menu = True
    list_display = [
        TitleColumn("place", label=_("Place"), accessor=str, url_name="wagtailsnippets_newsroom_menu:edit"),
        Column("items", label=_("Entries"), accessor=_labels),
    ]
    copy_view_enabled = False
