"""What printed pages lead to in the folders that all prints share: pictures, social cards, documents, fonts.

Names there carry a digest: of the file itself (fonts, documents), or of what it was made from (pictures, cards). Of the
former the bytes are compared; of the latter how the file begins, how long it says that it is and how it ends, and some
are drawn. What is missing or damaged is made anew and put in place at once: at no moment do readers miss it.
"""

from __future__ import annotations

import hashlib
import html
import os
import random
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from PIL import Image

from warraq.addresses import canonical
from warraq.errors import WarraqError
from warraq.media.renditions import plan, render
from warraq.media.store import write_atomically
from warraq.press import disk
from warraq.press.edition import SHARED
from warraq.press.press import Press
from warraq.reading.reader import Reader
from warraq.reading.rows import DocumentRow, PictureRow
from warraq.reading.shelf import Shelf
from warraq.reading.snapshot import snapshot
from warraq.theme.social import END

DRAWN = 100
"""Pictures that are drawn in one sweep, to see whether that can be done to the end."""
LEADS = re.compile(
    rb"/assets/[^\"'()<>\s?#/]+\.[0-9a-f]{10}\.\w+"
    rb"|/media/(?:[0-9a-f]{16}-\d+|card-[0-9a-f]{20})\.(?:avif|webp|jpg)"
    rb"|/documents/[0-9a-f]{8}/[^\"<>\s?#/]+"
)
OURS = {
    "assets": re.compile(r".+\.([0-9a-f]{10})\.\w+"),
    "media": re.compile(r"(?:[0-9a-f]{16}-\d+|card-[0-9a-f]{20})\.(?:avif|webp|jpg)"),
    "documents": re.compile(r"([0-9a-f]{8})/[^/]+"),
}
"""How what Warraq puts into each folder is called, and where in the name the digest of the content stands."""


class Belongings:
    """Looks at what pages lead to, page by page. `broken`: address → (what is wrong, a page that leads there)."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._state = lru_cache(10_000)(self._state_of)
        self._sample: list[str] = []
        self._pictures = 0
        self.broken: dict[str, tuple[str, str]] = {}

    def see(self, page: str, data: bytes) -> None:
        """Look at what a page leads to."""
        for lead in set(LEADS.findall(data)):
            address = canonical(html.unescape(lead.decode("utf-8", "replace")))
            if state := self._state(address):
                self.broken.setdefault(address, (state, page))
            elif address.startswith("/media/"):
                self._take_for_sample(address, page)

    def draw_some(self) -> None:
        """Draw a sample of the pictures that look whole."""
        for told in self._sample:
            address, _, page = told.partition("\n")
            try:
                with Image.open(self._root / address[1:], formats=["AVIF", "WEBP", "JPEG"]) as image:
                    image.load()
            except (OSError, ValueError, SyntaxError):
                self.broken.setdefault(address, ("damaged", page))

    def _take_for_sample(self, address: str, page: str) -> None:
        self._pictures += 1
        place = len(self._sample) if len(self._sample) < DRAWN else random.randrange(self._pictures)  # noqa: S311
        if place < DRAWN:
            self._sample[place : place + 1] = [f"{address}\n{page}"]

    def _state_of(self, address: str) -> str:
        return state(self._root, address)


def state(root: Path, address: str) -> str:
    """What is wrong with a shared file: "missing", "damaged", or nothing ("")."""
    folder, _, name = address[1:].partition("/")
    try:
        with (root / folder / name).open("rb") as file:
            return "" if _is_whole(file, folder, name) else "damaged"
    except (FileNotFoundError, NotADirectoryError):
        return "missing"
    except OSError:
        return "damaged"  # the disk cannot read it


def _is_whole(file: BinaryIO, folder: str, name: str) -> bool:
    if folder == "media":
        return _PICTURES[name.rpartition(".")[2]](file, os.fstat(file.fileno()).st_size)
    named = OURS[folder].fullmatch(name)
    if named is None:
        return True
    told = hashlib.file_digest(file, "sha256").hexdigest()
    if told.startswith(named[1]):
        return True
    file.seek(0)  # documents that came from Wagtail are named by its digest
    return folder == "documents" and hashlib.file_digest(file, "sha1").hexdigest().startswith(named[1])


def _is_jpeg(file: BinaryIO, size: int) -> bool:
    begins = file.read(2) == b"\xff\xd8"
    file.seek(max(0, size - len(END)))
    return begins and file.read() == END


def _is_webp(file: BinaryIO, size: int) -> bool:
    head = file.read(12)
    return head[:4] == b"RIFF" and head[8:] == b"WEBP" and int.from_bytes(head[4:8], "little") + 8 == size


def _is_avif(file: BinaryIO, size: int) -> bool:
    """AVIF is boxes, each of which begins with its length and its kind."""
    place, kinds = 0, []
    while place < size:
        file.seek(place)
        head = file.read(8)
        length = int.from_bytes(head[:4])
        if len(head) < 8 or length < 8:
            return False
        kinds.append(head[4:])
        place += length
    return place == size and kinds[:1] == [b"ftyp"] and b"mdat" in kinds


_PICTURES = {"jpg": _is_jpeg, "webp": _is_webp, "avif": _is_avif}


def strangers(root: Path, known: Iterable[str]) -> list[Path]:
    """Files in the shared folders that are not called as what Warraq puts there, nor are at a `known` address."""
    ours = {root / address.lstrip("/") for address in known}
    return sorted(
        path for name in SHARED for path in _files(root / name)
        if path not in ours and not OURS[name].fullmatch(path.relative_to(root / name).as_posix())
    )  # fmt: skip


def _files(folder: Path) -> Iterator[Path]:
    for below, _, names in os.walk(folder):
        yield from (Path(below, name) for name in names if not name.startswith(".new-"))  # those are being written


def mend(press: Press, broken: Mapping[str, tuple[str, str]]) -> set[str]:
    """Make these files anew, each put in place at once. Answers those that are whole now: an original may be lost.
    Call under the press's lock. Raises EditionWriteFailed."""
    root = press.config.edition
    with snapshot():
        maker = _Maker(press)
        for address, (_, page) in broken.items():
            try:
                maker.make(address, page)
            except OSError as error:
                if error.errno in disk.FAILING:
                    raise
            except (WarraqError, ValueError):
                continue
    return {address for address in broken if not state(root, address)}


