"""A file of the edition in all the encodings that it was printed in, ready to be sent.

What a file's answer says is made once, as the bytes that go over the wire. Most of it is the same for thousands of
files and is kept once; a page itself takes about a kilobyte of memory, besides its content while that is asked for
often (`edition`).
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from email.utils import formatdate
from functools import lru_cache
from hashlib import blake2b

from warraq.readers import headers
from warraq.readers.conditions import SUFFIXES
from warraq.readers.headers import HeaderList

SMALL = 512 * 2**10
"""Files up to this many bytes are sent in one piece; larger ones bit by bit, as fast as the client takes them."""

DIGESTED = 8 * 2**20
"""Files up to this many bytes are known by their content; larger ones by their inode, time and size."""

COMPRESSIBLE = ("html", "xml", "json", "txt", "css", "js", "svg", "csv", "ico", "xsl", "webmanifest")
WITH_RANGES = ("media/", "documents/")

Identity = tuple[int, int, int, int]


@dataclass(slots=True, eq=False)
class Copy:
    """One encoding of a file. `own` and `common` are its headers on the wire; `data` is its content while kept."""

    size: int
    etag: str
    own: bytes
    common: bytes
    data: bytes | None = None


@dataclass(slots=True, eq=False)
class PrintedFile:
    """A file of the edition: `name` in it, its whole path, the printing in which it was last looked at, what tells
    each of its encodings ("" is the plain one) from others, and the copies that were asked for so far."""

    name: str
    path: str
    printing: int
    identities: dict[str, Identity]
    policy: str
    copies: dict[str, Copy] = field(default_factory=dict)

    @property
    def modified(self) -> int:
        """When it was printed, in Unix seconds."""
        return self.identities[""][2] // 1_000_000_000

    @property
    def ranges(self) -> bool:
        return self.name.startswith(WITH_RANGES)

    def still_in(self, folder: str) -> bool:
        """Whether the edition in `folder` holds the very same files; then they are read from there from now on."""
        path = f"{folder}/{self.name}"
        if _identities(path, self.name) != self.identities:
            return False
        self.path = path
        return True

    def copy(self, encoding: str) -> Copy:
        """The copy in one of its encodings. Raises OSError where the press took it away meanwhile."""
        found = self.copies.get(encoding)
        if found is None:
            found = self.copies[encoding] = self._copy(encoding)
        return found

    def path_of(self, encoding: str) -> str:
        return self.path + SUFFIXES.get(encoding, "")

    def read(self, encoding: str) -> bytes:
        """The content of a small copy. Raises OSError where it is gone, or is another than it was."""
        with open(self.path_of(encoding), "rb") as handle:
            if _identity_of(os.fstat(handle.fileno())) != self.identities[encoding]:
                raise FileNotFoundError(self.path)
            return handle.read()

    def _copy(self, encoding: str) -> Copy:
        size = self.identities[encoding][3]
        data = self.read(encoding) if size <= DIGESTED else None
        digest = repr(self.identities[encoding]).encode("ascii") if data is None else data
        etag = f'"{blake2b(digest, digest_size=16).hexdigest()}"'
        own = f"content-length: {size}\r\netag: {etag}\r\nlast-modified: {formatdate(self.modified, usegmt=True)}\r\n"
        common = _common(_kind(self.name), encoding, self.policy, varies=len(self.identities) > 1)
        return Copy(size, etag, own.encode("ascii"), common)

    def headers(self, copy: Copy) -> HeaderList:
        """The headers of an answer with all of a copy, one by one."""
        lines = (copy.own + copy.common).decode("ascii").split("\r\n")[:-1]
        return [(name, value) for name, _, value in (line.partition(": ") for line in lines)]


def look_at(path: str, name: str, printing: int) -> PrintedFile:
    """A file of the edition, with its compressed twins. Raises OSError where it is gone."""
    identities = _identities(path, name)
    if "" not in identities:
        raise FileNotFoundError(path)
    file = PrintedFile(name, path, printing, identities, "")
    if name.endswith(".html"):
        file.policy = headers.page_policy(file.read("")) if identities[""][3] <= DIGESTED else headers.staying_policy()
    return file


def _kind(name: str) -> str:
    """A name of the same kind of file, the same for all of them: what its headers depend on."""
    folder, _, last = name.partition("/") if name.startswith((*WITH_RANGES, "assets/")) else ("", "", name)
    last = last.rpartition("/")[2]
    if headers.cache_control(name) == headers.FOREVER:
        last = f"x.0123456789ab.{last.rpartition('.')[2]}"
    elif last not in {"feed.xml", "feed.json"}:
        last = f"x.{last.rpartition('.')[2]}"
    return f"{folder}/{last}" if folder else last


@lru_cache(maxsize=1024)
def _common(kind: str, encoding: str, policy: str, *, varies: bool) -> bytes:
    """The headers that all files of a kind have in common, as they go over the wire."""
    found: HeaderList = [("content-type", headers.content_type(kind)), ("cache-control", headers.cache_control(kind))]
    if encoding:
        found.append(("content-encoding", encoding))
    if varies:
        found.append(("vary", "accept-encoding"))
    if kind.startswith(WITH_RANGES):
        found.append(("accept-ranges", "bytes"))
    return headers.wire([*found, *headers.walls_of(kind, policy)])


def _identities(path: str, name: str) -> dict[str, Identity]:
    found = {}
    for encoding, suffix in {"": "", **(SUFFIXES if name.endswith(COMPRESSIBLE) else {})}.items():
        try:
            found[encoding] = _identity_of(os.stat(path + suffix))
        except OSError:
            continue
    return found


def _identity_of(found: os.stat_result) -> Identity:
    return found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size
