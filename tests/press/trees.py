"""What of an edition is compared."""

from __future__ import annotations

from pathlib import Path


def resolved(edition: Path) -> dict[str, bytes]:
    """Every file that readers can reach but what all prints share, by its path."""
    found: dict[str, bytes] = {}

    def walk(folder: Path, path: str) -> None:
        for entry in folder.iterdir():
            name = f"{path}/{entry.name}"
            if name in {"/media", "/assets", "/documents"}:
                continue
            if entry.is_dir():
                walk(entry, name)
            else:
                assert entry.is_file(), f"a broken link: {name}"
                found[name] = entry.read_bytes()

    walk(edition / "current", "")
    return found


def shared(edition: Path) -> dict[str, bytes]:
    """What all prints share."""
    return {
        str(file.relative_to(edition)): file.read_bytes()
        for name in ("media", "assets", "documents")
        for file in (edition / name).rglob("*")
        if file.is_file()
    }
