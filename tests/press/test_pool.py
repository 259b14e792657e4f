"""Many pages at once: how they are dealt out, and what comes back from the processes that print them."""

from __future__ import annotations

import pickle
from itertools import cycle, pairwise

import pytest

from warraq.errors import EditionWriteFailed, PrinterKilled, PrintFailed, UnprintableAddress, WarraqError
from warraq.press.dealing import Dealer


@pytest.mark.parametrize(("chunks", "hands"), [(0, 2), (1, 2), (7, 2), (600, 2), (601, 3), (5, 8)])
def test_every_chunk_is_dealt_once_and_each_hand_has_those_that_follow_each_other(chunks: int, hands: int) -> None:
    dealer = Dealer(chunks, hands)
    seats = [dealer.hand() for _ in range(hands)]
    assert seats == list(range(hands))
    dealt = [(hand, dealer.deal(hand)) for _, hand in zip(range(chunks), cycle(seats), strict=False)]
    assert sorted(chunk for _, chunk in dealt) == list(range(chunks))
    for hand in seats:
        mine = [chunk for one, chunk in dealt if one == hand]
        assert all(after == before + 1 for before, after in pairwise(mine[: chunks // hands]))


def test_who_is_done_takes_from_the_end_of_the_longest_part() -> None:
    dealer = Dealer(9, 3)
    assert [dealer.deal(0) for _ in range(3)] == [0, 1, 2]
    assert dealer.deal(1) == 3
    assert [dealer.deal(0) for _ in range(4)] == [8, 5, 7, 4]
    assert dealer.deal(2) == 6


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
