"""The press stopped before each single call that changes something: killed, or failing.

    python -m tests.kills [--every N] [--strace N]

prints which calls were tried and how many broken links, mixed and torn editions were met. With `--strace`, a sample of
N is killed by `strace --inject` instead, in a process that knows nothing of it.
"""

from __future__ import annotations

import argparse
import dataclasses
import errno
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from tests.press.calls import watched
from tests.press.trees import resolved

Files = dict[str, bytes]
_HREF = re.compile(rb'(?:href|src)="([^"]*)"')
TRACED = "mkdir,rename,link,linkat,symlink,symlinkat,unlink,unlinkat,rmdir,fsync,fdatasync,syncfs,pwrite64,openat"


@dataclasses.dataclass
class Scenario:
    """A newspaper whose records have changed since it was printed: `old` and `new` are what readers may see."""

    config: Any
    folder: Path
    old: Files
    new: Files
    copies: int = 0

    def copy(self) -> Any:
        """The same newspaper, printed but not brought up to date, in a folder of its own."""
        self.copies += 1
        root = self.folder / f"copy-{self.copies}"
        root.mkdir()
        subprocess.run(["cp", "-a", self.config.edition, root / "edition"], check=True)
        (root / "media").symlink_to(self.config.media)
        (root / "run").mkdir()
        return dataclasses.replace(self.config, root=root)


def scenario(config: Any, folder: Path, change: Callable[[], None]) -> Scenario:
    """Print twice (so that there are two plates, one behind), then change the records."""
    old = resolved(config.edition)
    change()
    made = Scenario(config, folder, old, {})
    whole = dataclasses.replace(config, root=folder / "whole")
    for part in (whole.root, whole.run):
        part.mkdir()
    (whole.root / "media").symlink_to(config.media)
    _print(whole)
    made.new = resolved(whole.edition)
    assert made.old != made.new
    return made


def calls(config: Any) -> list[str]:
    """Every call of a run that changes something."""
    found: list[str] = []
    with watched(found.append):
        _print(config)
    return found


def _print(config: Any) -> Any:
    from warraq.press.run import Press

    press = Press(config)
    try:
        return press.run()
    finally:
        press.close()


def kill_before(config: Any, number: int) -> None:
    """Run the press in a process of its own, and kill it before its call of this number."""
    from django.db import connections

    child = os.fork()
    if child == 0:
        try:
            connections.close_all()
            _run_until(config, number, lambda: os.kill(os.getpid(), signal.SIGKILL))
        finally:
            os._exit(0)  # a child that was not killed must not go on as its parent
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL, f"call {number} was never reached"


def fail_before(config: Any, number: int, failure: int) -> Exception | None:
    """Let the call of this number fail; what the press said, or None if it could go on."""
    from warraq.errors import EditionWriteFailed

    def fail() -> None:
        raise OSError(failure, os.strerror(failure))

    try:
        _run_until(config, number, fail)
    except EditionWriteFailed as told:
        return told
    return None


def _run_until(config: Any, number: int, act: Callable[[], None]) -> None:
    count = iter(range(10**9))

    def hook(call: str) -> None:
        if next(count) == number:
            act()

    with watched(hook):
        _print(config)


def look(case: Scenario, config: Any) -> str:
    """What a reader finds after a stop: "old", "new", or what is wrong."""
    if not (config.edition / "current").exists():
        return "nothing is shown"
    seen = resolved(config.edition)
    if seen == case.old:
        return "old"
    if seen == case.new:
        return "new"
    paths = seen.keys() | case.old.keys()
    wrong = {path for path in paths if seen.get(path) not in {case.old.get(path), case.new.get(path)}}
    return f"torn: {sorted(wrong)[:3]}" if wrong else "mixed"


def heal(case: Scenario, config: Any) -> str:
    """What is wrong after the next run, or ""."""
    _print(config)
    if resolved(config.edition) != case.new:
        return "the next run ends in other bytes"
    result = _print(config)
    return "a further run prints again" if result.written or result.removed else ""


