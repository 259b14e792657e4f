"""The body of an article or page: a block each kind, and the comments below."""

from __future__ import annotations

from dataclasses import dataclass

from warraq.sheets.parts import Moment, Picture


@dataclass(frozen=True)
class TextBlock:
    html: str
    kind: str = "text"


@dataclass(frozen=True)
class HeadingBlock:
    text: str
    level: int
    anchor: str
    kind: str = "heading"


@dataclass(frozen=True)
class PictureBlock:
    picture: Picture
    kind: str = "picture"


@dataclass(frozen=True)
class GalleryBlock:
    pictures: tuple[Picture, ...]
    caption_html: str
    kind: str = "gallery"


@dataclass(frozen=True)
class QuoteBlock:
    html: str
    attribution: str
    pull: bool
    kind: str = "quote"


@dataclass(frozen=True)
class ListBlock:
    items_html: tuple[str, ...]
    ordered: bool
    start: int
    kind: str = "list"


@dataclass(frozen=True)
class TableBlock:
    """`head` is empty where the table has no header row. Cells are clean HTML."""

    head: tuple[str, ...]
    rows_html: tuple[tuple[str, ...], ...]
    caption: str
    kind: str = "table"


@dataclass(frozen=True)
class EmbedBlock:
    """Something on another host, shown as a link: nothing is loaded from there."""

    url: str
    provider: str
    caption: str
    kind: str = "embed"


@dataclass(frozen=True)
class DocumentBlock:
    address: str
    title: str
    format: str
    bytes: int
    kind: str = "document"


@dataclass(frozen=True)
class SeparatorBlock:
    kind: str = "separator"


@dataclass(frozen=True)
class UpdateBlock:
    """The hour at which a developing story grew; the blocks after it are what came then."""

    title: str
    time: Moment
    anchor: str
    kind: str = "update"


@dataclass(frozen=True)
class CorrectionBlock:
    html: str
    time: Moment
    anchor: str
    kind: str = "correction"


@dataclass(frozen=True)
class Footnote:
    anchor: str
    html: str


@dataclass(frozen=True)
class FootnotesBlock:
    notes: tuple[Footnote, ...]
    kind: str = "footnotes"


@dataclass(frozen=True)
class HtmlBlock:
    """Clean HTML of a kind that has no block of its own, as an import brought it."""

    html: str
    kind: str = "html"


Block = (
    TextBlock | HeadingBlock | PictureBlock | GalleryBlock | QuoteBlock | ListBlock | TableBlock | EmbedBlock
    | DocumentBlock | SeparatorBlock | UpdateBlock | CorrectionBlock | FootnotesBlock | HtmlBlock
)  # fmt: skip


@dataclass(frozen=True)
class CommentSheet:
    """An approved comment with the replies to it, oldest first. Nothing else of the commenter is known here."""

    anchor: str
    name: str
    html: str
    written: Moment
    replies: tuple[CommentSheet, ...] = ()
    by_newspaper: bool = False
