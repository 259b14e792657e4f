"""All signals of the newsroom, wired in this one place: each change of a record becomes a line of the outbox.

The line is written in the change's own transaction; when that is committed, the press is nudged. A lost nudge does no
harm, since the press also looks by itself.
"""

from __future__ import annotations

import errno
import logging
import socket
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from taggit.models import ItemBase
from wagtail.models import PageViewRestriction

from warraq.newsroom import models
from warraq.newsroom.audit import wires as audit
from warraq.newsroom.models.base import BOOKKEEPING
from warraq.newsroom.models.correction import gather
from warraq.newsroom.permalinks import forget, remember, remember_list
from warraq.newsroom.signals import address_moved, readings_taken

log = logging.getLogger("warraq.newsroom")

_NOBODY = frozenset({errno.ENOENT, errno.ECONNREFUSED})
KINDS: dict[type, str] = {
    models.Article: "article",
    models.Section: "section",
    models.StaticPage: "page",
    models.Home: "site",
    models.Dossier: "dossier",
    models.BreakingNews: "breaking",
    models.Tag: "tag",
    models.Byline: "byline",
    models.Picture: "picture",
    models.NewsDocument: "document",
    models.Comment: "comment",
    models.Menu: "menu",
    models.MenuItem: "menu",
    models.Masthead: "masthead",
    models.LegacyAddress: "legacy",
}
"""Which kind of change a save or deletion of each model is."""


def connect() -> None:
    """Connect every signal. Called once, when the app is ready."""
    for model in KINDS:
        post_save.connect(_saved, sender=model, dispatch_uid=f"warraq-saved-{model.__name__}")
        post_delete.connect(_deleted, sender=model, dispatch_uid=f"warraq-deleted-{model.__name__}")
    for through in (models.ArticleTag, models.ArticleByline, models.ArticleSection):
        post_save.connect(_related, sender=through, dispatch_uid=f"warraq-saved-{through.__name__}")
        post_delete.connect(_related, sender=through, dispatch_uid=f"warraq-deleted-{through.__name__}")
    for signal in (post_save, post_delete):
        signal.connect(_in_dossier, sender=models.DossierArticle, dispatch_uid="warraq-dossier-article")
    pre_save.connect(_appears_or_goes, sender=models.Section, dispatch_uid="warraq-section-appears")
    post_save.connect(_stands_elsewhere, sender=models.NewsPage, dispatch_uid="warraq-stands-elsewhere")
    pre_delete.connect(_page_goes, sender=models.Section, dispatch_uid="warraq-section-goes")
    pre_delete.connect(_original_goes, sender=models.Article, dispatch_uid="warraq-original-goes")
    for named in (models.Tag, models.Byline):
        pre_save.connect(_slug_changes, sender=named, dispatch_uid=f"warraq-slug-{named.__name__}")
    pre_save.connect(_old_address_changes, sender=models.LegacyAddress, dispatch_uid="warraq-old-address")
    for signal in (post_save, post_delete):
        signal.connect(_privacy_changed, sender=PageViewRestriction, dispatch_uid="warraq-privacy")
    address_moved.connect(_address_moved, dispatch_uid="warraq-moved")
    readings_taken.connect(_readings_taken, dispatch_uid="warraq-readings")
    audit.connect()


def record(kind: str, record_id: int = 0, address: str = "") -> None:
    """Write one line of the outbox, and nudge the press when the transaction is committed."""
    models.Change.objects.create(kind=kind, record_id=record_id, address=address)
    nudge_when_committed()


def nudge_when_committed() -> None:
    """Tell a running press that there is something to do, as soon as it can see it."""
    transaction.on_commit(nudge)


def record_comments(pages: Iterable[int]) -> None:
    """The comments of these pages changed: an article's are part of its own facts, a static page's of the page."""
    numbers = sorted(set(pages))
    static = set(models.StaticPage.objects.filter(pk__in=numbers).values_list("pk", flat=True))
    for number in numbers:
        record("page" if number in static else "comment", number)


def nudge() -> None:
    """Tell a running press that there is something to print."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as door:
        try:
            door.sendto(b"!", _door_of_press())
        except OSError as error:
            # No press is running, or it has been nudged already: it will read the outbox by itself.
            if error.errno not in {*_NOBODY, errno.EAGAIN, errno.ENOBUFS}:
                log.warning("The press could not be nudged: %s", error)


def press_is_running() -> bool:
    """Whether there is a press to nudge."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as door:
        try:
            door.connect(_door_of_press())
        except OSError as error:
            return error.errno not in _NOBODY
    return True


def _door_of_press() -> str:
    return str(settings.WARRAQ.run / "press.sock")


