"""The dossiers, read whole: there are dozens, not thousands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from warraq.addresses import list_address
from warraq.newsroom.models import Dossier, DossierArticle
from warraq.reading.few import few
from warraq.reading.sections import Sections
from warraq.sheets import Link


@dataclass(frozen=True, slots=True)
class DossierRow:
    """A dossier that readers may see. `articles` are all that an editor put in, in the order of the hand; which of them
    readers may see is the catalogue's matter."""

    id: int
    title: str
    address: str
    introduction: str
    picture: int | None
    order: str
    on_front: bool
    articles: tuple[int, ...]

    @property
    def link(self) -> Link:
        return Link(self.title, self.address)


class Dossiers:
    """All dossiers, the newest first. `base` is the first part of their addresses."""

    def __init__(self, base: str, sections: Sections) -> None:
        members: dict[int, list[int]] = {}
        self.around: dict[int, tuple[int, ...]] = {}
        """Of each article the dossiers that name it, those included that readers cannot see (yet)."""
        lines = DossierArticle.objects.order_by("dossier_id", "sort_order", "id")
        for dossier, article in lines.values_list("dossier_id", "article_id"):
            members.setdefault(dossier, []).append(article)
            self.around[article] = (*self.around.get(article, ()), dossier)
        rows = few(Dossier.objects.filter(live=True, first_published_at__isnull=False)).values_list(
            "first_published_at", "pk", "path", "slug", "title", "introduction", "picture_id", "order", "on_front"
        )
        self.by_id = {
            pk: DossierRow(
                pk,
                title,
                list_address(base, [slug]),
                introduction,
                picture,
                order,
                on_front,
                tuple(members.get(pk, ())),
            )  # fmt: skip
            for _, pk, path, slug, title, introduction, picture, order, on_front in sorted(
                rows, key=lambda row: row[:2], reverse=True
            )
            if not sections.is_private(path)
        }

    def __iter__(self) -> Iterator[DossierRow]:
        return iter(self.by_id.values())
