"""Keys that are not written down, because a page stands on them by being the page that it is."""

from __future__ import annotations

from warraq.keys import MENU, SITE, Key
from warraq.reading.targets import Target

EVERYWHERE = frozenset({SITE, MENU})
"""Keys that every page stands on are not written down for each."""
OF_ITSELF = ("body", "comments", "neighbours", "related")
"""Kinds of keys of an article that its own page stands on by being its page: neither are these written down, which are
four in five of all keys."""


def of_itself(target: Target) -> tuple[Key, ...]:
    """The keys that a page stands on by being an article's own."""
    return tuple(Key(f"{kind}:{target.args[0]}") for kind in OF_ITSELF) if target.kind == "article" else ()