class _Maker:
    """Makes shared files from the records that a page which leads to them stands on."""

    def __init__(self, press: Press) -> None:
        self._press = press
        self._shelf = Shelf(press.config)

    def make(self, address: str, page: str) -> None:
        if address.startswith("/assets/"):
            data = self._press.printer.shared_assets.get(address)
            self._put(address, [] if data is None else [data])
        elif address.startswith("/documents/"):
            found = (row for row in self._documents(page) if row.address == address)
            self._put(address, (self._original(row.file).read_bytes() for row in found))
        elif address.startswith("/media/card-"):
            self._draw_card(page)
        else:
            rows = (row for row in self._pictures(page) if address in _renditions(row))
            rendered = (render(self._original(row.file).read_bytes(), row.digest, frozenset({address})) for row in rows)
            self._put(address, (made.bytes for several in rendered for made in several))

    def _put(self, address: str, made: Iterable[bytes]) -> None:
        for data in made:
            write_atomically(self._press.config.edition / address.lstrip("/"), data)
            return

    def _draw_card(self, page: str) -> None:
        """The printer draws an article's card where it is not whole."""
        printed = self._press.ledger.pages.printed(page)
        if printed is not None and printed.target.kind == "article":
            self._press.printer.data(printed.target, Reader(self._shelf), self._press.ledger.pages.is_printed)

    def _pictures(self, page: str) -> Iterable[PictureRow]:
        rows = self._shelf.pictures.these(self._numbers(page, "picture:"))
        return (row for row in rows if row.digest and row.width and row.height)

    def _documents(self, page: str) -> Iterable[DocumentRow]:
        return self._shelf.documents.these(self._numbers(page, "document:"))

    def _numbers(self, page: str, kind: str) -> list[int]:
        keys = self._press.ledger.standing.keys_of(page)
        return sorted(int(key[len(kind) :]) for key in keys if key.startswith(kind))

    def _original(self, file: str) -> Path:
        return self._press.config.media / file


def _renditions(row: PictureRow) -> set[str]:
    return {made.address for made in plan(row.width, row.height, row.digest)}
