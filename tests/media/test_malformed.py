"""A sample of `python -m tests.media.malformed`, and every bomb: nothing crashes, nothing leaks, nothing takes long."""

from __future__ import annotations

import random

from tests.media.malformed import files
from tests.media.malformed.__main__ import MEGABYTES, SECONDS, run


def test_malformed_pictures_neither_crash_nor_leak_nor_take_long() -> None:
    every = files.everything()
    assert len({name for name, _ in every}) == len(every) >= 2_600
    told = run([*files.bombs(), *random.Random(4).sample(every, 60)])
    assert "crashed" not in told
    assert told["leaked"] == []
    assert told["slowest_s"][0] <= SECONDS, told
    assert told["largest_mb"][0] <= MEGABYTES, told
