"""Comments, many in one statement, below the articles and static pages that have their numbers already."""

from __future__ import annotations

from collections.abc import Sequence

from warraq.importers.wordpress.loading.draft import Draft, DraftComment
from warraq.importers.wordpress.loading.known import Known, Made
from warraq.importers.wordpress.loading.rows import insert, take_numbers
from warraq.importers.wordpress.report import Report
from warraq.newsroom.models import Comment

TWICE = "another comment has its number already"
_COMMENT = ("id", "page", "parent", "name", "html", "written_at", "state", "by_newspaper")


def add_comments(pages: Sequence[tuple[int, Draft]], known: Known, report: Report) -> dict[str, Made]:
    """Comments that are not here yet, answers below what they answer; those that are here already are given back.

    A damaged export says a comment twice: the first stands.
    """
    there = known.of("comment", [one.number for _, draft in pages for one in draft.comments])
    first: dict[int, tuple[int, DraftComment]] = {}
    for page, draft in pages:
        for one in draft.comments:
            if str(one.number) not in there and first.setdefault(one.number, (page, one))[1] is not one:
                same = first[one.number][1].digest == one.digest
                report.leave_out("comment", max(one.number, 0), draft.title, TWICE, lost=not same)
    new = list(first.values())
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
    return there


def add_first_comments(pages: Sequence[tuple[int, Draft]], known: Known, report: Report) -> None:
    """The comments of pages that are new themselves: none of them can be here yet."""
    there = add_comments(pages, known, report)
    for _, draft in pages if there else ():
        for one in draft.comments:
            if str(one.number) in there:
                report.leave_out("comment", max(one.number, 0), draft.title, TWICE)


def follow_comments(page: int, draft: Draft, known: Known, report: Report) -> None:
    """A later export: new comments are added; one that changed on the old site changes here."""
    there = add_comments([(page, draft)], known, report)
    for one in draft.comments:
        made = there.get(str(one.number))
        if made is not None and made.digest != one.digest:
            Comment.objects.filter(pk=made.record).update(name=one.name, html=one.html, state=one.state)
            known.change("comment", one.number, one.digest)
            report.count("comment", "changed")
