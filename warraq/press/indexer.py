"""Search brought along by a process of its own: `python -m warraq.press.indexer PARENT < result.json`.

A running press starts it where the index must learn many articles, or all of them. Its priority is low, so that a page
that is to be printed, and readers, come first. It reads on all cores and ends with the press.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import subprocess
import sys

from warraq.config import SiteConfig
from warraq.errors import WarraqError
from warraq.orphans import end_with_parent

NICENESS = 15
"""Of 19. Where all cores are wanted, such a process gets a thirtieth of one."""
GRACE = 2.0
"""Seconds that it has to end."""


def begin(config: SiteConfig) -> subprocess.Popen[bytes]:
    """Start it for the newspaper of `config`; it waits for a run's result on its standard input."""
    command = [sys.executable, "-m", "warraq.press.indexer", str(os.getpid())]
    environment = {**os.environ, "WARRAQ_SITE": str(config.root)}
    # A fresh interpreter, not a fork: the press has threads. The command is this very Python.
    return subprocess.Popen(command, env=environment, stdin=subprocess.PIPE)  # noqa: S603


def end(process: subprocess.Popen[bytes]) -> None:
    """End it, and all that it started. The index stays as it was."""
    process.terminate()
    try:
        process.wait(GRACE)
    except subprocess.TimeoutExpired:
        process.kill()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m warraq.press.indexer")
    parser.add_argument("parent", type=int)
    end_with_parent(parser.parse_args().parent)
    os.nice(NICENESS)
    told = sys.stdin.buffer.read()
    if not told:
        return  # the press ended before it said what to do
    import django

    django.setup()
    from django.conf import settings

    from warraq.press.following import Follower
    from warraq.press.press import Press
    from warraq.press.run.result import RunResult

    given = json.loads(told)
    result = RunResult(tuple(given["written"]), tuple(given["removed"]), 0, 0.0, given["edition"])
    try:
        Follower(Press(settings.WARRAQ)).follow(result)
    except WarraqError as error:
        logging.getLogger("warraq.press").error("%s", error)
        sys.exit(error.exit_code)


if __name__ == "__main__":
    main()
