"""The written reference is what the code says."""

from __future__ import annotations

import runpy
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_settings_commands_errors_and_keys_are_documented_as_they_are() -> None:
    written = (ROOT / "docs" / "reference.md").read_text("utf-8")
    assert written == runpy.run_path(str(ROOT / "scripts" / "reference"))["page"](), "run scripts/reference"


def test_every_document_is_reachable_from_the_readmes() -> None:
    said = (ROOT / "README.md").read_text("utf-8"), (ROOT / "README.ar.md").read_text("utf-8")
    for document in (ROOT / "docs").glob("*.md"):
        assert all(f"docs/{document.name}" in readme for readme in said), document.name
