"""Public addresses: how one is built from a pattern, written in one canonical way, and kept as a file.

An *address* is a path (and, for some of WordPress's, a query) in readable form: percent escapes decoded to
letters, so that `/2014/09/15/حديقة-النهر/` is the same address however a browser or an old link spelled it.
`to_url` gives the percent-encoded form for headers, sitemaps and canonical links.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from urllib.parse import SplitResult, quote, unquote_to_bytes, urlsplit

TOKENS = (
    "%year%", "%monthnum%", "%day%", "%hour%", "%minute%", "%second%",
    "%post_id%", "%postname%", "%category%", "%author%",
)  # fmt: skip
"""WordPress's permalink tokens, all of which a pattern may use."""

SHORT = re.compile(r"/s/([1-9]\d{0,15})/", re.ASCII)
"""An article's short address: its number, which never changes and leads to wherever the article stands."""
SHORT_BLOCK = 100
"""Where the short addresses of a block of numbers lead is one small file, so that a new article rewrites but one."""

REDIRECTS = "/.redirects/old/"
"""Where the edition keeps what it knows of old addresses; readers are shown nothing below a dot."""

_PARTS = re.compile(r"(?:[^:/?#]*:)?(?://[^/?#]*)?([^?#]*)(?:\?([^#]*))?")
_FILE = re.compile(
    r"\.(?:html?|php|aspx?|shtml|xml|json|txt|tsv|js|css|br|gz|ico|svg|png|webmanifest)(?:\.\d+)?$", re.IGNORECASE
)
_OWN_FILES = frozenset({"index.html", "index.php", "404.html"})
_OWN_ADDRESSES = frozenset({"/503.html", "/offline.html"})
RESERVED = ("assets", "media", "documents", "search", "letters", "admin", "archive")
"""First parts of addresses that the readers' side keeps for itself."""
_NO_NAMES = frozenset({"", ".", ".."})
LONGEST_NAME = 255
"""Bytes of a part of a path: what the file systems have in common."""

_TOKEN = re.compile(r"%[a-z_]+%")
# What may not stand bare in a path, whoever wrote it: delimiters, escapes, blanks, controls, and the invisible
# direction marks that would make two addresses look alike.
_UNSAFE = re.compile(
    '[%?#\\\\"<>^`{|}\\s\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffd\ud800-\udfff]'
)


def _escape(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "surrogateescape"))


def readable(path: str) -> str:
    """A path with its percent escapes decoded, except those that a path needs.

    Either case of an escape, and letters that were never escaped, come out alike:

    >>> readable("/%d9%85%D9%86-نحن/")
    '/من-نحن/'
    >>> readable("/a%20b%2fc/100%25/")
    '/a%20b%2Fc/100%25/'

    Bytes that are not UTF-8 stay as escapes:

    >>> readable("/%ff/")
    '/%FF/'
    """
    parts = []
    for part in path.split("/"):
        text = unquote_to_bytes(part).decode("utf-8", "surrogateescape")
        parts.append(_UNSAFE.sub(_escape, text).replace("/", "%2F"))
    return "/".join(parts)


def parts_of(url: str) -> SplitResult:
    """The parts of an address as Python reads them; one whose host it cannot read has neither scheme nor host.

    >>> parts_of("http://[nonsense/a?b").hostname, parts_of("http://[nonsense/a?b").path
    (None, '/a')
    """
    try:
        return urlsplit(url)
    except ValueError:
        found = _PARTS.match(url)
        path, query = found.groups() if found else ("", "")
        return SplitResult("", "", path, query or "", "")


def canonical(target: str) -> str:
    """The one spelling of a request's target (path and query, or a whole URL): readable path, no fragment,
    no doubled slashes, the query's fields sorted.

    >>> canonical("/?paged=2&cat=3")
    '/?cat=3&paged=2'
    >>> canonical("https://old.example/feed//?x")
    '/feed/?x'
    """
    if not target.startswith("/"):
        parts = parts_of(target)
        path, query = parts.path or "/", parts.query
    else:
        path, _, query = target.partition("#")[0].partition("?")
    path = re.sub("/{2,}", "/", readable(path))
    if not query:
        return path
    fields = sorted(_field(field) for field in query.split("&") if field)
    return f"{path}?{'&'.join(fields)}"


def _field(field: str) -> str:
    text = unquote_to_bytes(field.replace("+", " ")).decode("utf-8", "surrogateescape")
    name, equals, value = text.partition("=")
    clean = [_UNSAFE.sub(_escape, part).replace("&", "%26") for part in (name, value)]
    return equals.join(clean)


def to_url(address: str) -> str:
    """An address percent-encoded (upper case, RFC 3986), as headers and sitemaps need it.

    >>> to_url("/من/?s=كتاب")
    '/%D9%85%D9%86/?s=%D9%83%D8%AA%D8%A7%D8%A8'
    """
    return quote(address, safe="/?&=#%+:,;@!$'()*~-._")


def file_of(address: str) -> str:
    """Where the edition keeps an address: `/a/b/` is `a/b/index.html`, `/feed.xml` is `feed.xml`.

    Raises ValueError for what is no safe file name (a query, `..`, a name over 255 bytes).

    >>> file_of("/a/b/")
    'a/b/index.html'
    """
    if not address.startswith("/") or "?" in address:
        raise ValueError(f"not a printable address: {address!r}")
    name = address[1:] + "index.html" if address.endswith("/") else address[1:]
    for part in name.split("/"):
        if part in _NO_NAMES or "\x00" in part or len(part.encode("utf-8", "surrogateescape")) > LONGEST_NAME:
            raise ValueError(f"not a printable address: {address!r}")
    return name


