"""What the acts are called, for those who read the record. An act that is not listed is shown by its own name."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

NAMES: dict[str, Any] = {
    "door.entered": _("entered"),
    "door.left": _("left"),
    "door.failed": _("failed to enter"),
    "door.factor_failed": _("gave a wrong code"),
    "factor.added": _("added a second factor"),
    "factor.removed": _("removed a second factor"),
    "factor.codes": _("made recovery codes"),
    "account.made": _("made an account"),
    "account.changed": _("changed an account"),
    "account.password": _("changed a password"),
    "session.ended": _("ended all other sessions of an account"),
    "account.deleted": _("deleted an account"),
    "role.given": _("gave a role"),
    "role.taken": _("took a role away"),
    "right.given": _("gave a right"),
    "right.taken": _("took a right away"),
    "press.everything": _("had everything printed anew"),
    "press.continued": _("let the press print on after a rollback"),
    "press.returned": _("gave readers an earlier edition again"),
    "comment.judged": _("judged a comment"),
    "record.exported": _("exported"),
    "record.deleted": _("deleted"),
    "request.done": _("did"),
    "request.refused": _("was refused"),
    "command.run": _("ran a command"),
    "wagtail.create": _("created"),
    "wagtail.edit": _("saved a draft or change"),
    "wagtail.delete": _("deleted"),
    "wagtail.publish": _("published"),
    "wagtail.publish.schedule": _("scheduled"),
    "wagtail.schedule.cancel": _("cancelled a schedule"),
    "wagtail.unpublish": _("withdrew"),
    "wagtail.move": _("moved"),
    "wagtail.copy": _("copied"),
    "wagtail.revert": _("went back to an older version"),
    "wagtail.rename": _("renamed"),
    "wagtail.reorder": _("reordered"),
    "wagtail.lock": _("locked"),
    "wagtail.unlock": _("unlocked"),
    "wagtail.workflow.start": _("submitted for approval"),
    "wagtail.workflow.approve": _("approved"),
    "wagtail.workflow.reject": _("asked for changes"),
    "wagtail.workflow.cancel": _("cancelled the approval"),
}


def name_of(act: str) -> str:
    """An act in the newsroom's language."""
    return str(NAMES.get(act, act))
