"""Sending a small form to another server: under the same guard as fetching, so that it cannot reach inside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

import httpcore

from warraq.media import hosts, refusals
from warraq.media.wire import CheckedBackend, Clock, MayConnect, Resolve, resolve


@dataclass(frozen=True)
class Poster:
    """Posts forms. Its limits are arguments, as those of `Fetcher`; `idle` and `total` are seconds."""

    idle: float = 5.0
    total: float = 20.0
    ports: frozenset[int] = hosts.WEB_PORTS
    resolver: Resolve = resolve
    may_connect: MayConnect = hosts.is_public
    connector: httpcore.NetworkBackend = field(default_factory=httpcore.SyncBackend)

    def post(self, url: str, form: Sequence[tuple[str, str]]) -> int:
        """Send the fields of `form` to `url`. Answers the status, one of 200 to 299; what else the server says is not
        read, and where it would send on to is not asked.

        Raises FetchRefused.
        """
        place, clock = hosts.check(url, self.ports), Clock(url, self.total)
        body = urlencode(form).encode("ascii")
        headers = [
            ("Host", place.url.split("/")[2]), ("User-Agent", "Warraq"), ("Content-Length", str(len(body))),
            ("Content-Type", "application/x-www-form-urlencoded"),
        ]  # fmt: skip
        backend = CheckedBackend(place.url, clock, self.resolver, self.may_connect, self.connector)
        waits = dict.fromkeys(("connect", "read", "write", "pool"), self.idle)
        try:
            with (
                httpcore.ConnectionPool(network_backend=backend, max_keepalive_connections=0) as pool,
                pool.stream("POST", place.url, headers=headers, content=body, extensions={"timeout": waits}) as answer,
            ):
                status = int(answer.status)
        except httpcore.TimeoutException as error:
            clock.within(None)
            raise refusals.fetch(place.url, "time", limit=round(self.idle)) from error
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise refusals.fetch(place.url, "network", what=type(error).__name__) from error
        if not 200 <= status < 300:
            raise refusals.fetch(place.url, "status", status=status)
        return status
