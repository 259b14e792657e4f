"""The closed set of dependency keys.

A printed page *stands on* keys: the facts that were read to make it. When a record changes, the press asks the
ledger which addresses stand on the keys that changed, and prints those again. Keys are fine, so that little is
printed: what lists show of an article (its *card*) is one key, its *body* another.

A key is a short string, ``kind:argument[:argument]``. Make them only with the functions below.
"""

from __future__ import annotations

from typing import NewType

Key = NewType("Key", str)

SITE = Key("site")
"""Configuration and the masthead settings: name, tagline, logo, footer."""
MENU = Key("menu")
"""The navigation menus and the names and addresses of the sections in them."""
PINNED = Key("pinned")
"""What editors chose for the front page: pinned articles, and the zones with what is in them."""
BREAKING = Key("breaking")
"""The lines of the breaking-news bar."""
DOSSIERS = Key("dossiers")
"""Which dossiers there are, and their order."""
CORRECTIONS = Key("corrections")
"""The newspaper's newest correction notices."""
READINGS = Key("readings")
"""Which articles are read most."""
SECTIONS = Key("sections")
"""Which sections there are, their names, order and nesting."""


def theme(digest: str) -> Key:
    """The templates, styles and fonts as a whole (a digest of all their bytes)."""
    return Key(f"theme:{digest}")


def card(article_id: int) -> Key:
    """What lists, feeds and «شاهد أيضاً» show of an article."""
    return Key(f"card:{article_id}")


def body(article_id: int) -> Key:
    """All else of an article: its body, credits, corrections."""
    return Key(f"body:{article_id}")


def numbers(block: int) -> Key:
    """Where the articles stand whose numbers are of one block (`addresses.SHORT_BLOCK`): what their short addresses
    lead to."""
    return Key(f"numbers:{block}")


def related(article_id: int) -> Key:
    """The choice of articles in the «شاهد أيضاً» box of one article."""
    return Key(f"related:{article_id}")


def neighbours(article_id: int) -> Key:
    """Which articles come right before and after one in its section."""
    return Key(f"neighbours:{article_id}")


def translations(article_id: int) -> Key:
    """Which articles tell an article's story in other languages; of a translation, the original's."""
    return Key(f"translations:{article_id}")


def comments(page_id: int) -> Key:
    """The approved comments of one article or static page."""
    return Key(f"comments:{page_id}")


def section(section_id: int) -> Key:
    """A section's name and address, as links show them."""
    return Key(f"section:{section_id}")


def tag(tag_id: int) -> Key:
    """A tag's name and address."""
    return Key(f"tag:{tag_id}")


def byline(byline_id: int) -> Key:
    """A byline's name, address and role."""
    return Key(f"byline:{byline_id}")


def about(kind: str, record: int) -> Key:
    """What of a section, tag or byline only its own page shows: description, role, portrait."""
    return Key(f"about:{kind}:{record}")


def dossier(dossier_id: int) -> Key:
    """A dossier, all of it: name, address, introduction, picture, and its articles in their order."""
    return Key(f"dossier:{dossier_id}")


def page(page_id: int) -> Key:
    """A static page, all of it."""
    return Key(f"page:{page_id}")


def picture(picture_id: int) -> Key:
    """A picture's file, alternative text, caption, credit and focal point."""
    return Key(f"picture:{picture_id}")


def document(document_id: int) -> Key:
    """A document's file and title."""
    return Key(f"document:{document_id}")


def listing(kind: str, record: int | str = "", period: str = "") -> Key:
    """A list's membership and order: `kind` is one of site, section, tag, byline; `period` is
    "" for its latest articles, or "2014", "2014-09" or (of the site and sections) "2014-09-15" for those of
    a year, month or day.

    >>> listing("section", 7, "2014-09")
    'list:section:7:2014-09'
    """
    if kind not in {"site", "section", "tag", "byline", "comments"}:
        raise ValueError(f"no such list: {kind}")
    return Key(f"list:{kind}:{record}:{period}")


def periods(kind: str, record: int | str = "") -> Key:
    """Which months (or years) of a list hold anything, and how many articles each."""
    return Key(f"periods:{kind}:{record}")


def divided(kind: str, record: int, period: str) -> Key:
    """Whether a section's month, or a tag's or byline's year, is so long that its parts have pages of their own.

    >>> divided("tag", 7, "2014")
    'divided:tag:7:2014'
    """
    return Key(f"divided:{kind}:{record}:{period}")


def calendar(month: str = "") -> Key:
    """Which years the newspaper has, whatever they hold; or which months come right before and after one of its months.

    >>> calendar("2014-09")
    'calendar:2014-09'
    """
    return Key(f"calendar:{month}" if month else "calendar")


def legacy() -> Key:
    """All old addresses that answer by redirect."""
    return Key("legacy")
