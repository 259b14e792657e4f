"""One reader's connection: HTTP/1.1 on uvloop, parsed by llhttp (`httptools`), the parser of Node.js.

Strict where leniency could be misused: one length, one host, no body where none is expected, bounded heads. A client
that is slow, or takes nothing of what it asked for, is shown out by the clock (`patience`), and costs no one else.
"""

from __future__ import annotations

import asyncio
import os
from collections import deque
from collections.abc import Awaitable
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import httptools

from warraq.readers import headers, plain
from warraq.readers.exchange import Answer, Request, Stretch

if TYPE_CHECKING:
    from warraq.readers.server import Service

HEAD_BYTES = 16 * 2**10
"""Bytes of a request's head; browsers send one or two thousand."""
MOST_FIELDS = 100
MOST_WAITING = 64
"""Requests that a client may send ahead of their answers."""
PIECE = 256 * 2**10
"""Bytes of a large file that are read at once."""

STATUS_LINES = {status.value: f"HTTP/1.1 {status.value} {status.phrase}\r\n".encode() for status in HTTPStatus}


class Connection(asyncio.Protocol):
    """Reads requests, and writes their answers in order."""

    __slots__ = (
        "body", "busy", "drained", "fields", "hosts", "last", "left_to_take", "limit", "parser", "service", "since",
        "stopped", "target", "task", "transport", "unread", "waiting",
    )  # fmt: skip

    def __init__(self, service: Service) -> None:
        self.service = service
        self.waiting: deque[tuple[Request, bool]] = deque()
        self.busy = False
        """An answer is being made, or does not fit into the network's buffers yet."""
        self.stopped = False
        """Nothing more is read: an answer that closes was given, or is waiting."""
        self.task: asyncio.Task[None] | None = None
        self.drained: asyncio.Future[None] | None = None
        self.since = service.clock
        self.left_to_take = 0
        self.unread = 0
        self.last = False
        self._begin()

    def _begin(self) -> None:
        self.target = b""
        self.fields: dict[bytes, bytes] = {}
        self.hosts: list[str] = []
        self.body = b""
        self.limit = 0

    # --- asyncio's side ---------------------------------------------------------------------------------------------

    def connection_made(self, transport: Any) -> None:
        self.transport = transport
        # The next of several answers is made when the last is on its way: who takes none keeps nothing more here.
        transport.set_write_buffer_limits(high=0)
        self.parser = httptools.HttpRequestParser(self)
        self.service.joined(self)

    def connection_lost(self, error: Exception | None) -> None:
        self.service.left(self)
        self.stopped = True
        self.waiting.clear()
        if self.task is not None:
            self.task.cancel()

    def eof_received(self) -> bool:
        # The client has said all; what it asked for is still answered.
        if not self.busy:
            return False
        self.last = True
        return True

    def data_received(self, data: bytes) -> None:
        if self.stopped:
            return
        if not self.unread:
            self.since = self.service.clock
            if not data.isascii():
                data = _escaped(data)
        self.unread += len(data)
        try:
            self.parser.feed_data(data)
        except httptools.HttpParserUpgrade:
            # No other protocol is spoken here; the request was answered as if it had not asked for one.
            self._close_after_answers()
        except httptools.HttpParserInvalidMethodError:
            self._refuse(plain.not_allowed())
        except httptools.HttpParserError:
            self._refuse(plain.malformed())
        if self.unread > HEAD_BYTES + self.limit and not self.stopped:
            self._refuse(plain.too_large())

    def pause_writing(self) -> None:
        self.busy = True

    def resume_writing(self) -> None:
        if self.drained is not None:
            self.drained.set_result(None)
            self.drained = None
        elif self.task is None:
            self.busy = False
            self._answer_waiting()

    # --- the parser's side ------------------------------------------------------------------------------------------

    def on_url(self, piece: bytes) -> None:
        self.target += piece

    def on_header(self, name: bytes, value: bytes) -> None:
        name = name.lower()
        if name == b"host":
            self.hosts.append(value.decode("latin-1"))
        elif name in self.fields:
            self.fields[name] += b", " + value
        else:
            self.fields[name] = value

    def on_headers_complete(self) -> None:
        if self.stopped:
            return
        fields = self.fields
        if len(fields) > MOST_FIELDS or (self.unread > HEAD_BYTES and self._head_size() > HEAD_BYTES):
            self._refuse(plain.too_large())
        elif b"transfer-encoding" in fields or fields.get(b"content-length", b"0") != b"0":
            self.limit = self.service.app.takes(self._method(), self.target.partition(b"?")[0].decode("latin-1"))
            length = fields.get(b"content-length", b"0")
            if not self.limit:
                known = self._method() in {"GET", "HEAD"}
                self._refuse(plain.malformed() if known else plain.not_allowed())
            elif len(length) > 9 or int(length) > self.limit:
                self._refuse(plain.too_large())
            elif fields.get(b"expect", b"").lower() == b"100-continue" and not self.busy:
                self.transport.write(b"HTTP/1.1 100 Continue\r\n\r\n")

    def on_body(self, piece: bytes) -> None:
        self.body += piece
        if len(self.body) > self.limit and not self.stopped:
            self._refuse(plain.too_large())

    def on_message_complete(self) -> None:
        self.unread = 0
        if self.stopped:
            return
        path, _, query = self.target.decode("ascii").partition("?")
        fields = self.fields

        def field(name: str) -> str | None:
            value = fields.get(name.encode("ascii"))
            return value.decode("latin-1") if value is not None else None

        version = self.parser.get_http_version()
        if version not in {"1.0", "1.1"} or (not self.hosts and version == "1.1"):
            self._refuse(plain.malformed())
            return
        close = self.parser.should_upgrade() or not self.parser.should_keep_alive()
        if not path.startswith("/"):
            path = self._absolute(path)
        request = Request(self._method(), path, query, field, self.hosts, self.body, self._peer())
        self._begin()
        if close:
            self.stopped = True
        if self.busy or self.waiting:
            self._put_off(request, close)
        else:
            self._answer(request, close)

    def _peer(self) -> str:
        """Who sent a body, or reads where readings are counted; asked for nothing else."""
        asked = self.body or self.service.app.tally is not None
        found = self.transport.get_extra_info("peername") if asked else None
        return str(found[0]) if isinstance(found, tuple) else ""

    def _head_size(self) -> int:
        return len(self.target) + sum(len(name) + len(value) + 4 for name, value in self.fields.items())

    def _method(self) -> str:
        return str(self.parser.get_method().decode("latin-1"))

    def _absolute(self, target: str) -> str:
        """The path of a target in absolute form, whose host counts, and no other (RFC 9112)."""
        scheme, _, rest = target.partition("://")
        if scheme.lower() not in {"http", "https"}:
            return target
        host, slash, path = rest.partition("/")
        if len(self.hosts) <= 1:
            self.hosts = [host]
        return slash + path or "/"

    # --- answers ----------------------------------------------------------------------------------------------------

    def _put_off(self, request: Request, close: bool) -> None:
        self.waiting.append((request, close))
        if len(self.waiting) == 1:
            self.transport.pause_reading()
        if len(self.waiting) >= MOST_WAITING:
            self._close_after_answers()

    def _close_after_answers(self) -> None:
        self.stopped = True
        if self.waiting:
            request, _ = self.waiting.pop()
            self.waiting.append((request, True))
        elif self.busy:
            self.last = True
        elif not self.transport.is_closing():
            self.transport.close()

    def _answer_waiting(self) -> None:
        while self.waiting and not self.busy:
            self._answer(*self.waiting.popleft())
        if not self.waiting and not self.stopped and not self.transport.is_closing():
            self.transport.resume_reading()
        if not self.busy and self.last:
            self.transport.close()

    def _answer(self, request: Request, close: bool) -> None:
        try:
            found = self.service.app.answer(request)
        except Exception:
            # Without who asked for what: of readers nothing is written down.
            self.service.log.exception("A request could not be answered.")
            found, close = plain.broken(), True
        if not isinstance(found, Answer):
            self.busy = True
            self.task = self.service.loop.create_task(self._later(request, found, close))
        elif isinstance(found.body, Stretch) and request.method != "HEAD":
            self.busy = True
            self.task = self.service.loop.create_task(self._large(found, found.body, close))
        else:
            self._write(found, request.method, close)

    def _write(self, found: Answer, method: str, close: bool, *, last: bool = False) -> None:
        status, pairs, body, wire = found
        parts = [STATUS_LINES[status], *wire, self.service.date]
        if pairs:
            parts.append(headers.wire(pairs))
        if close or last:
            parts.append(b"connection: close\r\n")
        parts.append(b"\r\n")
        if method != "HEAD" and status != 304 and not isinstance(body, Stretch):
            parts.append(body)
        self.transport.write(b"".join(parts))
        if close:
            self.stopped = True
            self.transport.close()

    async def _later(self, request: Request, found: Awaitable[Answer], close: bool) -> None:
        try:
            answer = await found
        except Exception:
            self.service.log.exception("A request could not be answered.")
            answer, close = plain.broken(), True
        self._write(answer, request.method, close)
        await self._finish(close)

    async def _large(self, found: Answer, part: Stretch, close: bool) -> None:
        """Send a part of a large file, piece by piece."""
        try:
            handle = await asyncio.to_thread(os.open, part.path, os.O_RDONLY | os.O_CLOEXEC)
        except OSError:
            self._write(plain.not_found(), "GET", close)
            await self._finish(close)
            return
        try:
            self._write(found, "HEAD", close=False)
            place = part.start
            while place < part.end:
                piece = await asyncio.to_thread(os.pread, handle, min(PIECE, part.end - place), place)
                if not piece:
                    close = True  # the file is shorter than was said: the client must see that something is missing
                    break
                place += len(piece)
                self.transport.write(piece)
                await self._room()
        finally:
            os.close(handle)
        if close:
            self.transport.close()
        await self._finish(close)

    async def _room(self) -> None:
        """Until the network has taken most of what was written."""
        if self.transport.get_write_buffer_size() > PIECE // 4:
            self.drained = self.service.loop.create_future()
            await self.drained

    async def _finish(self, close: bool) -> None:
        await self._room()
        self.task, self.busy = None, False
        if not close:
            self._answer_waiting()

    def _refuse(self, answer: Answer) -> None:
        """Say what is wrong and hang up: after a fault, where the next request begins is anyone's guess."""
        if self.stopped:
            return
        self.stopped = True
        if self.busy or self.waiting:
            self._close_after_answers()
        elif not self.transport.is_closing():
            # Closed at once, what the client has still on the way would make its system throw this answer away.
            self._write(answer, "GET", close=False, last=True)
            self.since = self.service.clock
            self.transport.write_eof()

    # --- patience ---------------------------------------------------------------------------------------------------

    def look_at_the_clock(self, now: int) -> None:
        """Show the client out if its time is over. `now` counts seconds; called once in each."""
        patience = self.service.patience
        size = self.transport.get_write_buffer_size()
        waited = now - self.since
        if size:
            taken = self.left_to_take - size
            if self.left_to_take and 0 <= taken < patience.least:
                if waited > patience.taking:
                    self.transport.abort()
            else:
                self.left_to_take, self.since = size, now
            return
        self.left_to_take = 0
        if self.task is not None:
            return
        if self.stopped:
            if waited > patience.leaving:
                self.transport.abort()
        elif self.unread:
            if waited > (patience.body if self.limit else patience.head):
                self._refuse(plain.too_slow())
        elif waited > patience.idle:
            self.transport.close()


def _escaped(data: bytes) -> bytes:
    """The beginning of a request, with the letters in its first line escaped: simple clients send `/من-نحن/` as it is,
    the parser knows only ASCII.

    >>> _escaped("GET /من HTTP/1.1\\r\\nX: ن".encode()).partition(b"\\r")[0]
    b'GET /%D9%85%D9%86 HTTP/1.1'
    """
    line, end, rest = data.partition(b"\n")
    return b"".join(b"%%%02X" % byte if byte > 127 else bytes((byte,)) for byte in line) + end + rest
