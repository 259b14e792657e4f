"""Bylines and tags in the newsroom's menu."""

from __future__ import annotations

from typing import Any

from django.db.models import Count
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import NumberColumn
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from warraq.newsroom.models import Byline, Tag
from warraq.newsroom.tagging import find_tags


class BylineChooserViewSet(SnippetChooserViewSet):
    choose_one_text = _("Choose a byline")
    choose_another_text = _("Choose another byline")
    edit_item_text = _("Edit this byline")
    creation_tab_label = _("New byline")
    form_fields = ["name", "role"]
    icon = "user"


class BylineViewSet(SnippetViewSet):
    model = Byline
    icon = "user"
    menu_label = _("Bylines")
    menu_order = 220
    add_to_admin_menu = True
    chooser_viewset_class = BylineChooserViewSet
    list_display = ["name", "role", NumberColumn("article_count", label=_("Articles"), sort_key="article_count")]
    list_per_page = 50
    copy_view_enabled = False

    def get_queryset(self, request: Any) -> Any:
        return Byline.objects.annotate(article_count=Count("article_bylines"))


class TagIndexView(IndexView):
    """Tags have no folded column: there are thousands of them at most, so they are folded as they are searched."""

    is_searchable = True

    def search_queryset(self, queryset: Any) -> Any:
        return queryset.filter(pk__in=find_tags(self.search_query)) if self.is_searching else queryset


class TagViewSet(SnippetViewSet):
    model = Tag
    icon = "tag"
    menu_label = _("Tags")
    menu_order = 230
    add_to_admin_menu = True
    index_view_class = TagIndexView
    list_display = ["name", "slug", NumberColumn("article_count", label=_("Articles"), sort_key="article_count")]
    list_per_page = 50
    search_fields = ["name"]
    copy_view_enabled = False

    def get_queryset(self, request: Any) -> Any:
        return Tag.objects.annotate(article_count=Count("article_tags"))


def suggest_tags(request: HttpRequest) -> JsonResponse:
    """Tags for what has been typed so far, however it is spelled."""
    numbers = find_tags(request.GET.get("term", ""), limit=10)
    names = dict(Tag.objects.filter(pk__in=numbers).values_list("pk", "name"))
    return JsonResponse([names[number] for number in numbers], safe=False)
