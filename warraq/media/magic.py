"""What kind of file some bytes are, told by their first bytes alone: names and content types lie."""

from __future__ import annotations

PICTURES = frozenset({"jpeg", "png", "gif", "webp", "avif", "tiff", "bmp"})
"""Kinds of pictures that can be taken in."""
DOCUMENTS = frozenset({"pdf", "zip", "ole"})
"""Kinds of documents: `zip` holds the newer office formats (docx, xlsx, odt, epub), `ole` the older ones."""
HEAD = 512
"""How many bytes `sniff` needs."""

_STARTS = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"BM", "bmp"),
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"ID3", "mp3"),
    (b"OggS", "ogg"),
)
_BRANDS = {b"avif": "avif", b"avis": "avif", b"heic": "heic", b"heix": "heic", b"hevc": "heic", b"mif1": "heic"}


def sniff(head: bytes) -> str:
    """The kind of a file that begins with `head`, or "" if it is none of those known.

    >>> sniff(b"\\x89PNG\\r\\n\\x1a\\n..."), sniff(b"<?xml version='1.0'?><svg>"), sniff(b"hello")
    ('png', 'svg', '')
    """
    for start, kind in _STARTS:
        if head.startswith(start):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[4:8] == b"ftyp":
        return _brand(head)
    text = head[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith((b"<svg", b"<?xml", b"<!doctype svg", b"<!--")) and b"<svg" in text:
        return "svg"
    return "html" if text.startswith((b"<!doctype html", b"<html", b"<head", b"<script")) else ""


def _brand(head: bytes) -> str:
    """ISO base media files name a major brand and those they are compatible with."""
    size = min(int.from_bytes(head[:4], "big"), 128)
    brands = [head[8:12], *(head[at : at + 4] for at in range(16, size, 4))]
    kinds = [_BRANDS[brand] for brand in brands if brand in _BRANDS]
    if "avif" in kinds:
        return "avif"
    return kinds[0] if kinds else "mp4"
