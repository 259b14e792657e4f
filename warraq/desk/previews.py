"""Previews: the page as readers will see it, drafts included, with its styles and pictures at the newsroom's host."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.static import serve
from wagtail.documents.views.serve import serve as serve_document

from warraq.media.renditions import plan, render
from warraq.newsroom import preview
from warraq.newsroom.models import Change, Picture
from warraq.reading.preview import preview as preview_sheet
from warraq.reading.shelf import Shelf
from warraq.sheets import Sheet
from warraq.theme.theme import Theme

POLICY = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; "
    "frame-ancestors 'self'"
)
LOGIN = "wagtailadmin_login"
mimetypes.add_type("image/avif", ".avif")  # Python 3.11 knows it only where the system does
FOR_EVER = 365 * 24 * 3600


@lru_cache(1)
def theme() -> Theme:
    """The newspaper's theme, read once a process."""
    return Theme(settings.WARRAQ.root / "theme")


class _Desk:
    """One shelf a process: what previews have read already, until a line is added to the outbox."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.shelf: Shelf | None = None
        self.read_to = 0

    def sheet(self, news_page: Any) -> Sheet | None:
        # A preview is made while its editor types: reading an archive anew each time would be felt.
        with self.lock:
            newest = Change.objects.aggregate(newest=Max("pk"))["newest"] or 0
            if self.shelf is None or newest != self.read_to or self.shelf.config != settings.WARRAQ:
                self.shelf, self.read_to = Shelf(settings.WARRAQ), newest
            return preview_sheet(news_page, self.shelf)


_desk = _Desk()


def page(news_page: Any, request: HttpRequest) -> HttpResponse:
    """A page of the newspaper as it stands in the editor's form, or, for what has no page of its own, a sentence."""
    sheet = _desk.sheet(news_page)
    if sheet is None:
        return HttpResponse(_("There is nothing to show of this page yet."), content_type="text/plain; charset=utf-8")
    response = HttpResponse(theme().render(sheet), content_type="text/html; charset=utf-8")
    response["Content-Security-Policy"] = POLICY
    return response


def connect() -> None:
    """Let Wagtail's previews be answered from here."""
    preview.use(page)


def favicon(request: HttpRequest) -> HttpResponse:
    """The newspaper's own, which browsers ask for at the door."""
    return HttpResponse(theme().assets.get("/favicon.ico", b""), content_type="image/x-icon")


@login_required(login_url=LOGIN)
def asset(request: HttpRequest, name: str) -> HttpResponse:
    """A file of the theme, at the address that it has in the edition."""
    content = theme().assets.get(f"/assets/{name}")
    if content is None:
        raise Http404
    return _kept(HttpResponse(content, content_type=mimetypes.guess_type(name)[0] or "application/octet-stream"))


@login_required(login_url=LOGIN)
def picture(request: HttpRequest, name: str) -> HttpResponse:
    """A rendition, from the edition or from those made for previews before; else it is made now."""
    stores = (settings.WARRAQ.edition / "current" / "media", settings.WARRAQ.run / "previews")
    for store in stores:
        if (store / name).is_file():
            return _kept(serve(request, name, document_root=store))
    content = _made(name, stores[-1])
    return _kept(HttpResponse(content, content_type=mimetypes.guess_type(name)[0] or "application/octet-stream"))


def _made(name: str, store: Path) -> bytes:
    """Make the rendition called `name`. It names its picture by a digest only: the newest pictures are tried first."""
    address = f"/media/{name}"
    for found in _pictures():
        if any(rendition.address == address for rendition in plan(found.width, found.height, found.digest)):
            break
    else:
        raise Http404
    with found.file.open("rb") as original:
        content = render(original.read(), found.digest, frozenset({address}))[0].bytes
    store.mkdir(parents=True, exist_ok=True)
    (store / name).write_bytes(content)
    return content


def _pictures() -> Iterator[Picture]:
    fields = ("file", "width", "height", "digest")
    pictures = Picture.objects.exclude(digest="").filter(width__gt=0, height__gt=0).order_by("-pk").only(*fields)
    return pictures.iterator(chunk_size=200)


@login_required(login_url=LOGIN)
def original(request: HttpRequest, name: str) -> HttpResponse:
    """Files of the newsroom's own screens: thumbnails and originals of pictures. Nothing of documents."""
    if not name.startswith(("images/", "original_images/")):
        raise Http404
    response = serve(request, name, document_root=settings.MEDIA_ROOT)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return _kept(response)


@login_required(login_url=LOGIN)
def document(request: HttpRequest, document_id: int, document_filename: str) -> HttpResponse:
    """The newsroom's own copy of a document, as a download that can do nothing where it is opened."""
    response: HttpResponse = serve_document(request, document_id, document_filename)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _kept(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, private=True, max_age=FOR_EVER, immutable=True)
    response["X-Content-Type-Options"] = "nosniff"
    return response
