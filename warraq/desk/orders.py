"""What an editor may ask of the press: to print on after a rollback, and to give readers an earlier edition again.

Each is asked back first, then written as an order that the running press carries out (`warraq.press.orders`).
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from warraq.desk import press
from warraq.newsroom import wires
from warraq.newsroom.audit.chain import record
from warraq.newsroom.models import Article, PressOrder
from warraq.press.holding import Edition, Hold
from warraq.press.looking import Look

NAMED = 10
"""So many articles that readers get again are named; of the others it is said how many they are."""


@never_cache
@require_http_methods(["GET", "POST"])
def print_on(request: HttpRequest) -> HttpResponse:
    """Let a held press print on."""
    _only_who_may(request)
    hold = press.current_hold()
    if hold is None:
        return _back(request, _("The press is not held: it prints what changes by itself."))
    if press.pending_order():
        return _back(request, _("The press was asked already, and has yet to do it."))
    if request.method == "GET":
        return render(request, "warraq/desk/press_continue.html", _what_comes(hold))
    _order(request, PressOrder.CONTINUE, hold.number)
    record("press.continued", kind="press", thing=hold.edition, again=hold.again)
    if wires.press_is_running():
        messages.success(request, _("The press prints on. What was held back comes before readers in a moment."))
    else:
        messages.warning(request, _("This is noted, but no press is running: it prints on as soon as it is started."))
    return redirect(reverse("warraq_press"))


@never_cache
@require_http_methods(["GET", "POST"])
def go_back(request: HttpRequest, number: int) -> HttpResponse:
    """Give readers an edition again, and hold the press."""
    _only_who_may(request)
    known = {each.number: each for each in press.known_editions()}
    if refusal := _why_not(number, known):
        return _back(request, refusal)
    if request.method == "GET":
        told = {
            "wanted": known[number], "at": press.spoken_time(press.moment(known[number].at)),
            "later": max(known) - number, "is_held": press.current_hold() is not None,
        }  # fmt: skip
        return render(request, "warraq/desk/press_return.html", told)
    _order(request, PressOrder.RETURN, number)
    record("press.returned", kind="press", thing=number, shown=max(known))
    messages.success(request, _("Readers get edition %(number)s again in a moment.") % {"number": number})
    return redirect(reverse("warraq_press"))


def _why_not(number: int, known: dict[int, Edition]) -> str:
    """Why readers cannot be given an edition again now; nothing where they can."""
    wanted, shown = known.get(number), next((each for each in known.values() if each.shown), None)
    if shown is not None and wanted is not None and wanted.same == shown.same:
        return _("Readers see this edition already.")
    if wanted is None or not wanted.kept:
        return _no_such(number, list(known.values()))
    if press.pending_order():
        return _("The press was asked already, and has yet to do it.")
    if not wires.press_is_running():
        return _(
            "No press is running, and only a running one can go back. Start it with `warraq serve`, or go back on the "
            "server with `warraq rollback`."
        )
    return ""


def _only_who_may(request: HttpRequest) -> None:
    if not press.may_print(request.user):
        raise PermissionDenied


def _back(request: HttpRequest, why: str) -> HttpResponse:
    messages.error(request, why)
    return redirect(reverse("warraq_press"))


def _order(request: HttpRequest, kind: str, edition: int) -> None:
    PressOrder.objects.create(kind=kind, edition=edition, by=request.user.get_username())
    wires.nudge_when_committed()


def _no_such(number: int, editions: list[Edition]) -> str:
    known = [str(each.number) for each in editions if each.kept and not each.shown]
    if not known:
        return _("Edition %(number)s is not kept any more, nor is any other before the one that readers see.") % {
            "number": number
        }
    said = _("Edition %(number)s is not kept any more: later ones have taken its place. These are: %(known)s.")
    return said % {"number": number, "known": _(", ").join(known)}


def _what_comes(hold: Hold) -> dict[str, Any]:
    """What readers get when the press prints on: which articles come, change or go, and how much else waits."""
    with Look(settings.WARRAQ.edition) as ledger:
        stale, knows_pages = ledger.stale(), ledger.knows_pages
    waiting = press.waiting_changes()
    numbers = [number for kind, number in waiting if kind == "article"]
    articles = Article.objects.filter(Q(permalink__in=stale[:500]) | Q(pk__in=numbers[:500]))
    found = list(articles.defer_streamfields().order_by("-first_published_at")[: NAMED + 1])
    return {
        "hold": press.in_words(hold),
        "articles": found[:NAMED], "are_more": len(found) > NAMED, "pages": len(stale), "waiting": len(waiting),
        "everything": not knows_pages or (press.EVERYTHING, 0) in waiting,
        "is_running": wires.press_is_running(),
    }  # fmt: skip
