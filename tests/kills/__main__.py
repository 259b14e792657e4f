"""Kill the press before every call that changes the disk, and let the disk fail there; print what readers met.

    python -m tests.kills [--every N] [--strace N] [--scene NAME …] [--json]

Scenes: a publication (an edit, a deletion, a new story, a moved permalink), a first print, a whole new print over an
old one, by one process and by several, and the emptying of the trash with each. After each death readers must see the
old newspaper or the new one, and the next run must end in the very bytes of an undisturbed one. Of several processes
the press is killed, also between its steps, and one of those that print for it; none may outlive the press.
`--every N` tries each Nth failpoint only; `--strace N` adds a sample of N deaths and failures inside the kernel's
calls, SQLite's own among them.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.kills.failpoints import FAILURES, fail_at, kill_at
from tests.kills.scene import Scene, start
from tests.kills.several import Several, try_several
from tests.kills.story import Story

SEVERAL = "whole print by several processes"
NAMES = (
    "first print", "publication", "publication without a spare plate", "whole print over an old one", SEVERAL,
)  # fmt: skip


def scenes(root: Path, only: Sequence[str] = NAMES) -> Iterator[Scene]:
    """The runs to be killed, one after the other in the same newspaper's life; those not wanted just run."""
    config = start(root)
    story = Story()
    config.edition.mkdir(exist_ok=True)

    def another_theme(number: int) -> None:
        (config.root / "theme").mkdir(exist_ok=True)
        (config.root / "theme" / "footer.html").write_text(f"<footer>ذيل آخر {number}</footer>", "utf-8")

    def begin(number: int) -> None:
        if number == 1:
            story.live_a_little(config)
            story.change()
        elif number == 2:
            story.change_again()
            without_spare(config)
        elif number > 2:
            another_theme(number)

    for number, name in enumerate(NAMES):
        begin(number)
        if name in only:
            yield Several(name, config) if name == SEVERAL else Scene(name, config)
        else:
            story.go_on(config)


def without_spare(config: Any) -> None:
    """Take away all plates but the one that readers see, as after a power cut that left none to be trusted."""
    shown = os.readlink(config.edition / "current").rpartition("/")[2]
    for plate in (config.edition / "prints").iterdir():
        if plate.name != shown:
            shutil.rmtree(plate)


def try_all(scene: Scene, every: int, told: Any) -> dict[str, Any]:
    """Every failpoint of a scene, killed and failing. Raises AssertionError at the first that breaks a law."""
    kinds = scene.count()
    numbers = range(1, len(kinds) + 1, every)
    for number in numbers:
        told(f"{scene.name}: {number} of {len(kinds)} ({kinds[number - 1]})")
        status = scene.disturb(kill_at(number))
        assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL, f"{number} was never reached"
        for name, code, on in FAILURES:
            status = scene.disturb(fail_at(number, code, on=on))
            ended = os.WEXITSTATUS(status)
            # What fails after the new edition is shown, or is only tidying, may be passed over; nothing may be a fault.
            assert ended in {0, 3}, f"{scene.name}: {name} at {number} ({kinds[number - 1]}) was not told plainly"
    return {
        "scene": scene.name, "calls": dict(Counter(kinds)), "failpoints": len(kinds), "tried": len(numbers),
        "kills": len(numbers), "failures": len(numbers) * len(FAILURES), "broken_links": scene.broken,
    }  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=1, metavar="N")
    parser.add_argument("--strace", type=int, default=0, metavar="N")
    parser.add_argument("--scene", nargs="+", choices=NAMES, default=NAMES, metavar="NAME")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()

    def told(line: str) -> None:
        if sys.stderr.isatty():
            print(f"\r\033[K{line}", end="", file=sys.stderr, flush=True)

    with tempfile.TemporaryDirectory(prefix="warraq-kills-") as folder:
        found = []
        for scene in scenes(Path(folder) / "newspaper", given.scene):
            if isinstance(scene, Several):
                found.append(try_several(scene, given.every, told))
                continue
            found.append(try_all(scene, given.every, told))
            if given.strace and scene.name == "publication":
                from tests.kills.traced import sample

                found.append(sample(scene, given.strace, told))
    total = {
        "failpoints": sum(each["failpoints"] for each in found),
        "kills": sum(each["kills"] for each in found),
        "failures": sum(each["failures"] for each in found),
        "broken_links": sum(each["broken_links"] for each in found),
    }
    if given.json:
        print(json.dumps({**total, "scenes": found}, ensure_ascii=False))
        return 0
    for each in found:
        print(f"{each['scene']}: {each['failpoints']} failpoints, tried {each['tried']}; {each['calls']}")
    print(
        f"failpoints {total['failpoints']}, kills {total['kills']}, failing calls {total['failures']}, "
        f"broken links met {total['broken_links']}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
