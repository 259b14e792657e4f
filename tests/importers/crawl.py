"""A reader who asks the real server's application for addresses, follows its redirects, and tries every link."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import parse_qs, unquote_to_bytes, urljoin, urlsplit

from lxml import html

from warraq.readers.answers import answer
from warraq.readers.edition import Edition
from warraq.readers.exchange import Request, Search

ORIGIN = "http://127.0.0.1:8000"
_LINKS = ("href", "src", "srcset", "poster", "action")


@dataclass
class Reader:
    """Asks the edition in a folder, as it is printed there."""

    folder: Path

    @cached_property
    def edition(self) -> Edition:
        return Edition(self.folder)

    def ask(self, target: str) -> tuple[int, str]:
        """Status and location of one request; `target` is a path with its query, percent-encoded or not."""
        path, _, query = target.partition("#")[0].partition("?")
        # The server's own first step: escapes are decoded once.
        decoded = unquote_to_bytes(path).decode("utf-8", "surrogateescape")
        if decoded == "/letters/":
            # The form for letters is asked of the readers' process: it is there for whatever page there is.
            page = parse_qs(query).get("address")
            return self.ask(page[0]) if page else (200, "")
        found = answer(Request("GET", decoded, query, lambda name: None, ["127.0.0.1"]), self.edition)
        if isinstance(found, Search):
            return 200, ""
        return found.status, dict(found.headers).get("location", "")

    def follow(self, target: str) -> tuple[int, int]:
        """The status in the end, and how many redirects led there."""
        for hops in range(6):
            status, location = self.ask(target)
            if status not in {301, 302, 307, 308}:
                return status, hops
            target = location
        return 0, 6


def unanswered(reader: Reader, urls: Path) -> list[str]:
    """The lines of a site's list of addresses that do not end in a page after at most one redirect."""
    failed = []
    for line in urls.read_text("utf-8").splitlines():
        target = line.split("\t")[1]
        status, hops = reader.follow(target)
        if status != 200 or hops > 1:
            failed.append(f"{status} after {hops}: {target}")
    return failed


def pages(edition: Path) -> Iterator[tuple[str, html.HtmlElement]]:
    """Every printed page with its address."""
    root = (edition / "current").resolve()
    for file in sorted(root.rglob("*.html")):
        address = "/" + file.relative_to(root).as_posix().removesuffix("index.html")
        yield address, html.document_fromstring(file.read_bytes())


def broken_links(reader: Reader) -> dict[str, str]:
    """Links and pictures within the newspaper that lead to nothing, each with a page that has it."""
    tried: dict[str, bool] = {}
    broken: dict[str, str] = {}
    for address, page in pages(reader.folder):
        for target in links(page):
            whole = urljoin(f"{ORIGIN}{address}", target)
            parts = urlsplit(whole)
            if f"{parts.scheme}://{parts.netloc}" != ORIGIN:
                continue
            asked = parts.path + (f"?{parts.query}" if parts.query else "")
            if asked not in tried:
                tried[asked] = reader.follow(asked)[0] == 200
            if not tried[asked]:
                broken.setdefault(asked, address)
    return broken


def links(page: html.HtmlElement) -> Iterator[str]:
    """Every address that a page names."""
    for element in page.iter():
        for name in _LINKS:
            value = element.get(name) if isinstance(element.tag, str) else None
            if not value:
                continue
            if name == "srcset":
                yield from (part.split()[0] for part in value.split(",") if part.strip())
            else:
                yield value
