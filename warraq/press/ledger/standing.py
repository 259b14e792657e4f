"""Which pages stand on which keys: “who shows this article's headline?”, by one indexed look-up."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from warraq.keys import Key
from warraq.press.ledger.entering import CHUNK
from warraq.press.ledger.implied import EVERYWHERE, OF_ITSELF, of_itself
from warraq.press.ledger.pages import Pages, target_of
from warraq.press.ledger.records import Records
from warraq.reading.targets import Target


class Standing:
    """Asks in either direction: from keys to pages, and from a page to its keys."""

    def __init__(self, db: sqlite3.Connection, pages: Pages, records: Records) -> None:
        self._db = db
        self._pages = pages
        self._records = records

    def on(self, keys: Iterable[Key]) -> set[Target]:
        """All printed targets that stand on any of these keys."""
        wanted = set(keys)
        if wanted & EVERYWHERE:
            return set(self._pages.targets())
        found = set(self._articles_of(wanted))
        names = sorted(wanted)
        for start in range(0, len(names), CHUNK):
            chunk = names[start : start + CHUNK]
            marks = ",".join("?" * len(chunk))
            rows = self._db.execute(
                "SELECT DISTINCT p.kind, p.args, p.address FROM key k JOIN stands s ON s.key = k.id "  # noqa: S608
                f"JOIN page p ON p.id = s.page WHERE k.name IN ({marks})",
                chunk,
            )
            found.update(target_of(*row) for row in rows)
        return found

    def _articles_of(self, keys: Iterable[Key]) -> Iterator[Target]:
        """The printed articles that keys are of."""
        numbers = {number for kind, _, number in (key.partition(":") for key in keys) if kind in OF_ITSELF}
        for number in numbers:
            facets = self._records.facets(int(number))
            printed = facets and self._pages.printed(facets.entry.permalink)
            if printed and printed.target[:2] == ("article", (int(number),)):
                yield printed.target

    def keys_of(self, address: str) -> set[Key]:
        """All keys that the page at an address stands on, those that are not written down among them."""
        rows = self._db.execute(
            "SELECT k.name FROM page p JOIN stands s ON s.page = p.id JOIN key k ON k.id = s.key WHERE p.address = ?",
            (address,),
        )
        printed = self._pages.printed(address)
        return {row[0] for row in rows}.union(EVERYWHERE, of_itself(printed.target) if printed else ())
