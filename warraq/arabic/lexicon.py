"""The vocabulary: 180,000 words of running Arabic and the stem of each.

`words.xz` was learned, not copied: from the counts of words in wordfreq 3.1 (Robyn Speer, CC BY-SA 4.0; the file is
under the same licence), a grammar of clitics and endings, and the lists `plurals.txt`, `verbs.txt` and `names.txt`.
Expectation maximisation finds the few stems and endings that explain most of the words. What is learned errs now and
then; the lists are read once more over it and have the last word. `scripts/lexicon` makes the file anew,
`scripts/lexicon_lists.py` only reads the lists over it again.

One line a stem: the stem, then its other words, all folded. A stem that is no word itself has ``-`` before it.
"""

from __future__ import annotations

import lzma
from functools import cache
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).with_name("words.xz")

TOLD_BY_HAMZA: Final = {"ماء": "مياه", "امراء": "امير", "قدماء": "قديم", "نظراء": "نظير", "غرباء": "غريب"}
"""Words that without their last hamza are another, far commoner word (ما, أمرا, قدما, نظرا, غربا), and their stems."""


@cache
def stems() -> dict[str, str]:
    """Each known word, folded, and its stem. Read once, when first asked for: some 0.15 seconds, 25 MB.

    >>> known = stems()
    >>> known["مدارس"], known["والمدرسه"], known["يقولون"], known["فراس"], known["بنوك"]
    ('مدرسه', 'مدرسه', 'قال', 'فراس', 'بنك')
    """
    found: dict[str, str] = {}
    with lzma.open(FILE, "rt", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            first, *words = line[:-1].split(" ")
            stem = first.removeprefix("-")
            if stem == first:
                found[stem] = stem
            found.update(dict.fromkeys(words, stem))
    return found
