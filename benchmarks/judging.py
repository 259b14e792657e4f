"""Judging sets of search: documents, and questions with what answers them.

From files (one JSON object a line: ``id, title, body`` and ``id, text, relevant``), or made here from the development
data: XQuAD's paragraphs among the articles of the ANT corpus (title and first 250 words).
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from warraq.search import Document
from warraq.sheets import Moment

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "arabic"
SHOWN_WORDS = 250


@dataclass(frozen=True)
class Question:
    text: str
    relevant: frozenset[str]


@dataclass(frozen=True)
class Set:
    documents: list[Document]
    questions: list[Question]


def document(name: str, title: str, body: str) -> Document:
    """A document as an article of a newspaper; its name is its address."""
    return Document(name, title, "", body, "", (), (), Moment("2020-01-01T00:00:00+00:00", "", ""), "ar")


def from_files(documents: Path, questions: Path) -> Set:
    """The set that two files hold."""
    rows = (json.loads(line) for line in questions.read_text("utf-8").splitlines() if line.strip())
    asked = [Question(row["text"], frozenset(map(str, row["relevant"]))) for row in rows]
    return Set(list(_documents(documents)), asked)


def _documents(path: Path) -> Iterator[Document]:
    with path.open(encoding="utf-8") as lines:
        for line in filter(str.strip, lines):
            row = json.loads(line)
            yield document(str(row["id"]), row.get("title") or "", row.get("body") or "")


def articles(data: Path, words: int | None) -> Iterator[dict[str, str]]:
    """The articles of the ANT corpus, each body cut to so many words."""
    with gzip.open(data / "antcorpus-1.1.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in filter(str.strip, lines):
            row = json.loads(line)
            body = " ".join(row["body"].split()[:words])
            yield {"id": row["id"], "title": row["title"], "body": body}


def development(data: Path) -> Set:
    """XQuAD's questions over its paragraphs, with news around them."""
    documents = [document(row["id"], row["title"], row["body"]) for row in articles(data, SHOWN_WORDS)]
    questions = []
    number = 0
    for page in json.loads((data / "xquad.ar.json").read_text("utf-8"))["data"]:
        for paragraph in page["paragraphs"]:
            name = f"xquad-{(number := number + 1)}"
            documents.append(document(name, "", paragraph["context"]))
            questions += [Question(each["question"], frozenset((name,))) for each in paragraph["qas"]]
    return Set(documents, questions)


def headlines(data: Path, count: int = 1000) -> Set:
    """Headlines looked for among bodies that have none."""
    rows = [row for row in articles(data, None) if row["body"].strip() and row["title"].strip()]
    asked = random.Random(11).sample(rows, min(count, len(rows)))
    questions = [Question(row["title"], frozenset((row["id"],))) for row in asked]
    return Set([document(row["id"], "", row["body"]) for row in rows], questions)


def respelled(questions: Iterable[Question], change: Callable[[str, random.Random], str]) -> list[Question]:
    """The same questions, typed in another way."""
    return [replace(each, text=change(each.text, random.Random(number))) for number, each in enumerate(questions)]
