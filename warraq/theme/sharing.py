"""Where a reader may send a story: plain links, that tell no one anything until they are followed."""

from __future__ import annotations

import re

_RESERVED = re.compile(r"[^A-Za-z0-9_.~-]+")
_NO_LETTERS = re.compile(r"[^\w.~«»\u0600-\u06ff -]+")
"""What may not stand in a link's query as it is, but blanks. Letters of any writing may (HTML and the URL standard): a
browser asks for them in UTF-8, so that each way is told the same, and a page is a kilobyte shorter."""


def ways(title: str, url: str) -> dict[str, str]:
    """Each way with its link.

    >>> links = ways("خبر: نعم", "https://sabah.example/a/")
    >>> links["facebook"]
    'https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fsabah.example%2Fa%2F'
    >>> links["telegram"].partition("&text=")[2]
    'خبر%3A%20نعم'
    """
    # Letters go to a mail program as they are, and not every one knows what to do with them.
    subject, words = _RESERVED.sub(_escape, title), _NO_LETTERS.sub(_escape, title).replace(" ", "%20")
    url = _RESERVED.sub(_escape, url)
    return {
        "telegram": f"https://t.me/share/url?url={url}&text={words}",
        "whatsapp": f"https://wa.me/?text={words}%20{url}",
        "facebook": f"https://www.facebook.com/sharer/sharer.php?u={url}",
        "x": f"https://x.com/intent/post?url={url}&text={words}",
        "mail": f"mailto:?subject={subject}&body={url}",
    }


def _escape(run: re.Match[str]) -> str:
    # A lone surrogate of some old import has no UTF-8.
    return "%" + run[0].encode("utf-8", "replace").hex("%").upper()
