"""The newsroom's first page: what waits for whom. Whether the press is well is `press`'s to say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Min
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from warraq.newsroom.models import Article, Comment, NewsPage
from warraq.newsroom.models.comment import CommentState

SHOWN = 7


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
