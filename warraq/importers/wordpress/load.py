"""A whole WordPress site into the newsroom: what `warraq import wordpress` does.

First the export is read through, for what there is and where it was; then come pictures; then the texts, mapped by
many processes and written in batches, each in one transaction together with the note of what it brought. So a run that
is killed loses nothing, and the next goes on where it stopped; one that finds nothing new changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from django.db import transaction
from rich.console import Console

from warraq.config import SiteConfig
from warraq.cycles import few_collections
from warraq.errors import UnreadableFile, WarraqError
from warraq.importers.wordpress.addresses import OldAddresses
from warraq.importers.wordpress.links import LinkMap
from warraq.importers.wordpress.loading import database, redirects
from warraq.importers.wordpress.loading.articles import Articles
from warraq.importers.wordpress.loading.draft import Draft
from warraq.importers.wordpress.loading.files import Uploads
from warraq.importers.wordpress.loading.known import Known
from warraq.importers.wordpress.loading.lanes import cores, in_order
from warraq.importers.wordpress.loading.mapping import Mapper, Work
from warraq.importers.wordpress.loading.media import Media
from warraq.importers.wordpress.loading.menus import load_menus
from warraq.importers.wordpress.loading.newspaper import adopt
from warraq.importers.wordpress.loading.outline import Outline, outline
from warraq.importers.wordpress.loading.pages import Pages
from warraq.importers.wordpress.loading.strays import Strays
from warraq.importers.wordpress.loading.terms import Terms, load_terms
from warraq.importers.wordpress.records import Item
from warraq.importers.wordpress.report import Report
from warraq.importers.wordpress.report_terminal import show
from warraq.media import magic
from warraq.media.fetch import Fetcher
from warraq.newsroom import wires

Progress = Callable[[int, int, str], None]
BATCH = 500
"""Posts that are written in one transaction."""
WORTH_IT = 300
"""With fewer posts, starting workers takes longer than they save."""
MAPPED = frozenset({"post", "page"})
HANDLED = MAPPED | {"attachment", "nav_menu_item", "wp_block", "wp_navigation"}
INNER = frozenset({
    "revision", "customize_changeset", "oembed_cache", "user_request", "wp_global_styles", "wp_template",
    "wp_template_part", "custom_css", "wp_font_family", "wp_font_face",
})  # fmt: skip
"""WordPress's own inner types: no reader ever saw them as such."""
UNWANTED = {"trash": "it was in the trash", "auto-draft": "an empty draft", "inherit": "a copy of another"}


def run(
    config: SiteConfig, exports: Sequence[Path], *, media: Path | None, fetch_media: bool, dry_run: bool,
    progress: Progress, console: Console, fetcher: Fetcher | None = None,
) -> Report:  # fmt: skip
    """Bring a site over from its export files. `media` is the old uploads folder; with `fetch_media`, files come from
    the old site itself (by `fetcher`, if a special one is given).

    The report is written to `DIR/imports/<time>/` and shown on `console`, also where the import ends early. Raises
    ImportFailed (NotAnExport, HostileXml, UnreadableFile before anything is written; BrokenXml after all that stands
    before the damage was brought over).
    """
    if media is not None and not media.is_dir():
        raise UnreadableFile(file=media, reason="it is no folder", reason_ar="ليس مجلداً")
    if fetch_media and fetcher is None:
        fetcher = Fetcher(kinds=magic.PICTURES | magic.DOCUMENTS)
    started = datetime.now(UTC)
    report = Report(started=started.isoformat(timespec="seconds"), dry_run=dry_run)
    try:
        with database.only_import(config.run), database.loading(), few_collections():
            _Run(config, list(exports), media, fetcher, dry_run, progress, report, started).go()
    except WarraqError as error:
        report.fail(str(error))
        raise
    except KeyboardInterrupt:
        report.fail("it was interrupted; the same command goes on from there")
        raise
    except BaseException as error:
        report.fail(f"{type(error).__name__}")
        raise
    finally:
        report.finished = datetime.now(UTC).isoformat(timespec="seconds")
        file = report.write(_folder(config.root / "imports", started))
        show(report.as_dict(), console)
        console.print(str(file), soft_wrap=True, markup=False)
    return report


def _folder(imports: Path, started: datetime) -> Path:
    """A folder for this run's report; two runs of one second have two."""
    for number in count(1):
        folder = imports / (f"{started:%Y%m%dT%H%M%SZ}" + (f"-{number}" if number > 1 else ""))
        with suppress(FileExistsError):
            folder.mkdir(parents=True)
            return folder
    raise AssertionError


