# ruff: noqa: E501 - a trick is read best on its one line
"""`python -m tests.media.malformed`: take in every malformed picture, each in a process that is watched.

Prints how many were taken in or refused, the slowest, the largest in memory, and what of a camera's secrets came out.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterable
from itertools import chain

from tests.media import samples
from tests.media.malformed.files import bombs, everything
from tests.media.malformed.floods import floods
from tests.media.malformed.grids import films, grids, tables
from tests.media.malformed.tiles import tiles
from warraq.errors import PictureRefused
from warraq.media.pictures import take_in
from warraq.media.renditions import render

SECONDS = 8.0
"""Of the processor. A bomb takes minutes; a busy machine takes three seconds for what a quiet one does in one."""
MEGABYTES = 512


def one(data: bytes, name: str) -> tuple[str, float, float, list[str]]:
    """Take one in, in a process of its own: what became of it, seconds, megabytes, secrets that came out."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        os.write(writing, pickle.dumps(_taken(data, name)))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read()
    _, status = os.waitpid(child, 0)
    if status or not told:
        return "crashed", 0.0, 0.0, []
    return pickle.loads(told)


def _taken(data: bytes, name: str) -> tuple[str, float, float, list[str]]:
    began, out, what = time.process_time(), [], "taken"
    try:
        taken = take_in(data, name)
        out = [taken.data]
    except PictureRefused:
        what = "refused"
    seconds = time.process_time() - began
    if out:
        out += [made.bytes for made in render(out[0], taken.digest)]
    secrets = [secret.decode() for secret in samples.SECRETS for made in out if secret in made]
    return what, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, secrets


def run(files: Iterable[tuple[str, bytes]]) -> dict[str, object]:
    """All of `files`, one at a time; the sum of what became of them."""
    became: Counter[str] = Counter()
    slow, large, leaked = [], [], []
    for name, data in files:
        what, seconds, megabytes, secrets = one(data, name)
        became[what] += 1
        slow.append((round(seconds, 2), name))
        large.append((round(megabytes), name))
        leaked += [(name, secrets)] if secrets else []
    return {"files": became.total(), **became, "slowest_s": max(slow), "largest_mb": max(large), "leaked": leaked[:10]}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.media.malformed", description=__doc__)
    parser.add_argument("--sample", type=int, default=0, help="only so many, chosen by chance, and all bombs and floods")
    given = parser.parse_args()
    files = everything()
    told = run(chain([*bombs(), *random.Random(4).sample(files, given.sample)] if given.sample else files, floods(), grids(), tables(), films(), tiles()))
    print(json.dumps(told))
    broken = told.get("crashed") or told["leaked"] or told["slowest_s"][0] > SECONDS or told["largest_mb"][0] > MEGABYTES
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
