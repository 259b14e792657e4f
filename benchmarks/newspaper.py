"""A newspaper of seeded articles for a measurement: imported, and served by its own processes."""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from benchmarks.corpus import write

CLI = [sys.executable, "-m", "warraq.cli"]
QUIET: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
PATIENCE = 60.0
"""Seconds that a newspaper, or an article that was published, may take to come; longer ends the measurement with an
error."""


def environment() -> dict[str, str]:
    return {**os.environ, "WARRAQ_DATABASE_URL": ""}


def founded(articles: int, pattern: str, kept: Path | None, folder: Path) -> Path:
    """A newspaper with so many imported articles, not printed."""
    store = (kept or folder) / f"paper-{articles}-{pattern}"
    if not (store / "imports").is_dir():
        export = folder / "export.xml"
        write(articles, export, pattern)
        shutil.rmtree(store, ignore_errors=True)
        subprocess.run([*CLI, "new", str(store), "--yes"], check=True, env=environment(), **QUIET)
        subprocess.run(
            [*CLI, "import", "wordpress", "--site", str(store), str(export)], check=False, env=environment(), **QUIET
        )
        export.unlink()
    site = folder / "site"
    shutil.copytree(store, site, ignore=shutil.ignore_patterns("edition"))
    return site


@contextmanager
def served(site: Path, database: str = "") -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """The newspaper's own processes; the readers' port. `database` is the address of its PostgreSQL, if it has one."""
    port, desk = _free_port(), _free_port()
    command = [*CLI, "serve", "--site", str(site), "--port", str(port), "--newsroom-port", str(desk), "--workers", "1"]
    process = subprocess.Popen(command, env={**environment(), "WARRAQ_DATABASE_URL": database}, **QUIET)
    try:
        _wait_for(port)
        yield port, process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def _wait_for(port: int) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            if asked(port, "/")[0] == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the readers' server did not come")


def asked(port: int, address: str) -> tuple[int, bytes]:
    """The status and the body of what the readers' server answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", quote(address))
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()
