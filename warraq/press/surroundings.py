"""What a running press was started with, warraq.toml and the theme's folder, and whether they are still the same."""

from __future__ import annotations

import os
from collections.abc import Iterator

from warraq.config import FILE_NAME, SiteConfig

Signature = tuple[tuple[str, int, int, int], ...]


def signature(config: SiteConfig) -> Signature:
    """Changes when warraq.toml or any file of the theme does: names, times, sizes and inodes, not contents."""
    return tuple(sorted(_files(config)))


def _files(config: SiteConfig) -> Iterator[tuple[str, int, int, int]]:
    paths = [str(config.root / FILE_NAME)]
    for folder, _, names in os.walk(config.root / "theme"):
        paths += [f"{folder}/{name}" for name in names]
    for path in paths:
        try:
            found = os.stat(path)
        except FileNotFoundError:
            continue  # taken away between the look and this
        yield path, found.st_mtime_ns, found.st_size, found.st_ino
