"""Attachments → pictures and documents. They come before the articles that show them."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path, PurePosixPath

from django.db import transaction
from wagtail.models import Collection

from warraq.arabic.normalise import fold
from warraq.config import SiteConfig
from warraq.errors import FetchRefused
from warraq.importers.wordpress import php
from warraq.importers.wordpress.loading.files import Uploads
from warraq.importers.wordpress.loading.known import Known
from warraq.importers.wordpress.loading.lanes import in_order
from warraq.importers.wordpress.loading.mapping import digest_of
from warraq.importers.wordpress.loading.outline import Watched
from warraq.importers.wordpress.loading.spool import Spool
from warraq.importers.wordpress.loading.taking import Taken, Taker, Upload
from warraq.importers.wordpress.loading.texts import line, plain
from warraq.importers.wordpress.records import Item
from warraq.importers.wordpress.report import Report
from warraq.importers.wordpress.survey import Survey
from warraq.media.credit import tidy
from warraq.media.fetch import Fetcher
from warraq.newsroom.models import NewsDocument, Picture

BATCH = 50
PAUSE = 0.2
"""Seconds between two files asked of the old site: it has readers to serve."""
NOT_THERE = "its file is not in the media folder"
NOT_ASKED = "no media was given: run again with --media DIR or --fetch-media"


@dataclass(slots=True)
class Media:
    """Brings attachments over. `uploads` is where their files are, `fetcher` what gets them from the old site; with
    neither they are missing."""

    config: SiteConfig
    survey: Survey
    known: Known
    report: Report
    uploads: Uploads | None = None
    fetcher: Fetcher | None = None
    dry_run: bool = False
    pictures: dict[int, int] = field(default_factory=dict)
    documents: dict[int, int] = field(default_factory=dict)
    _items: dict[int, int] = field(default_factory=dict)

    def load(self, attachments: Spool[Item], watched: Watched, workers: int) -> None:
        """Bring all over; those that came over before stay as they are."""
        uploads = self._wanted(attachments)
        if self.dry_run:
            for upload in uploads:
                kind = "picture" if upload.number in self._items else "document"
                self.pictures[upload.number] = -1
                self.report.count(kind, "new")
            return
        taken = in_order(Taker(self.config.media).take, uploads, workers)
        done = 0
        while batch := list(islice(taken, BATCH)):
            self._write(batch, attachments)
            done += len(batch)
            watched(done, len(attachments), "media")

    # --- finding ------------------------------------------------------------------------------------------------

    def _wanted(self, attachments: Spool[Item]) -> Iterator[Upload]:
        """The files of attachments that did not come over yet, as far as they are there."""
        numbers = range(len(attachments))
        for start in range(0, len(attachments), 500):
            some = [(place, attachments[place]) for place in numbers[start : start + 500]]
            self._recall([item for _, item in some])
            for place, item in some:
                if item.id in self.pictures or item.id in self.documents or item.id in self._items:
                    continue
                self._items[item.id] = place
                file = self._file(item)
                if file is not None:
                    yield Upload(item.id, file, PurePosixPath(self._path(item)).name)

    def _recall(self, items: list[Item]) -> None:
        for kind, model, held in (
            ("picture", Picture, self.pictures), ("document", NewsDocument, self.documents),
        ):  # fmt: skip
            made = self.known.of(kind, [item.id for item in items])
            there = set(model.objects.filter(pk__in={one.record for one in made.values()}).values_list("pk", flat=True))
            for foreign, one in made.items():
                if one.record in there:
                    held[int(foreign)] = one.record
                self._items[int(foreign)] = -1
                self.report.count(kind, "unchanged")

    def _path(self, item: Item) -> str:
        return self.survey.file_of.get(item.id, "")

    def _file(self, item: Item) -> Path | None:
        path = self._path(item)
        reason = NOT_ASKED
        if not path:
            reason = "the export does not say where its file was"
        elif self.uploads is not None:
            file = self.uploads.find(path)
            if file is not None:
                return file
            reason = NOT_THERE
        if path and self.fetcher is not None:
            try:
                return self._fetch(item.attachment_url or item.guid)
            except FetchRefused as refused:
                reason = str(refused.facts.get("reason", "refused"))
            except OSError as error:
                reason = f"it could not be fetched: {error.strerror}"
        self.report.leave_out(_kind(path), item.id, item.title or path, reason)
        return None

    def _fetch(self, url: str) -> Path:
        assert self.fetcher is not None
        folder = self.config.run / "fetched"
        folder.mkdir(parents=True, exist_ok=True)
        target = folder / hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()
        if not target.is_file():
            if not self.dry_run:
                time.sleep(PAUSE)
            self.fetcher.fetch(url, target)
        return target

    # --- writing ------------------------------------------------------------------------------------------------

    def _write(self, batch: list[Taken], attachments: Spool[Item]) -> None:
        items = {taken.number: attachments[self._items[taken.number]] for taken in batch}
        pictures = [taken for taken in batch if taken.kind == "picture"]
        documents = [taken for taken in batch if taken.kind == "document"]
        try:
            with transaction.atomic():
                self.known.begin()
                self._write_pictures(pictures, items)
                self._write_documents(documents, items)
                self.known.write()
        except BaseException:
            self.known.forget_notes()
            raise
        for taken in batch:
            item = items[taken.number]
            if taken.refusal:
                self.report.leave_out(_kind(self._path(item)), item.id, item.title, taken.refusal)
            elif self.fetcher is not None:
                name = hashlib.sha256((item.attachment_url or item.guid).encode("utf-8", "replace")).hexdigest()
                (self.config.run / "fetched" / name).unlink(missing_ok=True)

    def _write_pictures(self, batch: list[Taken], items: dict[int, Item]) -> None:
        """The same bytes are one picture, however often they were uploaded."""
        digests = {taken.digest for taken in batch}
        held = dict(Picture.objects.filter(digest__in=digests).values_list("digest", "pk"))
        first = {taken.digest: taken for taken in reversed(batch) if taken.digest not in held}
        collection = Collection.get_first_root_node().pk
        rows = [_picture(taken, items[taken.number], collection) for taken in first.values()]
        held |= {picture.digest: picture.pk for picture in Picture.objects.bulk_create(rows)}
        for taken in batch:
            self.pictures[taken.number] = held[taken.digest]
            self.known.note("picture", taken.number, held[taken.digest], digest_of(items[taken.number]))
            self.report.count("picture", "new")

    def _write_documents(self, batch: list[Taken], items: dict[int, Item]) -> None:
        held = dict(NewsDocument.objects.filter(digest__in={t.digest for t in batch}).values_list("digest", "pk"))
        first = {taken.digest: taken for taken in reversed(batch) if taken.digest not in held}
        collection = Collection.get_first_root_node().pk
        rows = [
            NewsDocument(
                title=line(items[taken.number].title) or PurePosixPath(taken.file).name, file=taken.file,
                file_size=taken.size, file_hash=taken.sha1, digest=taken.digest, collection_id=collection,
            )
            for taken in first.values()
        ]  # fmt: skip
        held |= {document.digest: document.pk for document in NewsDocument.objects.bulk_create(rows)}
        for taken in batch:
            self.documents[taken.number] = held[taken.digest]
            self.known.note("document", taken.number, held[taken.digest], digest_of(items[taken.number]))
            self.report.count("document", "new")


def _picture(taken: Taken, item: Item, collection: int) -> Picture:
    title = line(item.title) or PurePosixPath(taken.file).stem
    alt, caption = line(item.one("_wp_attachment_image_alt")), plain(item.excerpt)
    credit = _credit(item) or taken.credit
    return Picture(
        title=title, file=taken.file, width=taken.width, height=taken.height, file_size=taken.size,
        file_hash=taken.sha1, digest=taken.digest, haze=taken.haze, description=alt, caption=caption,
        credit=credit[:255], collection_id=collection, search_text=fold(" ".join([title, alt, caption, credit])),
    )  # fmt: skip


def _credit(item: Item) -> str:
    """What WordPress read from the file, or an editor wrote there."""
    read = php.table(item.one("_wp_attachment_metadata")).get("image_meta")
    if not isinstance(read, dict):
        return ""
    texts = (read.get("credit"), read.get("copyright"))
    return next((clean for text in texts if isinstance(text, str) and (clean := tidy(line(text)))), "")


def _kind(path: str) -> str:
    ending = PurePosixPath(path).suffix.lower().lstrip(".")
    return (
        "picture"
        if ending in {"jpg", "jpeg", "png", "gif", "webp", "avif", "bmp", "tif", "tiff", "svg", "heic", ""}
        else "document"
    )  # noqa: E501
