"""The shipped vocabulary is already what the lists make of it: loading only reads."""

import importlib.util
import lzma
from pathlib import Path
from types import ModuleType

import pytest

from warraq.arabic import lexicon

SCRIPT = Path(__file__).parents[2] / "scripts" / "lexicon_lists.py"


@pytest.fixture(scope="module")
def lists() -> ModuleType:
    spec = importlib.util.spec_from_file_location("lexicon_lists", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_lists_were_read_over_the_shipped_vocabulary(lists: ModuleType) -> None:
    mended = dict(lexicon.stems())
    lists.mend(mended)
    changed = {word: stem for word, stem in mended.items() if lexicon.stems().get(word) != stem}
    assert changed == {}, "run scripts/lexicon_lists.py"


def test_the_vocabulary_is_written_as_it_was_read(lists: ModuleType) -> None:
    assert lists.text(lexicon.stems()) == lzma.decompress(lexicon.FILE.read_bytes()).decode("utf-8")


def test_the_lists_bring_words_of_one_row_together(lists: ModuleType) -> None:
    known = {"بنك": "بنك", "بنوك": "بنو", "البنوك": "بنو", "قال": "قال", "يقول": "يقل"}
    lists.mend(known)
    assert known["بنوك"] == known["البنوك"] == "بنك"
    assert known["يقول"] == "قال"
    assert known["فراس"] == "فراس"
    assert known["ماء"] == "مياه"
