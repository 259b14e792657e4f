"""`warraq check`: what is unsafe or missing in an installation, and how to mend it. It changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rich.markup import escape

from warraq import config as configuration
from warraq.cli import say
from warraq.cli.doctor import files, machine, people, records
from warraq.cli.doctor.problem import Problem
from warraq.config import SiteConfig

IN_DANGER = 7
"""Exit code where something is unsafe. What is only advised leaves it 0."""
_CHECKS = (*files.CHECKS, *machine.CHECKS, *records.CHECKS, *people.CHECKS)


def check(site: Path) -> int:
    """Examine the newspaper in `site` and tell; the exit code."""
    config = configuration.load(site)
    found = list(examine(config))
    for problem in sorted(found, key=lambda problem: not problem.danger):
        sign, style = ("✗", "red") if problem.danger else ("•", "yellow")
        say.out.print(escape(f"{sign} {problem.code}"), style=style)
        say.say(problem.what[0], problem.what[1])
        say.say(f"العلاج: {problem.mend[0]}", f"Mend: {problem.mend[1]}")
    dangers = sum(problem.danger for problem in found)
    if not found:
        say.say("لا شيء خطر ولا ناقص.", "Nothing is unsafe, nothing is missing.", style="green")
    else:
        say.say(
            f"الأخطار {dangers}، والنصائح {len(found) - dangers}.",
            f"Dangers: {dangers}. Advice: {len(found) - dangers}.",
        )
    return IN_DANGER if dangers else 0


def examine(config: SiteConfig) -> Iterator[Problem]:
    """All that is wrong. Django is set up for the newspaper by the first check that needs its records."""
    for one in _CHECKS:
        yield from one(config)
