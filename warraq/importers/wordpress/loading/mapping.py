"""Old posts and pages → drafts of articles and static pages. Done by many processes at once; none asks the database."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Any
from zoneinfo import ZoneInfo

from warraq.addresses import RESERVED, file_of, in_the_way
from warraq.arabic.normalise import fold
from warraq.arabic.slug import slugify
from warraq.importers.wordpress.addresses import OldAddresses
from warraq.importers.wordpress.body import Finding, MappedBody, MediaRef, fill_media, map_body
from warraq.importers.wordpress.links import LinkMap
from warraq.importers.wordpress.loading import dates
from warraq.importers.wordpress.loading.comments import comments
from warraq.importers.wordpress.loading.draft import Draft, OldAddress, Reference
from warraq.importers.wordpress.loading.placing import further_categories, section_of
from warraq.importers.wordpress.loading.spool import Spool
from warraq.importers.wordpress.loading.texts import TITLE, line, plain
from warraq.importers.wordpress.records import Item
from warraq.importers.wordpress.survey import Survey, bylines, readable_slug

LONGEST_PERMALINK = 700
LONGEST_ADDRESS = 1000
UNTITLED = "بلا عنوان"
_HASH_SPACE = uuid.UUID("5a0d3c51-4f5b-5a3c-9a52-6b8f6f0d7a11")
_META = ("_thumbnail_id", "_yoast_wpseo_primary_category", "footnotes", "_wp_old_slug", "_wp_old_date")


@dataclass(frozen=True, slots=True)
class Work:
    """Some items to map: which piece of those put aside; `known` are the digests of those that an earlier import
    brought, `again` the ids of those to map in any case (pictures that they use were missing then)."""

    piece: int
    known: Mapping[int, str]
    again: frozenset[int]


@dataclass(slots=True)
class Mapper:
    """What every item's mapping needs. `texts` are the pieces of posts and pages that wait; `pictures` and `documents`
    lead from attachments to our records."""

    texts: Spool[list[Item]]
    survey: Survey
    links: LinkMap
    old: OldAddresses
    zone: ZoneInfo
    now: datetime
    pictures: Mapping[int, int]
    documents: Mapping[int, int]
    byline_names: Mapping[str, str]

    def map_all(self, work: Work) -> list[Draft]:
        """One piece of the work."""
        return [
            self.map(item, "" if item.id in work.again else work.known.get(item.id, ""))
            for item in self.texts[work.piece]
        ]

    def map(self, item: Item, known: str = "") -> Draft:
        """One item. One whose digest is `known` already is not looked at further."""
        digest = digest_of(item)
        draft = Draft(item.id, "article" if item.kind == "post" else "page", digest)
        if known == digest:
            draft.same = True
            return draft
        mapped = map_body(
            item.content, self.links, item=item.id, site=self.survey.site.blog_url if self.survey.site else "",
            saved_notes=item.one("footnotes"),
        )  # fmt: skip
        draft.dead, self.links.dead = self.links.dead, {}
        findings = list(mapped.findings)
        self._state(draft, item, findings)
        if item.status == "future" and draft.due is None:
            detail = "its time had passed when it was imported: it stays a draft, an import publishes nothing"
            findings.append(Finding("date", "scheduled", detail))
        blocks = self._media(draft, item, mapped)
        self._words(draft, item, mapped, blocks, findings)
        self._place(draft, item, findings)
        kept, left = comments(item, self.zone, {author.id for author in self.survey.authors.values() if author.id})
        draft.comments = tuple(kept)
        draft.left_out = tuple(left)
        draft.findings = tuple(findings)
        return draft

    # --- parts ------------------------------------------------------------------------------------------------

    def _state(self, draft: Draft, item: Item, findings: list[Finding]) -> None:
        draft.state = "protected" if item.protected and item.status == "publish" else item.status[:20]
        draft.live = self.survey.is_public(item)
        draft.pinned = item.sticky and draft.live
        draft.comments_open = item.comments_open
        moment = dates.published(item.date_gmt, item.date, item.modified_gmt, item.modified, self.zone)
        if item.status == "future" and moment is not None and not dates.is_due(moment, self.now):
            draft.due = moment
        elif item.status in {"publish", "private"}:
            draft.published = moment or dates.of_address(item.link, self.zone) or self.now
            if moment is None:
                detail = "it has none that can be: its address's month, or the time of the import, stands for it"
                findings.append(Finding("date", "missing", detail))
        draft.modified = dates.instant(item.modified_gmt, item.modified, self.zone) or draft.published

    def _media(self, draft: Draft, item: Item, mapped: MappedBody) -> list[dict[str, Any]]:
        blocks, missing = fill_media(
            mapped.blocks, picture=lambda ref: self.pictures.get(ref.attachment),
            document=lambda ref: self.documents.get(ref.attachment),
        )  # fmt: skip
        gone = [self._name(ref) for ref in missing]
        references = list(_references(blocks))
        thumbnail = item.one("_thumbnail_id")
        if thumbnail.isdecimal() and int(thumbnail[:18]):
            draft.lead = self.pictures.get(int(thumbnail[:18]))
            if draft.lead is None:
                gone.append(self._name(MediaRef(int(thumbnail[:18]), "")))
            else:
                references.append(Reference("picture", draft.lead, "lead_image", "lead_image"))
        draft.missing, draft.references = tuple(dict.fromkeys(gone)), tuple(references)
        addresses: list[OldAddress] = []
        for ref in mapped.media:
            line_ = self.old.of_upload(ref.url, ref.attachment) if ref.url else None
            if line_ is not None:
                picture, document = self.pictures.get(ref.attachment), self.documents.get(ref.attachment)
                if picture or document:
                    addresses.append(OldAddress(line_.address, picture, None if picture else document, line_.width))
        addresses += [OldAddress(line_.address) for line_ in self.old.of_item(item)]
        draft.old_addresses = tuple(address for address in addresses if len(address.address) <= LONGEST_ADDRESS)
        return blocks

    def _name(self, ref: MediaRef) -> str:
        """What the report calls a missing file."""
        return ref.url or self.survey.file_of.get(ref.attachment) or f"attachment {ref.attachment}"

    def _words(
        self, draft: Draft, item: Item, mapped: MappedBody, blocks: list[dict[str, Any]], findings: list[Finding]
    ) -> None:
        draft.title = line(item.title)
        draft.standfirst = plain(item.excerpt)
        draft.excerpt = plain(mapped.excerpt_html)
        whole = " ".join(plain(item.title).split())
        if not draft.title:
            draft.title = self._made_title(item, draft, blocks)
            findings.append(Finding("title", "", "it had none; its first words, or its number, stand for it"))
        elif draft.title != whole:
            findings.append(Finding("title", "", f"longer than {TITLE} letters; the whole stands over the text"))
            value = f"<p>{escape(whole, quote=False)}</p>"
            blocks.insert(0, {"type": "text", "value": value, "id": str(uuid.uuid5(_HASH_SPACE, f"title {item.id}"))})
        draft.body = json.dumps(blocks, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        draft.text_digest = text_digest(draft.title, "", draft.standfirst, draft.excerpt, draft.body)

    def _made_title(self, item: Item, draft: Draft, blocks: list[dict[str, Any]]) -> str:
        texts = (block["value"] for block in blocks if block["type"] == "text")
        words = line(draft.standfirst or next(texts, ""), 80)
        return words or readable_slug(item.slug).replace("-", " ")[:80].strip() or f"{UNTITLED} {item.id}"

    def _place(self, draft: Draft, item: Item, findings: list[Finding]) -> None:
        survey = self.survey
        draft.slug = slugify(readable_slug(item.slug).replace("-", " ")) or slugify(draft.title) or str(item.id)
        names: list[str] = []
        if item.kind == "post":
            draft.section = section_of(item, survey)
            draft.further = tuple(further_categories(item, draft.section, survey))
            draft.tags = tuple(dict.fromkeys(
                slug for term in item.terms if term.taxonomy == "post_tag" and (slug := survey.slug_of(term))
            ))  # fmt: skip
            draft.bylines = tuple(dict.fromkeys(bylines(item)))
            names = [self.byline_names.get(slug, "") for slug in draft.bylines]
            names += [self._term("post_tag", slug) for slug in draft.tags]
            for slug in draft.further:
                names.append(self._term("category", slug))
        words = (word for word in (draft.title, draft.standfirst, *names) if word)
        draft.search_text = fold(" ".join(dict.fromkeys(words)))
        address = self.old.permalink(item)
        if draft.live and address:
            draft.permalink = usable(address, item.id)
            if draft.permalink != address:
                detail = "the newspaper itself needs this address, or it is too long; the article stands beside it"
                findings.append(Finding("address", address, detail))
                if len(address) <= LONGEST_ADDRESS:
                    draft.old_addresses += (OldAddress(address),)

    def _term(self, taxonomy: str, slug: str) -> str:
        term = self.survey.terms.get((taxonomy, slug))
        return line(term.name) if term else slug


def usable(address: str, number: int) -> str:
    """An old permalink, or what stands for it if the newspaper needs it itself or no file can be called so.

    >>> usable("/search/", 7), usable("/2014/09/a/", 7)
    ('/search-7/', '/2014/09/a/')
    """
    try:
        file_of(address)
    except ValueError:
        return f"/{number}/"
    if len(address) > LONGEST_PERMALINK - 30 or in_the_way(address):
        return f"/{number}/"
    if address == "/" or address.split("/")[1] in RESERVED:
        parts = [part for part in address.split("/") if part]
        return f"/{parts[0]}-{number}/" if len(parts) == 1 else f"/{number}/"
    return address


def digest_of(item: Item) -> str:
    """A digest of all that an import makes use of in a foreign record."""
    facts: list[Any] = [
        item.kind, item.status, item.title, item.slug, item.link, item.creator, item.date, item.date_gmt,
        item.modified_gmt, item.content, item.excerpt, item.parent, item.menu_order, item.sticky, item.protected,
        item.comments_open, item.attachment_url, item.terms and [(t.taxonomy, t.slug, t.name) for t in item.terms],
        [list(item.meta.get(key, ())) for key in _META],
        [(c.id, c.parent, c.author, c.text, c.date_gmt, c.approved, c.kind, c.user) for c in item.comments],
    ]  # fmt: skip
    if item.kind != "post" and item.comments:
        # Earlier versions left these comments out: a page that came over then is looked at again.
        facts.append("comments come over")
    return hashlib.blake2b(json.dumps(facts, ensure_ascii=False).encode("utf-8", "replace"), digest_size=16).hexdigest()


def text_digest(title: str, kicker: str, standfirst: str, excerpt: str, body: str) -> str:
    """A digest of an article's words; `body` is JSON with sorted keys."""
    whole = "\0".join((title, kicker, standfirst, excerpt, body))
    return hashlib.blake2b(whole.encode("utf-8", "replace"), digest_size=16).hexdigest()


def _references(blocks: list[dict[str, Any]]) -> Any:
    """Which pictures and documents a body shows, and where."""
    for block in blocks:
        kind, place = block["type"], f"body.{block['id']}"
        if kind == "image":
            yield Reference("picture", block["value"]["image"], "body.image.image", f"{place}.image")
        elif kind == "document":
            yield Reference("document", block["value"]["document"], "body.document.document", f"{place}.document")
        elif kind == "gallery":
            for entry in block["value"]["images"]:
                at = f"{place}.images.{entry['id']}.image"
                yield Reference("picture", entry["value"]["image"], "body.gallery.images.item.image", at)
