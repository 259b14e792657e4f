"""The law of the press on random histories, as long as asked.

    python -m tests.laws --steps 5000 [--seed S] [--shrink]

Edits of every kind come in any order, a few between two runs of the press; every now and then, and at the end of each
history, the edition that was brought here step by step must equal the one printed from nothing, byte for byte. A
history that breaks the law is shown, with `--shrink` the shortest that was found; the seed is printed, and repeats the
run.
"""

from __future__ import annotations

import argparse
import dataclasses
import math
import secrets
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, Verbosity, seed, settings
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from warraq import theme

LENGTH = 60
"""Edits of one history, before the next begins with a fresh newspaper."""
TOGETHER = 3
"""Edits between two runs."""
COMPARED = 30
"""Edits between two comparisons within a history."""
done: Counter[str] = Counter()


class History(RuleBasedStateMachine):
    """One newspaper's history. Its rules are added by `with_rules`."""

    newspaper: Any

    def __init__(self) -> None:
        super().__init__()
        from django.db import transaction

        from tests.press.steps import small_paper
        from warraq.newsroom.models import Home

        self.block = transaction.atomic()
        self.block.__enter__()
        self.folder = Path(tempfile.mkdtemp(prefix="warraq-law-"))
        self.config = self._in(self.folder / "stepwise")
        self.paper = small_paper(Home.objects.get())
        self.edits = 0
        self._start()
        self.press.run()

    def _in(self, root: Path) -> Any:
        for part in ("run", "edition", "theme/style"):
            (root / part).mkdir(parents=True)
        (root / "media").symlink_to(self.newspaper.media)
        # So short that lists are divided, and no longer, all the time.
        short = dataclasses.replace(self.newspaper.lists, most=2)
        return dataclasses.replace(self.newspaper, root=root, lists=short)

    def _start(self) -> None:
        from warraq.press.press import Press

        self.press = Press(self.config)

    def edited(self, name: str) -> None:
        """An edit was made: now and then the press runs, and is compared."""
        done[name] += 1
        self.edits += 1
        if self.edits % TOGETHER == 0:
            self.press.run()
        if self.edits % COMPARED == 0:
            self.compare()

    def compare(self) -> None:
        """The law."""
        from tests.press.test_laws import equal
        from warraq.press.press import Press

        self.press.run()
        whole = dataclasses.replace(self.config, root=self.folder / "whole")
        shutil.rmtree(whole.root, ignore_errors=True)
        self._in(whole.root)
        shutil.copytree(self.config.root / "theme", whole.root / "theme", dirs_exist_ok=True)
        press = Press(whole)
        press.run()
        press.close()
        done["comparisons"] += 1
        equal(self.config.edition, whole.edition, f"after {self.edits} edits")

    @rule()
    def change_the_configuration(self) -> None:
        """Another digit, another length of lists, other lists that are divided: a press that starts with it looks at
        every page."""
        paper, lists = self.config.newspaper, self.config.lists
        digits = "eastern" if paper.digits == "western" else "western"
        self.config = dataclasses.replace(
            self.config, newspaper=dataclasses.replace(paper, digits=digits),
            lists=dataclasses.replace(
                lists, latest=5 if lists.latest != 5 else 24, most=3 if lists.most != 3 else 1
            ),
            theme=dataclasses.replace(self.config.theme, offline=not self.config.theme.offline),
        )  # fmt: skip
        self._restart("configuration")

    @rule()
    def edit_the_theme(self) -> None:
        """A designer's own style, and a template."""
        own = self.config.root / "theme"
        (own / "style" / "own.css").write_text(f":root {{ --accent: #{self.edits % 10}00 }}", "utf-8")
        built_in = (Path(theme.__file__).parent / "templates" / "footer.html").read_text("utf-8")
        (own / "footer.html").write_text(f"{built_in}<!-- {self.edits % 7} -->", "utf-8")
        self._restart("theme")

    def _restart(self, name: str) -> None:
        self.press.run()
        self.press.close()
        self._start()
        self.edited(name)

    def teardown(self) -> None:
        """The end of a history."""
        from django.db import transaction

        try:
            self.compare()
        finally:
            self.press.close()
            transaction.set_rollback(True)
            self.block.__exit__(None, None, None)
            shutil.rmtree(self.folder)


