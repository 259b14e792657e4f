"""Places in the newsroom's tree for many pages at once, as treebeard would give them one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from django.db.models import F

from warraq.newsroom.models import NewsPage


class Places:
    """Gives out paths below parents, and counts the children. For use within one transaction that holds the tree."""

    def __init__(self) -> None:
        self._last: dict[str, int] = {}
        self._added: Counter[str] = Counter()

    def below(self, parent: str) -> tuple[str, int]:
        """The path and depth of a new last child of the page at the path `parent`."""
        depth = len(parent) // NewsPage.steplen + 1
        if parent not in self._last:
            start, end = NewsPage._get_children_path_interval(parent)
            children = NewsPage.objects.filter(depth=depth, path__range=(start, end)).order_by("-path")
            last = children.values_list("path", flat=True).first()
            self._last[parent] = NewsPage._str2int(last[-NewsPage.steplen :]) if last else 0
        self._last[parent] += 1
        self._added[parent] += 1
        return NewsPage._get_path(parent, depth, self._last[parent]), depth

    def settle(self) -> None:
        """Write down how many children each parent has now."""
        for parent, count in self._added.items():
            NewsPage.objects.filter(path=parent).update(numchild=F("numchild") + count)
        self._added.clear()


def all_slugs(parent: str) -> set[str]:
    """The slugs of all children of the page at the path `parent`."""
    depth, span = len(parent) // NewsPage.steplen + 1, NewsPage._get_children_path_interval(parent)
    return set(NewsPage.objects.filter(depth=depth, path__range=span).values_list("slug", flat=True))


def taken_slugs(parent: str, slugs: Sequence[str]) -> set[str]:
    """Which of these slugs children of the page at the path `parent` have already."""
    depth = len(parent) // NewsPage.steplen + 1
    span = NewsPage._get_children_path_interval(parent)
    children = NewsPage.objects.filter(depth=depth, path__range=span, slug__in=slugs)
    return set(children.values_list("slug", flat=True))
