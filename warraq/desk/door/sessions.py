"""Ending the sessions of an account on all other machines: by its owner, and with every change of a second factor."""

from __future__ import annotations

from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from warraq.newsroom.audit.chain import record
from warraq.newsroom.models import User


def leave_others(request: HttpRequest, user: User) -> None:
    """End every session of `user` but this one, which gets a new name."""
    user.end_sessions()
    update_session_auth_hash(request, user)
    record("session.ended", kind="newsroom.User", thing=user.pk, label=user.get_username())


@login_required
@require_POST
@reauthentication_required
def end_others(request: HttpRequest) -> HttpResponse:
    """The button of whoever lost a telephone, or forgot to leave somewhere."""
    leave_others(request, request.user)
    messages.success(request, _("You are out on all other machines."))
    return redirect("mfa_index")


def connect() -> None:
    """Whoever changes a second factor may have a reason: who came in without it must enter anew."""

    def changed(sender: Any, request: HttpRequest, user: User, **given: Any) -> None:
        if request.user.is_authenticated and request.user.pk == user.pk:
            leave_others(request, user)

    for signal in (authenticator_added, authenticator_removed):
        signal.connect(changed, weak=False, dispatch_uid="warraq.sessions")