def in_the_way(address: str) -> bool:
    """Whether a page of this address would stand where the newspaper's own files do (a folder that is called as a file,
    or the file of a folder), or where readers are shown nothing (a name that begins with a dot).

    WordPress writes `/index.php/…` where a server cannot rewrite addresses.

    >>> in_the_way("/feed.xml/"), in_the_way("/2014/index.html"), in_the_way("/index.php/2014/a.html")
    (True, True, False)
    >>> in_the_way("/favicon.ico/"), in_the_way("/503.html"), in_the_way("/2014/503.html")
    (True, True, False)
    """
    *folders, last = address[1:].split("/")
    if address in _OWN_ADDRESSES:
        return True
    if any(part.startswith(".") and part != ".well-known" for part in (*folders, last)):
        return True
    return last in _OWN_FILES or any(folder != "index.php" and _FILE.search(folder) for folder in folders)


def short_address(number: int) -> str:
    """An article's address for a message, a poster, a sheet of paper: few signs, and none of them Arabic, which many
    programs print as a long row of percent escapes.

    >>> short_address(412)
    '/s/412/'
    """
    return f"/s/{number}/"


def redirects_file(old: str) -> str:
    """The file of the edition that says where this old address leads, if anywhere: of 256 the one that the first digits
    of its SHA-256 name. Whatever the archive's size, a change rewrites a small part of what it knows of old addresses.

    >>> redirects_file("/old-name/")
    '/.redirects/old/3f.tsv'
    """
    return f"{REDIRECTS}{sha256(old.encode('utf-8', 'surrogateescape')).hexdigest()[:2]}.tsv"


def short_file(number: int) -> str:
    """The file of the edition that says where the short address of this article leads: a line for each of its block,
    as in those of old addresses.

    >>> short_file(412)
    '/.redirects/short/4.tsv'
    """
    return f"/.redirects/short/{number // SHORT_BLOCK}.tsv"


def check_pattern(pattern: str) -> str | None:
    """Why a permalink pattern cannot be used, or None if it can. WordPress's rules: it starts with a slash, knows
    only `TOKENS`, and names the article by %postname% or %post_id%.

    >>> check_pattern("/%year%/%postname%/") is None
    True
    """
    if not pattern.startswith("/") or "//" in pattern or "?" in pattern or ".." in pattern:
        return "it must be a path that starts with / and has no empty, '..' or query part"
    unknown = sorted(set(_TOKEN.findall(pattern)) - set(TOKENS))
    if unknown:
        return f"unknown part {', '.join(unknown)}; known: {' '.join(TOKENS)}"
    if not ("%postname%" in pattern or "%post_id%" in pattern):
        return "it must hold %postname% or %post_id%"
    return None


def article_address(
    pattern: str, *, published: datetime, slug: str, number: int, sections: Sequence[str], byline: str
) -> str:
    """The permalink of an article by a pattern of WordPress's tokens.

    `published` is in the newspaper's own time zone; `sections` are slugs from the outermost in; `number` is the
    article's id. An article without slug takes its number.

    >>> article_address("/%category%/%postname%/", published=datetime(2014, 9, 15), slug="جسر", number=7,
    ...                 sections=["culture", "books"], byline="desk")
    '/culture/books/جسر/'
    """
    values: Mapping[str, str] = {
        "%year%": f"{published:%Y}", "%monthnum%": f"{published:%m}", "%day%": f"{published:%d}",
        "%hour%": f"{published:%H}", "%minute%": f"{published:%M}", "%second%": f"{published:%S}",
        "%post_id%": str(number), "%postname%": slug or str(number),
        "%category%": "/".join(sections) or "uncategorized", "%author%": byline or "desk",
    }  # fmt: skip
    return canonical(_TOKEN.sub(lambda token: values[token[0]], pattern))


def list_address(base: str, slugs: Sequence[str], period: str = "") -> str:
    """The address of a list (section, tag, byline), or of one period of it ("2014" or "2014-09").

    >>> list_address("category", ["culture", "books"], "2014-09")
    '/category/culture/books/2014/09/'

    What no disk takes for a name gives way, whoever wrote it:

    >>> list_address("tag", [".."])
    '/tag/-5ec1f7e700f3/'
    """
    parts = [*base.strip("/").split("/"), *slugs, *(period.split("-") if period else [])]
    address = canonical("/" + "/".join(part for part in parts if part) + "/")
    if len(address) < LONGEST_NAME // 4 and "." not in address:
        return address
    return "/".join(map(_printable, address.split("/")))


def _printable(part: str) -> str:
    """A part of a path that a disk takes for a name: what begins with a dot is hidden, what is too long has
    none, and what is called as a file may be one."""
    name = part.encode("utf-8", "surrogateescape")
    if len(name) <= LONGEST_NAME and not part.startswith(".") and not _FILE.search(part):
        return part
    return f"{part[:50].partition('%')[0].partition('.')[0]}-{sha256(name).hexdigest()[:12]}"


def archive_address(period: str) -> str:
    """The address of the archive of a year or month: "2014-09" is `/2014/09/`."""
    return "/" + period.replace("-", "/") + "/"
