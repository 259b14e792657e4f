"""What a search is asked for: the query language makes it, the index answers it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Wanted:
    """A query, understood. All is plain text as the reader typed it; the index does its own folding.

    `words` are ranked: the more of them, the nearer together and the nearer their spelling, the better. Each of
    `phrases` must stand in the article word by word; nothing of `without` may. The filters name a section, tag or
    byline in full (folded when compared) and the first and last day of publication, both included; an empty one lets
    everything through.
    """

    words: str = ""
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    section: str = ""
    tag: str = ""
    byline: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is looked for; filters alone look for nothing.

        >>> Wanted("مكتبة").is_empty, Wanted(section="ثقافة").is_empty
        (False, True)
        """
        return not (self.words.strip() or self.phrases)
