"""What an edition says of old addresses: written as the press does, and read again."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from warraq.addresses import REDIRECTS, redirects_file


def write_redirects(plate: Path, table: Mapping[str, tuple[str, int]]) -> None:
    """Write old addresses, each with where it leads and the status, in the place of all that were there."""
    files: dict[str, list[tuple[bytes, bytes, bytes]]] = defaultdict(list)
    for old, (to, status) in table.items():
        files[redirects_file(old)].append((old.encode(), to.encode(), str(status).encode()))
    shutil.rmtree(plate / REDIRECTS.strip("/"), ignore_errors=True)
    (plate / REDIRECTS.strip("/")).mkdir(parents=True)
    for name, lines in files.items():
        (plate / name.strip("/")).write_bytes(b"".join(b"\t".join(line) + b"\n" for line in sorted(lines)))


def files(plate: Path) -> dict[str, bytes]:
    """The files of old addresses, by their own addresses."""
    folder = plate / REDIRECTS.strip("/")
    return {f"{REDIRECTS}{file.name}": file.read_bytes() for file in folder.iterdir()} if folder.exists() else {}


def led(plate: Path) -> dict[str, str]:
    """Where each old address leads. Fails where a line stands in another's file, or not in its order."""
    found = {}
    for name, data in files(plate).items():
        lines = data.decode().splitlines()
        assert lines == sorted(lines, key=str.encode)
        for line in lines:
            old, new, _ = line.split("\t")
            assert redirects_file(old) == name
            found[old] = new
    return found
