"""What rots on the disk, or is changed by hand, is found and mended."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import factories as make
from tests.press.trees import resolved
from warraq.press.press import Press
from warraq.press.sampling import Sampler
from warraq.press.sweep import sweep
from warraq.press.verify import verify

pytestmark = pytest.mark.database


@pytest.fixture
def printed(home: Any, newspaper: Any) -> Path:
    """A printed newspaper: what readers see."""
    section = make.section(home)
    for number in range(4):
        make.article(section, slug=f"story-{number}")
    Press(newspaper).run()
    return newspaper.edition / "current"


def page(printed: Path, number: int) -> Path:
    return next(printed.rglob(f"story-{number}/index.html"))


def test_a_sweep_of_what_was_just_printed_finds_nothing(printed: Path, newspaper: Any) -> None:
    found = sweep(newspaper)
    assert found.is_clean
    assert found.checked > 20


def test_it_finds_rot_hand_edits_losses_and_strangers_and_mends_them(
    printed: Path, newspaper: Any, from_nothing: Callable[[], Path]
) -> None:
    hurt = [page(printed, number) for number in range(4)]
    rotten = bytearray(hurt[0].read_bytes())
    rotten[100] ^= 1
    hurt[0].write_bytes(rotten)
    hurt[1].unlink()
    hurt[2].with_name("index.html.br").write_bytes(b"not brotli")
    hurt[3].with_name("index.html.gz").unlink()
    (printed / "backdoor.php").write_text("<?php", "utf-8")
    (printed / "what?.txt").write_text("odd", "utf-8")
    (printed / "2026" / "stray.html").symlink_to("/etc/passwd")
    looked = sweep(newspaper, repair=False)
    addresses = [f"/{path.parent.relative_to(printed)}/" for path in hurt]
    assert set(looked.damaged) == {addresses[0], addresses[2], addresses[3]}
    assert looked.missing == (addresses[1],)
    assert set(looked.unknown) == {"/backdoor.php", "/what?.txt", "/2026/stray.html"}
    assert not looked.mended
    assert sweep(newspaper) != looked
    assert resolved(newspaper.edition) == resolved(from_nothing())
    assert sweep(newspaper).is_clean
    assert verify(newspaper).is_equal


def test_the_running_press_finds_rot_by_sampling(
    printed: Path, newspaper: Any, from_nothing: Callable[[], Path]
) -> None:
    page(printed, 2).write_text("defaced", "utf-8")
    press, sampler = Press(newspaper), Sampler()
    found = [address for _ in range(20) for address in sampler.look(press, 5)]
    assert len(set(found)) == 1
    press.run()
    assert resolved(newspaper.edition) == resolved(from_nothing())


def test_a_whole_print_keeps_no_damaged_page(
    printed: Path, newspaper: Any, from_nothing: Callable[[], Path]
) -> None:
    sound, *hurt = (page(printed, number) for number in range(4))
    kept = sound.stat().st_ino
    hurt[0].write_bytes(hurt[0].read_bytes().replace(b"<p>", b"<q>", 1))
    hurt[1].with_name("index.html.br").write_bytes(b"not brotli")
    hurt[2].with_name("index.html.gz").unlink()
    Press(newspaper).run(full=True)
    assert page(printed, 0).stat().st_ino == kept
    assert resolved(newspaper.edition) == resolved(from_nothing())


def test_verifying_tells_what_differs(printed: Path, newspaper: Any) -> None:
    page(printed, 1).write_text("other", "utf-8")
    found = verify(newspaper)
    assert len(found.different) == 1
    assert not (found.missing or found.extra)
