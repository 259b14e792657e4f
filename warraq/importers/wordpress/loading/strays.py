"""Strays: files of the uploads folder that texts show, though the export lists no attachment for them.

An export of "posts" alone lists no attachments at all, and files that came by FTP never were any. Where the uploads are
at hand they come over as if they had been listed, so that no picture of an article is lost.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from warraq.addresses import canonical
from warraq.importers.wordpress.links import LinkMap, original_path
from warraq.importers.wordpress.loading.spool import Spool
from warraq.importers.wordpress.records import STRAY, Item
from warraq.importers.wordpress.survey import Survey

Find = Callable[[str], "Path | None"]
"""An upload's canonical path → its file, if it is there."""

_UPLOAD = re.compile(r"""[^\s"'()<>=,]{0,300}/uploads/[^\s"'()<>?#]{1,500}?\.[A-Za-z0-9]{2,5}(?![\w.])""")
_PIECE = 500
"""Addresses that are put aside together."""


class Strays:
    """Notes every upload that a text names; at the end says which of them no attachment stands for."""

    def __init__(self, find: Find | None, folder: Path, *, fetched: bool = False) -> None:
        """`find` looks in the uploads folder. Where files are `fetched`, what is not in it is believed to be on the
        old site, at the very address that the text shows. `folder` is where the notes wait."""
        self._find = find
        self._fetched = fetched
        self._named: Spool[list[str]] = Spool(folder)
        self._piece: dict[str, None] = {}

    def look(self, item: Item) -> None:
        """Note what a text names. (Put aside in a file: whether an attachment is listed is known at the end.)"""
        if "/uploads/" not in item.content:
            return
        self._piece.update(dict.fromkeys(_UPLOAD.findall(item.content)))
        if len(self._piece) >= _PIECE:
            self._named.add(list(self._piece))
            self._piece.clear()

    def attachments(self, survey: Survey) -> Iterator[Item]:
        """An attachment for each stray: of its original where that is there, else of what the text shows. The survey
        must be finished; it learns of each."""
        links = LinkMap(survey)
        for addresses in (*self._named, list(self._piece)):
            for address in addresses:
                path = links.upload(address)
                if not path or links.file(path):
                    continue
                there = self._there(path)
                if there is None:
                    continue
                item = _attachment(there, links.whole(there))
                survey.take(item)
                # Whatever size a text shows, this is the picture.
                survey.files.setdefault(original_path(path), item.id)
                yield item

    def _there(self, path: str) -> str | None:
        if self._find is not None:
            for name in dict.fromkeys((original_path(path), path)):
                if self._find(name) is not None:
                    return name
        return path if self._fetched else None


def _attachment(path: str, url: str) -> Item:
    digest = hashlib.blake2b(canonical(path).encode(), digest_size=7).digest()
    stem = PurePosixPath(path).stem
    return Item(
        id=STRAY + int.from_bytes(digest, "big"), kind="attachment", status="inherit", title=stem, slug="", link="",
        guid="", creator="", date="", date_gmt="", attachment_url=url,
    )  # fmt: skip
