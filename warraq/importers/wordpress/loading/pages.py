"""Drafts → static pages, in the old site's tree, parents first."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import TextField
from django.db.models.functions import Cast

from warraq.importers.wordpress.body import Finding
from warraq.importers.wordpress.loading import mapping
from warraq.importers.wordpress.loading.articles import free_slug, insert_old_addresses, made_digest
from warraq.importers.wordpress.loading.changes import DELETED, EDITED
from warraq.importers.wordpress.loading.comment_rows import add_first_comments, follow_comments
from warraq.importers.wordpress.loading.draft import Draft
from warraq.importers.wordpress.loading.known import Known, Made
from warraq.importers.wordpress.loading.outline import PageNode
from warraq.importers.wordpress.loading.pagerows import PageRow, insert_pages
from warraq.importers.wordpress.loading.references import drop_references, insert_references
from warraq.importers.wordpress.loading.rows import hold, insert, take_numbers
from warraq.importers.wordpress.loading.spool import Spool
from warraq.importers.wordpress.loading.terms import Terms
from warraq.importers.wordpress.loading.tree import Places, taken_slugs
from warraq.importers.wordpress.report import Report
from warraq.newsroom import permalinks
from warraq.newsroom.models import Article, NewsPage, StaticPage

BATCH = 200
DEEPEST = 30
_PAGE = ("newspage_ptr", "standfirst", "body", "permalink", "language")


@dataclass(slots=True)
class Pages:
    """Gathers static pages while the export is read; their tree is known only at its end."""

    terms: Terms
    known: Known
    report: Report
    nodes: Mapping[int, PageNode]
    drafts: Spool[Draft] = field(default_factory=Spool)
    _at: dict[int, int] = field(default_factory=dict)

    def add(self, draft: Draft) -> None:
        self._at[draft.number] = self.drafts.add(draft)

    def write(self) -> None:
        """Write all that was gathered."""
        order = sorted(self._at, key=lambda number: (self._depth(number), self.nodes[number].order, number))
        for start in range(0, len(order), BATCH):
            some = order[start : start + BATCH]
            earlier = self.known.of("page", some)
            try:
                with transaction.atomic():
                    hold(NewsPage)
                    self.known.begin()
                    for number in some:
                        self._write(self.drafts[self._at[number]], earlier.get(str(number)))
                    self.known.write()
            except BaseException:
                self.known.forget_notes()
                raise

    def _above(self, number: int) -> list[int]:
        """The pages around a page, nearest first. Around a public one only public ones count."""
        node = self.nodes[number]
        around: list[int] = []
        at = node.parent
        while at in self.nodes and at not in around and at != number and len(around) < DEEPEST:
            around.append(at)
            at = self.nodes[at].parent
        return [page for page in around if self.nodes[page].public or not node.public]

    def _depth(self, number: int) -> int:
        return len(self._above(number))

    def _write(self, draft: Draft, made: Made | None) -> None:
        if made is None:
            self._insert(draft)
        else:
            self._follow(draft, made)

    def _parent(self, draft: Draft) -> tuple[str, str]:
        """The paths (in the tree, of addresses) of the page below which this one stands."""
        above = self._above(draft.number)
        records = self.known.of("page", above)
        for number in above:
            record = records.get(str(number))
            found = StaticPage.objects.filter(pk=record.record).first() if record else None
            if found is not None:
                return found.path, found.url_path
        return self.terms.home.path, self.terms.home.url_path

    def _insert(self, draft: Draft) -> None:
        parent, url = self._parent(draft)
        [number] = take_numbers(NewsPage, 1)
        slug = free_slug(draft.slug, draft.number, taken_slugs(parent, [draft.slug, f"{draft.slug}-{draft.number}"]))
        permalink = self._free(draft)
        places = Places()
        path, depth = places.below(parent)
        insert_pages(StaticPage, self.terms.home, [PageRow(
            number, path, depth, draft.title, slug, f"{url}{slug}/", draft.search_text, draft.live, draft.published,
            draft.modified, draft.due,
        )])  # fmt: skip
        places.settle()
        insert(StaticPage, _PAGE, [(number, draft.standfirst, draft.body, permalink, "")])
        self._relate(number, draft)
        add_first_comments([(number, draft)], self.known, self.report)
        if draft.due:
            page = StaticPage.objects.get(pk=number)
            page.save_revision(approved_go_live_at=draft.due, clean=False, changed=False)
        self.known.note(
            "page", draft.number, number, draft.digest, state=draft.state, made=_made(draft, permalink),
            gaps=len(draft.missing),
        )  # fmt: skip
        # The next page may stand below this one.
        self.known.write()
        self.report.count("page", "new")

    def _relate(self, number: int, draft: Draft) -> None:
        insert_old_addresses([(number, draft)])
        insert_references(StaticPage, [
            (number, use.kind, use.number, use.model_path, use.content_path)
            for use in draft.references if use.model_path != "lead_image"
        ])  # fmt: skip

    def _free(self, draft: Draft, own: int = 0) -> str | None:
        permalink = draft.permalink
        taken = permalink and (
            StaticPage.objects.filter(permalink=permalink).exclude(pk=own).exists()
            or Article.objects.filter(permalink=permalink).exists()
        )
        if permalink and taken:
            note = Finding("address", permalink, "another page has it already; this stands beside")
            self.report.add_findings(draft.title, [note])
            return f"{permalink.rstrip('/')}-{draft.number}/"
        return permalink

    def _follow(self, draft: Draft, made: Made) -> None:
        page = StaticPage.objects.filter(pk=made.record).first()
        if page is not None:
            follow_comments(page.pk, draft, self.known, self.report)
        if page is None or _made_of(page, scheduled=made.state == "future") != made.made:
            detail = DELETED if page is None else EDITED
            self.report.add_findings(draft.title, [Finding("conflict", "page", detail, lost=page is not None)])
            self.report.count("page", "unchanged")
            return
        permalink = self._free(draft, page.pk) or page.permalink
        if _made(draft, permalink) == made.made and draft.digest == made.digest:
            self.report.count("page", "unchanged")
            return
        before = page.permalink
        body: Any = StaticPage._meta.get_field("body").to_python(draft.body)
        StaticPage.objects.filter(pk=page.pk).update(
            standfirst=draft.standfirst, body=body, permalink=permalink, title=draft.title, draft_title=draft.title,
            live=draft.live, search_text=draft.search_text, first_published_at=draft.published,
            last_published_at=draft.modified if draft.live else None, latest_revision_created_at=draft.modified,
            live_revision=None,
        )  # fmt: skip
        drop_references(StaticPage, [page.pk])
        self._relate(page.pk, draft)
        if before and before != permalink:
            permalinks.remember(before, page)
        self.known.change(
            "page", draft.number, draft.digest, state=draft.state, made=_made(draft, permalink),
            gaps=len(draft.missing),
        )  # fmt: skip
        self.report.count("page", "changed")


def _made(draft: Draft, permalink: str | None) -> str:
    text = mapping.text_digest(draft.title, "", draft.standfirst, "", draft.body)
    return made_digest(text, [], [], [], None, draft.live, permalink, False, True)


def _made_of(page: StaticPage, *, scheduled: bool) -> str:
    raw = StaticPage.objects.filter(pk=page.pk).annotate(raw=Cast("body", TextField())).values_list("raw", flat=True)
    body = json.dumps(json.loads(raw[0] or "[]"), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    text = mapping.text_digest(page.title, "", page.standfirst, "", body)
    live, permalink = page.live and not scheduled, None if scheduled else page.permalink
    return made_digest(text, [], [], [], None, live, permalink, False, True)
