"""Of each article, whether readers have it as it stands in the newsroom."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from warraq.addresses import file_of
from warraq.desk import press
from warraq.newsroom.models import Article
from warraq.press.edition import EditionStore
from warraq.press.holding import Hold, hold_of
from warraq.press.looking import Look


@dataclass(frozen=True)
class Standing:
    """Whether readers have an article as it stands here: `kind` is live, printing, stopped, held, draft, never or
    hidden."""

    kind: str
    words: str


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One article's state, as a line: the editing page asks for it again until it is settled."""
    article = Article.objects.filter(pk=pk).defer_streamfields().first()
    if article is None:
        # Sections, pages and dossiers have the same form. A refusal would be a redirect, with words for the editor.
        return HttpResponse(status=HTTPStatus.NOT_FOUND)
    if not article.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    told = {"standing": standing_of(article), "article": article, "may_print": press.may_print(request.user)}
    return render(request, "warraq/desk/standing.html", told)


def standing_of(article: Article) -> Standing:
    """The state of a saved article, in words for its editor."""
    address = article.permalink or ""
    is_waiting = bool({("article", article.pk), (press.EVERYTHING, 0)} & set(press.waiting_changes()))
    with Look(settings.WARRAQ.edition) as ledger:
        is_printed, is_stale, hold = ledger.is_printed(address), ledger.is_stale(address), hold_of(ledger)
        knows_pages, is_behind = ledger.knows_pages, _is_behind(ledger)
    is_withheld = is_stale or is_waiting or not is_printed if article.live else _readers_have(address)
    if hold and is_withheld:
        return _held(hold, _STILL if not article.live else _NOT_THIS if knows_pages else _PERHAPS_NOT_THIS)
    if not article.live:
        scheduled = _("Not yet live: it is scheduled.") if article.approved_schedule else ""
        return Standing("never", scheduled or _("Not live: it is not published."))
    if is_stale or is_waiting or is_behind:
        return _printing()
    return _settled(article, is_printed=is_printed)


def _settled(article: Article, *, is_printed: bool) -> Standing:
    if not is_printed:
        return Standing("hidden", _("Published, but not printed: its section is not public, or the press is away."))
    if article.has_unpublished_changes:
        return Standing("draft", _("Live, with an earlier text: the changes here are not published."))
    return Standing("live", _("Live with this text."))


def _is_behind(ledger: Look) -> bool:
    """Whether readers see an older edition than the one that counts as printed: showing it failed."""
    edition = ledger.get("edition")
    return bool(edition) and int(edition) != EditionStore(settings.WARRAQ.edition).shown()


def _readers_have(address: str) -> bool:
    """Whether anything stands at an address in what readers see."""
    return bool(address) and (settings.WARRAQ.edition / "current" / file_of(address)).is_file()


def _printing() -> Standing:
    trouble = press.trouble_of(press.press_state() or {})
    if trouble:
        return Standing("stopped", _("Not yet live: the press has stopped.") + " " + trouble)
    return Standing("printing", _("Being printed."))


_NOT_THIS, _PERHAPS_NOT_THIS, _STILL = "not this", "perhaps not this", "still"


def _held(hold: Hold, what: str) -> Standing:
    if press.pending_order():
        return Standing("printing", _("The press was told what to do: this is settled in a moment."))
    said = {
        _NOT_THIS: _("Held: readers do not have this text."),
        _PERHAPS_NOT_THIS: _("Held: readers may have another text."),
        _STILL: _("Held: readers still have this article."),
    }[what]
    seen = _("They see edition %(edition)s, which is edition %(again)s of %(time)s again.")
    told = {"edition": hold.edition, "again": hold.again, "time": press.spoken_time(hold.printed)}
    return Standing("held", f"{said} {seen % told}")