def broken_links(edition: Path) -> list[str]:
    """Internal links of the edition's pages that lead to no file of it and to no redirect."""
    current = edition / "current"
    files = resolved(edition)
    redirects = files.get("/redirects.tsv", b"").decode().splitlines()
    leads = {line.split("\t")[0] for line in redirects}
    broken = []
    for path, data in files.items():
        if not path.endswith(".html"):
            continue
        for raw in set(_HREF.findall(data)):
            address = unquote(urlsplit(urljoin(path, unescape(raw.decode()))).path)
            if urlsplit(raw.decode()).scheme or not address.startswith("/") or address in leads:
                continue
            file = current / (address.removeprefix("/") + ("index.html" if address.endswith("/") else ""))
            if not file.exists() and address not in {"/letters/"}:
                broken.append(f"{path} → {address}")
    return broken


def paper(root: Path) -> tuple[Any, Callable[[], None]]:
    """A newspaper of its own in `root`, printed twice, and a change that was not printed yet."""
    from warraq.desk import start

    for folder in ("media", "run", "edition", "secrets"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "warraq.toml").write_text('[newspaper]\nname = "صحيفة"\n[addresses]\narticle = "/%postname%/"\n', "utf-8")
    start(root)
    from django.conf import settings
    from django.core.management import call_command

    from tests import factories as make
    from warraq.newsroom.founding import found

    call_command("migrate", verbosity=0)
    section = make.section(found())
    tag = make.tag("نهر")
    stories = [make.article(section, f"خبر {n}", tags=[tag], slug=f"story-{n}") for n in range(4)]
    _print(settings.WARRAQ)
    stories[0].title = "عنوان بين الطبعتين"
    make.publish(stories[0])
    _print(settings.WARRAQ)

    def change() -> None:
        stories[1].title = "عنوان آخر"
        make.publish(stories[1])
        stories[2].delete()
        make.article(section, "خبر جديد", tags=[tag], slug="story-new")

    return settings.WARRAQ, change


def tried(case: Scenario, every: int, *, first: int = 0) -> Iterator[tuple[str, str, str]]:
    """Stop before every (`every`-th) call; the call, how it was stopped, and what was wrong ("" if nothing)."""
    names = calls(case.copy())
    for number in range(first, len(names), every):
        config = case.copy()
        kill_before(config, number)
        yield names[number], "killed", _judged(case, config)
        for failure in (errno.ENOSPC, errno.EIO):
            config = case.copy()
            fail_before(config, number, failure)
            yield names[number], errno.errorcode[failure], _judged(case, config)


def _judged(case: Scenario, config: Any) -> str:
    seen = look(case, config)
    if seen not in {"old", "new"}:
        return seen
    broken = broken_links(config.edition)
    wrong = f"broken links: {broken[:3]}" if broken else heal(case, config)
    shutil.rmtree(config.root)
    return wrong


def traced(case: Scenario, sample: int) -> Iterator[tuple[str, str, str]]:
    """Killed from outside, before the n-th of the system's own calls that change something."""
    site = str(case.config.root)
    for number in range(1, sample + 1):
        config = case.copy()
        command = [
            "strace", "-f", "-qq", "-o", "/dev/null", "-e", f"inject={TRACED}:signal=SIGKILL:when={40 * number}",
            sys.executable, "-m", "tests.press.printing", site, str(config.root),
        ]  # fmt: skip
        subprocess.run(command, check=False, capture_output=True)
        yield "strace", "killed", _judged(case, config)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--strace", type=int, default=0, metavar="N")
    given = parser.parse_args()
    counts: Counter[tuple[str, str]] = Counter()
    wrong: list[str] = []
    with tempfile.TemporaryDirectory(prefix="warraq-kills-") as name:
        config, change = paper(Path(name) / "paper")
        case = scenario(config, Path(name), change)
        for call, how, fault in (*tried(case, given.every), *traced(case, given.strace)):
            counts[call, how] += 1
            if fault:
                wrong.append(f"{call}, {how}: {fault}")
    kinds = sorted({how for _, how in counts})
    print(f"{'call':10}" + "".join(f"{how:>10}" for how in kinds))
    for call in sorted({call for call, _ in counts}):
        print(f"{call:10}" + "".join(f"{counts[call, how]:>10}" for how in kinds))
    print(f"failpoints: {sum(counts.values())}")
    print(f"broken links, mixed, torn or lost: {len(wrong)}")
    print(*wrong[:20], sep="\n")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
