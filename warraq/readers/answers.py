"""From a request to an answer: which file, which redirect, which condition. Plain functions, no network."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import quote

from warraq.addresses import canonical, readable, to_url
from warraq.readers import conditions, headers, plain, wordpress
from warraq.readers.edition import Edition, Printing
from warraq.readers.exchange import Answer, Request, Search, Stretch
from warraq.readers.files import Copy, PrintedFile
from warraq.readers.headers import HeaderList

LONGEST = 8000
"""Characters of path and query together; more is no address of a newspaper."""

_HOST = re.compile(r"(?:[A-Za-z0-9._~-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?", re.ASCII)
_ASKS = re.compile(r"(?:^|&)q=")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
_MOST_HOPS = 2

def answer(request: Request, edition: Edition) -> Answer | Search:
    """The answer to a request, from the edition that is current now."""
    refused = _refused(request)
    if refused is not None:
        return refused
    printing = edition.current()
    if printing is None:
        return plain.no_edition()
    if not request.query:
        known = edition.remembered(request.path, printing)
        if known is not None:
            return _file(request, known)
    return _looked_up(request, edition, printing)


def _refused(request: Request) -> Answer | None:
    if request.method not in {"GET", "HEAD"}:
        return plain.not_allowed()
    if len(request.hosts) > 1 or not all(_HOST.fullmatch(host) for host in request.hosts):
        return plain.malformed()
    if not request.path.startswith("/") or len(request.path) + len(request.query) > LONGEST:
        return plain.malformed()
    return plain.malformed() if _CONTROLS.search(request.path) else None


def _looked_up(request: Request, edition: Edition, printing: Printing) -> Answer | Search:
    # The server has decoded the escapes once: what looks like an escape now is letters of the address.
    escaped = request.path.replace("%", "%25").replace("?", "%3F").replace("#", "%23")
    path = canonical(escaped)
    if request.query:
        if path == "/search/" and _ASKS.search(request.query):
            return Search(request.query)
        led = _by_query(path, request.query, edition, printing)
        if led is not None:
            return led
    if readable(escaped) == path:
        file = edition.remembered(request.path, printing) or edition.find(path, printing)
        if file is not None:
            edition.remember(request.path, file)
            return _file(request, file)
    return _elsewhere(path, edition, printing) or _missing(request, edition, printing)


def _by_query(path: str, query: str, edition: Edition, printing: Printing) -> Answer | None:
    """WordPress's addresses by query, which stand before the page that their path names."""
    clean = canonical(f"{path}?{query}").partition("?")[2]
    words = next((field[2:] for field in query.split("&") if field.startswith("s=")), None)
    if words is not None and path in {"/", "/index.php"} and edition.exists("/search/", printing):
        return moved(f"/search/?q={words}") if _printable(words) else None
    if path == "/index.php":
        path = "/"
    found = printing.redirects.find(f"{path}?{clean}")
    if found is not None:
        return _led(found.to, found.status)
    for candidate in wordpress.queries(path, clean):
        target = _target(candidate, edition, printing)
        if target is not None and target != path:
            return moved(target)
    return None


def _printable(words: str) -> bool:
    return re.fullmatch(r"[\x21-\x7e]*", words) is not None


def _elsewhere(path: str, edition: Edition, printing: Printing) -> Answer | None:
    """Where an address that is no page leads: its other spellings, the redirects, what WordPress would understand."""
    for spelling in _spellings(path):
        if edition.exists(spelling, printing):
            return moved(spelling)
        found = printing.redirects.find(spelling)
        if found is not None:
            return _led(found.to, found.status)
    for candidate in wordpress.candidates(path):
        target = _target(candidate, edition, printing)
        if target is not None:
            return moved(target)
    return None


def _spellings(path: str) -> Iterator[str]:
    """The ways to write an address: as it came, with or without its final slash, its letters composed or not.

    >>> list(_spellings("/a"))
    ['/a', '/a/']
    """
    if "?" in path:
        yield path
        return
    seen = set()
    for form in (path, unicodedata.normalize("NFC", path), unicodedata.normalize("NFD", path)):
        bare = form.removesuffix("/index.html")
        slashed = bare.rstrip("/") + "/"
        for spelling in (form, slashed, bare.rstrip("/") or "/"):
            if spelling not in seen:
                seen.add(spelling)
                yield spelling


