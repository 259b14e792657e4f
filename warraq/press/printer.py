"""The printer: from a target to its bytes, in this process or in several."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version

from django.db import Error as DatabaseError

from warraq.addresses import file_of
from warraq.config import TABLES, SiteConfig
from warraq.errors import PrintFailed, UnprintableAddress, WarraqError
from warraq.keys import Key
from warraq.press import disk
from warraq.press.drafts.draft import Draft
from warraq.press.ledger.records import stored_facets
from warraq.press.twins import digest_of
from warraq.press.works import Work
from warraq.reading.facets import facets
from warraq.reading.reader import Reader
from warraq.reading.redirects import lines, short_addresses
from warraq.reading.sheets import sheet
from warraq.reading.shelf import Shelf
from warraq.reading.targets import Target
from warraq.sheets import ArticleSheet, FeedSheet, SocialCard
from warraq.theme import Theme, social

MAKERS = ("brotli", "deflate", "jinja2", "babel", "hijridate", "pillow", "lxml", "nh3")
"""Libraries whose other version may give other bytes."""
CODE = "6"
"""Raised when this house's own code prints the same records differently."""


@dataclass(frozen=True)
class Outcome:
    """What came of one piece of work: what stands at the address now (None: nothing), the digest of its bytes, an
    article's facets as the ledger keeps them, and whether another file stands there than before."""

    address: str
    target: Target | None
    digest: bytes
    keys: frozenset[Key]
    facets: str | None
    written: bool


def gone(address: str, *, was_printed: bool = True) -> Outcome:
    """What came of an address at which nothing stands, or nothing any more."""
    return Outcome(address, None, b"", frozenset(), None, was_printed)


class Printer:
    """Prints the pages of one newspaper. Made once a process: the theme reads its files when it is made."""

    def __init__(self, config: SiteConfig) -> None:
        self.config = config
        self.theme = Theme(config.root / "theme")

    @cached_property
    def digest(self) -> str:
        """Changes when any page may come out differently though its records are the same."""
        settings = {name: repr(getattr(self.config, name)) for name in TABLES}
        makers = {name: version(name) for name in MAKERS}
        told = json.dumps([CODE, self.theme.digest, settings, makers], sort_keys=True)
        return hashlib.blake2b(told.encode(), digest_size=16).hexdigest()

    @cached_property
    def shared_assets(self) -> Mapping[str, bytes]:
        """The theme's files that pages ask for by address; their script only where it is set."""
        script = self.theme.script if self.config.theme.offline else {}
        return {**self.theme.assets, **script}

    @cached_property
    def plain_assets(self) -> list[Target]:
        """The theme's files that stand beside the pages: /favicon.ico. The others are shared by all prints."""
        addresses = sorted(address for address in self.theme.assets if not address.startswith("/assets/"))
        return [Target("asset", (), address) for address in addresses]

    def data(self, target: Target, reader: Reader) -> bytes | None:
        """The bytes of a target, or None if there is nothing (any more). Raises PrintFailed."""
        with faults_of(target.address):
            if target.kind == "asset":
                return self.theme.assets.get(target.address)
            if target.kind == "numbers":
                return lines(short_addresses(int(target.args[0]), reader)) or None
            found = sheet(target, reader)
            if found is None:
                return None
            if isinstance(found, ArticleSheet) and found.social is not None:
                self._draw(found.social)
            if target.kind == "feed_json" and isinstance(found, FeedSheet):
                return self.theme.render_json_feed(found)
            return self.theme.render(found)

    def _draw(self, card: SocialCard) -> None:
        """Make sure of an article's social card. It is there before any page that names it is shown."""
        file = self.config.edition / card.address.lstrip("/")
        if social.is_whole(file):
            return
        original = self.config.media / card.photo
        # Where the original is lost the card goes without it; which picture is missing is told elsewhere.
        photo = original.read_bytes() if card.photo and original.is_file() else None
        with disk.told_plainly():
            disk.replace(str(file), social.draw(card, photo))

    def print(self, work: Work, shelf: Shelf, draft: Draft, before: bytes | None) -> Outcome:
        """Print one address; its file is written only if its bytes differ from those `before`, or there is none."""
        for target in work.targets:
            reader = Reader(shelf)
            data = self.data(target, reader)
            if data is None:
                continue
            return self.put(target, data, reader, draft, before)
        return gone(work.address, was_printed=before is not None)

    def put(self, target: Target, data: bytes, reader: Reader, draft: Draft, before: bytes | None) -> Outcome:
        """Print a target whose bytes are made already, as `reader` read them."""
        digest, file = digest_of(data), _file(target.address)
        with disk.told_plainly():
            kept = digest == before and draft.keep(file, data)
            if not kept:
                draft.write(file, data)
        facts = stored_facets(facets(int(target.args[0]), reader.shelf)) if target.kind == "article" else None
        return Outcome(target.address, target, digest, frozenset(reader.keys), facts, not kept)


@contextmanager
def faults_of(address: str) -> Iterator[None]:
    """What goes wrong within is told as what is printed there. Raises PrintFailed."""
    try:
        yield
    except (WarraqError, DatabaseError):
        raise
    except Exception as error:
        raise PrintFailed(address=address, reason=f"{type(error).__name__}: {error}") from error


def _file(address: str) -> str:
    try:
        return file_of(address)
    except ValueError as error:
        raise UnprintableAddress(address=address) from error
