"""An old article's text → the blocks of `Article.body`."""

from warraq.importers.wordpress.body.findings import Finding
from warraq.importers.wordpress.body.mapping import MappedBody, map_body, page_count
from warraq.importers.wordpress.body.pictures import MediaRef, fill_media

__all__ = ["Finding", "MappedBody", "MediaRef", "fill_media", "map_body", "page_count"]
