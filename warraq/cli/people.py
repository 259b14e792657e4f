"""`warraq user add`: who may enter the newsroom."""

from __future__ import annotations

import secrets
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from warraq.cli import newsroom, say
from warraq.errors import BadPassword, NobodyNamed, NoSuchUser, UserExists

if TYPE_CHECKING:
    from warraq.newsroom.models import User

# No letters that look alike: a password is sometimes read from a screen and typed on another machine.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def random_password() -> str:
    """Sixteen letters and digits in four groups: 79 bits.

    >>> len(random_password())
    19
    """
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))


def add(site: Path, name: str, *, role: str, from_stdin: bool) -> None:
    """Make an account with a role. A password that is not given is made up, and shown this once."""
    newsroom.enter(site)
    password = sys.stdin.readline().rstrip("\r\n") if from_stdin else random_password()
    create(name, password, role)
    say.say(f"أُضيف الحساب {name}.", f"The account {name} was added.", style="green")
    if not from_stdin:
        say.say("كلمة السرّ، تُعرض هذه المرّة فقط:", "Its password, shown this once:")
        say.out.print(f"  {password}", markup=False)


def leave(site: Path, names: list[str], *, everyone: bool) -> None:
    """End all sessions of these accounts, or of every one. Raises NobodyNamed or NoSuchUser; then none is ended."""
    if not names and not everyone:
        raise NobodyNamed
    newsroom.enter(site)
    from django.db import transaction

    from warraq.newsroom.audit.chain import record
    from warraq.newsroom.models import User

    found = {user.username: user for user in User.objects.order_by("username")}
    for name in names:
        if name not in found:
            raise NoSuchUser(name=name)
    chosen = list(found.values()) if everyone else [found[name] for name in dict.fromkeys(names)]
    with transaction.atomic():
        for user in chosen:
            user.end_sessions()
            record("session.ended", kind="newsroom.User", thing=user.pk, label=user.username)
    for user in chosen:
        say.say(f"على {user.username} أن يدخل من جديد.", f"{user.username} must enter anew.")


def create(name: str, password: str, role: str = "administrator") -> None:
    """An account with one of the roles of `warraq.newsroom.roles`. Raises UserExists or BadPassword."""
    from django.db import transaction

    from warraq.newsroom.models import User
    from warraq.newsroom.roles import ROLES, group_of

    if User.objects.filter(username=name).exists():
        raise UserExists(name=name)
    superuser = ROLES[role].superuser
    user = User(username=name, is_staff=superuser, is_superuser=superuser)
    reason = _objection(user, password, "en")
    if reason:
        raise BadPassword(name=name, reason=reason, reason_ar=_objection(user, password, "ar"))
    user.set_password(password)
    with transaction.atomic():
        user.save()
        user.groups.add(group_of(role))


def _objection(user: User, password: str, language: str) -> str:
    """What Django has against an account or its password, in a language; empty where it is well."""
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError
    from django.utils import translation

    with translation.override(language):
        try:
            user.full_clean(exclude=["password"])
            validate_password(password, user)
        except ValidationError as error:
            return " ".join(error.messages)
    return ""


def set_password(name: str, password: str) -> None:
    """The account `name`, made if it is not there, with this password from now on."""
    from warraq.newsroom.models import User

    user = User.objects.filter(username=name).first() or User(username=name, is_staff=True, is_superuser=True)
    user.set_password(password)
    user.save()
