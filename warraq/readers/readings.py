"""Which answers are readings of a page: asked for by a person, answered with it, not fetched ahead."""

from __future__ import annotations

import re
from functools import lru_cache

from warraq.addresses import canonical
from warraq.counts import Tally
from warraq.readers.exchange import Request
from warraq.readers.letters.source import source

FLUSH = 60.0
"""Seconds between the writings of what was counted."""
_MACHINES = re.compile(
    r"bot\b|bot[/;_-]|crawl|spider|slurp|scrape|archiv|preview|fetch|monitor|uptime|headless|lighthouse|phantom"
    r"|^(?:curl|wget|python|go-http|java|ruby|perl|php|libwww|okhttp|axios|node|httpie|apache-http|facebookexternalhit)",
    re.IGNORECASE,
)
"""User agents that say themselves that no person reads."""

_address = lru_cache(8192)(canonical)


def count(request: Request, status: int, tally: Tally) -> None:
    """Count an answered request if it is a reading. Pages are what stands at addresses that end with a slash; which of
    them are articles, the newsroom knows."""
    if request.method != "GET" or status not in {200, 304} or not request.path.endswith("/"):
        return
    if _fetched_ahead(request) or is_machine(request.header("user-agent")):
        return
    where = source(request.peer, request.header("x-forwarded-for"))
    if where is not None:
        tally.read(_address(request.path), where)


def is_machine(agent: str | None) -> bool:
    """Whether a user agent is an obvious machine's; browsers always send one.

    >>> [is_machine(agent) for agent in (None, "Mozilla/5.0 (compatible; Googlebot/2.1)", "curl/8.5")]
    [True, True, True]
    >>> is_machine("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Version/18.5 Mobile/15E148 Safari/604.1")
    False
    """
    return not agent or _MACHINES.search(agent) is not None


def _fetched_ahead(request: Request) -> bool:
    said = (request.header(name) or "" for name in ("sec-purpose", "purpose", "x-purpose", "x-moz"))
    return any("prefetch" in value or "prerender" in value or "preview" in value for value in map(str.lower, said))
