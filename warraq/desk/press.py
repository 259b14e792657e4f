"""What editors see of the press: what it does now, its last runs, what stands in its way; and of each article, whether
readers have it as it stands here."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from warraq.newsroom import wires
from warraq.newsroom.models import Article, Change, NewsPage
from warraq.press.edition import EditionStore
from warraq.press.outbox import Cursor

EVERYTHING = "everything"
log = logging.getLogger("warraq.desk")


def may_print(user: Any) -> bool:
    """Whether a user may have everything printed anew: who may publish the front page."""
    root = NewsPage.objects.filter(depth=2).first()
    return root is not None and bool(root.permissions_for_user(user).can_publish())


@never_cache
def page(request: HttpRequest) -> HttpResponse:
    """The press page."""
    if not policy_registry.get_by_type(NewsPage).user_has_any_permission(request.user, ["add", "change", "publish"]):
        raise PermissionDenied
    state = press_state()
    waiting = waiting_changes()
    full = any(kind == EVERYTHING for kind, _ in waiting)
    return render(
        request,
        "warraq/desk/press.html",
        {
            "held": held_edition(), "state": state, "runs": _runs(state or {}),
            "waiting": len(waiting), "full_waits": full,
            "may_print": may_print(request.user), "trouble": _trouble(state or {}),
            "site_url": settings.WARRAQ.newspaper.url,
        },
    )  # fmt: skip


@require_POST
def print_everything(request: HttpRequest) -> HttpResponse:
    """Have the press look at every page again."""
    if not may_print(request.user):
        raise PermissionDenied
    if any(kind == EVERYTHING for kind, _ in waiting_changes()):
        messages.warning(request, _("A full print is waiting already."))
    else:
        wires.record(EVERYTHING)
        messages.success(request, _("Every page will be looked at and printed anew where it differs."))
    return redirect(reverse("warraq_press"))


def waiting_changes() -> list[tuple[str, int]]:
    """The changes (kind, record) that no edition has yet, each once."""
    cursor = _cursor()
    lines = Change.objects.filter(id__gt=cursor.floor).exclude(id__in=cursor.read)
    return list(dict.fromkeys(lines.order_by("id").values_list("kind", "record_id")))


def _cursor() -> Cursor:
    """Up to where the press has read, from its ledger; nothing yet where there is none."""
    try:
        with _ledger() as ledger:
            row = ledger.execute("SELECT value FROM meta WHERE name = 'cursor'").fetchone()
    except sqlite3.Error:
        return Cursor()
    return Cursor.from_json(json.loads(row[0]) if row else None)


def held_edition() -> int:
    """The edition that a rollback returned to, after which the press holds still; 0: it is at work."""
    found = _asked("SELECT value FROM meta WHERE name = 'held'")
    return int(json.loads(found)) if found else 0


def _is_printed(address: str) -> bool:
    return bool(_asked("SELECT 1 FROM page WHERE address = ?", address))


def _is_stale(address: str) -> bool:
    """Whether readers have an address otherwise than the records say: it was rolled back, or is damaged."""
    return bool(_asked("SELECT 1 FROM stale WHERE address = ?", address))


def _is_behind() -> bool:
    """Whether readers see an older edition than the one that counts as printed: showing it failed."""
    edition = _asked("SELECT value FROM meta WHERE name = 'edition'")
    return bool(edition) and int(json.loads(edition)) != EditionStore(settings.WARRAQ.edition).shown()


def _asked(question: str, *given: str) -> Any:
    """What the press's ledger answers; None where it has no answer, or is not there."""
    try:
        with _ledger() as ledger:
            row = ledger.execute(question, given).fetchone()
    except sqlite3.Error:
        return None
    return row[0] if row else None


class _ledger:  # noqa: N801 - used as a function
    """The press's ledger, to read. It has one writer, who is never kept waiting by this."""

    def __enter__(self) -> sqlite3.Connection:
        file = settings.WARRAQ.edition / "ledger.sqlite3"
        self._open = sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=2)
        return self._open

    def __exit__(self, *_: object) -> None:
        self._open.close()


def _runs(state: Mapping[str, Any]) -> list[dict[str, Any]]:
    runs = []
    for run in state.get("runs", []):
        if isinstance(run, dict):
            said = run | {"at": moment(str(run.get("at", "")))}
            if isinstance(run.get("error"), dict):
                said["error"] = _spoken(run["error"])
            runs.append(said)
    return runs


def _trouble(state: Mapping[str, Any]) -> str:
    """What keeps the press from printing, cause and remedy, in the editor's language."""
    error = state.get("error")
    return _spoken(error) if isinstance(error, dict) else str(error or "")


def _spoken(error: Mapping[str, Any]) -> str:
    arabic = (get_language() or "ar").startswith("ar")
    return str(error.get("ar" if arabic else "en") or error.get("en") or "")


class PressPanel(Component):
    """What the press last did, as it left it written in run/press.json, and what it has not yet printed."""

    name = "warraq_press"
    template_name = "warraq/desk/press_panel.html"
    order = 130

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        state = press_state()
        return {
            "held": held_edition(),
            "state": state,
            "site_url": settings.WARRAQ.newspaper.url,
            "waiting": len(waiting_changes()),
            "trouble": _trouble(state or {}),
        }


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
            state[name] = moment(state[name])
    return state


def moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


# --- an article's state -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Standing:
    """Whether readers have an article as it stands here: `kind` is live, printing, stopped, held, draft, never or
    hidden."""

    kind: str
    words: str


def standing_of(article: Article) -> Standing:
    """The state of a saved article, in words for its editor."""
    address = article.permalink or ""
    is_waiting = bool({("article", article.pk), (EVERYTHING, 0)} & set(waiting_changes()))
    is_otherwise = _is_stale(address) or is_waiting or _is_behind()
    if (edition := held_edition()) and _is_withheld(article, address, is_waiting=is_waiting):
        return _held(edition)
    if not article.live:
        scheduled = _("Not yet live: it is scheduled.") if article.approved_schedule else ""
        return Standing("never", scheduled or _("Not live: it is not published."))
    if is_otherwise:
        return _printing()
    if not _is_printed(address):
        return Standing("hidden", _("Published, but not printed: its section is not public, or the press is away."))
    if article.has_unpublished_changes:
        return Standing("draft", _("Live, with an earlier text: the changes here are not published."))
    return Standing("live", _("Live with this text."))


def _is_withheld(article: Article, address: str, *, is_waiting: bool) -> bool:
    """Whether a held press keeps from readers what the records say of an article: its text, or that it is gone."""
    if _is_stale(address):
        return True
    return (is_waiting or not _is_printed(address)) if article.live else (is_waiting and _is_printed(address))


def _printing() -> Standing:
    trouble = _trouble(press_state() or {})
    if trouble:
        return Standing("stopped", _("Not yet live: the press has stopped.") + " " + trouble)
    return Standing("printing", _("Being printed."))


def _held(edition: int) -> Standing:
    said = _("Readers do not have this version: after a rollback the press holds edition %(edition)s.")
    return Standing("held", said % {"edition": edition} + " " + _("`warraq publish` lets it print on."))


def standing(request: HttpRequest, pk: int) -> HttpResponse:
    """One article's state, as a line: the editing page asks for it again until it is settled."""
    article = Article.objects.filter(pk=pk).defer_streamfields().first()
    if article is None:
        # Sections, pages and dossiers have the same form. A refusal would be a redirect, with words for the editor.
        return HttpResponse(status=HTTPStatus.NOT_FOUND)
    if not article.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return render(request, "warraq/desk/standing.html", {"standing": standing_of(article), "article": article})
