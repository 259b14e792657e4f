"""Sheets: all that a template may know. One frozen dataclass a template; every text in them is plain text unless
its name ends in `_html`, which is clean HTML from the one sanitiser.

Sheets hold no "now" and nothing random: the same records, theme and configuration give the same sheet, so that the
press can compare what it printed with what it would print.
"""

from __future__ import annotations

from warraq.sheets.body import (
    Block,
    CommentSheet,
    CorrectionBlock,
    DocumentBlock,
    EmbedBlock,
    Footnote,
    FootnotesBlock,
    GalleryBlock,
    HeadingBlock,
    HtmlBlock,
    ListBlock,
    PictureBlock,
    QuoteBlock,
    SeparatorBlock,
    TableBlock,
    TextBlock,
    UpdateBlock,
)
from warraq.sheets.frame import (
    Breaking,
    Frame,
    Site,
)
from warraq.sheets.letters import (
    LetterForm,
    LetterSheet,
)
from warraq.sheets.machines import (
    FeedItem,
    FeedSheet,
    ManifestSheet,
    OpenSearchSheet,
    RobotsSheet,
    SitemapEntry,
    SitemapIndexSheet,
    SitemapSheet,
)
from warraq.sheets.pages import (
    ArchiveSheet,
    ArticleSheet,
    Choice,
    CorrectionLine,
    CorrectionsSheet,
    Day,
    DaySheet,
    DossierCard,
    DossierSheet,
    DossiersSheet,
    Facet,
    FrontSheet,
    Hit,
    ListSheet,
    MonthSheet,
    NotFoundSheet,
    OfflineSheet,
    OutlineEntry,
    Period,
    RestoringSheet,
    ResultsSheet,
    SearchFrameSheet,
    SectionStrip,
    StaticSheet,
    Translation,
    WorkerSheet,
    YearSheet,
)
from warraq.sheets.parts import (
    Author,
    Card,
    Link,
    MenuEntry,
    Moment,
    Picture,
    SocialCard,
    Source,
)

VERSION = 1
"""Raised when a field changes its meaning or goes away, so that a newspaper's own templates can tell."""

Sheet = (
    FrontSheet | ListSheet | DaySheet | MonthSheet | YearSheet | ArchiveSheet | ArticleSheet | StaticSheet
    | NotFoundSheet | DossierSheet | DossiersSheet | CorrectionsSheet | RestoringSheet
    | SearchFrameSheet | ResultsSheet | LetterSheet | FeedSheet | SitemapSheet | SitemapIndexSheet | RobotsSheet
    | OpenSearchSheet | ManifestSheet | OfflineSheet | WorkerSheet
)  # fmt: skip

__all__ = [
    "ArchiveSheet",
    "ArticleSheet",
    "Author",
    "Block",
    "Breaking",
    "Card",
    "Choice",
    "CommentSheet",
    "CorrectionBlock",
    "CorrectionLine",
    "CorrectionsSheet",
    "Day",
    "DaySheet",
    "DocumentBlock",
    "DossierCard",
    "DossierSheet",
    "DossiersSheet",
    "EmbedBlock",
    "Facet",
    "FeedItem",
    "FeedSheet",
    "Footnote",
    "FootnotesBlock",
    "Frame",
    "FrontSheet",
    "GalleryBlock",
    "HeadingBlock",
    "Hit",
    "HtmlBlock",
    "LetterForm",
    "LetterSheet",
    "Link",
    "ListBlock",
    "ListSheet",
    "ManifestSheet",
    "MenuEntry",
    "Moment",
    "MonthSheet",
    "NotFoundSheet",
    "OfflineSheet",
    "OpenSearchSheet",
    "OutlineEntry",
    "Period",
    "Picture",
    "PictureBlock",
    "QuoteBlock",
    "RestoringSheet",
    "ResultsSheet",
    "RobotsSheet",
    "SearchFrameSheet",
    "SectionStrip",
    "SeparatorBlock",
    "Sheet",
    "Site",
    "SitemapEntry",
    "SitemapIndexSheet",
    "SitemapSheet",
    "SocialCard",
    "Source",
    "StaticSheet",
    "TableBlock",
    "TextBlock",
    "Translation",
    "UpdateBlock",
    "VERSION",
    "WorkerSheet",
    "YearSheet",
]
