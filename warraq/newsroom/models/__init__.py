"""The records, a file each noun."""

from warraq.newsroom.models.acts import Act, FailedLogin
from warraq.newsroom.models.article import Article, ArticleByline, ArticleSection
from warraq.newsroom.models.base import Home, NewsPage
from warraq.newsroom.models.breaking import BreakingNews
from warraq.newsroom.models.comment import Comment
from warraq.newsroom.models.correction import Correction
from warraq.newsroom.models.dossier import Dossier, DossierArticle
from warraq.newsroom.models.letter import Letter, LetterRules, ReceivedLetter, SpamWord
from warraq.newsroom.models.masthead import Masthead
from warraq.newsroom.models.menu import Menu, MenuItem
from warraq.newsroom.models.people import Byline, User
from warraq.newsroom.models.picture import NewsDocument, Picture, PictureRendition
from warraq.newsroom.models.reading import Reading
from warraq.newsroom.models.records import Change, ImportedRecord, LegacyAddress, PressOrder
from warraq.newsroom.models.section import Section
from warraq.newsroom.models.static_page import StaticPage
from warraq.newsroom.models.tag import ArticleTag, Tag

__all__ = [
    "Act",
    "Article",
    "ArticleByline",
    "ArticleSection",
    "ArticleTag",
    "BreakingNews",
    "Byline",
    "Change",
    "Comment",
    "Correction",
    "Dossier",
    "DossierArticle",
    "FailedLogin",
    "Home",
    "ImportedRecord",
    "LegacyAddress",
    "Letter",
    "LetterRules",
    "Masthead",
    "Menu",
    "MenuItem",
    "NewsDocument",
    "NewsPage",
    "Picture",
    "PictureRendition",
    "PressOrder",
    "Reading",
    "ReceivedLetter",
    "Section",
    "SpamWord",
    "StaticPage",
    "Tag",
    "User",
]
