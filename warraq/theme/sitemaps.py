"""What search engines ask for: sitemap index, sitemaps, news sitemap, robots.txt."""

from __future__ import annotations

from typing import Any

from lxml import etree

from warraq.sheets import RobotsSheet, SitemapEntry, SitemapIndexSheet, SitemapSheet
from warraq.theme.links import absolute
from warraq.theme.xmltext import add, document

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


def sitemap(sheet: SitemapSheet) -> bytes:
    """A list of pages; with `news`, each with what Google News asks for."""
    # lxml takes None for the namespace without prefix; its stubs do not know.
    spaces: Any = {None: SITEMAP, "news": NEWS} if sheet.news else {None: SITEMAP}
    root = etree.Element(f"{{{SITEMAP}}}urlset", nsmap=spaces)
    for entry in sheet.entries:
        url = etree.SubElement(root, f"{{{SITEMAP}}}url")
        _place(url, entry, sheet.site.url)
        if sheet.news:
            _news(url, entry, sheet)
    return document(root)


def sitemap_index(sheet: SitemapIndexSheet) -> bytes:
    """The list of the sitemaps."""
    spaces: Any = {None: SITEMAP}
    root = etree.Element(f"{{{SITEMAP}}}sitemapindex", nsmap=spaces)
    for entry in sheet.sitemaps:
        _place(add(root, f"{{{SITEMAP}}}sitemap"), entry, sheet.site.url)
    return document(root)


def _place(node: etree._Element, entry: SitemapEntry, site_url: str) -> None:
    add(node, f"{{{SITEMAP}}}loc", absolute(site_url, entry.address))
    if entry.modified:
        add(node, f"{{{SITEMAP}}}lastmod", entry.modified)


def _news(url: etree._Element, entry: SitemapEntry, sheet: SitemapSheet) -> None:
    news = add(url, f"{{{NEWS}}}news")
    publication = add(news, f"{{{NEWS}}}publication")
    add(publication, f"{{{NEWS}}}name", sheet.site.name)
    add(publication, f"{{{NEWS}}}language", sheet.site.language)
    add(news, f"{{{NEWS}}}publication_date", entry.published)
    add(news, f"{{{NEWS}}}title", entry.headline)


def robots(sheet: RobotsSheet) -> bytes:
    """robots.txt: all is open but the search, whose pages are without end; and where the sitemaps are."""
    lines = ["User-agent: *", "Disallow: /search/", ""]
    lines += [f"Sitemap: {absolute(sheet.site.url, address)}" for address in sheet.sitemaps]
    return ("\n".join(lines).rstrip() + "\n").encode()
