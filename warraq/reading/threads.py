"""Comments: the approved ones of an article or static page as a forest, each with the replies to it."""

from __future__ import annotations

from warraq import keys
from warraq.reading.reader import Reader
from warraq.reading.rows import CommentRow
from warraq.sheets import CommentSheet


def comments(number: int, reader: Reader) -> tuple[CommentSheet, ...]:
    """The approved comments of an article or static page. A reply to a comment that is not shown stands for itself."""
    reader.note(keys.comments(number))
    rows = reader.shelf.comments.get(number)
    if not rows:
        return ()
    shown = {row.id for row in rows}
    below: dict[int | None, list[CommentRow]] = {}
    for row in rows:
        below.setdefault(row.parent if row.parent in shown else None, []).append(row)
    order = _from_the_top(below)
    # Comments that answer each other in a ring (a damaged import) hang from no root: the oldest becomes one.
    while len(order) < len(rows):
        reached = {row.id for row in order}
        first = next(row for row in rows if row.id not in reached)
        below[first.parent].remove(first)
        below.setdefault(None, []).append(first)
        order = _from_the_top(below)
    made: dict[int, CommentSheet] = {}
    for row in reversed(order):
        replies = tuple(made[reply.id] for reply in below.get(row.id, ()))
        made[row.id] = CommentSheet(
            f"comment-{row.id}", row.name, row.html, reader.shelf.moment(row.written_at), replies, row.by_newspaper
        )
    return tuple(made[row.id] for row in below.get(None, ()))


def _from_the_top(below: dict[int | None, list[CommentRow]]) -> list[CommentRow]:
    order = list(below.get(None, ()))
    for row in order:  # grows as it goes: a walk by breadth, without recursion
        order.extend(below.get(row.id, ()))
    return order
