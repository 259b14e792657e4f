"""Sending a small form to another server: under the same guard as fetching, so that it cannot reach inside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from warraq.media import hosts, refusals
from warraq.media.guard import Guard
from warraq.media.wire import Clock


@dataclass(frozen=True, kw_only=True)
class Poster(Guard):
    """Posts forms."""

    idle: float = 5.0
    total: float = 20.0

    def post(self, url: str, form: Sequence[tuple[str, str]]) -> int:
        """Send the fields of `form` to `url`. Answers the status, one of 200 to 299; what else the server says is not
        read, and where it would send on to is not asked.

        Raises FetchRefused.
        """
        place, clock = hosts.check(url, self.ports), Clock(url, self.total)
        body = urlencode(form).encode("ascii")
        headers = [("Content-Length", str(len(body))), ("Content-Type", "application/x-www-form-urlencoded")]
        with self.ask("POST", place, clock, headers, body) as answer:
            status = int(answer.status)
        if not 200 <= status < 300:
            raise refusals.fetch(place.url, "status", status=status)
        return status
