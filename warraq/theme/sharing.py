"""Where a reader may send a story: plain links, that tell no one anything until they are followed."""

from __future__ import annotations

from urllib.parse import quote


def ways(title: str, url: str) -> dict[str, str]:
    """Each way with its link.

    >>> ways("خبر", "https://sabah.example/a/")["facebook"]
    'https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fsabah.example%2Fa%2F'
    """
    # A lone surrogate of some old import has no UTF-8.
    title, url = quote(title, safe="", errors="replace"), quote(url, safe="")
    return {
        "telegram": f"https://t.me/share/url?url={url}&text={title}",
        "whatsapp": f"https://wa.me/?text={title}%20{url}",
        "facebook": f"https://www.facebook.com/sharer/sharer.php?u={url}",
        "x": f"https://x.com/intent/post?url={url}&text={title}",
        "mail": f"mailto:?subject={title}&body={url}",
    }
