"""What passes between the network and the answers: a request, and what it gets."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from warraq.readers.headers import HeaderList


class Request(NamedTuple):
    """What an answer depends on. `path` is percent-decoded as the server gives it; `hosts` all Host fields."""

    method: str
    path: str
    query: str
    header: Callable[[str], str | None]
    hosts: list[str]


class Stretch(NamedTuple):
    """Bytes of a file on disk: from `start` up to before `end`; all of it where `end` is None."""

    path: str
    start: int = 0
    end: int | None = None


class Answer(NamedTuple):
    status: int
    headers: HeaderList
    body: bytes | Stretch = b""


class Search(NamedTuple):
    """The request asks for results of a search, which are made, not found. `query` is raw."""

    query: str
