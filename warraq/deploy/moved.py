"""The edition's redirects as Caddy can read them: `edition/moved/`.

Caddy's templates can read a file, but neither search it by halving, nor encode an address, nor compose a letter. So
`warraq deploy caddy` makes this folder, and from then on the press keeps it in step with the edition's own redirects: a
line stands in the file that the first digits of its old address's SHA-256 name, with the new address percent-encoded,
as it goes over the wire, and once for each way to write the old one's letters. Where the folder is not there, nothing
is made. Short addresses are in small files already.
"""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from warraq.addresses import REDIRECTS
from warraq.config import SiteConfig
from warraq.readers.answers import location_of
from warraq.readers.redirects import parsed

FOLDER = "moved"
DIGITS = 3
"""Of the digest: 4096 files, some forty kilobytes each where there are a million redirects."""
NOTE = "of"
"""The file that says which redirects the folder was made of."""


def make(edition: Path) -> None:
    """Make the folder, and fill it."""
    (edition / FOLDER).mkdir(parents=True, exist_ok=True)
    refresh(edition)


def refresh(edition: Path) -> bool:
    """Bring the folder up to date, if there is one; whether it was not. One look where nothing changed."""
    folder = edition / FOLDER
    source = _source(edition)
    if not folder.is_dir() or _identity(source) == _noted(folder):
        return False
    with _alone(folder):
        return _bring_up_to_date(folder, source)


def _bring_up_to_date(folder: Path, source: Path) -> bool:
    of = _identity(source)
    if of == _noted(folder):
        return False
    files = _files(source)
    for name in set(os.listdir(folder)) - files.keys() - {NOTE}:
        (folder / name).unlink()
    for name, lines in files.items():
        _write(folder / name, b"\n" + b"".join(lines))
    _write(folder / NOTE, of)
    return True


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the folder against another process that would write in it."""
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)


def _source(edition: Path) -> Path:
    """The folder of the redirects that are in force."""
    return edition / "current" / REDIRECTS.strip("/")


def _identity(source: Path) -> bytes:
    """What tells one state of the redirects from another: 256 files at most, each looked at."""
    told = []
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(source) as files:
        for file in files:
            with suppress(FileNotFoundError):
                told.append((file.name, file.inode(), file.stat().st_size, file.stat().st_mtime_ns))
    return f"{DIGITS} {sha256(repr(sorted(told)).encode()).hexdigest()}\n".encode()


def _noted(folder: Path) -> bytes:
    try:
        return (folder / NOTE).read_bytes()
    except FileNotFoundError:
        return b""


def _files(source: Path) -> dict[str, list[bytes]]:
    """The lines of each file, by its name."""
    found: dict[str, list[bytes]] = defaultdict(list)
    for line in _lines(source):
        old, _, rest = line.rstrip(b"\n").partition(b"\t")
        redirect = parsed(rest)
        if redirect is None:
            continue
        to = b"-" if redirect.status == 410 else location_of(redirect.to).encode("ascii", "replace")
        for key in _spellings(old):
            entry = b"%b\t%b\t%d\n" % (key, to, redirect.status)
            if b"{{" not in entry:  # the file is read as a template
                found[sha256(key).hexdigest()[:DIGITS]].append(entry)
    return found


def _lines(source: Path) -> Iterator[bytes]:
    for file in sorted(source.glob("*.tsv")):
        with suppress(FileNotFoundError), file.open("rb") as lines:
            yield from lines


def _spellings(old: bytes) -> set[bytes]:
    """An old address with its letters as they are, composed, and not: the template cannot compose them."""
    if old.isascii():
        return {old}
    text = old.decode("utf-8", "surrogateescape")
    forms = {text, unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)}
    return {form.encode("utf-8", "surrogateescape") for form in forms}


def _write(file: Path, data: bytes) -> None:
    with suppress(FileNotFoundError):
        if file.read_bytes() == data:
            return
    fresh = file.with_name(f".{file.name}.new")
    fresh.write_bytes(data)
    os.replace(fresh, file)


class Keeper:
    """Keeps the folder in step beside a running press, which waits for nothing: a process of low priority does it."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def look(self, config: SiteConfig) -> None:
        """See whether other redirects are in force than those in the folder, and if so begin."""
        if self._process is not None and self._process.poll() is None:
            return
        folder = config.edition / FOLDER
        if folder.is_dir() and _identity(_source(config.edition)) != _noted(folder):
            command = [sys.executable, "-m", "warraq.deploy.moved", str(config.edition)]
            self._process = subprocess.Popen(command)  # noqa: S603 - this very module


if __name__ == "__main__":
    os.nice(10)
    refresh(Path(sys.argv[1]))
