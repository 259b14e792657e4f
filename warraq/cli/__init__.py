"""The command line: what the operator of a newspaper types. `warraq --help` lists it all."""

from __future__ import annotations

import sys


def main() -> None:
    """The entry point of `warraq`."""
    from warraq.cli.faults import run

    sys.exit(run(sys.argv[1:]))
