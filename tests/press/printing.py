"""`python -m tests.press.printing SITE ROOT`: print the records of the newspaper in SITE into the folder ROOT."""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path


def main(site: Path, root: Path) -> None:
    from warraq.desk import start

    start(site)
    from django.conf import settings

    from warraq.press.press import Press

    Press(dataclasses.replace(settings.WARRAQ, root=root)).run()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
