"""A press to try."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def from_nothing(newspaper: Any, tmp_path: Path) -> Callable[[], Path]:
    """Prints the same newspaper from nothing into a fresh folder, and answers that edition's folder."""
    from warraq.press.press import Press

    count = iter(range(1000))

    def printed() -> Path:
        root = tmp_path / f"fresh-{next(count)}"
        root.mkdir()
        (root / "media").symlink_to(newspaper.media)
        if (newspaper.root / "theme").is_dir():
            (root / "theme").symlink_to(newspaper.root / "theme")
        config = dataclasses.replace(newspaper, root=root)
        Press(config).run()
        return config.edition

    return printed


@pytest.fixture
def press(newspaper: Any) -> Any:
    from warraq.press.press import Press

    return Press(newspaper)
