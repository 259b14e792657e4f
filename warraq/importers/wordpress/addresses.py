"""Every public address that the old site answered, and where it leads now.

A page that keeps its address needs no line here. Everything else that WordPress answered for it does: its number,
its further pages, its feeds, its uploads in all their sizes. Addresses are canonical (`warraq.addresses.canonical`);
the readers' server itself answers an address that only lacks its final slash.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator

from warraq.addresses import archive_address, article_address, canonical
from warraq.importers.wordpress import php
from warraq.importers.wordpress.body.mapping import page_count
from warraq.importers.wordpress.records import STRAY, Item
from warraq.importers.wordpress.survey import Survey, nicename, pretty_path, readable_slug, wall_clock
from warraq.importers.wordpress.targets import Redirect

FEEDS = ("rss2", "atom", "rss", "rdf")
MOST_PAGES = 5_000
_SIZED = re.compile(r"-(\d{2,5})x(\d{2,5})\.[A-Za-z0-9]{2,5}$")


class OldAddresses:
    """The addresses of one old site. `page_size` is how many posts its lists showed (WordPress's own default: 10)."""

    def __init__(self, survey: Survey, page_size: int = 10) -> None:
        self.survey = survey
        self.page_size = page_size
        self.root = survey.root
        front = re.match(r"/[^%]*", survey.pattern.removeprefix(self.root))
        # What stands before the first token of the pattern stands before archives too: /blog/category/x/.
        literal = front[0].rpartition("/")[0] if front else ""
        self.fronts = tuple(dict.fromkeys((self.root, self.root + literal)))

    # --- posts and pages --------------------------------------------------------------------------------------

    def permalink(self, item: Item) -> str:
        """Where a public post or page is now, which is where it was, if it had a place of its own; "" for others."""
        return self.survey.paths.get(item.id, "")

    def of_item(self, item: Item) -> Iterator[Redirect]:
        """The other addresses of a public post or page. `item` needs its text (for its pages) and its meta."""
        path = self.permalink(item)
        if not path:
            return
        addresses = [f"{self.root}/?p={item.id}"]
        if item.kind == "page":
            addresses.append(f"{self.root}/?page_id={item.id}")
        if not path.endswith("/"):
            addresses.append(path + "/")
        elif item.link and not canonical(item.link).endswith("/") and pretty_path(item.link):
            addresses.append(path.rstrip("/"))
        base = path if path.endswith("/") else path + "/"
        addresses += [f"{base}feed/"] if item.kind == "post" else []
        for page in range(2, min(page_count(item.content), 500) + 1):
            addresses += [f"{base}{page}/", f"{self.root}/?p={item.id}&page={page}"]
            if item.kind == "page":
                addresses.append(f"{self.root}/?page_id={item.id}&page={page}")
        approved = sum(comment.approved == "1" for comment in item.comments)
        addresses += [f"{base}comment-page-{page}/" for page in range(1, min(math.ceil(approved / 20), 200) + 1)]
        addresses += self._former(item, path)
        for address in dict.fromkeys(map(canonical, addresses)):
            if address not in self.survey.ids:
                yield Redirect(address, item=item.id)

    def _former(self, item: Item, path: str) -> Iterator[str]:
        """Where a post was before its slug or date was changed, and under its other categories."""
        pattern, survey = self.survey.pattern, self.survey
        slug = readable_slug(item.slug)
        for old in item.meta.get("_wp_old_slug", ()):
            if slug and path.rstrip("/").endswith(slug):
                yield path.rstrip("/")[: -len(slug)] + readable_slug(old) + "/"
        moment = wall_clock(item.date)
        if not pattern or item.kind != "post" or moment is None:
            return
        sections = survey.section_paths(item)
        author = nicename(item.creator)
        for old in item.meta.get("_wp_old_date", ()):
            day = wall_clock(old)
            if day is not None:
                published = moment.replace(year=day.year, month=day.month, day=1).replace(day=day.day)
                yield article_address(pattern, published=published, slug=slug, number=item.id,
                                      sections=sections[0] if sections else [], byline=author)  # fmt: skip
        if "%category%" in pattern:
            for section in sections:
                yield article_address(
                    pattern, published=moment, slug=slug, number=item.id, sections=section, byline=author
                )

    # --- attachments --------------------------------------------------------------------------------------------

    def of_attachment(self, item: Item) -> Iterator[Redirect]:
        """The addresses of an attachment: its own page (which leads to the article that it belongs to, or else to
        the picture), its original and each rendition."""
        parent = item.parent if item.parent in self.survey.paths else 0
        pages = [f"{self.root}/?attachment_id={item.id}", f"{self.root}/?p={item.id}", pretty_path(item.link)]
        for page in dict.fromkeys(canonical(page) for page in pages if page and item.id < STRAY):
            if page not in self.survey.ids:
                yield Redirect(page, item=parent) if parent else Redirect(page, attachment=item.id)
        path = self.survey.file_of.get(item.id)
        if path is None:
            return
        files: dict[str, int | None] = {path: None}
        for name, width in _renditions(item):
            files.setdefault(canonical(path.rpartition("/")[0] + "/" + name), width)
        guid = canonical(item.guid) if item.guid.startswith("http") else ""
        if guid.rpartition("/")[2] == path.rpartition("/")[2]:
            files.setdefault(guid, None)
        for address, width in files.items():
            if self.survey.files.get(address, item.id) == item.id:
                yield Redirect(address, attachment=item.id, width=width)

    def of_upload(self, url: str, attachment: int) -> Redirect | None:
        """The address of a rendition that a text used, though the attachment's own list lacks it."""
        address = canonical(url).partition("?")[0]
        if not attachment or address in self.survey.files:
            return None
        sized = _SIZED.search(address)
        return Redirect(address, attachment=attachment, width=int(sized[1]) if sized else None)

    # --- archives and the site as a whole -------------------------------------------------------------------------

    def of_site(self) -> Iterator[Redirect]:
        """Addresses of no single record: front page, feeds, sections, tags, authors, dates. Each address once."""
        seen: set[str] = set(self.survey.ids)
        for old, path in self._site():
            address = canonical(old)
            if address != path and address not in seen and address != "/":
                seen.add(address)
                yield Redirect(address, path=path)

    def _site(self) -> Iterator[tuple[str, str]]:
        survey, root = self.survey, self.root
        if root:
            yield f"{root}/", "/"
        for page in self._pages(survey.public_posts):
            yield f"{root}/page/{page}/", "/"
            yield f"{root}/?paged={page}", "/"
        yield from self._feeds(f"{root}/", "/feed.xml")
        yield from ((f"{root}/?feed={feed}", "/feed.xml") for feed in (*FEEDS, "comments-rss2", "comments-atom"))
        yield from ((f"{root}/comments/feed/{end}", "/feed.xml") for end in ("", "rss2/", "atom/"))
        for name in ("wp-sitemap.xml", "sitemap.xml", "sitemap_index.xml", "sitemap.xml.gz"):
            yield f"{root}/{name}", "/sitemap.xml"
        yield from ((f"{root}/wp-{feed}.php", "/feed.xml") for feed in (*FEEDS, "commentsrss2"))
        yield from self._sections()
        yield from self._tags()
        yield from self._authors()
        yield from self._dates()

    def _sections(self) -> Iterator[tuple[str, str]]:
        for (kind, slug), term in self.survey.terms.items():
            if kind != "category":
                continue
            address = self.survey.section_address(slug)
            path = "/".join(self.survey.section_path(slug))
            olds = [f"{front}/category/{path}/" for front in self.fronts]
            olds += [f"{front}/category/{slug}/" for front in self.fronts if slug != path]
            queries = ([f"cat={term.id}"] if term.id else []) + [f"category_name={slug}"]
            yield from self._archive(address, olds, queries, self.survey.posts_by["category", slug])

    def _tags(self) -> Iterator[tuple[str, str]]:
        for kind, slug in self.survey.terms:
            if kind == "post_tag":
                olds = [f"{front}/tag/{slug}/" for front in self.fronts]
                count = self.survey.posts_by["post_tag", slug]
                yield from self._archive(self.survey.tag_address(slug), olds, [f"tag={slug}"], count)

    def _authors(self) -> Iterator[tuple[str, str]]:
        for author in self.survey.authors.values():
            slug = nicename(author.login)
            olds = [f"{front}/author/{slug}/" for front in self.fronts]
            queries = ([f"author={author.id}"] if author.id else []) + [f"author_name={slug}"]
            count = self.survey.posts_by["author", slug]
            yield from self._archive(self.survey.byline_address(slug), olds, queries, count)

    def _archive(
        self, address: str, olds: Iterable[str], queries: Iterable[str], posts: int
    ) -> Iterator[tuple[str, str]]:
        """A list, its further pages and its feeds, by path and by query."""
        for old in olds:
            yield old, address
            yield from ((f"{old}page/{page}/", address) for page in self._pages(posts))
            yield from self._feeds(old, f"{address}feed.xml")
        for query in queries:
            yield f"{self.root}/?{query}", address
            yield from ((f"{self.root}/?{query}&paged={page}", address) for page in self._pages(posts))
            yield from ((f"{self.root}/?{query}&feed={feed}", f"{address}feed.xml") for feed in FEEDS[:2])

    def _dates(self) -> Iterator[tuple[str, str]]:
        """Years and months are where they were; days lead to their month."""
        months = {period: count for (kind, period), count in self.survey.posts_by.items() if kind == "month"}
        days = {period: count for (kind, period), count in self.survey.posts_by.items() if kind == "day"}
        years: dict[str, int] = {}
        for month, count in months.items():
            years[month[:4]] = years.get(month[:4], 0) + count
        veiled = dict.fromkeys(sorted(self.survey.veiled - months.keys()), 0)
        for period, count in (years | months | days | veiled).items():
            # A month that has only posts under a password has no archive now: its year stands for it.
            shown = period[:4] if period in veiled else period[:7]
            address = archive_address(shown) if shown[:4] in years else "/"
            for front in self.fronts:
                old = f"{front}/{period.replace('-', '/')}/"
                yield old, address
                yield from ((f"{old}page/{page}/", address) for page in self._pages(count))
                if len(period) < 10:
                    yield f"{old}feed/", "/feed.xml"
            yield f"{self.root}/?m={period.replace('-', '')}", address
            if len(period) < 10:
                pages = self._pages(count)
                yield from ((f"{self.root}/?m={period.replace('-', '')}&paged={page}", address) for page in pages)

    def _feeds(self, old: str, feed: str) -> Iterator[tuple[str, str]]:
        yield f"{old}feed/", feed
        yield from ((f"{old}feed/{name}/", feed) for name in FEEDS[:2])

    def _pages(self, posts: int) -> range:
        """Numbers of a list's further pages; one more than it should have had, for lists that shrank."""
        return range(2, min(math.ceil(posts / self.page_size) + 1, MOST_PAGES) + 1) if posts else range(2, 3)

    def standing(self) -> set[str]:
        """The addresses at which the newspaper's own pages will stand for what the old site had."""
        survey = self.survey
        pages = {"/", "/feed.xml", "/sitemap.xml", *survey.ids}
        lists = [survey.section_address(slug) for kind, slug in survey.terms if kind == "category"]
        lists += [survey.tag_address(slug) for kind, slug in survey.terms if kind == "post_tag"]
        lists += [survey.byline_address(nicename(login)) for login in survey.authors]
        pages |= {*lists, *(f"{address}feed.xml" for address in lists)}
        months = {period for kind, period in survey.posts_by if kind == "month"}
        return pages | {archive_address(period) for month in months for period in (month, month[:4])}


def _renditions(item: Item) -> Iterator[tuple[str, int | None]]:
    """Names and widths of an attachment's renditions, and of the original that a scaled one stands for."""
    found = php.table(item.one("_wp_attachment_metadata"))
    sizes = found.get("sizes")
    for size in sizes.values() if isinstance(sizes, dict) else ():
        if isinstance(size, dict) and isinstance(name := size.get("file"), str) and "/" not in name:
            width = size.get("width")
            yield name, width if isinstance(width, int) and 0 < width < 100_000 else None
    original = found.get("original_image")
    if isinstance(original, str) and "/" not in original:
        yield original, None
    for values in item.meta.get("_wp_attachment_backup_sizes", ()):
        for backup in php.table(values).values():
            if isinstance(backup, dict) and isinstance(name := backup.get("file"), str) and "/" not in name:
                width = backup.get("width")
                yield name, width if isinstance(width, int) and 0 < width < 100_000 else None
