"""The room as a whole: what it exports, what it leans on, and how its files are written."""

import doctest
import importlib
import inspect
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

import warraq.arabic
from warraq.arabic import letters

ROOM = Path(warraq.arabic.__file__).parent
DOCS = ROOM.parents[1] / "docs" / "arabic.md"
MODULES = sorted(
    ".".join(path.relative_to(ROOM).with_suffix("").parts) for path in ROOM.rglob("*.py") if path.stem != "__init__"
)


# What finds dates is one function in a package of its own.
_PACKAGES = ("dates.",)


def _file(module: str) -> Path:
    return ROOM.joinpath(*module.split(".")).with_suffix(".py")


def test_the_exported_names_are_all_there_sorted_and_explained() -> None:
    names = warraq.arabic.__all__
    assert names == sorted(names)
    for name in names:
        thing = getattr(warraq.arabic, name)
        if inspect.isfunction(thing) or inspect.isclass(thing):
            assert inspect.getdoc(thing), name


def test_every_public_function_of_a_module_is_exported_or_belongs_to_the_folds() -> None:
    exported = set(warraq.arabic.__all__)
    inner = {"folds", "letters"}
    for module in {module for module in MODULES if not module.startswith(_PACKAGES)} - inner:
        loaded = importlib.import_module(f"warraq.arabic.{module}")
        for name, thing in inspect.getmembers(loaded, inspect.isfunction):
            if thing.__module__ == loaded.__name__ and not name.startswith("_"):
                assert name in exported or (module, name) == ("numerals", "locale_of"), f"{module}.{name}"


@pytest.mark.parametrize("module", MODULES)
def test_each_module_imports_alone_and_without_a_framework(module: str) -> None:
    program = (
        f"import sys, warraq.arabic.{module};"
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'django', 'wagtail', 'socket', 'ssl'}))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("module", MODULES)
def test_only_letters_spells_characters_out(module: str) -> None:
    source = _file(module).read_text(encoding="utf-8")
    invisible = {c for c in source if unicodedata.category(c) in ("Cf", "Cc", "Zs", "Co")} - set(" \n")
    assert invisible == set()
    if module != "letters":
        assert not re.search(r"\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2})", source)


def test_every_letter_is_named_once() -> None:
    named = [value for name, value in vars(letters).items() if name.isupper() and isinstance(value, str)]
    single = [value for value in named if len(value) == 1]
    assert len(single) == len(set(single))


def test_the_letter_ranges_hold_only_letters_and_the_mark_ranges_only_marks() -> None:
    for character in letters.characters(letters.LETTER_RANGES):
        assert unicodedata.category(character) == "Lo", hex(ord(character))
    for character in letters.characters(letters.MARK_RANGES):
        assert unicodedata.category(character) in ("Mn", "Lm"), hex(ord(character))


def test_no_invisible_range_holds_white_space() -> None:
    assert not [c for c in letters.characters(letters.INVISIBLE_RANGES) if c.isspace()]


@pytest.mark.parametrize("module", MODULES)
def test_the_examples_in_the_docstrings_hold(module: str) -> None:
    results = doctest.testmod(importlib.import_module(f"warraq.arabic.{module}"))
    assert results.attempted > 0 or module.startswith(_PACKAGES)
    assert results.failed == 0


def test_the_examples_in_the_manual_hold() -> None:
    results = doctest.testfile(str(DOCS), module_relative=False, encoding="utf-8")
    assert results.attempted > 20
    assert results.failed == 0


def test_the_manual_speaks_of_every_exported_name() -> None:
    manual = DOCS.read_text(encoding="utf-8")
    assert [name for name in warraq.arabic.__all__ if f"`{name}" not in manual and f"{name}(" not in manual] == []


def test_no_file_outgrows_its_noun() -> None:
    assert {m: n for m in MODULES if (n := len(_file(m).read_text().splitlines())) > 400} == {}
