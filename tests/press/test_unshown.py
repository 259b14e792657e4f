"""What is damaged on the spare plate never comes to readers: it is found, told as such and mended."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import factories as make
from tests.press.trees import resolved
from warraq.newsroom.models import Article
from warraq.press.press import Press
from warraq.press.sampling import Sampler
from warraq.press.sweep import sweep
from warraq.press.unshown import on_spare, unshown

pytestmark = pytest.mark.database


class Paper:
    """A newspaper with two plates, of which the spare knows nothing of the last edition yet."""

    def __init__(self, newspaper: Any, home: Any) -> None:
        self.config = newspaper
        self.edits = 0
        section = make.section(home)
        self.stories = [make.article(section, slug=f"story-{number}") for number in range(5)]
        self.press = Press(newspaper)
        self.press.run()
        self.edit()
        self.edit()

    def edit(self, which: int = 4) -> None:
        story = Article.objects.get(pk=self.stories[which].pk)
        self.edits += 1
        story.body = [make.text("ما تعرضه القوائم. " * 60), make.text(f"وما لا تعرضه {self.edits}.")]
        make.publish(story)
        self.press.run()

    @property
    def spare(self) -> Path:
        shown = self.press.store.shown()
        found = unshown(self.press.store, self.press.ledger, shown)
        assert found is not None
        return Path(found.folder)

    @property
    def shown(self) -> Path:
        return (Path(self.config.edition) / "current").resolve()

    def file(self, which: int, plate: Path) -> Path:
        return next(plate.rglob(f"story-{which}/index.html"))

    def address(self, which: int) -> str:
        return str(self.stories[which].permalink)


@pytest.fixture
def paper(newspaper: Any, home: Any) -> Paper:
    return Paper(newspaper, home)


def write_anew(path: Path, data: bytes) -> None:
    """As an editor of files does: the other name of the file keeps what it had."""
    path.unlink()
    path.write_bytes(data)


def spoil(paper: Paper) -> tuple[set[str], set[str], set[str]]:
    """Do all kinds of harm to the spare plate; what is damaged, missing and unknown by it."""
    plate, folder = paper.spare, paper.file(0, paper.spare).parent
    write_anew(paper.file(0, plate), b"<h1>hacked</h1>")
    write_anew(paper.file(1, plate).with_name("index.html.br"), b"not brotli")
    paper.file(2, plate).unlink()
    paper.file(3, plate).with_name("index.html.gz").unlink()
    (plate / "evil").mkdir()
    (plate / "evil" / "index.html").write_text("evil", "utf-8")
    (plate / "evil" / "more.html").write_text("evil", "utf-8")
    (plate / "backdoor.php").write_text("<?php", "utf-8")
    (folder / "passwords").symlink_to("/etc/passwd")
    (folder / "empty").mkdir()
    os.link(paper.file(1, plate), folder / "copy.html")
    below = f"/{folder.relative_to(plate)}"
    damaged = {paper.address(0), paper.address(1), paper.address(3)}
    strange = {"/evil/", "/backdoor.php", f"{below}/passwords", f"{below}/empty/", f"{below}/copy.html"}
    return damaged, {paper.address(2)}, strange


def told(addresses: set[str]) -> set[str]:
    return {on_spare(address) for address in addresses}


def test_a_sweep_finds_it_and_mends_it_without_an_edition(paper: Paper, from_nothing: Callable[[], Path]) -> None:
    damaged, missing, strange = spoil(paper)
    edition = paper.press.store.shown()
    looked = sweep(paper.config, repair=False)
    assert (set(looked.damaged), set(looked.missing), set(looked.unknown)) == (
        told(damaged), told(missing), told(strange),
    )  # fmt: skip
    assert not looked.mended
    mended = sweep(paper.config)
    assert (mended.damaged, mended.missing, mended.unknown) == (looked.damaged, looked.missing, looked.unknown)
    assert mended.mended
    assert paper.press.store.shown() == edition
    assert sweep(paper.config, repair=False).is_clean
    paper.edit()
    assert resolved(paper.config.edition) == resolved(from_nothing())
    assert not (paper.shown / "evil").exists()


def test_the_running_press_finds_it_by_sampling(paper: Paper, from_nothing: Callable[[], Path]) -> None:
    spoil(paper)
    sampler = Sampler()
    assert [address for _ in range(30) for address in sampler.look(paper.press, 5)] == []
    assert sweep(paper.config, repair=False).is_clean
    paper.edit()
    assert resolved(paper.config.edition) == resolved(from_nothing())


def test_the_samples_come_round_though_plates_change_places(paper: Paper) -> None:
    sampler = Sampler()
    for number in range(40):
        if number == 5:
            (paper.spare / "evil").mkdir()
            (paper.spare / "evil" / "index.html").write_text("evil", "utf-8")
        sampler.look(paper.press, 10)
        if number % 4 == 0:
            paper.edit(number % 5)
    paper.edit()
    paper.edit()
    assert not list((Path(paper.config.edition) / "prints").rglob("evil"))


def test_the_running_press_mends_a_page_on_both_plates(paper: Paper, from_nothing: Callable[[], Path]) -> None:
    paper.file(0, paper.shown).write_text("hacked", "utf-8")  # one file with two names
    assert set(sweep(paper.config).damaged) == {paper.address(0)}
    paper.edit()
    paper.edit()
    assert sweep(paper.config, repair=False).is_clean
    assert resolved(paper.config.edition) == resolved(from_nothing())


def test_what_the_next_run_replaces_is_no_damage(paper: Paper, from_nothing: Callable[[], Path]) -> None:
    hurt = paper.file(4, paper.spare)
    assert not os.path.samefile(hurt, paper.file(4, paper.shown))
    write_anew(hurt, b"older")
    hurt.with_name("index.html.br").unlink()
    assert sweep(paper.config).is_clean
    paper.edit(0)
    assert resolved(paper.config.edition) == resolved(from_nothing())


def test_a_stranger_beside_a_page_that_went_goes(paper: Paper, from_nothing: Callable[[], Path]) -> None:
    gone = paper.file(4, paper.spare).parent.relative_to(paper.spare)
    Article.objects.get(pk=paper.stories[4].pk).delete()
    paper.press.run()
    assert not (paper.shown / gone).exists()
    (paper.spare / gone / "evil.html").write_text("evil", "utf-8")
    assert sweep(paper.config).unknown == (on_spare(f"/{gone}/evil.html"),)
    paper.edit(0)
    assert not (paper.shown / gone).exists()
    assert resolved(paper.config.edition) == resolved(from_nothing())


@pytest.mark.parametrize("kind", ["a file", "a folder", "a link", "nothing"])
def test_what_stands_for_a_folder_or_a_page(
    paper: Paper, from_nothing: Callable[[], Path], kind: str, tmp_path: Path
) -> None:
    plate = paper.spare
    section = next(each for each in plate.iterdir() if each.is_dir() and each.name.isdecimal())
    if kind == "a folder":
        page = paper.file(0, plate)
        page.unlink()
        (page / "deep").mkdir(parents=True)
        (page / "deep" / "evil.html").write_text("evil", "utf-8")
    else:
        outside = tmp_path / "outside"
        shutil.move(section, outside)
        kept = resolved_files(outside)
    if kind == "a file":
        section.write_text("mine", "utf-8")
    elif kind == "a link":
        section.symlink_to(outside)
    found = sweep(paper.config)
    assert not found.is_clean and found.mended
    assert sweep(paper.config, repair=False).is_clean
    paper.edit(0)
    assert resolved(paper.config.edition) == resolved(from_nothing())
    assert not (paper.shown / section.name).is_symlink()
    if kind != "a folder":
        assert resolved_files(outside) == kept


def resolved_files(folder: Path) -> dict[str, bytes]:
    return {str(each): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def test_a_copied_plate_is_no_damage_and_shares_its_files_again(paper: Paper) -> None:
    plate = paper.spare
    for page in list(plate.rglob("index.html*")):
        write_anew(page, page.read_bytes())
    assert sweep(paper.config).is_clean
    assert os.path.samefile(paper.file(0, plate), paper.file(0, paper.shown))


def test_where_readers_lack_a_folder_the_sound_one_stays(paper: Paper, from_nothing: Callable[[], Path]) -> None:
    name = paper.file(0, paper.shown).relative_to(paper.shown).parts[0]
    shutil.rmtree(paper.shown / name)
    found = sweep(paper.config)
    assert found.missing and not found.unknown
    assert resolved(paper.config.edition) == resolved(from_nothing())


def test_a_name_that_is_no_text_goes_from_either_plate(paper: Paper) -> None:
    for plate in (paper.spare, paper.shown):
        Path(os.fsdecode(os.fsencode(plate) + b"/\xff.html")).write_text("odd", "utf-8")
    assert len(sweep(paper.config).unknown) == 2
    assert sweep(paper.config, repair=False).is_clean


def test_a_page_whose_twin_came_to_readers_by_hand_is_not_brought(paper: Paper) -> None:
    """Only what is sound with readers mends the spare plate."""
    write_anew(paper.file(0, paper.shown), b"hacked")
    found = sweep(paper.config, repair=False)
    assert found.damaged == (paper.address(0),)
    sweep(paper.config)
    assert paper.file(0, paper.shown).read_bytes() != b"hacked"
    assert paper.file(0, paper.spare).read_bytes() == b"hacked"  # it is the one that readers saw
    paper.edit(1)
    assert paper.file(0, paper.shown).read_bytes() != b"hacked"
    assert sweep(paper.config, repair=False).is_clean


def test_a_mending_that_was_killed_between_two_calls_is_gone_on_with(paper: Paper) -> None:
    paper.file(0, paper.spare).unlink()
    os.link(paper.file(1, paper.shown), Path(paper.config.edition) / "incoming" / "between")
    sampler = Sampler()
    for _ in range(20):
        sampler.look(paper.press, 5)
    assert os.path.samefile(paper.file(0, paper.spare), paper.file(0, paper.shown))


def test_after_a_rollback_the_plate_behind_the_held_edition_is_mended_too(paper: Paper) -> None:
    from warraq.press import rollback

    paper.press.close()
    rollback.rollback(paper.config)
    damaged, missing, strange = spoil(paper)
    found = sweep(paper.config)
    assert (set(found.damaged), set(found.missing)) == (told(damaged), told(missing))
    assert found.mended and sweep(paper.config, repair=False).is_clean
