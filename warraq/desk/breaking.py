"""The breaking-news bar in the newsroom's menu."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import DateColumn, LiveStatusTagColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from warraq.newsroom.models import BreakingNews


class BreakingNewsViewSet(SnippetViewSet):
    model = BreakingNews
    icon = "warning"
    menu_label = _("Breaking news")
    menu_order = 120
    add_to_admin_menu = True
    list_display = [
        "text",
        LiveStatusTagColumn(),
        DateColumn("expire_at", label=_("Until"), sort_key="expire_at"),
    ]
    ordering = ["-created_at"]
    copy_view_enabled = False
