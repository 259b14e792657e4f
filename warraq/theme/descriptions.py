"""What browsers may know of the newspaper: how to search it (OpenSearch 1.1), and how it looks among a phone's apps."""

from __future__ import annotations

import json
from collections.abc import Mapping

from warraq.sheets import ManifestSheet, OpenSearchSheet
from warraq.theme.xmltext import document, element, told

OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
SHORT = 16
"""Characters of OpenSearch's short name."""


def opensearch(sheet: OpenSearchSheet) -> bytes:
    """The description by which a browser offers to search the newspaper from its own address bar."""
    site = sheet.site
    parts = [
        told("ShortName", site.name[:SHORT]),
        told("LongName", site.name[:48]),
        told("Description", site.tagline or site.name),
        told("Language", site.language),
        told("InputEncoding", "UTF-8"),
        told("Image", f"{site.url}/favicon.ico", width="32", height="32", type="image/x-icon"),
        element("Url", type="text/html", template=f"{site.url}/search/?q={{searchTerms}}"),
        element("Url", type="application/opensearchdescription+xml", rel="self", template=site.url + sheet.address),
    ]
    return document(element("OpenSearchDescription", "".join(parts), xmlns=OPENSEARCH))


def manifest(sheet: ManifestSheet, paper: Mapping[str, str]) -> bytes:
    """The web app manifest (https://www.w3.org/TR/appmanifest/). `paper` is the colour of the paper by scheme."""
    site = sheet.site
    described = {
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
    return (json.dumps(described, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
