"""What passes between the network and the answers: a request, and what it gets."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from warraq.readers.headers import HeaderList


class Request(NamedTuple):
    """What an answer depends on. `path` and `query` are ASCII, escapes and all, as they came; `hosts` all Host
    fields; `body` what a form sent, and `peer` the network address it came from (empty where there is
    no body and nothing is counted)."""

    method: str
    path: str
    query: str
    header: Callable[[str], str | None]
    hosts: list[str]
    body: bytes = b""
    peer: str = ""


class Stretch(NamedTuple):
    """Bytes of a file on disk: from `start` up to before `end`."""

    path: str
    start: int
    end: int


class Answer(NamedTuple):
    """An answer. `wire` holds headers in the form in which they are sent, after those of `headers`."""

    status: int
    headers: HeaderList
    body: bytes | Stretch = b""
    wire: tuple[bytes, ...] = ()


class Search(NamedTuple):
    """The request asks for results of a search, which are made, not found. `query` is raw; `brotli` whether
    the browser reads that."""

    query: str
    brotli: bool = False
