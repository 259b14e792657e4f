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
from warraq.readers.files import SMALL, Copy, PrintedFile
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
            return _file(request, known, edition)
    return _looked_up(request, edition, printing)


def _refused(request: Request) -> Answer | None:
    return ill_formed(request) if request.method in {"GET", "HEAD"} else plain.not_allowed()


def ill_formed(request: Request) -> Answer | None:
    """The refusal of a request that no browser makes, whatever its method; None where it is well formed."""
    if len(request.hosts) > 1 or not all(_HOST.fullmatch(host) for host in request.hosts):
        return plain.malformed()
    if not request.path.startswith("/") or len(request.path) + len(request.query) > LONGEST:
        return plain.malformed()
    return plain.malformed() if _CONTROLS.search(request.path) else None


def _looked_up(request: Request, edition: Edition, printing: Printing) -> Answer | Search:
    path = canonical(request.path)
    if request.query:
        if path == "/search/" and _ASKS.search(request.query):
            return Search(request.query, "br" in conditions.encodings(request.header("accept-encoding") or ""))
        led = _by_query(path, request.query, edition, printing)
        if led is not None:
            return led
    if readable(request.path) == path:
        file = edition.remembered(request.path, printing) or edition.find(path, printing)
        if file is not None:
            edition.remember(request.path, file)
            return _file(request, file, edition)
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
        found = printing.redirects.led(spelling)
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
    location = location_of(address)
    said: HeaderList = [("location", location), ("cache-control", headers.MOVED_CACHE), ("content-length", "0")]
    return Answer(status, [*said, *headers.walls(headers.PLAIN_POLICY)])


def location_of(address: str) -> str:
    """An address as a header has it."""
    # Nothing that a page or an export wrote may end the header, or leave the newspaper by a second slash.
    location = to_url(re.sub(r"[\x00-\x20\\]", lambda match: quote(match[0]), address))
    return "/" + location.lstrip("/") if location.startswith("/") else location


def _missing(request: Request, edition: Edition, printing: Printing) -> Answer:
    """Not found, said on the newspaper's own page, which leads on to its latest news."""
    file = edition.remembered("404.html", printing)
    if file is None:
        file = edition.find("/404.html", printing)
        if file is None:
            return plain.not_found()
        edition.remember("404.html", file)
    encoding = _encoding(request, file)
    try:
        copy, data = file.copy(encoding), edition.content(file, encoding)
    except OSError:
        return plain.not_found()
    said = [pair for pair in file.headers(copy) if pair[0] not in {"etag", "last-modified", "cache-control"}]
    return Answer(404, [*said, ("cache-control", headers.MISSING_CACHE)], data)


def _encoding(request: Request, file: PrintedFile) -> str:
    if len(file.identities) > 1:
        for encoding in conditions.encodings(request.header("accept-encoding") or ""):
            if encoding in file.identities:
                return encoding
    return ""


def _file(request: Request, file: PrintedFile, edition: Edition) -> Answer:
    encoding = _encoding(request, file)
    try:
        copy = file.copy(encoding)
        settled = _not_wanted(request, file, copy) or _unchanged(request, file, copy)
        if settled is not None:
            return settled
        if file.ranges and (wanted := request.header("range")) and request.method == "GET":
            part = _part(request, file, encoding, wanted)
            if part is not None:
                return part
        body = edition.content(file, encoding) if copy.size <= SMALL else Stretch(file.path_of(encoding), 0, copy.size)
    except OSError:
        # The press took it away between the look and the reading.
        return plain.not_found()
    return Answer(404 if file.name == "404.html" else 200, [], body, (copy.own, copy.common))


def _not_wanted(request: Request, file: PrintedFile, copy: Copy) -> Answer | None:
    """412 where the client wants another copy than there is, or none that is younger than it knows."""
    wanted = request.header("if-match")
    if wanted is not None:
        wrong = not conditions.etag_matches(wanted, copy.etag, strongly=True)
    else:
        since = request.header("if-unmodified-since")
        wrong = since is not None and conditions.later(since, file.modified)
    return plain.another_copy() if wrong else None


def _unchanged(request: Request, file: PrintedFile, copy: Copy) -> Answer | None:
    """304 where the client has this very copy."""
    known = request.header("if-none-match")
    if known is not None:
        same = conditions.etag_matches(known, copy.etag)
    else:
        since = request.header("if-modified-since")
        same = since is not None and conditions.same_second(since, file.modified)
    if not same:
        return None
    left_out = {"content-length", "content-type", "content-encoding"}
    return Answer(304, [pair for pair in file.headers(copy) if pair[0] not in left_out])


def _part(request: Request, file: PrintedFile, encoding: str, wanted: str) -> Answer | None:
    """A single range of a file, or that there is none; None where all is to be sent."""
    copy = file.copy(encoding)
    condition = request.header("if-range")
    if condition is not None and condition != copy.etag:
        return None
    found = conditions.byte_range(wanted, copy.size)
    if found is None:
        return None
    rest = [pair for pair in file.headers(copy) if pair[0] != "content-length"]
    if isinstance(found, bool):
        return Answer(416, [*rest, ("content-range", f"bytes */{copy.size}"), ("content-length", "0")])
    start, end = found
    said = [*rest, ("content-range", f"bytes {start}-{end - 1}/{copy.size}"), ("content-length", str(end - start))]
    return Answer(206, said, Stretch(file.path_of(encoding), start, end))
