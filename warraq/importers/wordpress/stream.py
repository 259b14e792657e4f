"""The bytes of an export on their way to the XML parser: unpacked, brought to UTF-8, cleaned of what XML forbids.

Old exports are seldom good XML: they hold control characters that someone pasted from a word processor, texts cut
within a letter, blank lines before the declaration, prefixes that nothing declares, ampersands that begin nothing, and
HTML's names for characters.
Each is put right on the way and counted; what only an attack needs (a DTD, a compression bomb) is refused.
"""

from __future__ import annotations

import codecs
import gzip
import re
import zlib
from collections.abc import Iterator
from html.entities import name2codepoint
from pathlib import Path
from typing import BinaryIO

from warraq.errors import UnreadableFile
from warraq.importers.wordpress import ampersands, faults
from warraq.importers.wordpress.records import Passage

CHUNK = 1 << 18
MAX_PROLOG = 1 << 20
MAX_ROOT = 1 << 16
"""Longest start tag of the root element, in bytes. It is read anew behind each damage."""
MAX_RATIO = 300
"""How many times larger than its packed form a file may grow; XML packs to a tenth, an attack to a thousandth."""
MAX_UNDECODABLE = 0.02

_FREE = 32 << 20
_CONTROLS = bytes(code for code in range(32) if code not in (9, 10, 13)) + b"\x7f"
_REFERENCE = re.compile(rb"&#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,9}));")
_NONCHARACTERS = re.compile(rb"\xef\xbf[\xbe\xbf]")
_DECLARED = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["'][^>]*\?>""")
# Comments are of bounded length and taken in one way only: a thousand of them would be split in endless ways.
_FOREWORDS = re.compile(
    rb"""(?s)[^\0]{1,65536}?(?=<\?xml\s[^>]{1,200}\?>\s*+(?:<!--(?:[^-]|-(?!->)){0,1000}+-->\s*+){0,100}+<rss\b)"""
)
_WEB_PAGE = re.compile(rb"<!DOCTYPE\s+html\s*(?:>|PUBLIC|SYSTEM)", re.IGNORECASE)
_DECLARES = re.compile(rb"""\bxmlns:([\w.-]+)\s*=""")
_ROOT = re.compile(rb"<([A-Za-z_][\w.:-]*)([^>]*)>")
_ASCII = rb"<rss>\u0041+AD4-"
"""What every encoding of texts leaves as it is; programs' own ways of writing (UTF-7, escapes of Python's) do not."""
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))

_NAMESPACES = {
    "wp": "http://wordpress.org/export/1.0/", "excerpt": "http://wordpress.org/export/1.0/excerpt/",
    "content": "http://purl.org/rss/1.0/modules/content/", "dc": "http://purl.org/dc/elements/1.1/",
    "wfw": "http://wellformedweb.org/CommentAPI/", "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "slash": "http://purl.org/rss/1.0/modules/slash/", "media": "http://search.yahoo.com/mrss/",
    "georss": "http://www.georss.org/georss", "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd", "atom": "http://www.w3.org/2005/Atom",
}  # fmt: skip
# HTML's names for characters, given to the parser as entities of our own: XML knows five of them only.
_ENTITIES = "".join(
    f'<!ENTITY {name} "&#{code};">'
    for name, code in sorted(name2codepoint.items())
    if name not in {"amp", "lt", "gt", "quot", "apos"}
).encode()


def chunks(path: Path, passage: Passage) -> Iterator[bytes]:
    """The file as clean UTF-8 XML, in pieces; what was put right is counted in `passage`.

    Raises UnreadableFile, NotAnExport or HostileXml.
    """
    try:
        passage.size = path.stat().st_size
        with path.open("rb") as raw:
            packed = raw.read(2) == b"\x1f\x8b"
            raw.seek(0)
            pieces = _unpacked(raw, passage) if packed else _plain(raw, passage)
            yield from ampersands.mended(_clean(pieces, passage), passage)
    except OSError as error:
        raise faults.unreadable(passage.file, error) from error
    except (EOFError, zlib.error) as error:
        english, arabic = f"the packed file is damaged ({error})", "الملف المضغوط تالف"
        raise UnreadableFile(file=passage.file, reason=english, reason_ar=arabic) from error


def _plain(raw: BinaryIO, passage: Passage) -> Iterator[bytes]:
    while piece := raw.read(CHUNK):
        passage.consumed += len(piece)
        yield piece


