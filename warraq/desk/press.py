"""What editors see of the press: what it does, what holds it, its editions and runs, what stands in its way."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from warraq.desk.days import regional_day
from warraq.newsroom import wires
from warraq.newsroom.audit.chain import record
from warraq.newsroom.models import Change, NewsPage, PressOrder
from warraq.press.edition import EditionStore
from warraq.press.holding import Edition, Hold, hold_of, last_editions
from warraq.press.looking import Look
from warraq.press.outbox import Cursor

EVERYTHING = "everything"
log = logging.getLogger("warraq.desk")


def may_print(user: Any) -> bool:
    """Whether a user may have everything printed anew, or readers given another edition: who may publish the front
    page."""
    root = NewsPage.objects.filter(depth=2).first()
    return root is not None and bool(root.permissions_for_user(user).can_publish())


@never_cache
def page(request: HttpRequest) -> HttpResponse:
    """The press page."""
    if not policy_registry.get_by_type(NewsPage).user_has_any_permission(request.user, ["add", "change", "publish"]):
        raise PermissionDenied
    state = press_state()
    waiting = waiting_changes()
    hold, order = current_hold(), pending_order()
    return render(
        request,
        "warraq/desk/press.html",
        {
            "hold": hold and in_words(hold), "order": order, "refused": _refused(),
            "is_running": wires.press_is_running(),
            "editions": _listed(), "shown": _shown(), "state": state, "runs": _runs(state or {}),
            "waiting": len(waiting), "full_waits": (EVERYTHING, 0) in waiting,
            "may_print": may_print(request.user), "trouble": trouble_of(state or {}),
            "site_url": settings.WARRAQ.newspaper.url,
        },
    )  # fmt: skip


@require_POST
def print_everything(request: HttpRequest) -> HttpResponse:
    """Have the press look at every page again."""
    if not may_print(request.user):
        raise PermissionDenied
    if (EVERYTHING, 0) in waiting_changes():
        messages.warning(request, _("A full print is waiting already."))
    else:
        wires.record(EVERYTHING)
        record("press.everything", kind="press")
        messages.success(request, _("Every page will be looked at and printed anew where it differs."))
    return redirect(reverse("warraq_press"))


# --- what the press has printed, and what it was asked for ------------------------------------------------------


def waiting_changes() -> list[tuple[str, int]]:
    """The changes (kind, record) that no edition has yet, each once."""
    with Look(settings.WARRAQ.edition) as ledger:
        cursor = Cursor.from_json(ledger.get("cursor"))
    lines = Change.objects.filter(id__gt=cursor.floor).exclude(id__in=cursor.read)
    return list(dict.fromkeys(lines.order_by("id").values_list("kind", "record_id")))


def current_hold() -> Hold | None:
    """What holds the press after a rollback; None: it is at work."""
    with Look(settings.WARRAQ.edition) as ledger:
        return hold_of(ledger)


def pending_order() -> PressOrder | None:
    """What the press was asked for and has yet to do."""
    hold = current_hold()
    for order in PressOrder.objects.filter(answered=None).order_by("pk"):
        if (order.kind == PressOrder.RETURN and not order.is_late) or (hold and order.ends(hold.number)):
            return order
    return None


def _refused() -> dict[str, Any] | None:
    """Why the last order could not be carried out, while that is news."""
    last = PressOrder.objects.order_by("-pk").first()
    if last is None or not last.error or last.answered < timezone.now() - timedelta(days=1):
        return None
    return {"by": last.by, "at": spoken_time(last.at), "why": spoken(last.error)}


def _shown() -> int:
    return EditionStore(settings.WARRAQ.edition).shown()


@dataclass(frozen=True)
class Listed:
    """One of the last editions in the list: when it came, in words, and whether an editor can go back to it."""

    edition: Edition
    at: datetime | None
    may_return: bool


def _listed() -> list[Listed]:
    """The last editions, the newest first."""
    editions = known_editions()
    shown = next((each for each in editions if each.shown), None)
    return [
        Listed(each, moment(each.at), each.kept and shown is not None and each.same != shown.same)
        for each in reversed(editions)
    ]


def known_editions() -> list[Edition]:
    store = EditionStore(settings.WARRAQ.edition)
    if not store.shown():
        return []
    with Look(settings.WARRAQ.edition) as ledger:
        return last_editions(ledger, ledger.printed_since, store)


# --- in words ---------------------------------------------------------------------------------------------------


def spoken_time(at: datetime | None) -> str:
    """A moment as one says it: today's by the hour alone."""
    if at is None:
        return _("an unknown time")
    local = timezone.localtime(at)
    hour = date_format(local, "H:i")
    if local.date() == timezone.localdate():
        return _("%(hour)s today") % {"hour": hour}
    return _("%(hour)s on %(day)s") % {"hour": hour, "day": regional_day(at)}


def in_words(hold: Hold) -> dict[str, Any]:
    """What holds the press, as its pages say it."""
    times = {"printed": spoken_time(hold.printed), "since": spoken_time(hold.since)}
    return {"edition": hold.edition, "again": hold.again, "by": hold.by, **times}


def spoken(error: Mapping[str, Any]) -> str:
    arabic = (get_language() or "ar").startswith("ar")
    return str(error.get("ar" if arabic else "en") or error.get("en") or "")


def _runs(state: Mapping[str, Any]) -> list[dict[str, Any]]:
    runs = []
    for run in state.get("runs", []):
        if isinstance(run, dict):
            said = run | {"at": moment(str(run.get("at", "")))}
            if isinstance(run.get("error"), dict):
                said["error"] = spoken(run["error"])
            runs.append(said)
    return runs


def trouble_of(state: Mapping[str, Any]) -> str:
    """What keeps the press from printing, cause and remedy, in the editor's language."""
    error = state.get("error")
    return spoken(error) if isinstance(error, dict) else str(error or "")


class PressPanel(Component):
    """What the press last did, as it left it written in run/press.json, and what it has not yet printed."""

    name = "warraq_press"
    template_name = "warraq/desk/press_panel.html"
    order = 130

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        state, hold = press_state(), current_hold()
        return {
            "hold": hold and in_words(hold),
            "state": state,
            "site_url": settings.WARRAQ.newspaper.url,
            "waiting": len(waiting_changes()),
            "trouble": trouble_of(state or {}),
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
