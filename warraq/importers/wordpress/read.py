"""WXR 1.0, 1.1 and 1.2 → records, in the order of the file, in flat memory.

A large site exports itself in several files, each of which repeats the site's head; they may be read in any order.

The names in an export are looked up by their last part (`post_id`) and by whether their namespace is the excerpt's:
WordPress has changed its namespaces' addresses with each version, and not every site kept up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from lxml import etree

from warraq.errors import BrokenXml
from warraq.importers.wordpress import faults
from warraq.importers.wordpress.feeding import Feeding
from warraq.importers.wordpress.records import Author, Comment, Item, ItemTerm, Passage, Record, Site, Term
from warraq.importers.wordpress.stream import chunks

MAX_RECORD = 48 << 20
"""Longest that one item with all its comments may be, in bytes. (One text is limited to 10 MB by the XML parser.)"""
MAX_MARKS = 1_250_000
"""How many `<` and `=` there may be in it: as an element, each takes a hundred times its bytes. A post with thirty
thousand comments has a million."""

_EMAIL = re.compile(r"([\w.+-]{1,64})@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_PERSONAL = re.compile(r"e-?mail|(?:^|_)ip(?:_|$)|ip_address|phone", re.IGNORECASE)
_HEAD = {"title", "link", "description", "language", "generator", "wxr_version", "base_site_url", "base_blog_url"}


def read(paths: Iterable[Path], *, bodies: bool = True, passages: list[Passage] | None = None) -> Iterator[Record]:
    """The records of one or more files, file by file.

    With `bodies` False, comments and the texts of posts and pages are left empty, for a light pass. `passages`
    receives one `Passage` a file, which grows while that file is being read (for a progress bar and for the report).
    Raises UnreadableFile, NotAnExport, HostileXml, or BrokenXml (after all records that are whole, of all files).
    """
    damaged: list[BrokenXml] = []
    for path in paths:
        passage = Passage(file=str(path.name))
        if passages is not None:
            passages.append(passage)
        file = _File(path, passage, bodies)
        yield from file.records()
        if damage := file.feeding.damage:
            damaged.append(damage)
    if damaged:
        raise damaged[0]


class _File:
    """One file being read."""

    def __init__(self, path: Path, passage: Passage, bodies: bool) -> None:
        self.path = path
        self.passage = passage
        self.bodies = bodies
        self.head: dict[str, str] = {}
        self.site: Site | None = None
        self.feeding = Feeding(passage)
        self.names: dict[str, str] = {}

    def records(self) -> Iterator[Record]:
        """The file's records."""
        since = marks = 0
        for piece in chunks(self.path, self.passage):
            since += len(piece)
            marks += piece.count(b"<") + piece.count(b"=")
            for element in self.feeding.feed(piece):
                record = self._record(element)
                if record is not None:
                    since = marks = 0
                    yield from self._with_site(record)
            if since > MAX_RECORD:
                raise faults.hostile(self.passage.file, "record", f"{MAX_RECORD >> 20}")
            if marks > MAX_MARKS:
                raise faults.hostile(self.passage.file, "marks", f"{MAX_MARKS:,}")
            if self.site is None and (damage := self.feeding.damage):
                raise damage
        root = self.feeding.close()
        if self.site is None:
            if damage := self.feeding.damage:
                raise damage
            self._read_head(root.find("channel") if root is not None else None)
            yield from self._with_site(None)

    def _with_site(self, record: Record | None) -> Iterator[Record]:
        """`record`, and before the first one the site that its file tells of."""
        if self.site is None:
            head = self.head
            link = head.get("link", "")
            if not head.get("wxr_version") and (record is None or not isinstance(record, Item) or not record.id):
                raise faults.not_an_export(self.passage.file, "rss")
            blog = head.get("base_blog_url") or link
            self.site = Site(
                base_url=(head.get("base_site_url") or blog).rstrip("/"), blog_url=blog.rstrip("/"),
                title=head.get("title", ""), description=head.get("description", ""),
                language=head.get("language", ""), wxr_version=head.get("wxr_version", "1.0"),
                generator=head.get("generator", ""),
            )  # fmt: skip
            yield self.site
        if record is not None:
            yield record

    # --- elements → records ---------------------------------------------------------------------------------

    def _read_head(self, channel: etree._Element | None) -> None:
        for element in channel if channel is not None else ():
            name = self._name(element.tag)
            if name in _HEAD:
                self.head.setdefault(name, (element.text or "").strip())

    def _record(self, element: etree._Element) -> Record | None:
        parent = element.getparent()
        name = self._name(element.tag)
        if parent is None or (parent.tag != "channel" and not (name == "item" and parent.tag == "item")):
            return None
        if parent.tag == "item":
            self.feeding.nested(line_of(element))
        if self.site is None:
            self._read_head(next(element.iterancestors("channel"), None))
        record: Record | None
        if name == "item":
            record = self._item(element)
        elif name == "author":
            record = self._author(element)
        else:
            record = self._term(name, element)
        element.clear()
        _forget_before(element)
        return record

    def _name(self, tag: object) -> str:
        """The last part of an element's name; the excerpt's `encoded` is `excerpt`."""
        if not isinstance(tag, str):
            return ""
        known = self.names.get(tag)
        if known is None:
            space, _, known = tag.rpartition("}")
            if known == "encoded" and "excerpt" in space:
                known = "excerpt"
            if len(self.names) < 1000:
                self.names[tag] = known
        return known

    def _fields(self, element: etree._Element) -> dict[str, str]:
        found: dict[str, str] = {}
        for child in element:
            if child.text:
                found.setdefault(self._name(child.tag), child.text)
        return found

    def _author(self, element: etree._Element) -> Author:
        found = self._fields(element)
        self.passage.emails += bool(found.get("author_email"))
        login = account(found.get("author_login", ""))
        return Author(
            id=number(found.get("author_id")), login=login,
            display_name=person(found.get("author_display_name", "")) or login,
            first_name=found.get("author_first_name", ""), last_name=found.get("author_last_name", ""),
            line=line_of(element),
        )  # fmt: skip

    def _term(self, name: str, element: etree._Element) -> Term | None:
        found = self._fields(element)
        if name == "category":
            if "category_nicename" not in found and "cat_name" not in found:
                return None
            taxonomy, prefix, title = "category", "category", "cat_name"
        elif name == "tag":
            taxonomy, prefix, title = "post_tag", "tag", "tag_name"
        else:
            taxonomy, prefix, title = found.get("term_taxonomy", ""), "term", "term_name"
        slug = found.get("category_nicename" if prefix == "category" else f"{prefix}_slug", "")
        shown = found.get(title, "").strip()
        if not slug and not shown:
            return None
        return Term(
            taxonomy=taxonomy, slug=slug, name=shown or slug, id=number(found.get("term_id")),
            parent=found.get(f"{prefix}_parent", ""),
            # Co-authors plugins keep e-mail addresses in the descriptions of their terms.
            description="" if taxonomy == "author" else found.get(f"{prefix}_description", ""),
            line=line_of(element),
        )  # fmt: skip

    def _item(self, element: etree._Element) -> Item:
        found: dict[str, str] = {}
        terms: list[tuple[str, str, str]] = []
        meta: dict[str, list[str]] = {}
        comments: list[Comment] = []
        name = self._name
        for child in element:
            key = name(child.tag)
            if key == "category":
                terms.append((child.get("domain", ""), child.get("nicename", ""), child.text or ""))
            elif key == "postmeta":
                pair = self._fields(child)
                field = pair.get("meta_key", "")
                if _PERSONAL.search(field):
                    self.passage.emails += bool(pair.get("meta_value"))
                else:
                    meta.setdefault(field, []).append(pair.get("meta_value", ""))
            elif key == "comment":
                comments.append(self._comment(child))
            elif key == "post_password":
                self.passage.passwords += bool(child.text)
                found[key] = "1" if child.text else ""
            elif child.text and key not in found:
                found[key] = child.text
        get: Callable[[str], str] = lambda key: found.get(key, "")  # noqa: E731
        return Item(
            id=number(get("post_id")), kind=get("post_type") or "post", status=get("status") or "publish",
            title=get("title"), slug=get("post_name"), link=get("link").strip(), guid=get("guid").strip(),
            creator=account(get("creator")), date=get("post_date").strip(), date_gmt=get("post_date_gmt").strip(),
            modified=get("post_modified").strip(), modified_gmt=get("post_modified_gmt").strip(),
            content=get("encoded") if self.bodies or get("post_type") == "wp_block" else "",
            # An attachment's excerpt is its caption.
            excerpt=get("excerpt") if self.bodies or get("post_type") == "attachment" else "",
            parent=number(get("post_parent")), menu_order=number(get("menu_order")),
            sticky=get("is_sticky").strip() == "1", protected=bool(get("post_password")),
            comments_open=get("comment_status").strip() == "open", attachment_url=get("attachment_url").strip(),
            terms=_terms(terms), meta=meta, comments=tuple(comments) if self.bodies else (),
            line=line_of(element),
        )  # fmt: skip

    def _comment(self, element: etree._Element) -> Comment:
        found = self._fields(element)
        self.passage.emails += bool(found.get("comment_author_email"))
        self.passage.addresses += bool(found.get("comment_author_IP"))
        return Comment(
            id=number(found.get("comment_id")), parent=number(found.get("comment_parent")),
            author=person(found.get("comment_author", "")), text=found.get("comment_content", ""),
            date=found.get("comment_date", ""), date_gmt=found.get("comment_date_gmt", ""),
            approved=found.get("comment_approved", "").strip(), kind=found.get("comment_type", "").strip(),
            user=number(found.get("comment_user_id")),
        )  # fmt: skip


