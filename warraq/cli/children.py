"""What the supervisor starts beside the readers' server: `python -m warraq.cli.children newsroom|press DIR`."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
from functools import partial
from pathlib import Path
from typing import Any

from warraq.cli import faults
from warraq.orphans import end_with_parent

NEWSROOM_THREADS = 4
"""Editors are few and wait for the database more than for Python."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m warraq.cli.children")
    parser.add_argument("kind", choices=("newsroom", "press"))
    parser.add_argument("site", type=Path)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8001)
    parser.add_argument("--parent", type=int)
    given = parser.parse_args()
    if given.parent:
        end_with_parent(given.parent)
    if given.kind == "press":
        sys.exit(faults.guarded(partial(press, given.site)))
    sys.exit(faults.guarded(partial(newsroom, given.site, given.host, given.port)))


def newsroom(site: Path, host: str, port: int) -> None:
    """Serve the newsroom until SIGTERM."""
    from granian.constants import HTTPModes, Interfaces
    from granian.http import HTTP1Settings
    from granian.log import LogLevels
    from granian.server.mp import MPServer

    os.environ["WARRAQ_SITE"] = str(site)
    parent = os.getpid()

    def load(_target: str) -> Any:
        end_with_parent(parent, signal.SIGKILL)
        from warraq.desk.wsgi import application

        return application

    MPServer(
        "warraq.desk.wsgi",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=NEWSROOM_THREADS,
        backpressure=256,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=20_000, max_buffer_size=64 * 2**10),
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=4,
        log_level=LogLevels.warning,
        log_access=False,
    ).serve(target_loader=load)


def press(site: Path) -> None:
    """Print whatever changes, until SIGTERM."""
    from warraq import config as configuration
    from warraq import desk
    from warraq.deploy import moved, policy

    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    config = configuration.load(site)
    desk.start(config.root)
    from warraq.newsroom import mailroom
    from warraq.press import disk
    from warraq.press.watch import serve_forever

    # Before a page in a new style is shown, the servers before the newspaper must know it.
    with disk.told_plainly():
        policy.refresh(config)
    clerk = threading.Thread(target=mailroom.serve, args=(config, stop), name="mailroom", daemon=True)
    clerk.start()
    serve_forever(config, stop, policy.refresh, moved.Keeper().look)
    clerk.join(5)


if __name__ == "__main__":
    main()
