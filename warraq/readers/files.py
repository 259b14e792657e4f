"""A file of the edition in all the encodings that it was printed in, ready to be sent."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from email.utils import formatdate
from hashlib import blake2b

from warraq.readers import headers
from warraq.readers.conditions import SUFFIXES
from warraq.readers.headers import HeaderList

SMALL = 512 * 2**10
"""Files up to this many bytes are kept in memory; larger ones are sent from the disk each time."""

DIGESTED = 8 * 2**20
"""Files up to this many bytes are known by their content; larger ones by their inode, time and size."""

COMPRESSIBLE = ("html", "xml", "json", "txt", "css", "svg", "csv", "ico", "xsl", "webmanifest")
WITH_RANGES = ("media/", "documents/")

Identity = tuple[int, int, int, int]


@dataclass(slots=True)
class Copy:
    """One encoding of a file. `data` is None where it is too large to keep; `headers` are those of a whole answer."""

    path: str
    identity: Identity
    size: int
    etag: str
    data: bytes | None
    headers: HeaderList = field(default_factory=list)
    unchanged_headers: HeaderList = field(default_factory=list)


@dataclass(slots=True)
class PrintedFile:
    """A file of the edition: `name` in it, the printing in which it was last looked at, its copies by encoding ("" is
    the plain one), when it was printed (Unix seconds)."""

    name: str
    printing: int
    copies: dict[str, Copy]
    modified: int
    ranges: bool

    @property
    def held(self) -> int:
        """Bytes that it takes in memory."""
        return 2000 + sum(len(copy.data) for copy in self.copies.values() if copy.data is not None)

    def still_in(self, folder: str) -> bool:
        """Whether the edition in `folder` holds the very same files; then they are read from there from now on."""
        path = f"{folder}/{self.name}"
        encodings = {"": "", **(SUFFIXES if self.name.endswith(COMPRESSIBLE) else {})}
        for encoding, suffix in encodings.items():
            copy = self.copies.get(encoding)
            if _identity(path + suffix) != (copy.identity if copy else None):
                return False
        for encoding, copy in self.copies.items():
            copy.path = path + encodings[encoding]
        return True


def print_of(path: str, name: str, printing: int) -> PrintedFile:
    """Read a file of the edition, with its compressed twins. Raises OSError where it is gone."""
    plain, data = _copy(path)
    copies = {"": plain}
    if name.endswith(COMPRESSIBLE):
        for encoding, suffix in SUFFIXES.items():
            try:
                copies[encoding], _ = _copy(path + suffix)
            except FileNotFoundError:
                continue
    modified = plain.identity[2] // 1_000_000_000
    file = PrintedFile(name, printing, copies, modified, name.startswith(WITH_RANGES))
    common = _common(file, data)
    for encoding, copy in copies.items():
        own: HeaderList = [("etag", copy.etag), *common]
        copy.unchanged_headers = own
        copy.headers = [("content-length", str(copy.size)), ("content-type", headers.content_type(name)), *own]
        if encoding:
            copy.headers.append(("content-encoding", encoding))
    return file


def _common(file: PrintedFile, data: bytes) -> HeaderList:
    """The headers of every answer with this file."""
    name = file.name
    found: HeaderList = [
        ("last-modified", formatdate(file.modified, usegmt=True)),
        ("cache-control", headers.cache_control(name)),
    ]
    if name.endswith(COMPRESSIBLE):
        found.append(("vary", "accept-encoding"))
    if file.ranges:
        found.append(("accept-ranges", "bytes"))
    if name.startswith("documents/"):
        # Whatever a document holds, it is saved and never shown in the newspaper's name.
        return [*found, ("content-disposition", "attachment"), *headers.walls(headers.DOWNLOAD_POLICY)]
    if name.endswith(".html"):
        return [*found, *headers.walls(headers.page_policy(data))]
    shared = name.startswith("media/") or name.endswith((".xml", ".json", ".txt"))
    return [*found, *headers.walls(headers.PLAIN_POLICY, shared=shared)]


def _copy(path: str) -> tuple[Copy, bytes]:
    with open(path, "rb") as handle:
        found = os.fstat(handle.fileno())
        identity = (found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size)
        data = handle.read() if found.st_size <= DIGESTED else b""
    digest = data or repr(identity).encode("ascii")
    etag = f'"{blake2b(digest, digest_size=16).hexdigest()}"'
    size = len(data) if data else found.st_size
    return Copy(path, identity, size, etag, data if size <= SMALL else None), data


def _identity(path: str) -> Identity | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size
