"""`python -m warraq.readers EDITION`: the readers' server alone, for a machine that has nothing but the edition."""

from __future__ import annotations

import argparse
import os
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from warraq.counts import DAYS, Seen, Tally
from warraq.orphans import end_with_parent
from warraq.readers.server import serve


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m warraq.readers", description="Serve a printed edition.")
    parser.add_argument("edition", type=Path, help="the folder that holds `current`")
    parser.add_argument("--theme", type=Path, help="the newspaper's own theme folder, for search results")
    parser.add_argument("--inbox", type=Path, help="the folder for sealed letters; without it none are taken")
    parser.add_argument("--counts", type=Path, help="the folder for counts of readings; without it nothing is counted")
    parser.add_argument("--counts-days", type=int, default=DAYS, help="days for which counts are kept")
    parser.add_argument("--time-zone", type=ZoneInfo, default=ZoneInfo("UTC"), help="whose days are counted")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--parent", type=int, help="end when this process, the parent, ends")
    given = parser.parse_args()
    if given.parent:
        end_with_parent(given.parent)
    serve(
        given.edition.resolve(), given.theme, given.host, given.port, workers=given.workers, inbox=given.inbox,
        tally=partial(Tally, given.counts, Seen(), given.time_zone, days=given.counts_days) if given.counts else None,
    )  # fmt: skip


if __name__ == "__main__":
    main()
