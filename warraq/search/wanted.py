"""What a search is asked for: the query language makes it, the index answers it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Wanted:
    """A query, understood. All is plain text as the reader typed it; the index does its own folding.

    `words` are ranked: the more of them, the nearer together and the nearer their spelling, the better. Each of
    `phrases` must stand in the article word by word; nothing of `without` may. The filters name a section, tag or
    byline in full (folded when compared) and the first and last day of publication, both included; an empty one lets
    everything through. Filters without words want a list: the newest of what they let through first. `language` is the
    one in which the words are taken, that of the newspaper where nothing else is known; `typed` is the whole query.
    """

    words: str = ""
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    section: str = ""
    tag: str = ""
    byline: str = ""
    since: date | None = None
    until: date | None = None
    language: str = "ar"
    typed: str = field(default="", compare=False)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is looked for; exclusions alone look for nothing.

        >>> Wanted("مكتبة").is_empty, Wanted(section="ثقافة").is_empty, Wanted(without=("مباراة",)).is_empty
        (False, False, True)
        """
        return not (self._has_words or self._has_filters)

    @property
    def is_a_list(self) -> bool:
        """Whether there are filters and no words: all that they let through is wanted, the newest first.

        >>> Wanted("مكتبة", section="ثقافة").is_a_list, Wanted(section="ثقافة").is_a_list
        (False, True)
        """
        return self._has_filters and not self._has_words

    @property
    def _has_words(self) -> bool:
        return bool(self.words.strip() or self.phrases)

    @property
    def _has_filters(self) -> bool:
        return bool(self.section or self.tag or self.byline or self.since or self.until)
