"""What a hand puts where the press has a page or a folder holds up no article, and goes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import factories as make
from tests.press.steps import small_paper
from tests.press.trees import resolved
from warraq.newsroom.models import Article
from warraq.press.press import Press
from warraq.press.sweep import sweep

pytestmark = pytest.mark.database
Spoil = Callable[[Path, Path], None]


def a_folder_for_a_page(plate: Path, outside: Path) -> None:
    for page in ("2025/01/خبر-النهر-رقم-0/index.html", "index.html"):
        (plate / page).unlink()
        (plate / page).mkdir()
        (plate / page / "mine.txt").write_text("mine", "utf-8")


def a_folder_for_a_twin(plate: Path, outside: Path) -> None:
    (plate / "index.html.br").unlink()
    (plate / "index.html.br").mkdir()


def a_file_for_a_folder(plate: Path, outside: Path) -> None:
    shutil.rmtree(plate / "tag")
    (plate / "tag").write_text("mine", "utf-8")


def a_link_for_a_folder(plate: Path, outside: Path) -> None:
    (plate / "tag").rename(outside)
    (plate / "tag").symlink_to(outside)


def edit(number: int, headline: str) -> None:
    story = Article.objects.get(pk=number)
    story.title = headline
    make.publish(story)


@pytest.fixture
def spoil(request: pytest.FixtureRequest, newspaper: Any, tmp_path: Path) -> Callable[[], None]:
    """Spoils the plate that readers see."""
    return lambda: request.param((newspaper.edition / "current").resolve(), tmp_path / "outside")


EVERY = pytest.mark.parametrize(
    "spoil", [a_folder_for_a_page, a_folder_for_a_twin, a_file_for_a_folder, a_link_for_a_folder], indirect=True
)


@EVERY
@pytest.mark.parametrize("swept", [False, True])
def test_articles_are_printed_and_all_comes_right(
    newspaper: Any, home: Any, spoil: Callable[[], None], swept: bool, from_nothing: Callable[[], Path], tmp_path: Path
) -> None:
    stories = small_paper(home)["stories"]
    press = Press(newspaper)
    press.run()
    edit(stories[0].pk, "عنوان أوّل")  # the spare plate has yet to learn this from the spoiled one
    press.run()
    spoil()
    kept = {file: file.read_bytes() for file in (tmp_path / "outside").rglob("*") if file.is_file()}
    if swept:
        sweep(newspaper)
    for number in range(4):
        edit(stories[9].pk, f"عنوان {number}")
        press.run()
        page = newspaper.edition / "current" / stories[9].permalink.strip("/") / "index.html"
        assert f"عنوان {number}" in page.read_text("utf-8")
    sweep(newspaper)
    assert resolved(newspaper.edition) == resolved(from_nothing())
    edit(stories[0].pk, "عنوان آخر")
    edit(stories[9].pk, "عنوان أخير")
    press.run()
    assert sweep(newspaper, repair=False).is_clean
    assert resolved(newspaper.edition) == resolved(from_nothing())
    # What lies outside the edition is not the press's.
    assert kept == {file: file.read_bytes() for file in (tmp_path / "outside").rglob("*") if file.is_file()}


@pytest.mark.parametrize("spoil", [a_folder_for_a_page, a_folder_for_a_twin, a_file_for_a_folder], indirect=True)
def test_a_whole_print_sets_it_right(
    newspaper: Any, home: Any, spoil: Callable[[], None], from_nothing: Callable[[], Path]
) -> None:
    small_paper(home)
    press = Press(newspaper)
    press.run()
    spoil()
    press.run(full=True)
    assert resolved(newspaper.edition) == resolved(from_nothing())
