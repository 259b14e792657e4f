"""The walls between the rooms, and that every module can be imported alone."""

from __future__ import annotations

import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import warraq


def test_rooms_import_downward_only() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run([lint], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


ROOT = Path(__file__).resolve().parents[1]
PURE = (
    "arabic", "errors", "config", "keys", "addresses", "sheets", "markup", "media", "theme", "search", "letters",
    "readers", "deploy",
)  # fmt: skip
MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(warraq.__path__, "warraq.")
    if module.name.split(".")[1] in PURE and "__main__" not in module.name
)


@pytest.mark.parametrize("room", PURE)
def test_a_pure_room_imports_alone_and_brings_no_django(room: str) -> None:
    modules = [name for name in MODULES if name.split(".")[1] == room]
    assert modules
    code = (
        f"import importlib, sys\nfor name in {modules!r}: importlib.import_module(name)\n"
        "assert not {'django', 'wagtail'} & set(sys.modules), 'Django came along'"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
