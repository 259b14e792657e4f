"""Linked data (JSON-LD, schema.org) in a page: what it is, who wrote it, where it stands."""

from __future__ import annotations

from functools import lru_cache
from json.encoder import encode_basestring as told
from typing import Any

from warraq.markup.text import plain_text
from warraq.sheets import ArticleSheet, Author, CorrectionBlock, Frame, FrontSheet, Link, ListSheet, Picture, Site
from warraq.theme import social
from warraq.theme.itself import Itself
from warraq.theme.links import absolute

_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def data_of(sheet: Any) -> str:
    """A page's linked data as JSON that is safe within a `script` element, or "" if it has none to tell.

    JSON is written as text, as pages are: dictionaries would be made for nothing but to be written."""
    frame: Frame = sheet.frame
    nodes: list[str] = []
    if isinstance(sheet, FrontSheet):
        # How mistakes are put right is told once; the articles' publisher is the same by its @id.
        policy = f',"correctionsPolicy":{told(f"{frame.site.url}/corrections/")}}}'
        nodes += [_organization(Itself(frame.site))[:-1] + policy, _website(frame.site)]
    elif isinstance(sheet, ArticleSheet):
        nodes.append(_article(sheet))
    elif isinstance(sheet, ListSheet) and sheet.kind == "byline":
        nodes.append(_profile(sheet))
    if len(frame.trail) > 1:
        nodes.append(_breadcrumb(frame.site, frame.trail))
    return embedded(f'{{"@context":"https://schema.org","@graph":[{",".join(nodes)}]}}') if nodes else ""


def embedded(data: str) -> str:
    """JSON with the signs escaped that could end the element, open a comment in it, or break a line.

    >>> embedded('{"name":"</script>"}')
    '{"name":"\\\\u003c/script\\\\u003e"}'
    """
    # Five searches for a sign are quicker than one for any of five.
    escaped = "<" in data or ">" in data or "&" in data or "\u2028" in data or "\u2029" in data
    return data.translate(_ESCAPES) if escaped else data


def _article(sheet: ArticleSheet) -> str:
    site = sheet.frame.site
    publisher = _organization(Itself(site))
    address = absolute(site.url, sheet.frame.address)
    url, published = told(address), told(sheet.published.iso)
    return _node(
        "NewsArticle",
        {
            "@id": told(f"{address}#article"),
            "mainEntityOfPage": url,
            "url": url,
            "headline": _filled(sheet.headline),
            "alternativeHeadline": _filled(sheet.kicker),
            "description": _filled(sheet.standfirst or sheet.frame.description),
            "inLanguage": told(sheet.language),
            "datePublished": published,
            "dateModified": told(sheet.updated.iso) if sheet.updated else published,
            "author": _list([_author(site, author) for author in sheet.authors] or [publisher]),
            "publisher": publisher,
            "image": _list([*_images(site, sheet.lead), *_social(site, sheet)]),
            "articleSection": _list([told(section.text) for section in sheet.sections]),
            "keywords": _list([told(tag.text) for tag in sheet.tags]),
            "wordCount": str(sheet.words),
            "commentCount": str(sheet.comment_count),
            "correction": _list(_corrections(sheet)),
            "isAccessibleForFree": "true",
            **_translations(sheet),
        },
    )


def _translations(sheet: ArticleSheet) -> dict[str, str]:
    """What the article is a translation of, or which are its own: the first of a story is the original."""
    if not sheet.translations:
        return {}
    site = sheet.frame.site
    nodes = [
        f'{{"@id":{told(f"{absolute(site.url, each.address)}#article")},"inLanguage":{told(each.language)}}}'
        for each in sheet.translations
    ]
    if sheet.translations[0].address != sheet.frame.address:
        return {"translationOfWork": nodes[0]}
    return {"workTranslation": _list(nodes[1:])}


