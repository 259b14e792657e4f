"""Drafts → articles, many in one transaction."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from warraq.arabic.slug import cut_slug
from warraq.importers.wordpress.body import Finding
from warraq.importers.wordpress.loading import changes
from warraq.importers.wordpress.loading.comment_rows import add_first_comments
from warraq.importers.wordpress.loading.draft import Draft
from warraq.importers.wordpress.loading.known import Known, Made
from warraq.importers.wordpress.loading.pagerows import PageRow, insert_pages
from warraq.importers.wordpress.loading.references import Use, insert_references
from warraq.importers.wordpress.loading.rows import hold, insert, take_numbers
from warraq.importers.wordpress.loading.terms import Terms, default_section
from warraq.importers.wordpress.loading.tree import Places, taken_slugs
from warraq.importers.wordpress.report import Report
from warraq.newsroom.models import (
    Article,
    ArticleByline,
    ArticleSection,
    ArticleTag,
    LegacyAddress,
    NewsPage,
    Section,
    StaticPage,
)  # fmt: skip

OLD_ADDRESS = ("address", "page", "picture", "width", "document", "target", "status")
_ARTICLE = (
    "newspage_ptr", "kicker", "standfirst", "excerpt", "body", "lead_image", "lead_caption", "permalink", "updated_at",
    "pinned", "comments_open", "language",
)  # fmt: skip


@dataclass(slots=True)
class Settled:
    """A draft with its place among our records."""

    draft: Draft
    section: int
    further: list[int]
    tags: list[int]
    bylines: list[int]
    permalink: str | None
    number: int = 0

    @property
    def made(self) -> str:
        """Digest of the article as it is written."""
        draft = self.draft
        return made_digest(
            draft.text_digest, (self.section, *self.further), self.tags, self.bylines, draft.lead, draft.live,
            self.permalink, draft.pinned, draft.comments_open,
        )  # fmt: skip


def made_digest(  # noqa: PLR0917 - one for each thing that an editor may change
    text: str, sections: Sequence[int], tags: Sequence[int], bylines: Sequence[int], lead: int | None, live: bool,
    permalink: str | None, pinned: bool, comments_open: bool,
) -> str:  # fmt: skip
    """A digest of what an editor may change in an article; its own section is the first of its `sections`."""
    facts = (text, tuple(sections), sorted(tags), list(bylines), lead, live, permalink, pinned, comments_open)
    return hashlib.blake2b(repr(facts).encode(), digest_size=16).hexdigest()


@dataclass(slots=True)
class Articles:
    """Writes articles. `language` is the newspaper's."""

    terms: Terms
    known: Known
    report: Report
    language: str
    _sections: dict[int, tuple[str, str]] = field(default_factory=dict)
    """The paths of sections in the tree, and in addresses; read anew for each batch, since editors may move them."""

    def write(self, drafts: Sequence[Draft], earlier: Mapping[str, Made]) -> None:
        """Write a batch in one transaction: all of it, or nothing."""
        new = [draft for draft in drafts if str(draft.number) not in earlier]
        changed = [draft for draft in drafts if str(draft.number) in earlier]
        try:
            with transaction.atomic():
                hold(NewsPage)
                self.known.begin()
                settled = self._settle(drafts)
                if new:
                    self._insert([settled[draft.number] for draft in new])
                for draft in changed:
                    changes.follow(settled[draft.number], earlier[str(draft.number)], self.known, self.report)
                self.known.write()
        except BaseException:
            self.known.forget_notes()
            raise

    # --- settling ---------------------------------------------------------------------------------------------

    def _settle(self, drafts: Sequence[Draft]) -> dict[int, Settled]:
        terms = self.terms
        wanted = [draft.permalink for draft in drafts if draft.permalink]
        taken = set(Article.objects.filter(permalink__in=wanted).values_list("permalink", flat=True))
        taken |= set(StaticPage.objects.filter(permalink__in=wanted).values_list("permalink", flat=True))
        settled = {}
        for draft in drafts:
            slug = draft.section or default_section(terms, self.language, self.known, self.report)
            tags = [terms.tags[tag] for tag in draft.tags if tag in terms.tags]
            further = [terms.sections[other] for other in draft.further if other in terms.sections]
            bylines = [terms.bylines[byline] for byline in draft.bylines if byline in terms.bylines]
            permalink = draft.permalink
            settled[draft.number] = Settled(
                draft, terms.sections[slug], further, list(dict.fromkeys(tags)), list(dict.fromkeys(bylines)), permalink
            )
        self._avoid(settled, taken)
        return settled

    def _avoid(self, settled: dict[int, Settled], taken: set[str]) -> None:
        """A permalink that another page has already: the newcomer stands beside it."""
        if not taken:
            return
        owners = dict(Article.objects.filter(permalink__in=taken).values_list("permalink", "pk"))
        records = self.known.of("article", settled)
        for number, entry in settled.items():
            wanted, made = entry.permalink, records.get(str(number))
            if wanted in taken and (made is None or owners.get(wanted) != made.record):
                entry.permalink = f"{wanted.rstrip('/')}-{number}/"
                note = Finding("address", wanted, "another page has it already; this stands beside")
                self.report.add_findings(entry.draft.title, [note])

    # --- new ones ---------------------------------------------------------------------------------------------

    def _insert(self, batch: list[Settled]) -> None:
        sections = Section.objects.filter(pk__in={entry.section for entry in batch})
        self._sections = {pk: (path, url) for pk, path, url in sections.values_list("pk", "path", "url_path")}
        for entry, number in zip(batch, take_numbers(NewsPage, len(batch)), strict=True):
            entry.number = number
        self._pages(batch)
        insert(Article, _ARTICLE, [
            (
                entry.number, "", entry.draft.standfirst, entry.draft.excerpt, entry.draft.body, entry.draft.lead, "",
                entry.permalink, None, entry.draft.pinned, entry.draft.comments_open, "",
            )
            for entry in batch
        ])  # fmt: skip
        relate(batch)
        for entry in batch:
            draft = entry.draft
            self.report.count("article", "new")
            self.known.note(
                "article", draft.number, entry.number, draft.digest, state=draft.state, made=entry.made,
                gaps=len(draft.missing),
            )  # fmt: skip
        add_first_comments([(entry.number, entry.draft) for entry in batch], self.known, self.report)
        for entry in batch:
            if entry.draft.due:
                schedule(entry.number, entry.draft)

    def _pages(self, batch: list[Settled]) -> None:
        slugs: dict[int, list[str]] = defaultdict(list)
        for entry in batch:
            slugs[entry.section].append(entry.draft.slug)
        taken = {section: taken_slugs(self._sections[section][0], some) for section, some in slugs.items()}
        places, rows = Places(), []
        for entry in batch:
            draft, (parent, url) = entry.draft, self._sections[entry.section]
            slug = free_slug(draft.slug, draft.number, taken[entry.section])
            path, depth = places.below(parent)
            rows.append(PageRow(
                entry.number, path, depth, draft.title, slug, f"{url}{slug}/", draft.search_text, draft.live,
                draft.published, draft.modified, draft.due,
            ))  # fmt: skip
        insert_pages(Article, self.terms.home, rows)
        places.settle()


