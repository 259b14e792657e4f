"""Categories, tags and authors → sections, tags and bylines.

Every one of them comes over, those without posts too: their addresses answered.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from itertools import count

from django.db import transaction

from warraq.arabic.normalise import fold
from warraq.arabic.slug import cut_slug
from warraq.importers.wordpress.loading.known import Known, Made
from warraq.importers.wordpress.loading.outline import Outline
from warraq.importers.wordpress.loading.pagerows import PageRow, insert_pages
from warraq.importers.wordpress.loading.rows import hold, insert, take_numbers
from warraq.importers.wordpress.loading.texts import line, person, plain
from warraq.importers.wordpress.loading.tree import Places, all_slugs
from warraq.importers.wordpress.records import Author, Term
from warraq.importers.wordpress.report import Outcome, Report
from warraq.importers.wordpress.survey import Survey, nicename
from warraq.newsroom.models import Byline, Home, NewsPage, Section, Tag

DEFAULT = {"ar": "غير مصنف", "en": "Uncategorized"}
_DEFAULT_SLUGS = ("uncategorized", "غير-مصنف")


@dataclass(slots=True)
class Terms:
    """Where old terms are now: slug → record."""

    home: Home
    survey: Survey
    sections: dict[str, int] = field(default_factory=dict)
    tags: dict[str, int] = field(default_factory=dict)
    bylines: dict[str, int] = field(default_factory=dict)
    byline_names: dict[str, str] = field(default_factory=dict)
    default: str | None = None
    """Slug of the section for posts without any, once it was asked for."""
    moved: dict[str, str] = field(default_factory=dict)
    """Lists that could not have the address that the survey gave them: that one → where they are."""


def byline_names(found: Outline) -> dict[str, str]:
    """Every author's slug and name: those of the list, those who wrote, and those of a co-authors plugin."""
    names: dict[str, str] = {}
    for author in found.survey.authors.values():
        names.setdefault(nicename(author.login), person(author.display_name) or author.login)
    for (taxonomy, slug), term in found.survey.terms.items():
        if taxonomy == "author":
            own = slug.removeprefix("cap-")
            if own not in names and own:
                name = person(term.name)
                names[own] = own if name.startswith("cap-") else name or own
    for login in found.creators:
        names.setdefault(nicename(login), login)
    names.pop("", None)
    return names


def load_terms(found: Outline, known: Known, report: Report, *, dry_run: bool) -> Terms:
    """Bring all terms over, in one transaction."""
    home = Home.objects.get()
    terms = Terms(home, found.survey, byline_names=byline_names(found))
    with transaction.atomic():
        hold(NewsPage)
        for loader in (_sections, _tags, _bylines):
            loader(terms, known, report, dry_run)
        if not dry_run:
            known.write()
    return terms


# --- sections -----------------------------------------------------------------------------------------------------


def _sections(terms: Terms, known: Known, report: Report, dry_run: bool) -> None:
    survey, home = terms.survey, terms.home
    made = known.all("section")
    categories = {slug: term for (kind, slug), term in survey.terms.items() if kind == "category" and slug}
    there = dict(Section.objects.values_list("url_path", "pk"))
    standing = set(there.values())
    new: list[tuple[str, Term, list[str]]] = []
    for slug, term in sorted(categories.items(), key=lambda pair: len(survey.section_path(pair[0]))):
        path = survey.section_path(slug)
        record = made[slug].record if slug in made else 0
        if record not in standing:
            record = there.get(_url_path(home, path), 0)
        if not record:
            new.append((slug, term, path))
            report.count("section", "new")
            continue
        terms.sections[slug] = record
        report.count("section", _renamed(Section, record, made.get(slug), term, known, slug, dry_run))
        if slug not in made and not dry_run:
            known.note("section", slug, record, _digest(term))
    if dry_run:
        terms.sections |= {slug: -1 for slug, _, _ in new}
    elif new:
        known.begin()
        _make_sections(terms, new, known)


def _url_path(home: Home, path: Iterable[str]) -> str:
    return f"{home.url_path}{'/'.join(path)}/"


