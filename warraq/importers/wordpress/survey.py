"""The light first pass over an export: what there is and where it was found, for all that follows.

Links lead backward and forward through a site, terms may come in another file than the posts that carry them, and a
redirect needs to know how many pages an archive had. So the whole export is gone through once without its texts; what
is kept of each item is its address and a few numbers (some 300 bytes an item).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import unquote

from warraq.addresses import article_address, canonical, list_address, parts_of
from warraq.importers.wordpress.patterns import Patterns
from warraq.importers.wordpress.records import Author, Item, ItemTerm, Record, Site, Term

PUBLIC = frozenset({"publish"})
_PLAIN = re.compile(r"[?&](?:p|page_id|attachment_id)=\d+")
_BAD = re.compile(r"[^\w-]+")
_NO_DATE = datetime(1970, 1, 1)  # noqa: DTZ001 -- the old site's wall clock has no zone in the export
MOST_DEPTH = 30


@dataclass(slots=True)
class Survey:
    """What the first pass found. `fallback` is the permalink pattern for sites that had plain links (`/?p=N`)."""

    fallback: str = "/%year%/%monthnum%/%postname%/"
    section_base: str = "category"
    tag_base: str = "tag"
    byline_base: str = "author"
    site: Site | None = None
    authors: dict[str, Author] = field(default_factory=dict)
    terms: dict[tuple[str, str], Term] = field(default_factory=dict)
    """By taxonomy and readable slug."""
    kinds: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How many items of each type and status."""
    comments: int = 0
    paths: dict[int, str] = field(default_factory=dict)
    """Public posts and pages: id → permalink."""
    ids: dict[str, int] = field(default_factory=dict)
    """And back."""
    hidden: set[int] = field(default_factory=set)
    """Posts and pages that the public could not see."""
    files: dict[str, int] = field(default_factory=dict)
    """Uploads: path → attachment's id."""
    file_of: dict[int, str] = field(default_factory=dict)
    parents: dict[int, int] = field(default_factory=dict)
    attached: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    reusable: dict[int, str] = field(default_factory=dict)
    posts_by: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Public posts by ("category", slug), ("post_tag", slug), ("author", nicename), ("month", "2014-09"),
    ("day", "2014-09-15")."""
    veiled: set[str] = field(default_factory=set)
    """Months ("2018-01") in which posts stood under a password: their archives answered, though they showed none."""
    public_posts: int = 0
    sites: set[str] = field(default_factory=set)
    _sections: dict[str, list[str]] = field(default_factory=dict)
    _slugs: dict[tuple[str, str], str] = field(default_factory=dict)
    """By taxonomy and name; of equal names the first."""
    _pages: dict[int, tuple[str, int]] = field(default_factory=dict)
    _patterns: Patterns = field(default_factory=Patterns)
    _waiting: list[Item] = field(default_factory=list)

    def take(self, record: Record) -> None:
        """Note a record of the first pass."""
        if isinstance(record, Item):
            self._take_item(record)
        elif isinstance(record, Term):
            key = (record.taxonomy, readable_slug(record.slug))
            self._sections.clear()
            if key not in self.terms or (record.id and not self.terms[key].id):
                self.terms[key] = record
                self._slugs.setdefault((record.taxonomy, record.name), key[1])
        elif isinstance(record, Author):
            self.authors.setdefault(record.login, record)
        else:
            self.site = self.site or record
            self.sites |= {parts_of(url).hostname or "" for url in (record.base_url, record.blog_url)} - {""}

    def finish(self) -> Survey:
        """Settle what needed the whole export: the addresses of sites with plain links, and of pages in pages."""
        for item in self._waiting:
            self._know(item.id, self._made_path(item))
        self._waiting.clear()
        for kids in self.attached.values():
            kids.sort()
        return self

    # --- questions --------------------------------------------------------------------------------------------

    @property
    def root(self) -> str:
        """The path under which the old site lived: "" or "/blog"."""
        return canonical(self.site.blog_url).rstrip("/") if self.site and parts_of(self.site.blog_url).path else ""

    @property
    def pattern(self) -> str:
        """The old site's permalink pattern in WordPress's tokens; "" where its links were plain."""
        return self._patterns.best

    def section_path(self, slug: str) -> list[str]:
        """Readable slugs of a category, from the outermost in."""
        first, cached = slug, self._sections.get(slug)
        if cached is not None:
            return cached
        path: list[str] = []
        known = self.terms.get(("category", slug))
        while slug and slug not in path and len(path) < MOST_DEPTH:
            path.insert(0, slug)
            parent = known.parent if known else ""
            known = self._category(parent)
            slug = readable_slug(known.slug) if known else ""
        self._sections[first] = path
        return path

    def _category(self, slug_or_name: str) -> Term | None:
        """Very old exports name a parent by its name."""
        if not slug_or_name:
            return None
        known = self.terms.get(("category", readable_slug(slug_or_name)))
        if known is not None:
            return known
        named = self._slugs.get(("category", slug_or_name))
        return self.terms.get(("category", named)) if named is not None else None

    def section_address(self, slug: str) -> str:
        """Where a category is now."""
        return list_address(self.section_base, self.section_path(slug))

    def tag_address(self, slug: str) -> str:
        """Where a tag is now."""
        return list_address(self.tag_base, [slug])

    def byline_address(self, slug: str) -> str:
        """Where an author is now."""
        return list_address(self.byline_base, [slug])

    def is_public(self, item: Item) -> bool:
        """Whether the public could read an item on the old site. (Password-protected ones it could only see.)"""
        return item.status in PUBLIC and not item.protected

    # --- items ------------------------------------------------------------------------------------------------

    def _take_item(self, item: Item) -> None:
        self.kinds[item.kind, item.status] += 1
        if item.kind == "attachment":
            self._take_attachment(item)
        elif item.kind == "wp_block":
            self.reusable[item.id] = item.content
        elif item.kind in {"post", "page"}:
            if item.kind == "page":
                self._pages[item.id] = (readable_slug(item.slug), item.parent)
            if not self.is_public(item):
                self.hidden.add(item.id)
                if item.protected and item.status in PUBLIC and item.kind == "post":
                    self.veiled.add(item.date[:7])
                return
            if item.kind == "post":
                self._count(item)
            path = pretty_path(item.link)
            if path:
                self._know(item.id, path)
                if item.kind == "post":
                    self._patterns.vote(path, item, self.section_paths(item), nicename(item.creator), self.root)
            else:
                self._waiting.append(_light(item))

    def _know(self, number: int, path: str) -> None:
        if path in self.ids and self.ids[path] != number:
            path = f"{path.rstrip('/')}-{number}/"
        self.paths[number] = path
        self.ids[path] = number

    def _take_attachment(self, item: Item) -> None:
        path = canonical(item.attachment_url or item.guid)
        if "." in path.rpartition("/")[2]:
            self.files.setdefault(path, item.id)
            self.file_of[item.id] = path
        if item.parent:
            self.parents[item.id] = item.parent
            if re.search(r"\.(?:jpe?g|png|gif|webp|avif|bmp)$", path, re.IGNORECASE):
                self.attached[item.parent].append(item.id)

    def _count(self, item: Item) -> None:
        self.public_posts += 1
        for slug in {slug for path in self.section_paths(item) for slug in path}:
            self.posts_by["category", slug] += 1
        for term in item.terms:
            if term.taxonomy == "post_tag":
                self.posts_by["post_tag", self.slug_of(term)] += 1
        for slug in bylines(item):
            self.posts_by["author", slug] += 1
        if re.match(r"[1-9]\d{3}-\d\d-\d\d", item.date):
            self.posts_by["month", item.date[:7]] += 1
            self.posts_by["day", item.date[:10]] += 1

    def section_paths(self, item: Item) -> list[list[str]]:
        """The paths of all categories of an item."""
        return [self.section_path(self.slug_of(term)) for term in item.terms if term.taxonomy == "category"]

    def slug_of(self, term: ItemTerm) -> str:
        """The readable slug of a term that an item carries; WXR 1.0 sometimes gives its name only."""
        if term.slug:
            return readable_slug(term.slug)
        named = self._slugs.get((term.taxonomy, term.name))
        return _BAD.sub("-", term.name.lower()).strip("-") if named is None else named

    def _made_path(self, item: Item) -> str:
        """The permalink that an item of a site with plain links gets."""
        if item.kind == "page":
            return canonical("/" + "/".join(self._page_slugs(item.id)) + "/")
        sections = self.section_paths(item)
        return article_address(
            self.fallback, published=wall_clock(item.date) or _NO_DATE, slug=readable_slug(item.slug),
            number=item.id, sections=sections[0] if sections else [], byline=nicename(item.creator),
        )  # fmt: skip

    def _page_slugs(self, number: int) -> Iterator[str]:
        slugs: list[str] = []
        while number in self._pages and len(slugs) < MOST_DEPTH:
            slug, parent = self._pages[number]
            slugs.insert(0, slug or str(number))
            number = parent
        return iter(slugs)


def survey(records: Iterable[Record], **settings: str) -> Survey:
    """The survey of a whole export (read it with `bodies=False`)."""
    found = Survey(**settings)  # type: ignore[arg-type]
    for record in records:
        found.take(record)
    return found.finish()


def _light(item: Item) -> Item:
    """Only what a permalink needs."""
    return Item(
        id=item.id, kind=item.kind, status=item.status, title="", slug=item.slug, link="", guid="",
        creator=item.creator, date=item.date, date_gmt="", parent=item.parent, terms=item.terms,
    )  # fmt: skip


def readable_slug(slug: str) -> str:
    """A slug with its escapes read; WordPress cuts long ones, sometimes within an escape. What would end a path is no
    part of one.

    >>> readable_slug("%d9%85%d9%86-%d9%86%d8%ad%d9"), readable_slug("books")
    ('من-نح', 'books')
    """
    if "%" in slug:
        slug = unquote(re.sub(r"%[0-9a-fA-F]?$", "", slug), errors="ignore").strip("-")
    return re.sub("[?#]+", "-", slug).strip("-") if "?" in slug or "#" in slug else slug


def pretty_path(link: str) -> str:
    """The canonical path of a permalink, or "" where the link is plain or leads to the front page. A path whose last
    part is no file name ends in a slash.

    >>> pretty_path("http://a.example/%d9%85%d9%86/"), pretty_path("http://a.example/?p=7")
    ('/من/', '')
    """
    if not link or _PLAIN.search(link):
        return ""
    path = canonical(link).partition("?")[0]
    if path == "/" or not link.startswith(("http://", "https://", "/")):
        return ""
    last = path.rpartition("/")[2]
    return path if not last or re.search(r"\.(?:html?|php|aspx?|shtml)$", last) else path + "/"


def nicename(login: str) -> str:
    """The slug of an author, which exports leave out: WordPress makes it from the login.

    >>> nicename("Samar.K"), nicename("cap-yusuf")
    ('samar-k', 'cap-yusuf')
    """
    return _BAD.sub("-", readable_slug(login).strip().lower()).strip("-")


def bylines(item: Item) -> list[str]:
    """Slugs of an item's authors: those that a co-authors plugin gave it, or else its creator."""
    named = [readable_slug(term.slug).removeprefix("cap-") for term in item.terms if term.taxonomy == "author"]
    return list(dict.fromkeys(named)) or ([nicename(item.creator)] if nicename(item.creator) else [])


def wall_clock(date: str) -> datetime | None:
    """A date of the export, in the old site's own clock; None where it has none ("0000-00-00 …").

    >>> wall_clock("2014-09-15 08:30:00").hour, wall_clock("0000-00-00 00:00:00")
    (8, None)
    """
    try:
        return datetime.fromisoformat(date.strip()).replace(tzinfo=None)
    except ValueError:
        return None
