"""Granian, set up to serve readers: its own worker processes, tight limits, no log of requests."""

from __future__ import annotations

import os
import resource
import signal
from pathlib import Path
from typing import Any

from granian.constants import HTTPModes, Interfaces, Loops
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server.mp import MPServer

from warraq.readers.app import App
from warraq.readers.orphans import end_with_parent

HEADER_BYTES = 16 * 2**10
"""Bytes of a request's head; browsers send one or two thousand."""

HEADER_MILLISECONDS = 10_000
CONNECTIONS = 8192
"""Connections that one worker holds open at once; a slow client costs one and no more."""


def serve(edition: Path, theme: Path | None, host: str, port: int, workers: int) -> None:
    """Serve the edition until SIGTERM or SIGINT."""
    _raise_file_limit()
    server = MPServer(
        "warraq.readers.app",
        address=host,
        port=port,
        interface=Interfaces.RSGI,
        workers=workers,
        loop=Loops.asyncio,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=HEADER_MILLISECONDS, max_buffer_size=HEADER_BYTES),
        websockets=False,
        backlog=2048,
        backpressure=CONNECTIONS,
        respawn_failed_workers=True,
        workers_kill_timeout=2,
        log_level=LogLevels.warning,
        log_access=False,
    )
    parent = os.getpid()

    def load(_target: str) -> Any:
        # Called in the worker.
        end_with_parent(parent, signal.SIGKILL)
        return App(edition, theme)

    server.serve(target_loader=load)


def _raise_file_limit() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 2 * CONNECTIONS + 256
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(
            resource.RLIMIT_NOFILE, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard)
        )
