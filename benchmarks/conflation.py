"""How well stems bring the inflections of a word together: all pairs of word types, same stem against same lemma.

    python -m benchmarks.conflation FILE.tsv [--json]

The file has a word type and its lemma in its first two columns. Precision: of the pairs with one stem, how many have
one lemma. Recall: of the pairs with one lemma, how many have one stem. Words a second are processor time over the word
types, each once, with nothing remembered.
"""

from __future__ import annotations

import statistics
import time
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import partial
from pathlib import Path

import tantivy

from benchmarks.command import command, show, told
from benchmarks.judging import DATA
from warraq.arabic import fold, stem
from warraq.arabic.lexicon import stems

Figures = dict[str, float]


def pairs(groups: Iterable[Hashable]) -> int:
    """How many pairs stand in one group."""
    return sum(size * (size - 1) // 2 for size in Counter(groups).values())


def score(words: list[str], lemmas: list[str], stemmer: Callable[[list[str]], list[str]]) -> Figures:
    """Precision, recall, F1 and speed of a stemmer."""
    seconds = []
    for _ in range(5):
        started = time.process_time()
        found = stemmer(words)
        seconds.append(time.process_time() - started)
    both = pairs(zip(found, lemmas, strict=True))
    precision, recall = both / max(1, pairs(found)), both / max(1, pairs(lemmas))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {
        "precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4),
        "words_per_s": round(len(words) / max(statistics.median(seconds), 1e-9)),
    }  # fmt: skip


def snowball() -> Callable[[list[str]], list[str]]:
    """Tantivy's Arabic stemmer, which is Snowball's; it knows its own folding."""
    steps = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.raw()).filter(tantivy.Filter.stemmer("arabic")).build()
    return lambda words: ["".join(steps.analyze(word)) for word in words]


def table(words: list[str], lemmas: list[str], figures: Figures) -> Iterator[str]:
    """The figures below those of others."""
    rows = {
        "folding only": score(words, lemmas, lambda words: [fold(word) for word in words]),
        "Tantivy's Arabic stemmer": score(words, lemmas, snowball()),
        "Warraq": figures,
    }
    yield f"{'':28}{'precision':>10}{'recall':>10}{'F1':>10}{'words/s':>12}"
    for name, row in rows.items():
        yield f"{name:28}{row['precision']:10.3f}{row['recall']:10.3f}{row['f1']:10.3f}{row['words_per_s']:12,.0f}"


def main() -> None:
    parser = command(__file__, __doc__)
    parser.add_argument("file", type=Path, nargs="?", default=DATA / "lemmas_pud.tsv")
    given = told(parser)
    rows = [line.split("\t") for line in given.file.read_text("utf-8").splitlines() if line.strip()]
    words, lemmas = [row[0] for row in rows], [row[1] for row in rows]
    stems()
    figures = score(words, lemmas, lambda words: [stem(fold(word)) for word in words])
    show(figures, given, partial(table, words, lemmas))


if __name__ == "__main__":
    main()