def _target(candidate: wordpress.Candidate, edition: Edition, printing: Printing) -> str | None:
    """The page, or its feed, that a candidate names after at most two of the edition's own redirects."""
    address = candidate.address
    for _ in range(_MOST_HOPS):
        if "?" not in address:
            page = next((form for form in _spellings(address) if edition.exists(form, printing)), None)
            if page is not None:
                feed = page + "feed.xml"
                return feed if candidate.feed and edition.exists(feed, printing) else page
        found = next(filter(None, map(printing.redirects.find, _spellings(address))), None)
        if found is None or found.status == 410:
            return None
        if not found.to.startswith("/"):
            return found.to
        address = found.to
    return None


def _led(to: str, status: int) -> Answer:
    return plain.gone() if status == 410 else moved(to, status)


def moved(address: str, status: int = 301) -> Answer:
    """A redirect to a readable address, or a whole URL."""
    # Nothing that a page or an export wrote may end the header, or leave the newspaper by a second slash.
    location = to_url(re.sub(r"[\x00-\x20\\]", lambda match: quote(match[0]), address))
    if location.startswith("/"):
        location = "/" + location.lstrip("/")
    said: HeaderList = [("location", location), ("cache-control", headers.MOVED_CACHE), ("content-length", "0")]
    return Answer(status, [*said, *headers.walls(headers.PLAIN_POLICY)])


def _missing(request: Request, edition: Edition, printing: Printing) -> Answer:
    """Not found, said on the newspaper's own page, which leads on to its latest news."""
    file = edition.remembered("404.html", printing)
    if file is None:
        file = edition.find("/404.html", printing)
        if file is None:
            return plain.not_found()
        edition.remember("404.html", file)
    copy = _copy(request, file)
    kept = [pair for pair in copy.headers if pair[0] not in {"etag", "last-modified", "cache-control"}]
    return Answer(404, [*kept, ("cache-control", headers.MISSING_CACHE)], _body(copy))


def _copy(request: Request, file: PrintedFile) -> Copy:
    if len(file.copies) > 1:
        for encoding in conditions.encodings(request.header("accept-encoding") or ""):
            if encoding in file.copies:
                return file.copies[encoding]
    return file.copies[""]


def _file(request: Request, file: PrintedFile) -> Answer:
    status = 404 if file.name == "404.html" else 200
    copy = _copy(request, file)
    known = request.header("if-none-match")
    if known is not None:
        if conditions.etag_matches(known, copy.etag):
            return Answer(304, copy.unchanged_headers)
    elif (since := request.header("if-modified-since")) and conditions.same_second(since, file.modified):
        return Answer(304, copy.unchanged_headers)
    if file.ranges and (wanted := request.header("range")) and request.method == "GET":
        part = _part(request, copy, wanted)
        if part is not None:
            return part
    return Answer(status, copy.headers, _body(copy))


def _part(request: Request, copy: Copy, wanted: str) -> Answer | None:
    """A single range of a file, or that there is none; None where all is to be sent."""
    condition = request.header("if-range")
    if condition is not None and condition != copy.etag:
        return None
    found = conditions.byte_range(wanted, copy.size)
    if found is None:
        return None
    rest = [pair for pair in copy.headers if pair[0] != "content-length"]
    if isinstance(found, bool):
        return Answer(416, [*rest, ("content-range", f"bytes */{copy.size}"), ("content-length", "0")])
    start, end = found
    said = [*rest, ("content-range", f"bytes {start}-{end - 1}/{copy.size}"), ("content-length", str(end - start))]
    return Answer(206, said, copy.data[start:end] if copy.data is not None else Stretch(copy.path, start, end))


def _body(copy: Copy) -> bytes | Stretch:
    return copy.data if copy.data is not None else Stretch(copy.path)
