"""Old comments → comments: only what readers wrote, cleaned; nothing of where they wrote from."""

from __future__ import annotations

import hashlib
from collections.abc import Container
from zoneinfo import ZoneInfo

from warraq.importers.wordpress.loading.dates import instant
from warraq.importers.wordpress.loading.draft import DraftComment
from warraq.importers.wordpress.loading.texts import person
from warraq.importers.wordpress.records import Comment, Item
from warraq.importers.wordpress.report import scrub
from warraq.markup import clean_comment

STATES = {"1": "approved", "approve": "approved", "0": "pending", "hold": "pending", "spam": "spam",
          "trash": "removed", "post-trashed": "removed"}  # fmt: skip
ECHOES = frozenset({"pingback", "trackback"})
Left = tuple[str, int, str, bool]
"""Kind of record, old id, reason, whether anything is lost."""


def comments(item: Item, zone: ZoneInfo, users: Container[int]) -> tuple[list[DraftComment], list[Left]]:
    """An item's comments, and those that are left out. `users` are the ids of the old site's own people."""
    kept: list[DraftComment] = []
    left: list[Left] = []
    for comment in item.comments:
        if comment.kind in ECHOES:
            left.append(("comment", comment.id, f"a {comment.kind} of another site", False))
        elif comment.kind not in {"", "comment"}:
            left.append(("comment", comment.id, f"of the type {comment.kind} of a plugin", True))
        else:
            html = clean_comment(scrub(comment.text))
            if html:
                kept.append(_kept(comment, html, item, zone, users))
            else:
                left.append(("comment", comment.id, "it has no text", False))
    return kept, left


def _kept(comment: Comment, html: str, item: Item, zone: ZoneInfo, users: Container[int]) -> DraftComment:
    written = instant(comment.date_gmt, comment.date, zone) or instant(item.date_gmt, item.date, zone)
    state = STATES.get(comment.approved, "pending")
    name = person(comment.author)
    number = comment.id or _number_of(comment)
    digest = hashlib.blake2b("\0".join((name, html, state, comment.date_gmt)).encode(), digest_size=16).hexdigest()
    return DraftComment(
        number=number, parent=comment.parent, name=name, html=html, state=state, digest=digest,
        written_at=written or instant("2000-01-01 00:00:00", "", zone),  # type: ignore[arg-type]
        by_newspaper=comment.user in users,
    )  # fmt: skip


def _number_of(comment: Comment) -> int:
    """A number for a comment that has none, below zero and the same in every run."""
    words = "\0".join((comment.author, comment.date, comment.date_gmt, comment.text))
    return -1 - int.from_bytes(hashlib.blake2b(words.encode("utf-8", "replace"), digest_size=6).digest())
