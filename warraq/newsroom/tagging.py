"""Tags as an editor types them: the Arabic comma parts them as the Latin one does."""

from __future__ import annotations

from functools import lru_cache

from taggit.utils import _parse_tags

from warraq.arabic.normalise import fold
from warraq.markup.letters import strip_hidden


def tags_of(text: str) -> list[str]:
    """The tags in a line of text.

    >>> tags_of("نهر، جسور,مدينة قديمة")
    ['جسور', 'مدينة قديمة', 'نهر']
    """
    names = _parse_tags(strip_hidden(text or "").replace("،", ","))
    return sorted({" ".join(name.split()) for name in names if name.strip()})


def find_tags(query: str, limit: int | None = None) -> list[int]:
    """Numbers of the tags whose name has all words of `query`, however either is spelled; those that begin with it
    come first."""
    from warraq.newsroom.models import Tag

    wanted = fold(query).strip()
    words = wanted.split()
    if not words:
        return []
    found = [
        (not folded.startswith(wanted), name, number)
        for number, name in Tag.objects.values_list("pk", "name")
        if all(word in (folded := _folded(name)) for word in words)
    ]
    return [number for _, _, number in sorted(found)[:limit]]


@lru_cache(50_000)
def _folded(name: str) -> str:
    return fold(name)
