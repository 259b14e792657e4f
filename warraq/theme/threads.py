"""A thread of comments as a flat list: each with its depth and whom it answers.

Flat, because nested lists of an old thread a hundred deep squeeze a phone's line to nothing and run any recursive
template out of stack.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from warraq.sheets import CommentSheet

DEEPEST = 3
"""Further replies are indented no more; the name they answer stands above each."""


@dataclass(frozen=True)
class Turn:
    """One comment in its place: `depth` from 0, `answers` is the comment above it, if it is a reply."""

    comment: CommentSheet
    depth: int
    answers: CommentSheet | None


def turns(comments: tuple[CommentSheet, ...]) -> Iterator[Turn]:
    """Every comment, each followed by the replies to it."""
    waiting = [Turn(comment, 0, None) for comment in reversed(comments)]
    while waiting:
        turn = waiting.pop()
        yield turn
        depth = min(turn.depth + 1, DEEPEST)
        waiting.extend(Turn(reply, depth, turn.comment) for reply in reversed(turn.comment.replies))