def _make_sections(terms: Terms, new: list[tuple[str, Term, list[str]]], known: Known) -> None:
    """Write sections, those around others first."""
    numbers = iter(take_numbers(NewsPage, len(new)))
    places, position = Places(), Section.objects.count()
    siblings: dict[str, set[str]] = {}
    parents = {pk: (path, url) for pk, path, url in Section.objects.values_list("pk", "path", "url_path")}
    pages: list[PageRow] = []
    own: list[tuple[object, ...]] = []
    for slug, term, path in new:
        number = next(numbers)
        outer = terms.sections.get(path[-2]) if len(path) > 1 else None
        parent, url = parents[outer] if outer else (terms.home.path, terms.home.url_path)
        here, depth = places.below(parent)
        name = cut_slug(slug.replace("/", "-"), 255)
        if parent not in siblings:
            siblings[parent] = all_slugs(parent)
        if name in siblings[parent]:
            name = f"{cut_slug(name, 240)}-{number}"
        siblings[parent].add(name)
        title = line(term.name) or slug
        pages.append(PageRow(number, here, depth, title, name, f"{url}{name}/", fold(title)))
        own.append((number, plain(term.description), position, True))
        position += 1
        parents[number] = (here, f"{url}{name}/")
        terms.sections[slug] = number
        known.note("section", slug, number, _digest(term), made=_made(title))
    insert_pages(Section, terms.home, pages)
    insert(Section, ("newspage_ptr", "description", "position", "on_front"), own)
    places.settle()
    for (slug, _, _), page in zip(new, pages, strict=True):
        address = Section(url_path=page.url_path).address
        if address != terms.survey.section_address(slug):
            terms.moved[terms.survey.section_address(slug)] = address


def default_section(terms: Terms, language: str, known: Known, report: Report) -> str:
    """The slug of the section for posts without any: WordPress's default category, which has the number 1; made here
    if the export does not have it."""
    if terms.default is None:
        categories = ((slug, term) for (kind, slug), term in terms.survey.terms.items() if kind == "category")
        found = (slug for slug, term in categories if term.id == 1 or slug in _DEFAULT_SLUGS)
        terms.default = next(found, _DEFAULT_SLUGS[0])
    slug = terms.default
    if slug not in terms.sections:
        there = Section.objects.filter(url_path=_url_path(terms.home, [slug])).values_list("pk", flat=True).first()
        if there:
            terms.sections[slug] = there
        else:
            term = Term("category", slug, DEFAULT.get(language, DEFAULT["en"]))
            known.begin()
            _make_sections(terms, [(slug, term, [slug])], known)
            report.count("section", "new")
    return slug


# --- tags ---------------------------------------------------------------------------------------------------------


def _tags(terms: Terms, known: Known, report: Report, dry_run: bool) -> None:
    made = known.all("tag")
    own = {entry.record for entry in made.values()}
    by_slug = dict(Tag.objects.values_list("slug", "pk"))
    by_name = dict(Tag.objects.values_list("name", "pk"))
    standing = set(by_slug.values())
    new: list[tuple[str, Term, Tag]] = []
    for (kind, slug), term in terms.survey.terms.items():
        if kind != "post_tag" or not slug:
            continue
        name = line(term.name, 100) or slug[:100]
        record = made[slug].record if slug in made else 0
        if record not in standing:
            record = by_slug.get(slug) or by_name.get(name, 0)
            # Two tags may have one name, and different slugs: the second, new or brought earlier, is one of its own.
            record = 0 if record < 0 or (record in own and slug not in by_slug) else record
        if record:
            terms.tags[slug] = record
            report.count("tag", _renamed(Tag, record, made.get(slug), term, known, slug, dry_run))
            if slug not in made and not dry_run:
                known.note("tag", slug, record, _digest(term))
            continue
        report.count("tag", "new")
        name = _beside(name, slug, by_name)
        short = _short(slug, 100, by_slug)
        if short != slug:
            terms.moved[terms.survey.tag_address(slug)] = Tag(slug=short).address
        by_name[name] = by_slug[short] = -1
        new.append((slug, term, Tag(name=name, slug=short, description=plain(term.description))))
    if dry_run:
        terms.tags |= {slug: -1 for slug, _, _ in new}
    elif new:
        known.begin()
        for (slug, term, _), tag in zip(new, Tag.objects.bulk_create([tag for _, _, tag in new]), strict=True):
            terms.tags[slug] = tag.pk
            known.note("tag", slug, tag.pk, _digest(term), made=_made(tag.name))


