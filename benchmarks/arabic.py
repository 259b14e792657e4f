"""How fast the Arabic engine reads: running words a second on one core, on news text.

    python -m benchmarks.arabic [--data FOLDER] [--json]

`analyse_cold` meets each word type for the first time once; `analyse` is the second reading, when types are remembered.
Processor time, so that other work on the machine counts little. No text's words outlive it: with those of all texts
kept, Python's collector of cycles would be measured, which walks through all of them again and again.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

from benchmarks.command import command, show, told
from benchmarks.judging import DATA, articles
from warraq.arabic import analyse, fold, words
from warraq.arabic.lexicon import stems

TEXTS = 3000


def main() -> None:
    parser = command(__file__, __doc__)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("WARRAQ_ARABIC_DATA", DATA)))
    given = told(parser)
    texts = [f"{row['title']}\n{row['body']}" for row, _ in zip(articles(given.data, None), range(TEXTS), strict=False)]
    started = time.process_time()
    stems()
    figures: dict[str, float] = {"lexicon_s": round(time.process_time() - started, 3)}
    for name, work in (
        ("analyse_cold", analyse), ("analyse", analyse), ("words", lambda text: list(words(text))), ("fold", fold),
    ):  # fmt: skip
        started = time.process_time()
        found = sum(len(work(text)) for text in texts)
        seconds = time.process_time() - started
        if name == "analyse_cold":
            figures["words"] = count = found
        figures[f"{name}_words_per_s"] = round(count / seconds)
    show(figures, given)


if __name__ == "__main__":
    main()
