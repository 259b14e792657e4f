"""The gate's memory: stamps, counts and keys, and that an hour later they are gone."""

from __future__ import annotations

import os

import pytest

from warraq.readers.letters.gate import FEW, HOUR, MANY, YOUNGEST, Age, Gate

ADDRESS = "/2026/11/خبر/"


class Clock:
    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def gate(clock: Clock) -> Gate:
    return Gate(clock)


def test_a_stamp_is_right_once_for_its_own_address_and_not_at_once(gate: Gate, clock: Clock) -> None:
    stamp = gate.stamp(ADDRESS)
    assert gate.age("", ADDRESS) is Age.NONE
    assert gate.age(stamp, ADDRESS) is Age.YOUNG
    clock.now += YOUNGEST
    assert gate.age(stamp, "/other/") is Age.SPENT
    assert gate.age(stamp, ADDRESS) is Age.RIGHT
    assert gate.age(stamp, ADDRESS) is Age.SPENT


@pytest.mark.parametrize("stamp", ["x", "A" * 43, "ب" * 43, "=" * 60, "A" * 5000, "AAAA-_!!"])
def test_a_forged_stamp_is_spent(gate: Gate, stamp: str) -> None:
    assert gate.age(stamp, ADDRESS) is Age.SPENT


def test_a_stamp_outlives_one_turn_of_the_key_and_no_second(gate: Gate, clock: Clock) -> None:
    first, second = gate.stamp(ADDRESS), gate.stamp(ADDRESS)
    clock.now += HOUR - 1
    assert gate.age(first, ADDRESS) is Age.RIGHT
    clock.now += HOUR - 1
    assert gate.age(first, ADDRESS) is Age.SPENT, "used before the turn"
    assert gate.age(second, ADDRESS) is Age.RIGHT
    third = gate.stamp(ADDRESS)
    clock.now += 2 * HOUR + 1
    assert gate.age(third, ADDRESS) is Age.SPENT


def test_sources_are_counted_drained_and_forgotten(gate: Gate, clock: Clock) -> None:
    counts = [gate.count("192.0.2.1") for _ in range(100)]
    assert counts[0] == 1 and counts[6] > FEW and counts[-1] > MANY
    assert gate.count("192.0.2.2") == 1
    clock.now += 300
    assert gate.count("192.0.2.1") < MANY - 15
    clock.now += HOUR
    assert gate.count("192.0.2.1") == 1


def test_no_source_and_no_old_key_is_left_in_the_memory(gate: Gate, clock: Clock) -> None:
    gate.count("192.0.2.77")
    old = gate._keys()[0]
    assert b"192.0.2.77" not in gate._memory[:]
    clock.now += 2 * HOUR + 1
    gate.count("192.0.2.1")
    assert old not in gate._memory[:]


def test_a_wrapped_receipt_is_read_by_this_process_for_an_hour_or_two(gate: Gate, clock: Clock) -> None:
    wrapped = gate.wrap("K7PM3XQD9TRAV2CN /2026/11/خبر/")
    assert "K7PM" not in wrapped and wrapped.isascii()
    assert gate.unwrap(wrapped) == "K7PM3XQD9TRAV2CN /2026/11/خبر/"
    assert Gate(clock).unwrap(wrapped) is None
    assert all(gate.unwrap(other) is None for other in ("", "x", wrapped[:-4], "ب", "A" * 9000))
    clock.now += 2 * HOUR + 1
    assert gate.unwrap(wrapped) is None


def test_all_workers_share_one_gate(gate: Gate, clock: Clock) -> None:
    stamp = gate.stamp(ADDRESS)
    clock.now += YOUNGEST
    child = os.fork()
    if not child:
        right = gate.age(stamp, ADDRESS) is Age.RIGHT
        for _ in range(20):
            gate.count("192.0.2.1")
        os._exit(0 if right else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert gate.age(stamp, ADDRESS) is Age.SPENT
    assert gate.count("192.0.2.1") > FEW
