"""How a page shows a picture: which files it offers, and where the eye of each lies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from warraq.addresses import to_url
from warraq.sheets import Picture, Source
from warraq.theme.itself import Itself

MODERN = ("avif", "webp")
"""Formats offered before the one that every browser reads, the smallest first."""

FOCAL_STEPS = 4
"""The style sheet knows five places along each side: 0, 25, 50, 75 and 100 %. A closed set of classes needs no style
attribute, which a strict Content-Security-Policy forbids."""


@dataclass(frozen=True)
class Shown:
    """A picture's part of a page: `offers` are (media type, srcset); `fallback` is the file of the plain `img`."""

    offers: tuple[tuple[str, str], ...]
    fallback: Source
    focal: str


def shown(picture: Picture | None, widest: int) -> Shown | None:
    """How to show a picture in a place that is never wider than `widest` pixels, or None where there is none.

    A picture without any file (its original was lost) is none.
    """
    return None if picture is None or not picture.sources else _shown(Itself(picture), widest)


@lru_cache(maxsize=4096)
def _shown(kept: Itself[Picture], widest: int) -> Shown:
    picture, offers = kept.record, []
    for kind in MODERN:
        files = _up_to([s for s in picture.sources if s.format == kind], widest)
        if files:
            offers.append((f"image/{kind}", ", ".join(f"{_in_set(s.address)} {s.width}w" for s in files)))
    plain = [s for s in picture.sources if s.format not in MODERN] or list(picture.sources)
    return Shown(tuple(offers), _up_to(plain, widest)[-1], _focal(picture))


def _up_to(files: list[Source], widest: int) -> list[Source]:
    """The files no wider than wanted, smallest first; the smallest of all if each is wider."""
    ordered = sorted(files, key=lambda source: source.width)
    return [source for source in ordered if source.width <= widest] or ordered[:1]


@lru_cache(maxsize=8192)
def _in_set(address: str) -> str:
    # A comma or a blank would end the entry of a srcset.
    return to_url(address).replace(",", "%2C").replace(" ", "%20")


def _focal(picture: Picture) -> str:
    """Classes for `object-position`; none for the middle.

    >>> _focal(Picture((), 3, 2, "", focal_x=0.9, focal_y=0.5))
    'fx4'
    """
    steps = {"fx": picture.focal_x, "fy": picture.focal_y}
    places = {name: round(min(max(value, 0.0), 1.0) * FOCAL_STEPS) for name, value in steps.items()}
    return " ".join(f"{name}{place}" for name, place in places.items() if place != FOCAL_STEPS // 2)
