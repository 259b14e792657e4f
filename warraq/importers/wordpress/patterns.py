"""Which permalink pattern a site had, told from the links of its posts: an export does not say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from warraq.addresses import check_pattern, readable
from warraq.importers.wordpress.records import Item

ENOUGH = 400
"""Votes after which no more are counted."""


@dataclass(slots=True)
class Patterns:
    """Counts what the links of posts look like."""

    votes: Counter[str] = field(default_factory=Counter)

    @property
    def best(self) -> str:
        """The most frequent pattern that is one, or ""."""
        return next((pattern for pattern, _ in self.votes.most_common() if check_pattern(pattern) is None), "")

    def vote(self, path: str, item: Item, sections: Sequence[Sequence[str]], author: str, root: str) -> None:
        """Count the pattern of one post's permalink."""
        if self.votes.total() < ENOUGH and item.slug:
            self.votes[pattern_of(path, item, sections, author)] += 1


def pattern_of(path: str, item: Item, sections: Sequence[Sequence[str]], author: str) -> str:
    """A permalink with WordPress's tokens in the place of what they stand for.

    >>> item = Item(7, "post", "publish", "", "a-b", "", "", "desk", "2014-09-15 08:00:00", "")
    >>> pattern_of("/2014/09/15/a-b/", item, [], "desk")
    '/%year%/%monthnum%/%day%/%postname%/'
    >>> pattern_of("/culture/books/a-b.html", item, [["culture", "books"]], "desk")
    '/%category%/%postname%.html'
    """
    slug = readable(item.slug)
    year, month, day = item.date[:4], item.date[5:7], item.date[8:10]
    whole = {slug: "%postname%", str(item.id): "%post_id%", author: "%author%"}
    joined = {
        f"{item.id}-{slug}": "%post_id%-%postname%", f"{slug}-{item.id}": "%postname%-%post_id%",
        f"{year}{month}{day}": "%year%%monthnum%%day%", f"{year}-{month}-{day}": "%year%-%monthnum%-%day%",
        f"{year}{month}": "%year%%monthnum%", f"{year}-{month}": "%year%-%monthnum%",
    }  # fmt: skip
    dates = [(year, "%year%"), (month, "%monthnum%"), (day, "%day%")]
    for section in sorted(sections, key=len, reverse=True):
        joined_section = "/" + "/".join(section) + "/"
        if section and joined_section in path:
            path = path.replace(joined_section, "/%category%/", 1)
            break
    else:
        if not sections and "/uncategorized/" in path:
            path = path.replace("/uncategorized/", "/%category%/", 1)
    parts: list[str] = []
    for part in path.split("/"):
        name, dot, ending = part.rpartition(".") if part.endswith((".html", ".htm", ".php")) else (part, "", "")
        if dates and name == dates[0][0]:
            parts.append(dates.pop(0)[1])
        elif name and (name in whole or name in joined):
            parts.append((whole.get(name) or joined[name]) + dot + ending)
        else:
            parts.append(part)
    return "/".join(parts)