def _unpacked(raw: BinaryIO, passage: Passage) -> Iterator[bytes]:
    grown = 0
    with gzip.GzipFile(fileobj=raw) as file:
        while piece := file.read(CHUNK):
            grown += len(piece)
            passage.consumed = raw.tell()
            if grown > _FREE and grown > MAX_RATIO * max(passage.consumed, 1):
                raise faults.hostile(passage.file, "bomb")
            yield piece


def _clean(pieces: Iterator[bytes], passage: Passage) -> Iterator[bytes]:
    decoded = _utf8(pieces, passage)
    head = b""
    for piece in decoded:
        head += piece
        mended = _mended_head(head, passage)
        if mended is not None:
            head = mended
            break
        if len(head) > MAX_PROLOG:
            raise faults.not_an_export(passage.file, "no root")
    else:
        raise faults.not_an_export(passage.file, "no xml" if head.strip() else "empty")
    rest = b""
    for piece in _with_first(head, decoded):
        text = rest + piece
        # A character reference may straddle two pieces: its beginning waits for the next one.
        cut = text.rfind(b"&", max(0, len(text) - 12))
        rest = text[cut:] if cut >= 0 and b";" not in text[cut:] else b""
        yield _without_forbidden(text[:cut] if rest else text, passage)
    if rest:
        yield _without_forbidden(rest, passage)