def free_slug(slug: str, number: int, taken: set[str]) -> str:
    """`slug`, or with the old number if a neighbour has it; it is taken from now on."""
    if slug in taken:
        slug = f"{cut_slug(slug, 230)}-{number}"
    while slug in taken:
        slug += "-x"
    taken.add(slug)
    return slug


def relate(batch: Sequence[Settled]) -> None:
    """Tags, bylines, further sections, old addresses and what is used where, of articles that have none of them."""
    tags = [(entry.number, tag) for entry in batch for tag in entry.tags]
    bylines = [(entry.number, byline, order) for entry in batch for order, byline in enumerate(entry.bylines)]
    sections = [(entry.number, section, order) for entry in batch for order, section in enumerate(entry.further)]
    tag_rows = list(zip(take_numbers(ArticleTag, len(tags)), tags, strict=True))
    byline_rows = list(zip(take_numbers(ArticleByline, len(bylines)), bylines, strict=True))
    insert(ArticleTag, ("id", "content_object", "tag"), [(number, *pair) for number, pair in tag_rows])
    insert(
        ArticleByline, ("id", "article", "byline", "sort_order"), [(number, *entry) for number, entry in byline_rows]
    )
    section_rows = list(zip(take_numbers(ArticleSection, len(sections)), sections, strict=True))
    insert(
        ArticleSection, ("id", "article", "section", "sort_order"), [(number, *line) for number, line in section_rows]
    )
    insert_old_addresses([(entry.number, entry.draft) for entry in batch])
    uses: list[Use] = [
        (entry.number, use.kind, use.number, use.model_path, use.content_path)
        for entry in batch for use in entry.draft.references
    ]  # fmt: skip
    uses += [
        (article, "tag", tag, "article_tags.item.tag", f"article_tags.{number}.tag")
        for number, (article, tag) in tag_rows
    ]
    uses += [
        (article, "byline", byline, "article_bylines.item.byline", f"article_bylines.{number}.byline")
        for number, (article, byline, _) in byline_rows
    ]
    uses += [
        (article, "section", section, "further_sections.item.section", f"further_sections.{number}.section")
        for number, (article, section, _) in section_rows
    ]
    insert_references(Article, uses)


def insert_old_addresses(pages: Sequence[tuple[int, Draft]]) -> int:
    """The old addresses of pages, and of the pictures and documents in them; how many are new."""
    rows: list[tuple[Any, ...]] = []
    for page, draft in pages:
        for old in draft.old_addresses:
            own = page if old.picture is None and old.document is None else None
            rows.append((old.address, own, old.picture, old.width, old.document, "", 301))
    return insert(LegacyAddress, OLD_ADDRESS, rows, new_only=True)


def schedule(number: int, draft: Draft) -> None:
    """Let the press publish an article when it is due. Few are, so that each may take Wagtail's own way."""
    article = Article.objects.get(pk=number)
    article.save_revision(approved_go_live_at=draft.due, clean=False, changed=False)
