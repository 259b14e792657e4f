"""Connections that lead only where they may: each host is resolved once, every answer is checked, and the connection
goes to a number that was checked. A name that answers differently the second time (DNS rebinding) is never asked
a second time. Every wait counts against one clock, so that a server that drips bytes cannot hold it.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import httpcore

from warraq.media import refusals
from warraq.media.hosts import Address

Resolve = Callable[[str, int], Sequence[str]]
"""Host name and port → numbers."""
MayConnect = Callable[[Address, int], bool]


def resolve(host: str, port: int) -> Sequence[str]:
    """The numbers of a host, as this machine's resolver gives them. Raises OSError if there are none."""
    return [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


class Clock:
    """How much of the time allowed for one fetch is left."""

    def __init__(self, url: str, total: float) -> None:
        self._url, self._total, self._end = url, total, time.monotonic() + total

    def within(self, idle: float | None) -> float:
        """The seconds that one wait may take. Raises FetchRefused when none are left."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise refusals.fetch(self._url, "time", limit=round(self._total))
        return left if idle is None else min(idle, left)


class CheckedBackend(httpcore.NetworkBackend):
    """Opens connections for httpcore. `connector` makes the socket, and can be another one in tests."""

    def __init__(
        self, url: str, clock: Clock, resolver: Resolve, may_connect: MayConnect, connector: httpcore.NetworkBackend
    ) -> None:
        self._url, self._clock = url, clock
        self._resolve, self._may_connect, self._connector = resolver, may_connect, connector

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        address = self._checked(host, port)
        stream = self._connector.connect_tcp(
            str(address), port, self._clock.within(timeout), local_address, socket_options
        )
        return _TimedStream(stream, self._clock)

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        raise refusals.fetch(self._url, "inside")

    def _checked(self, host: str, port: int) -> Address:
        try:
            addresses: list[Address] = [ipaddress.ip_address(host)]
        except ValueError:
            try:
                addresses = [ipaddress.ip_address(number) for number in self._resolve(host, port)]
            except (OSError, UnicodeError, ValueError) as error:
                raise refusals.fetch(self._url, "unresolved") from error
        if not addresses:
            raise refusals.fetch(self._url, "unresolved")
        # One inner address among public ones is enough: the host is not what it says.
        if not all(self._may_connect(address, port) for address in addresses):
            raise refusals.fetch(self._url, "inside")
        return next((a for a in addresses if a.version == 4), addresses[0])


class _TimedStream(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream, clock: Clock) -> None:
        self._stream, self._clock = stream, clock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._clock.within(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._clock.within(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        inner = self._stream.start_tls(ssl_context, server_hostname, self._clock.within(timeout))
        return _TimedStream(inner, self._clock)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
