"""Chunks of work dealt out to forked processes, so that each has those that follow each other."""

from __future__ import annotations

import multiprocessing


class Dealer:
    """Deals the numbers of so many chunks to so many hands. Each has a part of its own, which it takes in order: what
    it read for one chunk serves it for the next. A hand whose part is done takes from the end of the longest other.

    Make it before the processes are forked; they share it.
    """

    def __init__(self, chunks: int, hands: int) -> None:
        context = multiprocessing.get_context("fork")
        self._lock, self._hands = context.Lock(), context.RawValue("q", 0)
        bounds = [chunks * hand // hands for hand in range(hands + 1)]
        self._first, self._end = context.RawArray("q", bounds[:-1]), context.RawArray("q", bounds[1:])

    def hand(self) -> int:
        """A process's own hand; asked for once in each."""
        with self._lock:
            self._hands.value += 1
            return int(self._hands.value) - 1

    def deal(self, hand: int) -> int:
        """The next chunk for a hand. As many as there are chunks may be asked for, by all hands together."""
        with self._lock:
            if self._first[hand] < self._end[hand]:
                self._first[hand] += 1
                return self._first[hand] - 1
            longest = max(range(len(self._end)), key=lambda other: self._end[other] - self._first[other])
            self._end[longest] -= 1
            return self._end[longest]