def with_rules(history: type[History]) -> type[History]:
    """Add a rule for every kind of edit."""
    from tests.press.steps import Gone
    from tests.press.test_laws import HISTORY

    def rule_of(name: str, act: Callable[[dict[str, Any]], None]) -> Any:
        def edit(self: History) -> None:
            try:
                act(self.paper)
            except Gone:
                return
            self.edited(name)

        edit.__name__ = edit.__qualname__ = name
        return rule()(edit)

    rules = {name: rule_of(name, act) for name, act in (HISTORY | MORE).items()}
    return type("Histories", (history,), rules)


# --- edits that need more than one record -----------------------------------------------------------------------


def restore_an_old_revision(paper: dict[str, Any]) -> None:
    """An editor takes a text back."""
    from tests import factories as make
    from tests.press.steps import fresh

    story = fresh(paper["stories"][11])
    before = story.title
    first = story.save_revision()
    story.title = f"{before[:40]} ثم غيره"
    make.publish(story)
    first.publish()


def schedule_a_story(paper: dict[str, Any]) -> None:
    """A story was to appear; its hour has come."""
    from django.utils import timezone

    from tests import factories as make
    from tests.press.steps import fresh
    from warraq.press.watch import publish_due

    story = make.article(fresh(paper["sport"]), "خبر لوقته", live=False)
    story.save_revision(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    publish_due()


def remove_a_comment(paper: dict[str, Any]) -> None:
    """A comment is approved, printed, and taken away again."""
    from tests import factories as make
    from tests.press.steps import fresh
    from warraq.newsroom import models

    old = models.Comment.objects.filter(state="approved").first()
    if old is not None:
        old.delete()
    else:
        make.comment(fresh(paper["stories"][12]), state="approved")


MORE: dict[str, Callable[[dict[str, Any]], None]] = {
    act.__name__: act for act in (restore_an_old_revision, schedule_a_story, remove_a_comment)
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--shrink", action="store_true", help="look for the shortest history that breaks the law")
    given = parser.parse_args()
    chosen = secrets.randbelow(10**9) if given.seed is None else given.seed
    print(f"seed: {chosen}", flush=True)
    with tempfile.TemporaryDirectory(prefix="warraq-laws-") as name:
        root = Path(name)
        for folder in ("media", "run", "edition", "secrets"):
            (root / folder).mkdir()
        (root / "warraq.toml").write_text('[newspaper]\nname = "صحيفة"\n', "utf-8")
        from warraq.desk import start

        start(root)
        from django.conf import settings as django_settings
        from django.db import connection

        from tests.schema import make_tables
        from warraq.newsroom.founding import found

        make_tables(connection)
        found()
        History.newspaper = django_settings.WARRAQ
        histories = seed(chosen)(with_rules(History))
        bounds = settings(
            max_examples=math.ceil(given.steps / LENGTH), stateful_step_count=LENGTH, deadline=None, database=None,
            suppress_health_check=list(HealthCheck), verbosity=Verbosity.normal,
            phases=(Phase.generate, Phase.shrink) if given.shrink else (Phase.generate,),
        )  # fmt: skip
        while sum(done.values()) - done["comparisons"] < given.steps:
            run_state_machine_as_test(histories, settings=bounds)
            histories = seed(chosen + sum(done.values()))(histories)
    compared = done.pop("comparisons")
    print(f"steps: {sum(done.values())}, of {len(done)} kinds; editions compared: {compared}; differences: 0")
    return 0


if __name__ == "__main__":
    sys.exit(main())
