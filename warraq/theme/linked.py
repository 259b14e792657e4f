"""Linked data (JSON-LD, schema.org) in a page: what it is, who wrote it, where it stands."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any

from warraq.markup.text import plain_text
from warraq.sheets import ArticleSheet, Author, CorrectionBlock, Frame, FrontSheet, Link, ListSheet, Picture, Site
from warraq.theme import social
from warraq.theme.itself import Itself
from warraq.theme.links import absolute

Node = dict[str, Any]

_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})
_ESCAPED = re.compile("[<>&\u2028\u2029]")
_told = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def data_of(sheet: Any) -> str:
    """A page's linked data as JSON that is safe within a `script` element, or "" if it has none to tell."""
    frame: Frame = sheet.frame
    nodes: list[Node] = []
    if isinstance(sheet, FrontSheet):
        # How mistakes are put right is told once; the articles' publisher is the same by its @id.
        newspaper = {**_organization(Itself(frame.site)), "correctionsPolicy": f"{frame.site.url}/corrections/"}
        nodes += [newspaper, _website(frame.site)]
    elif isinstance(sheet, ArticleSheet):
        nodes.append(_article(sheet))
    elif isinstance(sheet, ListSheet) and sheet.kind == "byline":
        nodes.append(_profile(sheet))
    if len(frame.trail) > 1:
        nodes.append(_breadcrumb(frame.site, frame.trail))
    return embedded({"@context": "https://schema.org", "@graph": nodes}) if nodes else ""


def embedded(data: Node) -> str:
    """JSON with the signs escaped that could end the element, open a comment in it, or break a line.

    >>> embedded({"name": "</script>"})
    '{"name":"\\\\u003c/script\\\\u003e"}'
    """
    told = _told(data)
    return told.translate(_ESCAPES) if _ESCAPED.search(told) else told


def _article(sheet: ArticleSheet) -> Node:
    site = sheet.frame.site
    newspaper = _organization(Itself(site))
    url = absolute(site.url, sheet.frame.address)
    return _filled(
        {
            "@type": "NewsArticle",
            "@id": f"{url}#article",
            "mainEntityOfPage": url,
            "url": url,
            "headline": sheet.headline,
            "alternativeHeadline": sheet.kicker,
            "description": sheet.standfirst or sheet.frame.description,
            "inLanguage": sheet.language,
            "datePublished": sheet.published.iso,
            "dateModified": (sheet.updated or sheet.published).iso,
            "author": [_author(site, author) for author in sheet.authors] or [newspaper],
            "publisher": newspaper,
            "image": [*_images(site, sheet.lead), *_social(site, sheet)],
            "articleSection": [section.text for section in sheet.sections],
            "keywords": [tag.text for tag in sheet.tags],
            "wordCount": sheet.words,
            "commentCount": sheet.comment_count,
            "correction": _corrections(sheet),
            "isAccessibleForFree": True,
            **_translations(sheet),
        }
    )


def _translations(sheet: ArticleSheet) -> Node:
    """What the article is a translation of, or which are its own: the first of a story is the original."""
    site = sheet.frame.site
    nodes = [
        {"@id": f"{absolute(site.url, each.address)}#article", "inLanguage": each.language}
        for each in sheet.translations
    ]
    if not nodes:
        return {}
    if sheet.translations[0].address != sheet.frame.address:
        return {"translationOfWork": nodes[0]}
    return {"workTranslation": nodes[1:]}


def _corrections(sheet: ArticleSheet) -> list[Node]:
    notices = [block for block in sheet.body if isinstance(block, CorrectionBlock)]
    return [
        {"@type": "CorrectionComment", "text": plain_text(block.html), "datePublished": block.time.iso}
        for block in notices
    ]


def _social(site: Site, sheet: ArticleSheet) -> list[Node]:
    if sheet.social is None:
        return []
    url = absolute(site.url, sheet.social.address)
    return [{"@type": "ImageObject", "url": url, "width": social.WIDTH, "height": social.HEIGHT}]


def _profile(sheet: ListSheet) -> Node:
    site = sheet.frame.site
    url = absolute(site.url, sheet.frame.address)
    person: Node = {
        "@type": "Person", "name": sheet.heading, "url": url, "jobTitle": sheet.role, "description": sheet.description,
        "image": next(iter(_images(site, sheet.portrait)), {}).get("url", ""),
        "worksFor": {"@type": "NewsMediaOrganization", "@id": f"{site.url}/#newspaper", "name": site.name},
    }  # fmt: skip
    return {"@type": "ProfilePage", "url": url, "mainEntity": _filled(person)}


def _author(site: Site, author: Author) -> Node:
    url = absolute(site.url, author.address) if author.address else ""
    return _filled({"@type": "Person", "name": author.name, "url": url, "jobTitle": author.role})


@lru_cache(maxsize=8)
def _organization(newspaper: Itself[Site]) -> Node:
    """The same for every page: not to be changed."""
    site = newspaper.record
    return _filled(
        {
            "@type": "NewsMediaOrganization",
            "@id": f"{site.url}/#newspaper",
            "name": site.name,
            "url": f"{site.url}/",
            "slogan": site.tagline,
            "logo": next(iter(_images(site, site.logo)), None) or f"{site.url}/apple-touch-icon.png",
        }
    )


def _website(site: Site) -> Node:
    return {
        "@type": "WebSite",
        "@id": f"{site.url}/#website",
        "name": site.name,
        "url": f"{site.url}/",
        "inLanguage": site.language,
        "publisher": {"@id": f"{site.url}/#newspaper"},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{site.url}/search/?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }


def _breadcrumb(site: Site, trail: tuple[Link, ...]) -> Node:
    places = [
        {"@type": "ListItem", "position": number, "name": link.text, "item": absolute(site.url, link.address)}
        for number, link in enumerate(trail, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": places}


def _images(site: Site, picture: Picture | None) -> list[Node]:
    """The picture's one file that every machine reads."""
    if picture is None or not any(source.format == "jpeg" for source in picture.sources):
        return []
    file = picture.largest_jpeg
    image = {
        "@type": "ImageObject",
        "url": absolute(site.url, file.address),
        "width": file.width,
        "height": file.height,
        "creditText": picture.credit,
    }
    return [_filled(image)]


def _filled(node: Node) -> Node:
    """Without the properties that have nothing to say."""
    return {name: value for name, value in node.items() if value or value == 0}
