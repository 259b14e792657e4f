"""The credit that a photographer wrote into a picture, read before all metadata are removed.

Agencies write it as IPTC by-line and credit (IIM 2:80, 2:110), newer programs as XMP dc:creator and photoshop:Credit,
cameras as EXIF Artist and Copyright. The first that says something is kept.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Iterator

from lxml import etree
from PIL import ImageFile, IptcImagePlugin

LONGEST = 200
_METADATA_LIMIT = 1_000_000
_LOOKED_AT = 4_000
"""Letters of one text that are looked at; what says more is no credit."""
_WEB = re.compile(r"(?:https?://|www\.).+")
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
_JOINERS = "\u200c\u200d"
_DC = "{http://purl.org/dc/elements/1.1/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
# What hostile or careless programs make Pillow's metadata readers raise. A credit that cannot be read is no reason
# to refuse the picture.
_UNREADABLE = (
    OSError, ValueError, SyntaxError, KeyError, TypeError, IndexError, AttributeError, struct.error, OverflowError,
)  # fmt: skip


def credit_of(image: ImageFile.ImageFile) -> str:
    """The credit in an opened image, as plain text of at most 200 letters, or ""."""
    for reader in (_iptc, _xmp, _exif):
        try:
            parts = [tidy(part) for part in reader(image)]
        except _UNREADABLE:
            continue
        text = " / ".join(dict.fromkeys(part for part in parts if part))
        if text:
            return text[:LONGEST].rstrip()
    return ""


def tidy(text: str) -> str:
    """A credit as a line of text: no addresses, no invisible letters, single blanks.

    >>> tidy("  تصوير:  سلمى \\u202eحداد <salma@example.org> https://example.org/x ")
    'تصوير: سلمى حداد'
    """
    text = " ".join(text[:_LOOKED_AT].split())
    text = "".join(c for c in text if c in _JOINERS or unicodedata.category(c) not in _HIDDEN)
    words = (_WEB.sub("", word) for word in text.split() if not _is_mail(word))
    return " ".join(word for word in words if word).strip(" <>,;/|-")


def _is_mail(word: str) -> bool:
    # No expression: one that looks for three runs of letters takes hours over a long word of @ alone.
    at = word.find("@", 1)
    return at > 0 and "." in word[at + 2 : -1]


def _decode(value: bytes) -> str:
    """UTF-8, or the Windows code page that Arabic desks wrote before it (which holds the French letters too)."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("cp1256", "replace")


def _iptc(image: ImageFile.ImageFile) -> Iterator[str]:
    records = IptcImagePlugin.getiptcinfo(image) or {}
    for dataset in ((2, 80), (2, 110)):
        value = records.get(dataset, b"")
        for item in value if isinstance(value, list) else [value]:
            yield _decode(item)


def _xmp(image: ImageFile.ImageFile) -> Iterator[str]:
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    if isinstance(packet, str):
        packet = packet.encode()
    packet = packet.strip(b"\x00 \r\n\t")
    if not packet or len(packet) > _METADATA_LIMIT:
        return
    # No entity is read, nothing is fetched. A damaged packet raises a SyntaxError.
    root = etree.fromstring(packet, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    for creator in root.iter(f"{_DC}creator"):
        yield from (item.text or "" for item in creator.iter(f"{_RDF}li"))
    for description in root.iter(f"{_RDF}Description"):
        yield description.get(f"{_PHOTOSHOP}Credit") or description.findtext(f"{_PHOTOSHOP}Credit") or ""


def _exif(image: ImageFile.ImageFile) -> Iterator[str]:
    exif = image.getexif()
    for tag in (0x013B, 0x8298):
        value = exif.get(tag, "")
        # Pillow reads these as Latin-1; what they hold is UTF-8 more often.
        yield _decode(value.encode("latin-1", "replace")) if isinstance(value, str) else ""