# --- bylines ------------------------------------------------------------------------------------------------------


def _bylines(terms: Terms, known: Known, report: Report, dry_run: bool) -> None:
    made = known.all("byline")
    by_slug = dict(Byline.objects.values_list("slug", "pk"))
    standing = set(by_slug.values())
    new: list[tuple[str, Author, Byline]] = []
    for slug, name in terms.byline_names.items():
        author = Author(0, slug, name)
        record = made[slug].record if slug in made else 0
        if record not in standing:
            record = by_slug.get(slug, 0)
        if record:
            terms.bylines[slug] = record
            report.count("byline", _renamed(Byline, record, made.get(slug), author, known, slug, dry_run))
            if slug not in made and not dry_run:
                known.note("byline", slug, record, _digest(author))
            continue
        report.count("byline", "new")
        short = _short(slug, 200, by_slug)
        by_slug[short] = -1
        if short != slug:
            terms.moved[terms.survey.byline_address(slug)] = Byline(slug=short).address
        new.append((slug, author, Byline(name=name[:200], slug=short, search_text=fold(name))))
    if dry_run:
        terms.bylines |= {slug: -1 for slug, _, _ in new}
    elif new:
        known.begin()
        for (slug, author, _), byline in zip(new, Byline.objects.bulk_create([b for _, _, b in new]), strict=True):
            terms.bylines[slug] = byline.pk
            known.note("byline", slug, byline.pk, _digest(author), made=_made(byline.name))


def _beside(name: str, slug: str, taken: Container[str]) -> str:
    """A name that no other tag has: the slug stands behind it, and a number where even that is taken.

    >>> _beside("نهر", "river", {"نهر"})
    'نهر (river)'
    """
    beside = (f"{name[:60]} ({slug[:25]}{f', {number}' if number > 1 else ''})" for number in count(1))
    return name if name not in taken else next(each for each in beside if each not in taken)


def _short(slug: str, most: int, taken: Container[str]) -> str:
    """A slug of at most so many letters that is no other's.

    >>> _short("abcdefghijklmnop", 12, {"abcdefghijkl"})
    'abcd-2'
    """
    short = cut_slug(slug, most)
    beside = (f"{cut_slug(slug, most - 8)}-{number}" for number in count(2))
    return short if short not in taken else next(each for each in beside if each not in taken)


# --- changes ------------------------------------------------------------------------------------------------------


def _renamed(  # noqa: PLR0917
    model: type[Section] | type[Tag] | type[Byline], record: int, made: Made | None, foreign: Term | Author,
    known: Known, slug: str, dry_run: bool,
) -> Outcome:  # fmt: skip
    """Follow a new name of the old site's, unless the newsroom has given the record a name of its own."""
    digest = _digest(foreign)
    if made is None or made.digest == digest or not made.made:
        return "unchanged"
    column = "title" if model is Section else "name"
    found = model.objects.get(pk=record)
    if _made(getattr(found, column)) != made.made:
        return "unchanged"
    name = foreign.display_name if isinstance(foreign, Author) else line(foreign.name, 100)
    if name == getattr(found, column):
        return "unchanged"
    if not dry_run:
        known.begin()
        setattr(found, column, name)
        found.save()
        known.change(model._meta.model_name, slug, digest, made=_made(name))
    return "changed"


def _digest(foreign: Term | Author) -> str:
    facts = (foreign.display_name,) if isinstance(foreign, Author) else (foreign.name, foreign.description)
    return hashlib.blake2b("\0".join(facts).encode("utf-8", "replace"), digest_size=16).hexdigest()


def _made(name: str) -> str:
    return hashlib.blake2b(name.encode("utf-8", "replace"), digest_size=16).hexdigest()
