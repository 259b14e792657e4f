"""Where a reader may send a story: plain links, that tell no one anything until they are followed."""

from __future__ import annotations

from urllib.parse import quote

_WAYS = {
    "telegram": "https://t.me/share/url?url={url}&text={title}",
    "whatsapp": "https://wa.me/?text={title}%20{url}",
    "facebook": "https://www.facebook.com/sharer/sharer.php?u={url}",
    "x": "https://x.com/intent/post?url={url}&text={title}",
    "mail": "mailto:?subject={title}&body={url}",
}


def ways(title: str, url: str) -> dict[str, str]:
    """Each way with its link.

    >>> ways("خبر", "https://sabah.example/a/")["facebook"]
    'https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fsabah.example%2Fa%2F'
    """
    # A lone surrogate of some old import has no UTF-8.
    parts = {"title": quote(title, safe="", errors="replace"), "url": quote(url, safe="")}
    return {name: link.format(**parts) for name, link in _WAYS.items()}
