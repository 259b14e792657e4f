"""Where letters may go: the printed page is the authority. An address takes letters if its page, in the edition that is
current now, holds the form for it."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import NamedTuple

from warraq.addresses import canonical, readable
from warraq.readers.edition import Edition

_HEADLINE = re.compile(rb"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_TAGS = re.compile(r"<[^>]*>")
_LARGEST = 8 * 2**20


class Place(NamedTuple):
    """An article's page: its readable address, its headline, whether it takes letters; the page itself."""

    address: str
    headline: str
    open: bool
    page: bytes

    def who_wrote(self, comment: int) -> str | None:
        """The name above a comment of this page; None where the page has no such comment."""
        found = re.search(rb'id="comment-%d".{0,300}?<b[^>]*>(.*?)</b>' % comment, self.page, re.DOTALL)
        if found:
            return _plain(found[1])
        return "" if b'id="comment-%d"' % comment in self.page else None


def find(address: str, edition: Edition) -> Place | None:
    """The page at an address as the form names it; None where there is none."""
    printing = edition.current()
    if printing is None or not address.startswith("/"):
        return None
    path = canonical(address.partition("?")[0].partition("#")[0])
    shown = readable(path)
    # Not the key of a request for the page: that one is a path as the server decodes it.
    key = f"letters:{shown}"
    file = edition.remembered(key, printing)
    if file is None:
        file = edition.find(path, printing)
        if file is None or not file.name.endswith(".html"):
            return None
        edition.remember(key, file)
    if file.identities[""][3] > _LARGEST:
        return None
    try:
        page = edition.content(file, "")
    except OSError:
        return None  # the press took it away at this moment
    headline = _HEADLINE.search(page)
    field = f'name="address" value="{escape(shown)}"'.replace("&#x27;", "&#39;").replace("&quot;", "&#34;")
    is_open = b'action="/letters/"' in page and field.encode() in page
    return Place(shown, _plain(headline[1]) if headline else shown, is_open, page)


def _plain(html: bytes) -> str:
    return " ".join(unescape(_TAGS.sub("", html.decode("utf-8", "replace"))).split())
