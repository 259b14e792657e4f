"""`warraq letters fetch --from`: another machine's inbox, and what is said when it cannot be reached."""

from __future__ import annotations

from pathlib import Path

import pytest

from warraq.cli.letters import bring
from warraq.errors import LettersNotBrought


def test_without_rsync_it_is_told_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(LettersNotBrought, match="rsync is not installed"):
        bring("host:/inbox", tmp_path)


def test_a_source_is_never_an_option(tmp_path: Path) -> None:
    with pytest.raises(LettersNotBrought, match="names no inbox"):
        bring("--rsh=touch /tmp/x", tmp_path)


def test_only_closed_segments_are_moved_and_a_failure_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a stand-in that writes down how it was called, and fails: the real one need not be installed."""
    tool = tmp_path / "rsync"
    tool.write_text('#!/bin/sh\necho "$@" > "$0.called"\necho "host is away" >&2\nexit 10\n')
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    with pytest.raises(LettersNotBrought, match="host is away"):
        bring("host:/srv/inbox/", tmp_path / "inbox")
    called = (tmp_path / "rsync.called").read_text().split()
    assert called[-3:] == ["--", "host:/srv/inbox/", f"{tmp_path / 'inbox'}/"]
    assert {"--remove-source-files", "--fsync", "--include=*.letters", "--exclude=*"} <= set(called)
