"""Fetching a remote file: only from the public internet, only what was asked for, and on from where it stopped."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urljoin

import httpcore

from warraq.media import hosts, magic, refusals
from warraq.media.guard import Guard
from warraq.media.store import sync_folder
from warraq.media.wire import Clock

MOST_REDIRECTS = 5
_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+|\*)\Z")
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_REFUSED_TYPES = ("text/", "application/javascript", "application/json", "image/svg", "multipart/")


@dataclass(frozen=True)
class Fetched:
    """A file that was fetched whole. `kind` is one of `magic.sniff`; `url` is where it was found in the end."""

    path: Path
    size: int
    kind: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Fetcher(Guard):
    """Fetches files, under a guard's limits. `kinds` are those of `magic.sniff` that are wanted."""

    kinds: frozenset[str] = magic.PICTURES
    most_bytes: int = 30_000_000

    def fetch(self, url: str, target: Path) -> Fetched:
        """Fetch `url` into the file `target`. What was received before a fault stays beside it as ``….part`` and the
        next call goes on from there, if the server still has the same file.

        Raises FetchRefused.
        """
        clock = Clock(url, self.total)
        part = _Part(target)
        place = url
        for _ in range(MOST_REDIRECTS + 1):
            checked = hosts.check(place, self.ports)
            onward = self._visit(checked, clock, part)
            if onward is None:
                return self._finish(checked.url, part, target)
            place = _joined(checked.url, onward)
        raise refusals.fetch(url, "redirects", limit=MOST_REDIRECTS)

    def _visit(self, place: hosts.Target, clock: Clock, part: _Part) -> str | None:
        """Receive the file into `part`, or the address that the server sends on to."""
        start, condition = part.resume(place.url)
        headers = [("Accept-Encoding", "identity")]
        if start:
            headers += [("Range", f"bytes={start}-"), ("If-Range", condition)]
        with self.ask("GET", place, clock, headers) as answer:
            fields = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in answer.headers}
            if answer.status in _REDIRECTS:
                if not fields.get("location"):
                    raise refusals.fetch(place.url, "nowhere")
                return fields["location"]
            if answer.status == 416 and start:
                part.discard()
                return place.url
            self._judge(place.url, answer.status, fields)
            start = self._start(place.url, answer.status, start, fields)
            self._receive(place.url, answer, part, start, fields)
        return None

    def _judge(self, url: str, status: int, fields: dict[str, str]) -> None:
        """Refuse by what the server says of the file, before any of it is read."""
        if status not in {200, 206}:
            raise refusals.fetch(url, "status", status=status)
        if fields.get("content-encoding", "identity").strip().lower() not in {"", "identity"}:
            raise refusals.fetch(url, "encoding")
        kind = fields.get("content-type", "").partition(";")[0].strip().lower()
        if kind.startswith(_REFUSED_TYPES):
            raise refusals.fetch(url, "type", type=kind)
        length = fields.get("content-length", "")
        if length.isdigit() and int(length[:18]) > self.most_bytes:
            raise refusals.fetch(url, "bytes", limit=self.most_bytes // 1_000_000)

    def _start(self, url: str, status: int, wanted: int, fields: dict[str, str]) -> int:
        """Where in the file the answer begins."""
        if status == 200:
            return 0
        answered = _RANGE.match(fields.get("content-range", ""))
        if not wanted or answered is None or int(answered[1]) != wanted:
            raise refusals.fetch(url, "status", status=status)
        return wanted

    def _receive(self, url: str, answer: httpcore.Response, part: _Part, start: int, fields: dict[str, str]) -> None:
        size = start
        with part.open(url, start, fields) as file:
            for chunk in answer.iter_stream():
                size += len(chunk)
                if size > self.most_bytes:
                    part.discard()
                    raise refusals.fetch(url, "bytes", limit=self.most_bytes // 1_000_000)
                checked = file.tell() >= magic.HEAD
                file.write(chunk)
                if not checked and file.tell() >= magic.HEAD:
                    file.flush()
                    self._kind(url, part)
            file.flush()
            os.fsync(file.fileno())

    def _kind(self, url: str, part: _Part) -> str:
        """The kind of what was received, which must be a wanted one whatever its name and content type say."""
        kind = magic.sniff(part.head())
        if kind not in self.kinds:
            part.discard()
            raise refusals.fetch(url, "type", type=kind or "?")
        return kind

    def _finish(self, url: str, part: _Part, target: Path) -> Fetched:
        kind = self._kind(url, part)
        size = part.path.stat().st_size
        os.replace(part.path, target)
        part.notes.unlink(missing_ok=True)
        sync_folder(target.parent)
        return Fetched(target, size, kind, url)


class _Part:
    """What has been received of a file so far, and of which version of it that is."""

    def __init__(self, target: Path) -> None:
        self.path = target.with_name(target.name + ".part")
        self.notes = target.with_name(target.name + ".part.json")

    def resume(self, url: str) -> tuple[int, str]:
        """How many bytes there are, and the validator of their version; 0 if one cannot go on."""
        try:
            notes = json.loads(self.notes.read_text("utf-8"))
            size = self.path.stat().st_size
            validator = notes["validator"] if notes["url"] == url else ""
        except (OSError, ValueError, KeyError, TypeError):
            return 0, ""  # no part, or one that a kill left without its notes: begin anew
        return (size, validator) if isinstance(validator, str) and validator else (0, "")

    @contextmanager
    def open(self, url: str, start: int, fields: dict[str, str]) -> Iterator[BinaryIO]:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        if not start:
            self.discard()
            etag = fields.get("etag", "")
            # Only a strong validator says that two parts are of the same bytes (RFC 9110, 13.1.5).
            validator = etag if etag.startswith('"') else ""
            self.notes.write_text(json.dumps({"url": url, "validator": validator}), "utf-8")
        with self.path.open("ab") as file:
            yield file

    def head(self) -> bytes:
        with self.path.open("rb") as file:
            return file.read(magic.HEAD)

    def discard(self) -> None:
        self.path.unlink(missing_ok=True)
        self.notes.unlink(missing_ok=True)


def _joined(place: str, onward: str) -> str:
    """Where a redirect leads; an address that is none stays as it came, and is refused when it is looked at."""
    try:
        return urljoin(place, onward)
    except ValueError:
        return onward
