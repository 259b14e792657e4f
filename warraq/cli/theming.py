"""`warraq theme check`: what is wrong with the newspaper's theme, before a reader sees it."""

from __future__ import annotations

from pathlib import Path

from warraq import config as configuration
from warraq.cli import say
from warraq.theme.checking import findings
from warraq.theme.theme import TEMPLATES

FOUND = 1
"""The exit code where something is wrong."""


def check(site: Path) -> int:
    """Say all that is wrong with the theme of the newspaper in `site`; 0 where nothing is."""
    config = configuration.load(site)
    found = findings(config.root / "theme", config.theme)
    for each in found:
        place = f"theme/{each.file}" if each.file != configuration.FILE_NAME else each.file
        place += f":{each.line}" if each.line else ""
        say.complain(f"{place}: {each.arabic}", f"{place}: {each.english}")
    if found:
        return FOUND
    say.say(
        f"الوجه {config.theme.face}: طُبع {len(TEMPLATES)} قالباً على نماذجها ولا خلل.",
        f"Face {config.theme.face}: {len(TEMPLATES)} templates printed over their samples; all is well.",
    )
    return 0
