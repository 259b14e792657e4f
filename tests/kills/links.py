"""Links within an edition that lead nowhere."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from warraq.addresses import REDIRECTS, file_of

_LINK = re.compile(rb'(?:href|src)="(/[^"]*)"')
LIVE = ("/letters/",)
"""Addresses that the readers' process answers, not a file."""


def broken_links(edition: dict[str, bytes], root: Path) -> list[str]:
    """Every internal link of every page that is neither a file of this edition, nor shared, nor a redirect."""
    old = b"".join(data for file, data in edition.items() if file.startswith(REDIRECTS))
    redirects = {line.split(b"\t")[0].decode() for line in old.splitlines()}
    known: dict[bytes, bool] = {}

    def leads(link: bytes) -> bool:
        address = unquote(urlsplit(link.decode().replace("&amp;", "&")).path)
        file = f"/{file_of(address)}"
        shared = file.startswith(("/media/", "/assets/", "/documents/")) and (root / file[1:]).is_file()
        return file in edition or shared or address in redirects or address.startswith(LIVE)

    broken = []
    for file, data in edition.items():
        if not file.endswith(".html"):
            continue
        for link in set(_LINK.findall(data)):
            if link not in known:
                known[link] = leads(link)
            if not known[link]:
                broken.append(f"{file}: {link.decode()}")
    return broken
