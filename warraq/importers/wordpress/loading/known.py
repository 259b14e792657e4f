"""What earlier imports of the same site made: so that a second one changes nothing, and a killed one goes on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from warraq.addresses import parts_of
from warraq.importers.wordpress.loading.rows import insert
from warraq.newsroom.models import ImportedRecord

RUN = "run"
"""Kind of the record that stands while an import is under way."""
_FIELDS = ("source", "kind", "foreign_id", "record_id", "digest", "state", "made", "gaps")
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a foreign record."""

    record: int
    digest: str
    state: str
    made: str
    gaps: int


def source_of(blog_url: str) -> str:
    """What an old site is known by. One that meanwhile moved to https, or to its bare name, is the same site.

    >>> source_of("https://www.paper.example/blog/"), source_of("http://paper.example/blog")
    ('paper.example/blog', 'paper.example/blog')
    """
    parts = parts_of(blog_url)
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}"[:300] or "?"


class Known:
    """The bookkeeping of one old site. What is noted is written by `write`, in the caller's transaction."""

    def __init__(self, blog_url: str) -> None:
        self.source = source_of(blog_url)
        self._noted: list[tuple[object, ...]] = []

    def of(self, kind: str, ids: Iterable[object]) -> dict[str, Made]:
        """What is known of these foreign records."""
        asked = [str(number) for number in ids]
        found: dict[str, Made] = {}
        for start in range(0, len(asked), _AT_ONCE):
            rows = ImportedRecord.objects.filter(
                source=self.source, kind=kind, foreign_id__in=asked[start : start + _AT_ONCE]
            )
            for foreign, *rest in rows.values_list("foreign_id", "record_id", "digest", "state", "made", "gaps"):
                found[foreign] = Made(rest[0] or 0, *rest[1:])
        return found

    def nothing(self) -> bool:
        """Whether no post and no page of this site was ever brought over."""
        return not ImportedRecord.objects.filter(source=self.source, kind__in=["article", "page"]).exists()

    def all(self, kind: str) -> dict[str, Made]:
        """All that is known of a kind: only for kinds of which a site has few."""
        rows = ImportedRecord.objects.filter(source=self.source, kind=kind)
        fields = rows.values_list("foreign_id", "record_id", "digest", "state", "made", "gaps")
        return {foreign: Made(rest[0] or 0, *rest[1:]) for foreign, *rest in fields}

    def note(
        self, kind: str, foreign: object, record: int, digest: str, *, state: str = "", made: str = "", gaps: int = 0
    ) -> None:
        """Remember what became of a foreign record that was not known."""
        self._noted.append((self.source, kind, str(foreign)[:200], record, digest, state, made, gaps))

    def write(self) -> None:
        """Write what was noted."""
        insert(ImportedRecord, _FIELDS, self._noted)
        self._noted.clear()

    def forget_notes(self) -> None:
        """Let go what was noted in a transaction that failed."""
        self._noted.clear()

    def change(
        self, kind: str, foreign: object, digest: str, *, state: str = "", made: str = "", gaps: int = 0
    ) -> None:
        """Remember a known foreign record as it is now."""
        ImportedRecord.objects.filter(source=self.source, kind=kind, foreign_id=str(foreign)).update(
            digest=digest, state=state, made=made, gaps=gaps
        )

    # --- the run itself ---------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Note that something is being changed; in the first transaction that does."""
        ImportedRecord.objects.get_or_create(source=self.source, kind=RUN, foreign_id=RUN, defaults={"digest": ""})

    @property
    def under_way(self) -> bool:
        """Whether this run, or one that was killed, has changed something of which the press does not know."""
        return ImportedRecord.objects.filter(source=self.source, kind=RUN).exists()

    def end(self) -> None:
        """The press knows."""
        ImportedRecord.objects.filter(source=self.source, kind=RUN).delete()
