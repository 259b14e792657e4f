"""Every sample page in every face, served to one Chromium from memory: nothing is written, nothing listens."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from tests.theme.more_samples import EVERY
from tests.theme.samples import wearing
from warraq.config import FACES, Look
from warraq.theme import Theme

HOST = "http://sabah.test"
TYPES = {"woff2": "font/woff2", "svg": "image/svg+xml", "png": "image/png", "ico": "image/x-icon"}


def every_page() -> dict[str, bytes]:
    """All pages by path, `/daily/front/` and so on, and the theme's files by theirs."""
    theme = Theme()
    pages = {
        f"/{face}/{kind}/": theme.render(wearing(sheet, Look(face))) for face in FACES for kind, sheet in EVERY.items()
    }
    return {**theme.assets, **pages}


def policy(page: bytes) -> str:
    """The strictest policy: no script, no other host, and of styles only the page's own, by its digest."""
    style = re.search(rb"<style>(.*?)</style>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style[1]).digest()).decode() if style else ""
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src 'self'; font-src 'self'; form-action 'self'"


def serve(tab: Any, printed: Mapping[str, bytes], asked: list[str] | None = None) -> None:
    """Answer all that a tab or a context asks for out of `printed`, under the strictest policy; 404 for the rest."""

    def answer(route: Any) -> None:
        url = urlsplit(route.request.url)
        if asked is not None:
            asked.append(route.request.url)
        body = printed.get(url.path)
        if url.netloc != urlsplit(HOST).netloc or body is None:
            route.fulfill(status=404, body="")
            return
        kind = TYPES.get(url.path.rpartition(".")[2], "text/html; charset=utf-8")
        route.fulfill(body=body, headers={"Content-Type": kind, "Content-Security-Policy": policy(body)})

    tab.route("**/*", answer)
