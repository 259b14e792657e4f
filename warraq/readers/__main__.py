"""`python -m warraq.readers EDITION`: the readers' server alone, for a machine that has nothing but the edition."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from warraq.readers.orphans import end_with_parent
from warraq.readers.server import serve


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m warraq.readers", description="Serve a printed edition.")
    parser.add_argument("edition", type=Path, help="the folder that holds `current`")
    parser.add_argument("--theme", type=Path, help="the newspaper's own theme folder, for search results")
    parser.add_argument("--inbox", type=Path, help="the folder for sealed letters; without it none are taken")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--parent", type=int, help="end when this process, the parent, ends")
    given = parser.parse_args()
    if given.parent:
        end_with_parent(given.parent)
    serve(given.edition.resolve(), given.theme, given.host, given.port, workers=given.workers, inbox=given.inbox)


if __name__ == "__main__":
    main()
