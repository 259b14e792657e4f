"""How often pages are read: once a day for each source, and nothing of who reads on any disk."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from warraq.counts import Seen, Tally, files, totals

BEIRUT = ZoneInfo("Asia/Beirut")
DAY, NEXT = date(2026, 11, 25), date(2026, 11, 26)


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 25, 12, tzinfo=UTC)

    def __call__(self, zone: ZoneInfo) -> datetime:
        return self.now.astimezone(zone)


@pytest.fixture
def clock() -> Clock:
    return Clock()


def tally(folder: Path, clock: Clock, seen: Seen | None = None, days: int = 30) -> Tally:
    return Tally(folder, seen or Seen(), BEIRUT, days=days, clock=clock)


def test_a_repeated_reading_is_counted_once_a_day(tmp_path: Path, clock: Clock) -> None:
    counted = tally(tmp_path, clock)
    for source in ("192.0.2.1", "192.0.2.2", "192.0.2.1"):
        counted.read("/a/", source)
    counted.read("/b/", "192.0.2.1")
    counted.flush()
    assert totals(tmp_path, DAY) == {"/a/": 2, "/b/": 1}
    clock.now = clock.now.replace(hour=22)  # past midnight in Beirut
    counted.read("/a/", "192.0.2.1")
    counted.flush()
    assert totals(tmp_path, DAY) == {"/a/": 2, "/b/": 1}
    assert totals(tmp_path, NEXT) == {"/a/": 1}


def test_workers_share_what_was_seen_and_their_files_are_added_up(tmp_path: Path, clock: Clock) -> None:
    seen = Seen()
    one, other = tally(tmp_path, clock, seen), tally(tmp_path, clock, seen)
    one.read("/a/", "192.0.2.1")
    other.read("/a/", "192.0.2.1")
    other.read("/a/", "192.0.2.2")
    one.flush()
    other.flush()
    other.read("/a/", "192.0.2.3")
    other.flush()
    assert len(files(tmp_path)) == 2
    assert totals(tmp_path, DAY) == {"/a/": 3}


def test_the_salt_and_all_it_marked_are_thrown_away_with_the_day() -> None:
    seen = Seen()
    assert seen.first(DAY, "192.0.2.1", "/a/")
    salt, marks = seen._memory[8:40], seen._memory[40:]
    assert any(marks) and any(salt)
    assert seen.first(NEXT, "192.0.2.9", "/b/")
    whole = seen._memory[:]
    assert salt not in whole
    assert not any(before & after for before, after in zip(marks, whole[40:], strict=True) if before)


def test_two_days_and_two_servers_mark_the_same_reader_differently() -> None:
    first, other = Seen(), Seen()
    first.first(DAY, "192.0.2.1", "/a/")
    other.first(DAY, "192.0.2.1", "/a/")
    assert first._memory[40:] != other._memory[40:]


def test_files_older_than_the_days_kept_are_removed(tmp_path: Path, clock: Clock) -> None:
    old, kept, strange = (
        tmp_path / name for name in ("2026-10-01.00000000.tsv", "2026-11-20.00000000.tsv", "2026-10-01.tsv")
    )
    for file in (old, kept, strange):
        file.write_text("/a/\t1\n", "utf-8")
    counted = tally(tmp_path, clock, days=7)
    counted.flush()
    assert (old.exists(), kept.exists(), strange.exists()) == (False, True, True)


def test_what_could_not_be_written_is_written_the_next_time(tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / "counts"
    folder.write_text("in the way", "utf-8")
    counted = tally(folder, clock)
    counted.read("/a/", "192.0.2.1")
    with pytest.raises(OSError):
        counted.flush()
    folder.unlink()
    counted.flush()
    assert totals(folder, DAY) == {"/a/": 1}


def test_lines_that_are_no_count_are_passed_over(tmp_path: Path) -> None:
    text = "/a/\t3\n/b/\t-1\n/c/\t٣\nhttps://x/\t5\n/d/\t99999999999999\n\n/e/\n/a/\t2\n"
    (tmp_path / "2026-11-25.00000000.tsv").write_text(text, "utf-8")
    (tmp_path / "2026-99-25.00000000.tsv").write_text("/a/\t3\n", "utf-8")
    assert totals(tmp_path, DAY) == {"/a/": 5}