def _saved(sender: type, instance: Any, update_fields: Any = None, raw: bool = False, **_: Any) -> None:
    if raw or (update_fields is not None and set(update_fields) <= BOOKKEEPING):
        return
    if isinstance(instance, models.Article):
        gather(instance)
    if isinstance(instance, models.Comment):
        record_comments([instance.page_id])
    else:
        record(KINDS[sender], int(instance.pk or 0), _address(instance))


def _address(instance: Any) -> str:
    return instance.address if isinstance(instance, models.LegacyAddress) else ""


def _deleted(sender: type, instance: Any, **_: Any) -> None:
    if isinstance(instance, models.Comment):
        record_comments([instance.page_id])
        return
    record(KINDS[sender], int(instance.pk or 0), _address(instance))
    if isinstance(instance, models.Article):
        record("readings")  # its counts go with it


def _related(sender: type, instance: Any, **_: Any) -> None:
    article = instance.content_object_id if isinstance(instance, ItemBase) else instance.article_id
    if article:
        record("article", article)


def _in_dossier(sender: type, instance: Any, **_: Any) -> None:
    """An article joins or leaves a dossier, which both show."""
    record("dossier", instance.dossier_id)
    record("article", instance.article_id)


def _slug_changes(sender: Any, instance: Any, raw: bool = False, **_: Any) -> None:
    """A tag or byline gets another slug: its old address leads to the new one."""
    before = sender.objects.filter(pk=instance.pk).first() if instance.pk and not raw else None
    if before is not None and instance.slug and before.slug != instance.slug:
        remember_list(before.address, instance.address)
        forget(instance.address)


def _old_address_changes(sender: type, instance: Any, raw: bool = False, **_: Any) -> None:
    """An old address is written otherwise: as it was, it leads nowhere any more."""
    saved = sender.objects.filter(pk=instance.pk) if instance.pk and not raw else sender.objects.none()
    for before in saved.exclude(address=instance.address).values_list("address", flat=True):
        record("legacy", instance.pk, before)


def _privacy_changed(**_: Any) -> None:
    # Whatever stands below the page appears or goes, in every list that held it.
    record("everything")


def _readings_taken(**_: Any) -> None:
    record("readings")


def _appears_or_goes(sender: type, instance: models.Section, raw: bool = False, **_: Any) -> None:
    """A section comes before readers or leaves them: its articles, and its guests, stand in other lists than before."""
    was = None if raw else models.Section.objects.filter(pk=instance.pk).values_list("live", flat=True).first()
    if was is not None and was != instance.live:
        _record_inside(instance)


def _record_inside(section: models.Section) -> None:
    inside = models.Section.objects.descendant_of(section, inclusive=True)
    guests = models.ArticleSection.objects.filter(section__in=inside).values_list("article_id", flat=True)
    for article in {*models.Article.objects.descendant_of(section).values_list("pk", flat=True), *guests}:
        record("article", article)


def _page_goes(sender: type, instance: models.Section, **_: Any) -> None:
    # Wagtail deletes a subtree row by row without asking each; the articles are named here.
    going = set(models.Article.objects.descendant_of(instance).values_list("pk", flat=True))
    going |= set(models.Article.objects.filter(original__in=going).values_list("pk", flat=True))
    for article in sorted(going):
        record("article", article)


def _original_goes(sender: type, instance: models.Article, **_: Any) -> None:
    """An article is deleted: the database lets go of its translations without telling anyone."""
    for article in instance.translations.values_list("pk", flat=True):
        record("article", article)


def _stands_elsewhere(sender: type, instance: Any, created: bool, **_: Any) -> None:
    """A page got another place in the tree, and all that come after it were shifted: their paths are others now.

    Wagtail saves the plain page when it moves one, in the same transaction, also where no address changes."""
    if created:
        return
    beside = instance.path[: -instance.steplen]
    shifted = models.NewsPage.objects.filter(path__startswith=beside, path__gte=instance.path)
    for number, content_type in shifted.not_type(models.Article).values_list("pk", "content_type"):
        kind = KINDS.get(ContentType.objects.get_for_id(content_type).model_class() or type(None))
        if kind is not None:
            record(kind, number)


def _address_moved(sender: type, instance: Any, before: str, after: str, **_: Any) -> None:
    """A page stands elsewhere in the tree: sections' old addresses lead on, and all below is printed again."""
    page = instance.specific
    record(KINDS.get(type(page), "everything"), page.pk)
    if isinstance(page, models.Dossier) and before != after:
        slug, page.slug = page.slug, before.strip("/").split("/")[-1]
        remember(page.address, page)
        page.slug = slug
        forget(page.address)
    if not isinstance(page, models.Section):
        return
    for section in models.Section.objects.descendant_of(page, inclusive=True):
        if before != after:
            new_path, section.url_path = section.url_path, before + section.url_path[len(after) :]
            remember(section.address, section)
            section.url_path = new_path
        record("section", section.pk)
    _record_inside(page)
