"""`warraq publish`: print, and say what was printed."""

from __future__ import annotations

from pathlib import Path

from warraq.cli import newsroom, say
from warraq.config import SiteConfig


def publish(site: Path, *, full: bool) -> None:
    """Print what changed since the last time, or everything."""
    print_edition(newsroom.enter(site), full=full)


def print_edition(config: SiteConfig, *, full: bool = False) -> None:
    """Print the edition of a newspaper that was entered, with a bar while it lasts."""
    from warraq.deploy import policy
    from warraq.press import run

    policy.refresh(config)
    with say.progress() as told:
        result = run.publish(config, full=full, progress=told)
    written, removed = len(result.written), len(result.removed)
    say.say(
        f"طُبع {written} عنواناً وأُزيل {removed} وبقي {result.unchanged} كما هو، في {result.seconds:.1f} ثانية.",
        f"Printed {written} addresses, removed {removed}, left {result.unchanged} as they were, "
        f"in {result.seconds:.1f} seconds.",
    )
    for problem in result.problems:
        say.warn(problem)
