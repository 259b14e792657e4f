"""Search over what was printed: documents in, hits out. Plain Python over Tantivy, with Warraq's own Arabic.

The press writes the index beside the edition; the readers' process opens it and answers from it alone::

    Index.create(path).apply(documents)           # all, from nothing
    Index.open(path).apply(changed, removed)      # what changed
    Index.open(path).find(understand("«كتاب المدينة» -رياضة"))  # Found(hits, total)
"""

from warraq.search.asked import understand
from warraq.search.documents import Document, Found, document_of
from warraq.search.index import MOST_RESULTS, Index
from warraq.search.schema import Parts, take_apart
from warraq.search.wanted import Wanted

__all__ = ["MOST_RESULTS", "Document", "Found", "Index", "Parts", "Wanted", "document_of", "take_apart", "understand"]
