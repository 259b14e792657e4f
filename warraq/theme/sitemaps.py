"""What search engines ask for: sitemap index, sitemaps, news sitemap, robots.txt."""

from __future__ import annotations

from warraq.sheets import RobotsSheet, SitemapEntry, SitemapIndexSheet, SitemapSheet
from warraq.theme.links import absolute
from warraq.theme.xmltext import document, element, told

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


def sitemap(sheet: SitemapSheet) -> bytes:
    """A list of pages; with `news`, each with what Google News asks for."""
    spaces = {"xmlns": SITEMAP, "xmlns:news": NEWS} if sheet.news else {"xmlns": SITEMAP}
    urls = [
        element("url", _place(entry, sheet.site.url) + (_news(entry, sheet) if sheet.news else ""))
        for entry in sheet.entries
    ]
    return document(element("urlset", "".join(urls), **spaces))


def sitemap_index(sheet: SitemapIndexSheet) -> bytes:
    """The list of the sitemaps."""
    places = [element("sitemap", _place(entry, sheet.site.url)) for entry in sheet.sitemaps]
    return document(element("sitemapindex", "".join(places), xmlns=SITEMAP))


def _place(entry: SitemapEntry, site_url: str) -> str:
    location = told("loc", absolute(site_url, entry.address))
    return location + told("lastmod", entry.modified) if entry.modified else location


def _news(entry: SitemapEntry, sheet: SitemapSheet) -> str:
    publication = told("news:name", sheet.site.name) + told("news:language", sheet.site.language)
    return element(
        "news:news",
        element("news:publication", publication)
        + told("news:publication_date", entry.published)
        + told("news:title", entry.headline),
    )


def robots(sheet: RobotsSheet) -> bytes:
    """robots.txt: all is open but the search, whose pages are without end; and where the sitemaps are."""
    lines = ["User-agent: *", "Disallow: /search/", ""]
    lines += [f"Sitemap: {absolute(sheet.site.url, address)}" for address in sheet.sitemaps]
    return ("\n".join(lines).rstrip() + "\n").encode()
