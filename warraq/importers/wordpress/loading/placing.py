"""Which section a post belongs to. WordPress knows several categories for a post and none that is its own;
here an article lives in one section, and may stand in the lists of others."""

from __future__ import annotations

from warraq.importers.wordpress.records import Item
from warraq.importers.wordpress.survey import Survey


def section_of(item: Item, survey: Survey) -> str:
    """The slug of the category that becomes a post's section: the one in its permalink; else the one that an SEO
    plugin calls its primary; else the deepest, of equals the first. "" for a post without any."""
    paths = [path for path in survey.section_paths(item) if path and path[-1]]
    if not paths:
        return ""
    address = survey.paths.get(item.id, "")
    shown = [path for path in paths if f"/{'/'.join(path)}/" in address]
    if shown:
        return max(shown, key=len)[-1]
    primary = item.one("_yoast_wpseo_primary_category")
    for path in paths if primary.isdecimal() and primary != "0" else ():
        term = survey.terms.get(("category", path[-1]))
        if term is not None and str(term.id) == primary:
            return path[-1]
    return max(paths, key=len)[-1]


def further_categories(item: Item, section: str, survey: Survey) -> list[str]:
    """The slugs of those categories of a post in which it would no longer stand: all but its section and those around
    it."""
    around = set(survey.section_path(section)) if section else set()
    slugs = [path[-1] for path in survey.section_paths(item) if path]
    return list(dict.fromkeys(slug for slug in slugs if slug and slug not in around))
