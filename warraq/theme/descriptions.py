"""What browsers may know of the newspaper: how to search it (OpenSearch 1.1), and how it looks among a phone's apps."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from lxml import etree

from warraq.sheets import ManifestSheet, OpenSearchSheet
from warraq.theme.xmltext import add, document

OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
SHORT = 16
"""Characters of OpenSearch's short name."""


def opensearch(sheet: OpenSearchSheet) -> bytes:
    """The description by which a browser offers to search the newspaper from its own address bar."""
    site = sheet.site
    spaces: Any = {None: OPENSEARCH}
    root = etree.Element(f"{{{OPENSEARCH}}}OpenSearchDescription", nsmap=spaces)
    add(root, f"{{{OPENSEARCH}}}ShortName", site.name[:SHORT])
    add(root, f"{{{OPENSEARCH}}}LongName", site.name[:48])
    add(root, f"{{{OPENSEARCH}}}Description", site.tagline or site.name)
    add(root, f"{{{OPENSEARCH}}}Language", site.language)
    add(root, f"{{{OPENSEARCH}}}InputEncoding", "UTF-8")
    add(root, f"{{{OPENSEARCH}}}Image", f"{site.url}/favicon.ico", width="32", height="32", type="image/x-icon")
    add(root, f"{{{OPENSEARCH}}}Url", type="text/html", template=f"{site.url}/search/?q={{searchTerms}}")
    self_link = {"type": "application/opensearchdescription+xml", "rel": "self", "template": site.url + sheet.address}
    add(root, f"{{{OPENSEARCH}}}Url", **self_link)
    return document(root)


def manifest(sheet: ManifestSheet, paper: Mapping[str, str]) -> bytes:
    """The web app manifest (https://www.w3.org/TR/appmanifest/). `paper` is the colour of the paper by scheme."""
    site = sheet.site
    told = {
        "id": "/",
        "name": site.name,
        "short_name": site.name[:12],
        "description": site.tagline or site.name,
        "lang": site.language,
        "dir": site.direction,
        "start_url": "/",
        "scope": "/",
        "display": "minimal-ui",
        "background_color": paper["light"],
        "theme_color": paper["light"],
        "icons": [
            {"src": "/favicon.svg", "type": "image/svg+xml", "sizes": "any"},
            {"src": "/apple-touch-icon.png", "type": "image/png", "sizes": "180x180"},
        ],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
