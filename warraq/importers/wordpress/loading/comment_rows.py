"""Comments, many in one statement, below the articles and static pages that have their numbers already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from warraq.importers.wordpress.loading.draft import Draft
from warraq.importers.wordpress.loading.known import Known, Made
from warraq.importers.wordpress.loading.rows import insert, take_numbers
from warraq.importers.wordpress.report import Report
from warraq.newsroom.models import Comment

_COMMENT = ("id", "page", "parent", "name", "html", "written_at", "state", "by_newspaper")


def add_comments(pages: Sequence[tuple[int, Draft]], there: Mapping[str, Made], known: Known, report: Report) -> None:
    """Comments that are not `there` yet, answers below what they answer."""
    new = [(page, one) for page, draft in pages for one in draft.comments if str(one.number) not in there]
    numbers = take_numbers(Comment, len(new))
    ours = {int(foreign): made.record for foreign, made in there.items()}
    ours |= {one.number: number for number, (_, one) in zip(numbers, new, strict=True)}
    on = {one.number: page for page, one in new}
    rows = []
    for number, (page, one) in zip(numbers, new, strict=True):
        # A parent on another page would be a damaged export's.
        parent = ours.get(one.parent) if on.get(one.parent, page) == page else None
        rows.append((number, page, parent, one.name, one.html, one.written_at, one.state, one.by_newspaper))
        known.note("comment", one.number, number, one.digest)
    insert(Comment, _COMMENT, rows)
    if new:
        report.count("comment", "new", len(new))


def follow_comments(page: int, draft: Draft, known: Known, report: Report) -> None:
    """A later export: new comments are added; one that changed on the old site changes here."""
    there = known.of("comment", [one.number for one in draft.comments])
    add_comments([(page, draft)], there, known, report)
    for one in draft.comments:
        made = there.get(str(one.number))
        if made is not None and made.digest != one.digest:
            Comment.objects.filter(pk=made.record).update(name=one.name, html=one.html, state=one.state)
            known.change("comment", one.number, one.digest)
            report.count("comment", "changed")
