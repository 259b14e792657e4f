"""An index whose writer is killed at any moment holds what was acknowledged, and is whole."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path

from warraq.search import Index, understand

from .test_index import document

ROUNDS = 12
WRITER = """
import sys, time
from pathlib import Path
from tests.search.test_index import document
from warraq.search import Index
path, first, anew = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == "anew"
kept = [document(number, "خبر", f"نص {number}") for number in range(first)]
print("ready", flush=True)
number = first
while True:
    if anew:
        index = Index.create(path)
        index.apply([*kept, *(document(each, "خبر", f"نص {each}") for each in range(first, number + 1))])
    else:
        Index.open(path).apply([document(number, "خبر", f"نص {number}")])
    number += 1
    print(number, flush=True)
"""


def test_what_was_acknowledged_is_found_after_every_kill(tmp_path: Path) -> None:
    path, chance, acknowledged = tmp_path / "search", random.Random(7), 20
    Index.create(path).apply(document(number, "خبر", f"نص {number}") for number in range(acknowledged))
    before = acknowledged
    for turn in range(ROUNDS):
        how = "anew" if turn % 3 == 2 else "more"
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), str(acknowledged), how], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None and writer.stdout.readline() == "ready\n"
        try:
            writer.wait(chance.random() * 0.25)
        except subprocess.TimeoutExpired:
            writer.send_signal(signal.SIGKILL)
        said = writer.stdout.read().split()
        writer.wait()
        assert writer.returncode == -signal.SIGKILL
        acknowledged = int(said[-1]) if said else acknowledged
        index = Index.open(path)
        assert len(index) in (acknowledged, acknowledged + 1)
        found = index.find(understand(f"«نص {acknowledged - 1}»"))
        assert [hit.address for hit in found.hits] == [document(acknowledged - 1, "", "").address]
        acknowledged = len(index)
    assert acknowledged > before
