"""Redirects: one file, `redirects.tsv`, which looks at every address and is printed after all pages.

What it stands on would be almost every key; so whether it may come out differently is asked of the old addresses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import Q

from warraq.newsroom.models import LegacyAddress
from warraq.reading.targets import Target

REDIRECTS = Target("redirects", (), "/redirects.tsv")
CHUNK = 500
"""Addresses or records in one question to the database."""


def redirects_change(changes: list[tuple[str, int]], begun: Iterable[Target], ceased: Iterable[Target]) -> bool:
    """Whether `redirects.tsv` may come out differently."""
    if any(kind in {"legacy", "section", "page", "dossier", "document", "site"} for kind, _ in changes):
        return True
    pictures = [number for kind, number in changes if kind == "picture"]
    if LegacyAddress.objects.filter(picture__in=pictures[:CHUNK]).exists() or len(pictures) > CHUNK:
        return True
    moved = [*begun, *ceased]
    pages = {int(t.args[0]) for t in moved if t.kind in {"article", "page", "section", "section_period", "dossier"}}
    addresses = {t.address for t in moved} | {_home(t) for t in moved if t.kind.endswith("_period")}
    return any(
        LegacyAddress.objects.filter(Q(page__in=some) | Q(address__in=names) | Q(target__in=names)).exists()
        for some, names in _chunks(sorted(pages), sorted(addresses))
    )


def _home(period: Target) -> str:
    parts = str(period.args[1]).count("-") + 1
    return "/".join(period.address.split("/")[: -parts - 1]) + "/"


def _chunks(numbers: list[int], names: list[str]) -> Iterator[tuple[list[int], list[str]]]:
    for start in range(0, max(len(numbers), len(names)), CHUNK):
        yield numbers[start : start + CHUNK], names[start : start + CHUNK]
