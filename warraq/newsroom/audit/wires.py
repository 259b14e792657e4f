"""What the record hears of by itself: Wagtail's own log, the door, accounts, roles and rights."""

from __future__ import annotations

from typing import Any

from allauth.mfa import signals as factors
from django.contrib.auth import signals as door
from django.contrib.auth.models import Group
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, ModelLogEntry, PageLogEntry

from warraq.newsroom.audit.chain import record
from warraq.newsroom.history import KEPT
from warraq.newsroom.models import NewsDocument, Picture, User

_TOLD = {"is_active": "active", "is_superuser": "superuser", "username": "name"}


def connect() -> None:
    """Connect every signal. Called once, when the app is ready."""
    for entry in (PageLogEntry, ModelLogEntry):
        post_save.connect(_logged, sender=entry, dispatch_uid=f"warraq-act-{entry.__name__}")
    door.user_logged_in.connect(_entered, dispatch_uid="warraq-act-entered")
    door.user_logged_out.connect(_left, dispatch_uid="warraq-act-left")
    door.user_login_failed.connect(_failed, dispatch_uid="warraq-act-failed")
    factors.authenticator_added.connect(_factor_added, dispatch_uid="warraq-act-factor-added")
    factors.authenticator_removed.connect(_factor_removed, dispatch_uid="warraq-act-factor-removed")
    factors.authenticator_reset.connect(_codes_made, dispatch_uid="warraq-act-codes")
    factors.authentication_failed.connect(_factor_failed, dispatch_uid="warraq-act-factor-failed")
    pre_save.connect(_account_before, sender=User, dispatch_uid="warraq-act-account-before")
    post_save.connect(_account_after, sender=User, dispatch_uid="warraq-act-account-after")
    post_delete.connect(_account_deleted, sender=User, dispatch_uid="warraq-act-account-deleted")
    m2m_changed.connect(_roles, sender=User.groups.through, dispatch_uid="warraq-act-roles")
    m2m_changed.connect(_rights, sender=User.user_permissions.through, dispatch_uid="warraq-act-own-rights")
    m2m_changed.connect(_rights, sender=Group.permissions.through, dispatch_uid="warraq-act-rights")
    for permission in (GroupPagePermission, GroupCollectionPermission):
        name = permission.__name__
        post_save.connect(_granted, sender=permission, dispatch_uid=f"warraq-act-granted-{name}")
        post_delete.connect(_withdrawn, sender=permission, dispatch_uid=f"warraq-act-withdrawn-{name}")
    for model in (Picture, NewsDocument, Collection, Group):
        post_delete.connect(_deleted, sender=model, dispatch_uid=f"warraq-act-deleted-{model.__name__}")


def _logged(instance: Any, created: bool, raw: bool = False, **_: Any) -> None:
    if not created or raw or instance.action == KEPT:
        return
    kind = instance.content_type.model if instance.content_type_id else ""
    detail = {"data": instance.data} if instance.data else {}
    thing = instance.page_id if isinstance(instance, PageLogEntry) else instance.object_id
    actor = instance.user.get_username() if instance.user_id and instance.user else None
    record(instance.action, kind=kind, thing=thing, label=instance.label, actor=actor, **detail)


def _entered(user: Any, request: Any = None, **_: Any) -> None:
    methods = request.session.get("account_authentication_methods", []) if request is not None else []
    how = [method.get("type") or method.get("method") for method in methods]
    record("door.entered", kind="user", thing=user.pk, label=user.get_username(), actor=user.get_username(), how=how)


def _left(user: Any, **_: Any) -> None:
    if user is not None:
        record("door.left", kind="user", thing=user.pk, label=user.get_username(), actor=user.get_username())


def _failed(credentials: Any, **_: Any) -> None:
    name = str(credentials.get("username", ""))
    known = User.objects.filter(username=name).exists()
    # What was typed as a name may be a password by mistake: only names that exist are written down.
    record("door.failed", kind="user", label=name if known else "", actor="", known=known)


def _factor_failed(user: Any, **_: Any) -> None:
    record("door.factor_failed", kind="user", thing=user.pk, label=user.get_username(), actor="")


def _factor(act: str, user: Any, authenticator: Any) -> None:
    record(act, kind="user", thing=user.pk, label=user.get_username(), actor=user.get_username(),
           factor=authenticator.type)  # fmt: skip


def _factor_added(user: Any, authenticator: Any, **_: Any) -> None:
    _factor("factor.added", user, authenticator)


def _factor_removed(user: Any, authenticator: Any, **_: Any) -> None:
    _factor("factor.removed", user, authenticator)


def _codes_made(user: Any, authenticator: Any, **_: Any) -> None:
    _factor("factor.codes", user, authenticator)


def _account_before(instance: User, raw: bool = False, **_: Any) -> None:
    instance._before = User.objects.filter(pk=instance.pk).first() if instance.pk and not raw else None


def _account_after(instance: User, created: bool, raw: bool = False, update_fields: Any = None, **_: Any) -> None:
    if raw or (update_fields is not None and set(update_fields) <= {"last_login"}):
        return
    about = {"kind": "user", "thing": instance.pk, "label": instance.get_username()}
    before = getattr(instance, "_before", None)
    if created or before is None:
        record("account.made", **about, superuser=instance.is_superuser)
        return
    changed = {
        said: [getattr(before, field), getattr(instance, field)]
        for field, said in _TOLD.items()
        if getattr(before, field) != getattr(instance, field)
    }
    if changed:
        record("account.changed", **about, **changed)
    if before.password != instance.password:
        record("account.password", **about)


def _account_deleted(instance: User, **_: Any) -> None:
    record("account.deleted", kind="user", thing=instance.pk, label=instance.get_username())


def _roles(instance: Any, action: str, pk_set: Any, reverse: bool, **_: Any) -> None:
    _membership("role", instance, action, pk_set, User if reverse else Group)


def _rights(sender: Any, instance: Any, action: str, pk_set: Any, model: Any, **_: Any) -> None:
    _membership("right", instance, action, pk_set, model)


def _membership(what: str, instance: Any, action: str, pk_set: Any, model: Any) -> None:
    if action == "pre_clear":
        record(f"{what}.taken", kind=instance._meta.model_name, thing=instance.pk, label=str(instance), all=True)
    elif action in {"post_add", "post_remove"} and pk_set:
        act = f"{what}.given" if action == "post_add" else f"{what}.taken"
        others = sorted(str(other) for other in model.objects.filter(pk__in=pk_set))
        record(act, kind=instance._meta.model_name, thing=instance.pk, label=str(instance), what=others)


def _granted(instance: Any, created: bool, raw: bool = False, **_: Any) -> None:
    if created and not raw:
        record("right.given", kind="group", thing=instance.group_id, label=str(instance.group), what=_told(instance))


def _withdrawn(instance: Any, **_: Any) -> None:
    record("right.taken", kind="group", thing=instance.group_id, what=_told(instance))


def _told(instance: Any) -> str:
    where = getattr(instance, "page_id", None) or getattr(instance, "collection_id", None)
    return f"{instance.permission.codename} @ {where}"


def _deleted(instance: Any, **_: Any) -> None:
    record("record.deleted", kind=instance._meta.model_name, thing=instance.pk, label=str(instance))