def _with_first(first: bytes, others: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from others


def _without_forbidden(text: bytes, passage: Passage) -> bytes:
    clean = text.translate(None, _CONTROLS)
    passage.repaired += len(text) - len(clean)
    if b"\xef\xbf" in clean:
        clean, count = _NONCHARACTERS.subn(b"", clean)
        passage.repaired += count
    if b"&#" not in clean:
        return clean

    def keep(match: re.Match[bytes]) -> bytes:
        code = int(match[1], 16) if match[1] else int(match[2])
        if code in (9, 10, 13) or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000:
            return match[0]
        passage.repaired += 1
        return b""

    return _REFERENCE.sub(keep, clean)


# --- encoding ---------------------------------------------------------------------------------------------------


def _utf8(pieces: Iterator[bytes], passage: Passage) -> Iterator[bytes]:
    first = next(pieces, b"")
    encoding, skip = _encoding(first, passage)
    first = first[skip:]
    if encoding == "utf-8":
        yield from _checked(_with_first(first, pieces), passage)
        return
    passage.mended.append(f"read as {encoding}")
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    for piece in _with_first(first, pieces):
        text = decoder.decode(piece)
        passage.undecodable += text.count("\ufffd")
        yield text.encode("utf-8", "replace")
    yield decoder.decode(b"", final=True).encode("utf-8", "replace")


def _encoding(first: bytes, passage: Passage) -> tuple[str, int]:
    """The file's encoding as a codec's name, and how many bytes its mark takes."""
    for mark, name in _BOMS:
        if first.startswith(mark):
            return name, len(mark) if name == "utf-8" else 0
    declared = _DECLARED.match(first.lstrip()[:500])
    if declared is None:
        return _guessed(first), 0
    said = declared[1].decode("ascii")
    try:
        name = codecs.lookup(said).name
        # A file that spells its declaration in single bytes is not in UTF-16, whatever it says.
        if name in {"utf-8", "ascii", "utf-8-sig"} or name.startswith(("utf-16", "utf-32")):
            return _guessed(first), 0
        _ASCII.decode(name)
        plain = codecs.getincrementaldecoder(name)("replace").decode(_ASCII, final=True) == _ASCII.decode("ascii")
    except (LookupError, UnicodeError) as error:
        raise faults.not_an_export(passage.file, "encoding", said) from error
    if not plain:
        raise faults.not_an_export(passage.file, "encoding", said)
    return name, 0


def _guessed(first: bytes) -> str:
    """UTF-8, or Windows's Arabic where the bytes are no UTF-8 at all, and Arabic letters in that.

    >>> _guessed("سلام عليكم".encode()), _guessed("سلام عليكم".encode("cp1256"))
    ('utf-8', 'cp1256')
    """
    high = sum(byte >= 0x80 for byte in first)
    letters = first.decode("utf-8", "ignore")
    if high < 4 or 2 * sum(letter >= "\x80" for letter in letters) > high // 4:
        return "utf-8"
    there = first.decode("cp1256", "replace")
    arabic = sum("\u0621" <= letter <= "\u0652" or letter in "\u060c\u061b\u061f\u067e\u0686" for letter in there)
    return "cp1256" if arabic > 0.9 * high else "utf-8"


def _checked(pieces: Iterator[bytes], passage: Passage) -> Iterator[bytes]:
    """UTF-8 passed on as it is; a piece with bytes that are not UTF-8 has them replaced by U+FFFD and counted."""
    rest, seen = b"", 0
    for piece in pieces:
        text = rest + piece
        cut = _whole_letters(text)
        text, rest = text[:cut], text[cut:]
        seen += len(text)
        yield _decodable(text, seen, passage)
    if rest:
        yield _decodable(rest, seen, passage)


def _whole_letters(text: bytes) -> int:
    """Where the last letter that is complete ends."""
    for back in range(1, min(4, len(text)) + 1):
        byte = text[-back]
        if byte < 0x80:
            break
        if byte >= 0xC0:
            length = 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
            return len(text) - back if length > back else len(text)
    return len(text)


def _decodable(text: bytes, seen: int, passage: Passage) -> bytes:
    try:
        text.decode("utf-8")
    except UnicodeDecodeError:
        whole = text.decode("utf-8", "replace")
        passage.undecodable += whole.count("\ufffd") - text.count(b"\xef\xbf\xbd")
        if passage.undecodable > max(200, seen * MAX_UNDECODABLE):
            raise faults.not_an_export(passage.file, "not utf-8") from None
        return whole.encode("utf-8")
    return text


# --- head -------------------------------------------------------------------------------------------------------


def _mended_head(head: bytes, passage: Passage) -> bytes | None:
    """The beginning of the file up to and with its root element's start tag, made good; None if more is needed."""
    head = _without_forewords(head, passage)
    at = _root_at(head, passage)
    match = _ROOT.match(head, at) if at >= 0 else None
    if at < 0 or (match is None and head[at : at + 1] == b"<" and head[at + 1 : at + 2].isalpha()):
        return None
    if match is None:
        raise faults.not_an_export(passage.file, "zip" if head.startswith(b"PK\x03\x04") else "no begin")
    name = match[1].decode("utf-8", "replace")
    if name.lower() == "html":
        raise faults.not_an_export(passage.file, "web page")
    if name != "rss":
        raise faults.not_an_export(passage.file, "root", name[:40])
    if len(match[0]) > MAX_ROOT:
        raise faults.hostile(passage.file, "root", f"{len(match[0]) >> 10}")
    given = match[2].translate(None, _CONTROLS)
    passage.repaired += len(match[2]) - len(given)
    declared = {prefix.decode() for prefix in _DECLARES.findall(given)}
    missing = [prefix for prefix in _NAMESPACES if prefix not in declared]
    if {"wp", "content"} & set(missing):
        passage.mended.append("namespaces that it does not declare")
    added = "".join(f' xmlns:{prefix}="{_NAMESPACES[prefix]}"' for prefix in missing).encode()
    lines = b"\n" * head.count(b"\n", 0, at)
    start = b'<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE rss [' + _ENTITIES + b"]>"
    return start + lines + b"<" + match[1] + given + added + b">" + head[match.end() :]


def _without_forewords(head: bytes, passage: Passage) -> bytes:
    """The beginning without what a server or a plugin said before the export began: a warning of PHP's, mostly."""
    if head.lstrip().startswith((b"<?xml", b"<rss", b"<!")):
        return head
    match = _FOREWORDS.match(head)
    if match is None:
        return head
    passage.mended.append("words before its beginning")
    return head[match.end() :]


def _root_at(head: bytes, passage: Passage) -> int:
    """Where the root element begins, behind blanks, the declaration and comments; -1 if that is not there yet."""
    at = 0
    while True:
        while head[at : at + 1].isspace():
            at += 1
        rest = head[at : at + 9]
        if rest.upper().startswith((b"<!DOCTYPE", b"<!ENTITY")):
            if _WEB_PAGE.match(head, at):
                raise faults.not_an_export(passage.file, "web page")
            raise faults.hostile(passage.file, "declares", rest[2:].decode("ascii").strip().upper())
        if len(rest) < 4 or (rest.startswith(b"<!") and not rest.startswith(b"<!--")):
            return -1
        closing = b"?>" if rest.startswith(b"<?") else b"-->" if rest.startswith(b"<!--") else b""
        if not closing:
            return at
        end = head.find(closing, at)
        if end < 0:
            return -1
        at = end + len(closing)
