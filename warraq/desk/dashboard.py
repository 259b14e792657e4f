"""The newsroom's first page: what waits for whom, and whether the press is well."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db.models import Min
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from warraq.newsroom.models import Article, Change, Comment, NewsPage
from warraq.newsroom.models.comment import CommentState

log = logging.getLogger("warraq.desk")
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


class PressPanel(Component):
    """What the press last did, as it left it written in run/press.json, and what it has not yet printed."""

    name = "warraq_press"
    template_name = "warraq/desk/press_panel.html"
    order = 130

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        state = press_state()
        return {"state": state, "site_url": settings.WARRAQ.newspaper.url, "waiting": _waiting(state)}


def press_state() -> dict[str, Any] | None:
    """What the press wrote of itself; None where it has not run, or is writing just now."""
    file = settings.WARRAQ.run / "press.json"
    try:
        state = json.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        log.warning("The state of the press cannot be read from %s: %s", file, error)
        return None
    if not isinstance(state, dict):
        return None
    for name in ("at", "since", "finished"):
        if isinstance(state.get(name), int | float):
            state[name] = datetime.fromtimestamp(state[name], UTC)
        elif isinstance(state.get(name), str):
            state[name] = _moment(state[name])
    return state


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _waiting(state: dict[str, Any] | None) -> int | None:
    cursor = (state or {}).get("cursor")
    return Change.objects.filter(pk__gt=cursor).count() if isinstance(cursor, int) else None
