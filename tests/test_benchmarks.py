"""The benchmarks' commands: all are told and print in one way, and `make bench` runs commands only."""

import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import pytest

from benchmarks.command import command, show, table, told

ROOT = Path(__file__).parents[1]
COMMANDS = sorted(file.stem for file in (ROOT / "benchmarks").glob("*.py") if "\ndef main" in file.read_text("utf-8"))


def test_one_json_object_is_printed_where_it_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    found = {"articles": 300, "lost: ة": 0.5}
    show(found, Namespace(json=True))
    assert capsys.readouterr().out == '{"articles": 300, "lost: ة": 0.5}\n'
    show(found, Namespace(json=False), lambda found: [f"{len(found)} figures"])
    assert capsys.readouterr().out == "2 figures\n"


def test_a_table_has_a_line_a_figure() -> None:
    assert list(table({"articles": 30000, "mb": 234.5, "pattern": "month", "answers": {200: 7, 503: 1}})) == [
        "articles       30,000",
        "mb              234.5",
        "pattern         month",
        "answers  200 7  503 1",
    ]


def test_a_command_is_named_as_it_is_called_and_takes_json() -> None:
    parser = command("benchmarks/press.py", "How fast.")
    parser.add_argument("--articles", type=int, default=7)
    assert parser.prog == "python -m benchmarks.press"
    assert vars(told(parser, ["--json"])) == {"articles": 7, "json": True}


def test_what_is_run_as_a_command_is_one_and_helpers_are_none() -> None:
    assert "command" not in COMMANDS
    assert "press" in COMMANDS
    for name in COMMANDS:
        assert "given = told(parser)" in (ROOT / "benchmarks" / f"{name}.py").read_text("utf-8"), name


@pytest.mark.parametrize("name", ["press", "serving", "search", "conflation", "dates"])
def test_a_command_tells_what_it_takes(name: str) -> None:
    line = [sys.executable, "-m", f"benchmarks.{name}", "--help"]
    shown = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert f"python -m benchmarks.{name}" in shown
    assert "--json" in shown
