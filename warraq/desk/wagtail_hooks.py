"""All that the newsroom adds to Wagtail, or takes away, wired in this one place."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse, reverse_lazy
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from warraq.desk import comments, dashboard, letters, press, record, writing
from warraq.desk.addresses import LegacyAddressViewSet
from warraq.desk.articles import ArticleListingViewSet
from warraq.desk.breaking import BreakingNewsViewSet
from warraq.desk.comments import CommentViewSet
from warraq.desk.menus import MenuViewSet
from warraq.desk.people import BylineViewSet, TagViewSet
from warraq.desk.sections import FolderViewSet
from warraq.newsroom import history
from warraq.newsroom.models import Article, Picture

for viewset in (BreakingNewsViewSet, BylineViewSet, TagViewSet, CommentViewSet, MenuViewSet, LegacyAddressViewSet):
    register_snippet(viewset)

for action in comments.ACTIONS:
    hooks.register("register_bulk_action", action)

hooks.register("register_rich_text_features", writing.offer, order=100)  # after Wagtail's own


@hooks.register("register_admin_viewset")
def articles() -> Any:
    return ArticleListingViewSet()


@hooks.register("register_admin_viewset", order=10)
def folders() -> Any:
    return FolderViewSet()


@hooks.register("register_reports_menu_item")
def record_of_acts() -> Any:
    return record.menu_item()


@hooks.register("register_account_menu_item")
def second_factor(request: HttpRequest) -> Any:
    text = _("Passkeys, authenticator app and recovery codes")
    return {"url": reverse("mfa_index"), "label": _("Second factor"), "help_text": text}


@hooks.register("insert_global_admin_css")
def style() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("warraq/desk/desk.css"))


@hooks.register("insert_global_admin_js")
def script() -> str:
    names = ("desk", "patience", "moderation", "start", "standing", "press")
    addresses = [(static(f"warraq/desk/{name}.js"),) for name in names]
    return format_html_join("", '<script src="{}" defer></script>', addresses)


@hooks.register("register_log_actions")
def acts(actions: Any) -> None:
    actions.register_action(letters.EMAIL_SEEN, _("E-mail seen"), _("Saw the e-mail address of a letter"))
    actions.register_action(history.KEPT, _("Kept"), _("As it was before its first change here"))


@hooks.register("construct_homepage_panels")
def panels(request: HttpRequest, shown: list[Any]) -> None:
    kept = {"workflow_objects_to_moderate", "user_objects_in_workflow_moderation", "locked_pages"}
    shown[:] = [panel for panel in shown if getattr(panel, "name", "") in kept]
    shown += [dashboard.NewsPanel(), dashboard.MostReadPanel(), dashboard.CommentsPanel(), press.PressPanel()]


@hooks.register("construct_homepage_summary_items", order=1000)
def summary(request: HttpRequest, items: list[Any]) -> None:
    # Counting a whole archive for the first screen costs more than the figure tells.
    items.clear()


@hooks.register("register_admin_menu_item")
def press_menu() -> MenuItem:
    return MenuItem(_lazy("The press"), reverse_lazy("warraq_press"), name="press", icon_name="copy", order=9000)


@hooks.register("construct_main_menu")
def main_menu(request: HttpRequest, items: list[Any]) -> None:
    items[:] = [item for item in items if item.name not in {"help", "snippets"}]


@hooks.register("construct_settings_menu")
def settings_menu(request: HttpRequest, items: list[Any]) -> None:
    items[:] = [item for item in items if item.name not in {"sites", "locales", "redirects"}]


@hooks.register("after_publish_page")
def speak_of_missing_words(request: HttpRequest, page: Any) -> None:
    """Say which pictures of a published article have no alternative text: a warning, for old articles have many."""
    if not isinstance(page, Article):
        return
    silent = _without_alternative(page)
    if silent:
        links = format_html_join(
            "، ", '<a href="{}">{}</a>', ((f"/admin/images/{picture.pk}/", picture.title) for picture in silent)
        )
        messages.warning(request, format_html("{} {}", _("Pictures without alternative text:"), links))


def _without_alternative(article: Article) -> list[Picture]:
    said: dict[int, bool] = {article.lead_image_id: False} if article.lead_image_id else {}
    for block in article.body.raw_data:
        value = block["value"]
        entries = [value] if block["type"] == "image" else []
        if block["type"] == "gallery":
            entries = [entry.get("value", entry) for entry in value.get("images", [])]
        for entry in entries:
            if entry.get("image"):
                said[entry["image"]] = said.get(entry["image"], True) and bool(entry.get("alt"))
    wanted = [number for number, has_words in said.items() if not has_words]
    return list(Picture.objects.filter(pk__in=wanted, description="").only("pk", "title"))
