"""The five roles of a newsroom, and what each may do. They are groups of Django's, so that an administrator can give a
group more, or make others; what stands here is what each has from the beginning.

A reporter writes, a desk editor works on everyone's texts, a publisher puts them before the readers, a moderator
judges comments and nothing else, an administrator keeps accounts and reads the record of acts. Only an
administrator's account is one of Django's superusers.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from warraq.newsroom.models import Home, NewsPage


@dataclass(frozen=True)
class Role:
    """`group` is the group's name, in both languages, whatever the newsroom's is; `pages` what it may do with all
    pages (who may only add changes their own), `files` with pictures and documents, `records` with all else."""

    group: str
    before: str = ""
    """What Wagtail called this group: it is renamed once, loses Wagtail's rights, and whoever is in it stays."""
    pages: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()
    records: frozenset[str] = frozenset()
    superuser: bool = False


_WRITES = frozenset({"add_byline", "change_byline", "add_tag", "change_tag", "add_breakingnews", "change_breakingnews"})
_JUDGES = frozenset({"change_comment", "delete_comment", "see_letter_email", "change_letterrules"})
_PUBLISHES = frozenset({
    "delete_byline", "delete_tag", "add_menu", "change_menu", "add_legacyaddress", "change_legacyaddress",
    "delete_legacyaddress", "change_masthead", "delete_breakingnews", "publish_breakingnews",
})  # fmt: skip
_ADDS = frozenset({"add_image", "choose_image", "add_document", "choose_document"})
_CHANGES = _ADDS | {"change_image", "change_document"}

ROLES: dict[str, Role] = {
    "reporter": Role("مراسل — Reporter", "Editors", frozenset({"add"}), _ADDS, _WRITES),
    "desk-editor": Role(
        "محرّر — Desk editor", "", frozenset({"add", "change", "lock", "unlock"}), _CHANGES, _WRITES | {"delete_tag"}
    ),
    "publisher": Role(
        "ناشر — Publisher", "Moderators", frozenset({"add", "change", "publish", "bulk_delete", "lock", "unlock"}),
        _CHANGES | {"delete_image", "delete_document"}, _WRITES | _JUDGES | _PUBLISHES,
    ),
    "moderator": Role("مشرف التعليقات — Moderator", records=_JUDGES),
    "administrator": Role("مدير — Administrator", records=frozenset({"view_act"}), superuser=True),
}  # fmt: skip


def group_of(name: str) -> Group:
    """The group of a role."""
    return Group.objects.get(name=ROLES[name].group)


def grant() -> None:
    """Make the groups and give them their rights. What an administrator has added to a group stays."""
    home, files = Home.objects.first(), Collection.get_first_root_node()
    for role in ROLES.values():
        _rename(role)
        group, _ = Group.objects.get_or_create(name=role.group)
        _give(group, role.records, "newsroom")
        _give(group, frozenset({"access_admin"}), "wagtailadmin")
        root = home or NewsPage.get_first_root_node()
        for verb in sorted(role.pages):
            permission = Permission.objects.get(content_type__app_label="newsroom", codename=f"{verb}_newspage")
            if not GroupPagePermission.objects.filter(group=group, permission=permission).exists():
                GroupPagePermission.objects.create(group=group, page=root, permission=permission)
        for codename in sorted(role.files):
            _give_files(group, files, codename)


def _rename(role: Role) -> None:
    old = Group.objects.filter(name=role.before).first() if role.before else None
    if old is not None and not Group.objects.filter(name=role.group).exists():
        old.name = role.group
        old.save()
        old.permissions.clear()
        old.page_permissions.all().delete()
        old.collection_permissions.all().delete()


def _give(group: Group, codenames: frozenset[str], app: str) -> None:
    wanted = Permission.objects.filter(content_type__app_label=app, codename__in=codenames)
    missing = wanted.exclude(pk__in=group.permissions.values("pk"))
    if missing:
        group.permissions.add(*missing)


def _give_files(group: Group, root: Collection, codename: str) -> None:
    # Wagtail asks for the rights of its own models, whatever stands in for them.
    permission = Permission.objects.get(content_type__app_label__in=("wagtailimages", "wagtaildocs"), codename=codename)
    if not GroupCollectionPermission.objects.filter(group=group, permission=permission, collection=root).exists():
        GroupCollectionPermission.objects.create(group=group, collection=root, permission=permission)