def _corrections(sheet: ArticleSheet) -> list[str]:
    notices = [block for block in sheet.body if isinstance(block, CorrectionBlock)]
    return [
        _node("CorrectionComment", {"text": told(plain_text(notice.html)), "datePublished": told(notice.time.iso)})
        for notice in notices
    ]


def _social(site: Site, sheet: ArticleSheet) -> list[str]:
    return [] if sheet.social is None else [_image(site, sheet.social.address, social.WIDTH, social.HEIGHT)]


def _profile(sheet: ListSheet) -> str:
    site = sheet.frame.site
    url = told(absolute(site.url, sheet.frame.address))
    person = {
        "name": _filled(sheet.heading),
        "url": url,
        "jobTitle": _filled(sheet.role),
        "description": _filled(sheet.description),
        "image": _filled(_file(site, sheet.portrait)),
        "worksFor": _node("NewsMediaOrganization", {"@id": told(f"{site.url}/#newspaper"), "name": told(site.name)}),
    }
    return _node("ProfilePage", {"url": url, "mainEntity": _node("Person", person)})


def _author(site: Site, author: Author) -> str:
    url = absolute(site.url, author.address) if author.address else ""
    return _node("Person", {"name": _filled(author.name), "url": _filled(url), "jobTitle": _filled(author.role)})


@lru_cache(maxsize=8)
def _organization(newspaper: Itself[Site]) -> str:
    site = newspaper.record
    logo = next(iter(_images(site, site.logo)), told(f"{site.url}/apple-touch-icon.png"))
    return _node(
        "NewsMediaOrganization",
        {
            "@id": told(f"{site.url}/#newspaper"),
            "name": _filled(site.name),
            "url": told(f"{site.url}/"),
            "slogan": _filled(site.tagline),
            "logo": logo,
        },
    )


def _website(site: Site) -> str:
    place = _node("EntryPoint", {"urlTemplate": told(f"{site.url}/search/?q={{search_term_string}}")})
    search = _node("SearchAction", {"target": place, "query-input": told("required name=search_term_string")})
    return _node(
        "WebSite",
        {
            "@id": told(f"{site.url}/#website"),
            "name": told(site.name),
            "url": told(f"{site.url}/"),
            "inLanguage": told(site.language),
            "publisher": f'{{"@id":{told(f"{site.url}/#newspaper")}}}',
            "potentialAction": search,
        },
    )


def _breadcrumb(site: Site, trail: tuple[Link, ...]) -> str:
    places = [
        f'{{"@type":"ListItem","position":{number},"name":{told(link.text)},'
        f'"item":{told(absolute(site.url, link.address))}}}'
        for number, link in enumerate(trail, start=1)
    ]
    return _node("BreadcrumbList", {"itemListElement": _list(places)})


def _file(site: Site, picture: Picture | None) -> str:
    """The picture's one file that every machine reads: its whole address, or ""."""
    if picture is None or not any(source.format == "jpeg" for source in picture.sources):
        return ""
    return absolute(site.url, picture.largest_jpeg.address)


def _images(site: Site, picture: Picture | None) -> list[str]:
    if picture is None or not any(source.format == "jpeg" for source in picture.sources):
        return []
    file = picture.largest_jpeg
    return [_image(site, file.address, file.width, file.height, picture.credit)]


def _image(site: Site, address: str, width: int, height: int, credit: str = "") -> str:
    size = {"width": str(width), "height": str(height)}
    return _node("ImageObject", {"url": _filled(absolute(site.url, address)), **size, "creditText": _filled(credit)})


def _node(kind: str, properties: dict[str, str]) -> str:
    """An object of a kind, without the properties that have nothing to say."""
    filled = [f',"{name}":{value}' for name, value in properties.items() if value]
    return f'{{"@type":"{kind}"{"".join(filled)}}}'


def _list(values: list[str]) -> str:
    return f'[{",".join(values)}]' if values else ""


def _filled(text: str) -> str:
    return told(text) if text else ""
