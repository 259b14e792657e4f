"""All drawings of the sample as JPEG files, made on all cores. Knows no Django: its workers begin from nothing."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from warraq.sample.pictures import PICTURES, draw


def drawings(tell: Callable[[int, int, str], None]) -> Iterator[tuple[str, bytes]]:
    """(name, JPEG file) of each drawing, in order of names; `tell(done, total, what)` hears of each."""
    names = sorted(PICTURES)
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        for number, (name, data) in enumerate(zip(names, pool.map(jpeg, names), strict=True), 1):
            tell(number, len(names), "pictures")
            yield name, data


def jpeg(name: str) -> bytes:
    """One drawing as a JPEG file."""
    file = io.BytesIO()
    draw(name).save(file, "JPEG", quality=90)
    return file.getvalue()
