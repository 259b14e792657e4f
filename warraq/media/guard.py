"""What every request to a foreign server keeps to: its limits, and where it may lead. One request is one connection."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import httpcore

from warraq.media import hosts, refusals
from warraq.media.wire import CheckedBackend, Clock, MayConnect, Resolve, resolve


@dataclass(frozen=True, kw_only=True)
class Guard:
    """The limits of requests: `idle` and `total` are seconds. Everything that leads to a connection can be replaced by
    tests; without arguments it is strict."""

    idle: float = 15.0
    total: float = 120.0
    ports: frozenset[int] = hosts.WEB_PORTS
    resolver: Resolve = resolve
    may_connect: MayConnect = hosts.is_public
    connector: httpcore.NetworkBackend = field(default_factory=httpcore.SyncBackend)

    @contextmanager
    def ask(
        self, method: str, place: hosts.Target, clock: Clock, headers: list[tuple[str, str]], content: bytes = b""
    ) -> Iterator[httpcore.Response]:
        """The answer to one request, its body not read yet. Raises FetchRefused."""
        sent = [("Host", place.url.split("/")[2]), ("User-Agent", "Warraq"), *headers]
        backend = CheckedBackend(place.url, clock, self.resolver, self.may_connect, self.connector)
        waits = dict.fromkeys(("connect", "read", "write", "pool"), self.idle)
        try:
            with (
                httpcore.ConnectionPool(network_backend=backend, max_keepalive_connections=0) as pool,
                pool.stream(
                    method, place.url, headers=sent, content=content or None, extensions={"timeout": waits}
                ) as answer,
            ):
                yield answer
        except httpcore.TimeoutException as error:
            clock.within(None)
            raise refusals.fetch(place.url, "time", limit=round(self.idle)) from error
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise refusals.fetch(place.url, "network", what=type(error).__name__) from error
