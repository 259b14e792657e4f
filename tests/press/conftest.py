"""A press to try."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def from_nothing(newspaper: Any, tmp_path: Path) -> Callable[..., Path]:
    """Prints the same newspaper (or one with other settings) from nothing into a fresh folder, and answers that
    edition's folder."""
    from warraq.press.press import Press

    count = iter(range(1000))

    def printed(settings: Any = newspaper) -> Path:
        root = tmp_path / f"fresh-{next(count)}"
        root.mkdir()
        (root / "media").symlink_to(newspaper.media)
        if (newspaper.root / "theme").is_dir():
            (root / "theme").symlink_to(newspaper.root / "theme")
        config = dataclasses.replace(settings, root=root)
        Press(config).run()
        return config.edition

    return printed


@pytest.fixture
def press(newspaper: Any) -> Any:
    from warraq.press.press import Press

    return Press(newspaper)
