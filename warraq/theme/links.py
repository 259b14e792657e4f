"""Where a page's links lead: an address of the newspaper, or a whole URL of a kind that does no harm."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, urlsplit

from warraq.addresses import to_url

KINDS = frozenset({"http", "https", "mailto", "tel"})

_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\x9f]")


def href(address: str) -> str:
    """An address as a link's target, or "" where it must not be one (`javascript:` and its like).

    Arabic letters stay letters: half the bytes of their escapes, and readable when a link is copied.

    >>> href("/2014/09/جسر/"), href("javascript:alert(1)"), href("//elsewhere.example/")
    ('/2014/09/جسر/', '', '')
    """
    # Most are the newspaper's own, with nothing invisible in them: seen sooner than found among those kept.
    plain = address[:1] == "/" and address[1:2] not in {"/", "\\"} and " " not in address and address.isprintable()
    return address if plain else _href(address)


@lru_cache(maxsize=4096)
def _href(address: str) -> str:
    # Browsers drop tabs and newlines within a URL before they read its kind: `java\\nscript:`.
    clean = _INVISIBLE.sub("", address)
    if clean.startswith("#"):
        return clean
    if clean.startswith("/"):
        return "" if clean.startswith(("//", "/\\")) else clean
    try:
        kind = urlsplit(clean).scheme
    except ValueError:  # a host in broken brackets
        return ""
    return clean if kind in KINDS else ""


@lru_cache(maxsize=20_000)
def absolute(site_url: str, address: str) -> str:
    """The whole URL of an address, percent-encoded, for machines and other hosts; "" where `href` refuses it.

    >>> absolute("https://sabah.example", "/من/")
    'https://sabah.example/%D9%85%D9%86/'
    """
    target = href(address)
    if target.startswith("/"):
        return site_url + to_url(target)
    if target.startswith("#"):
        return ""
    return quote(target, safe="/?&=#%+:,;@!$'()*~-._[]")


def host(url: str) -> str:
    """The name of a URL's host as people read it, or "".

    >>> host("https://www.youtube.com/watch?v=1")
    'youtube.com'
    """
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
