"""The newsroom's first page: what waits for whom. Whether the press is well is `press`'s to say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Min, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from warraq.newsroom.models import Article, Comment, NewsPage
from warraq.newsroom.models.comment import CommentState
from warraq.newsroom.readings import WEEK, most_read

SHOWN = 7
LOOKED_AT = 100
"""Most read articles among which those are sought that an editor may look at."""


class NewsPanel(Component):
    """Drafts of one's own, what is scheduled, and what appeared last."""

    name = "warraq_news"
    template_name = "warraq/desk/news_panel.html"
    order = 100

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        seen = Article.objects.filter(
            pk__in=policy_registry.get_by_type(NewsPage).explorable_instances(user).values("pk")
        ).defer_streamfields()
        scheduled = seen.filter(_revisions__approved_go_live_at__isnull=False)
        return {
            "columns": [
                (_("My drafts"), seen.filter(owner=user, has_unpublished_changes=True)
                 .order_by("-latest_revision_created_at")[:SHOWN], "latest_revision_created_at"),
                (_("Scheduled"), scheduled.annotate(due=Min("_revisions__approved_go_live_at"))
                 .order_by("due")[:SHOWN], "due"),
                (_("Published last"), seen.filter(live=True, first_published_at__isnull=False)
                 .order_by("-first_published_at")[:SHOWN], "first_published_at"),
            ],
            "can_write": policy_registry.get_by_type(NewsPage).user_has_any_permission(user, ["add"]),
            "new_url": reverse("articles:choose_parent"),
            "all_url": reverse("articles:index"),
        }  # fmt: skip


class MostReadPanel(Component):
    """What is read most, today and in the last seven days, where readings are counted."""

    name = "warraq_most_read"
    template_name = "warraq/desk/most_read_panel.html"
    order = 110

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        config = settings.WARRAQ
        if not config.readers.counts:
            return {"columns": []}
        seen = policy_registry.get_by_type(NewsPage).explorable_instances(parent_context["request"].user)
        today = datetime.now(config.zone).date()
        return {
            "columns": [
                (_("Most read today"), _most_read(1, today, seen)),
                (_("Most read this week"), _most_read(WEEK, today, seen)),
            ]
        }


def _most_read(days: int, today: date, seen: QuerySet[Any]) -> list[tuple[Article, int]]:
    """The most read of the articles that readers have and this editor may look at, with their readings."""
    counted = most_read(days, today)[:LOOKED_AT]
    numbers = [number for number, _count in counted]
    found = Article.objects.filter(live=True, pk__in=seen.filter(pk__in=numbers).values("pk")).defer_streamfields()
    articles = {article.pk: article for article in found}
    return [(articles[number], count) for number, count in counted if number in articles][:SHOWN]


class CommentsPanel(Component):
    """How many comments wait."""

    name = "warraq_comments"
    template_name = "warraq/desk/comments_panel.html"
    order = 120

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        may = policy_registry.get_by_type(Comment).user_has_permission(parent_context["request"].user, "change")
        return {
            "waiting": Comment.objects.filter(state=CommentState.PENDING).count() if may else 0,
            "url": reverse("wagtailsnippets_newsroom_comment:list") + "?state=pending",
        }