@dataclass
class _Run:
    """One import."""

    config: SiteConfig
    exports: list[Path]
    media: Path | None
    fetcher: Fetcher | None
    dry_run: bool
    progress: Progress
    report: Report
    now: datetime
    seen: set[int] = field(default_factory=set)
    earlier: set[int] = field(default_factory=set)
    """Of a dry run: which items came over in an earlier one."""

    def go(self) -> None:
        uploads = Uploads(self.media) if self.media is not None else None
        strays = None
        if uploads is not None or self.fetcher is not None:
            strays = Strays(uploads.find if uploads else None, self.config.run, fetched=self.fetcher is not None)
        found = outline(self.exports, self.config, self.progress, self._comes_over, strays)
        self.report.add_passages(found.passages)
        survey = found.survey
        site = survey.site
        self.report.source, self.report.title = (site.blog_url, site.title) if site else ("", "")
        self.known = Known(site.blog_url if site else "")
        self.config = adopt(self.config, survey, self.known, self.report, dry_run=self.dry_run)
        terms = load_terms(found, self.known, self.report, dry_run=self.dry_run)
        media = self._media(found, uploads)
        links, old = LinkMap(survey), OldAddresses(survey)
        mapper = Mapper(
            found.texts, survey, links, old, self.config.zone, self.now, media.pictures, media.documents,
            terms.byline_names,
        )  # fmt: skip
        self._texts(found, terms, mapper)
        if found.menu_entries_left:
            few = f"{found.menu_entries_left} more than the {len(found.menu_entries)} that were read"
            self.report.leave_out("menu", 0, "", few)
        load_menus(found.menu_entries, terms, links, self.known, self.report, dry_run=self.dry_run)
        self._redirects(found, terms, old, media)
        self._tell_the_press()
        if found.damage is not None:
            raise found.damage

    def _workers(self, posts: int) -> int:
        return cores() if posts >= WORTH_IT else 1

    def _media(self, found: Outline, uploads: Uploads | None) -> Media:
        media = Media(self.config, found.survey, self.known, self.report, uploads, self.fetcher, self.dry_run)
        database.before_fork()
        media.load(found.attachments, self.progress, cores() if len(found.attachments) > 4 and uploads else 1)
        return media

    # --- texts --------------------------------------------------------------------------------------------------

    def _texts(self, found: Outline, terms: Terms, mapper: Mapper) -> None:
        articles = Articles(terms, self.known, self.report, self.config.newspaper.language)
        pages = Pages(terms, self.known, self.report, found.pages)
        waiting: list[Draft] = []
        done = 0
        found.texts.seal()
        first = self.known.nothing()
        database.before_fork()
        for drafts in in_order(mapper.map_all, self._pieces(found, first), self._workers(found.posts)):
            done += len(drafts)
            for draft in drafts:
                self._tell(draft)
                if draft.same:
                    self.report.count(draft.kind, "unchanged")
                elif self.dry_run:
                    self.report.count(draft.kind, "changed" if draft.number in self.earlier else "new")
                    self.report.redirects += len(draft.old_addresses)
                elif draft.kind == "page":
                    pages.add(draft)
                else:
                    waiting.append(draft)
            if len(waiting) >= BATCH:
                self._write(articles, waiting)
                waiting = []
            self.progress(done, found.posts, "posts")
        if waiting:
            self._write(articles, waiting)
        if not self.dry_run:
            pages.write()

    def _write(self, articles: Articles, drafts: list[Draft]) -> None:
        articles.write(drafts, self.known.of("article", [draft.number for draft in drafts]))

    def _tell(self, draft: Draft) -> None:
        """What was noticed in a text goes into the report."""
        self.report.add_findings(draft.title or str(draft.number), draft.findings)
        for address in draft.missing:
            self.report.add_missing(address, draft.title)
        for kind, number, reason, lost in draft.left_out:
            self.report.leave_out(kind, number, f"{draft.title}", reason, lost=lost)
        for link, times in draft.dead.items():
            self.report.dead_links[link] = self.report.dead_links.get(link, 0) + times

    def _pieces(self, found: Outline, first: bool) -> Iterator[Work]:
        """The posts and pages of the export, a few at a time, each with what is known of it: nothing, at the `first`
        import of a site."""
        for piece, numbers in enumerate(found.numbers):
            known: dict[int, str] = {}
            again = set()
            for kind, entry in () if first else (("post", "article"), ("page", "page")):
                made = self.known.of(entry, [number for other, number in numbers if other == kind])
                known |= {int(foreign): one.digest for foreign, one in made.items()}
                again |= {int(foreign) for foreign, one in made.items() if one.gaps and (self.media or self.fetcher)}
            if self.dry_run:
                self.earlier |= known.keys()
            yield Work(piece, known, frozenset(again))

    def _comes_over(self, item: Item) -> bool:
        """Whether an item is one that is mapped; of another the report says why it is not here."""
        if item.kind in HANDLED - MAPPED:
            self._left_comments(item)
            return False
        if item.kind not in MAPPED:
            inner = item.kind in INNER
            reason = f"of WordPress's inner type {item.kind}" if inner else f"of a plugin's or theme's type {item.kind}"
            self.report.leave_out("other", item.id, item.title, reason, lost=not inner)
            return False
        kind = "article" if item.kind == "post" else "page"
        if not item.id:
            self.report.leave_out(kind, 0, item.title, "it has no number")
        elif item.id in self.seen:
            self.report.leave_out(kind, item.id, item.title, "it is in the export twice", lost=False)
        elif item.status in {"trash", "auto-draft", "inherit"}:
            self.seen.add(item.id)
            self.report.leave_out(kind, item.id, item.title, UNWANTED[item.status], lost=False)
        elif not (item.title.strip() or item.content.strip() or item.excerpt.strip()) and item.status != "publish":
            self.report.leave_out(kind, item.id, item.title, "an empty draft", lost=False)
        else:
            self.seen.add(item.id)
            return True
        return False

    def _left_comments(self, item: Item) -> None:
        for comment in item.comments:
            echo = comment.kind in {"pingback", "trackback"}
            self.report.leave_out("comment", comment.id, item.title, "a comment on a file", lost=not echo)

    # --- the end ------------------------------------------------------------------------------------------------

    def _redirects(self, found: Outline, terms: Terms, old: OldAddresses, media: Media) -> None:
        if self.dry_run:
            self.report.redirects += sum(1 for _ in old.of_site())
            self.report.redirects += sum(1 for item in found.attachments for _ in old.of_attachment(item))
            return
        redirects.write_attachments(found.attachments, old, self.known, media.pictures, media.documents)
        redirects.write_site(old, terms.moved, self.config, self.known)
        self.report.redirects = redirects.count()

    def _tell_the_press(self) -> None:
        """One line in the outbox for all that was written past the signals, also by a run that was killed."""
        if self.known.under_way and not self.dry_run:
            with transaction.atomic():
                wires.record("everything")
                self.known.end()
