"""A sweep looks after pictures, documents, fonts and the plates' links as well, and what it mended stays mended."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests import factories as make
from warraq.press import rollback
from warraq.press.foretelling import why
from warraq.press.press import Press
from warraq.press.sampling import Sampler
from warraq.press.sweep import sweep

pytestmark = pytest.mark.database


@pytest.fixture
def edition(home: Any, newspaper: Any) -> Path:
    """A printed newspaper with a picture."""
    make.article(make.section(home), slug="story", lead_image=make.picture())
    Press(newspaper).run()
    return Path(newspaper.edition)


def test_fonts_and_pictures_are_made_anew(edition: Path, newspaper: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sweep(newspaper).is_clean
    pictures = sorted(each for each in (edition / "media").iterdir())
    fonts = sorted((edition / "assets").glob("text.*.woff2")) + sorted((edition / "assets").glob("head.*.woff2"))
    hurt = [*pictures, *fonts]
    before = {path: path.read_bytes() for path in hurt}
    for number, path in enumerate(hurt):
        if number % 2:
            path.unlink()
        else:
            path.write_bytes(b"rotten")
    monkeypatch.setattr(Path, "unlink", lambda *_: pytest.fail("a file that pages lead to was taken away"))
    found = sweep(newspaper)
    assert {edition / address[1:] for address in (*found.damaged, *found.missing)} == set(hurt)
    assert found.left == ()
    assert {path: path.read_bytes() for path in hurt} == before


def test_what_cannot_be_made_anew_is_told(edition: Path, newspaper: Any) -> None:
    for original in newspaper.media.rglob("*"):
        if original.is_file():
            original.write_bytes(b"lost as well")
    hurt = next(path for path in (edition / "media").iterdir() if not path.name.startswith("card"))
    hurt.unlink()
    found = sweep(newspaper)
    assert found.left == (f"/media/{hurt.name}",)
    assert not found.mended


def test_links_come_back_and_strangers_beside_the_pictures_go(edition: Path, newspaper: Any) -> None:
    current = (edition / "current").resolve()
    (current / "media").unlink()
    (current / "assets").unlink()
    (current / "assets").mkdir()
    (edition / "media" / "evil.html").write_text("x", "utf-8")
    found = sweep(newspaper)
    assert set(found.missing) == {"/media", "/assets"}
    assert found.unknown == ("/media/evil.html",)
    assert all((current / name).resolve() == edition / name for name in ("media", "assets"))
    assert sweep(newspaper).is_clean


def test_a_rollback_brings_back_no_rot_and_no_stranger(edition: Path, newspaper: Any) -> None:
    page = next((edition / "current").rglob("story/index.html"))
    name, whole = page.relative_to(edition / "current"), page.read_bytes()
    page.write_bytes(b"rotten")
    (edition / "current" / "stranger.html").write_text("x", "utf-8")
    sweep(newspaper)
    found = why(newspaper, f"/{name.parent}/")
    assert found is not None
    assert found.mended
    rollback.rollback(newspaper)
    assert (edition / "current" / name).read_bytes() == whole
    assert not (edition / "current" / "stranger.html").exists()


def test_the_running_press_finds_strangers_a_folder_at_a_time(edition: Path, newspaper: Any) -> None:
    folder = edition / "current" / "shell"
    folder.mkdir()
    (folder / "door.php").write_text("<?php", "utf-8")
    press, sampler = Press(newspaper), Sampler()
    found = [address for _ in range(30) for address in sampler.look(press, 5)]
    assert set(found) == {"/shell/door.php"}
    press.run()
    assert not (edition / "current" / "shell" / "door.php").exists()
