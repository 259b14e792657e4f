"""Many pages at once: how they are dealt out, and what comes back from the processes that print them."""

from __future__ import annotations

import pickle
from itertools import pairwise

import pytest

from warraq.errors import EditionWriteFailed, PrinterKilled, PrintFailed, UnprintableAddress, WarraqError
from warraq.press.pool import CHUNK, TURN, turns


@pytest.mark.parametrize("count", [0, 1, CHUNK, 1000, 38_325])
def test_every_page_has_its_turn_and_turns_grow_no_longer(count: int) -> None:
    dealt = list(turns(count))
    assert [page for turn in dealt for page in turn] == list(range(count))
    assert all(len(turn) <= TURN * CHUNK for turn in dealt)
    assert all(len(one) >= len(next_) for one, next_ in pairwise(dealt))
    assert not dealt or len(dealt[-1]) <= CHUNK


@pytest.mark.parametrize(
    "error",
    [
        EditionWriteFailed(reason="No space left on device"),
        PrintFailed(address="/a/", reason="KeyError: 'x'"),
        UnprintableAddress(address="/a/"),
        PrinterKilled(),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_error_comes_whole_from_another_process(error: WarraqError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert (str(again), again.arabic, again.facts) == (str(error), error.arabic, error.facts)