def _forget_before(element: etree._Element) -> None:
    """Free all that stands before an element, and before what it stands in: items may stand in hundreds of others."""
    for each in (element, *element.iterancestors()):
        parent = each.getparent()
        while parent is not None and each.getprevious() is not None:
            del parent[0]
        if each is not element and each.tag != "rss":
            each.attrib.clear()


def line_of(element: etree._Element) -> int:
    """Where an element begins in its file."""
    line = element.sourceline
    return line if isinstance(line, int) else 0


def account(login: str) -> str:
    """A user's login. Where it is an e-mail address it is written as WordPress writes it in the author's address.

    >>> account("samar"), account("samar.k@mail.example")
    ('samar', 'samar-kmail-example')
    """
    login = login.strip()
    return re.sub(r"[^\w-]+", "-", login.replace("@", "")).strip("-").lower() if "@" in login else login


def person(name: str) -> str:
    """A person's name; where an e-mail address stands in its place, only what is before the @.

    >>> person(" سمر "), person("samar@mail.example")
    ('سمر', 'samar')
    """
    return _EMAIL.sub(r"\1", name).strip()


def number(text: str | None) -> int:
    """A whole number of 0 to 2⁶³−1, or 0.

    >>> number(" 12 "), number("-1"), number(None)
    (12, 0, 0)
    """
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def _terms(found: list[tuple[str, str, str]]) -> tuple[ItemTerm, ...]:
    """WXR 1.0 wrote each term twice, once without its slug, and said "tag" for post_tag."""
    with_slug = [(domain or "category", slug, name) for domain, slug, name in found if slug]
    chosen = with_slug or [(domain or "category", "", name) for domain, slug, name in found if name]
    known = dict.fromkeys(("post_tag" if domain == "tag" else domain, slug, name) for domain, slug, name in chosen)
    return tuple(ItemTerm(*term) for term in known)
