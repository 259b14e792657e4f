"""Where the newsroom differs from what django-allauth does by itself: no one signs up, no mail is sent, secrets of
second factors are stored encrypted, and the lockout is our own."""

from __future__ import annotations

import time
from base64 import urlsafe_b64encode
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from warraq.desk.door import lockout

FRESH = 5 * 60
"""Seconds for which entering counts as proof: who sets up a second factor on the way in has just typed the password."""


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _("The name or the password is wrong."),
        "too_many_login_attempts": _(
            "Too many attempts from here. Wait a quarter of an hour, or enter with a passkey."
        ),
        "incorrect_password": _("The password is wrong."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Warraq sends no mail; what happened is in the newsroom's record of acts."""

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Success is said by the pages themselves; errors stand beside their fields."""

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        entered = get_authentication_records(self.request, self.request.user)
        if entered and time.time() - entered[-1]["at"] < FRESH:
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        if lockout.is_locked(request, str(credentials.get("username", ""))):
            raise self.validation_error("too_many_login_attempts")

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        lockout.failed(request, str(credentials.get("username", "")))

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> Any:
        response = super().post_login(request, user, **kwargs)
        lockout.succeeded(request, user.get_username(), response)
        return response


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code is not right, or no longer."),
        "cannot_delete_authenticator": _("The newsroom asks a second factor of everyone: the last one stays."),
    }

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode("ascii")).decode()

    def get_totp_label(self, user: Any) -> str:
        return str(user.get_username())

    def get_totp_issuer(self) -> str:
        return str(settings.WARRAQ.newspaper.name)

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        return gettext("Passkey")

    def _get_site_name(self) -> str:
        return str(settings.WARRAQ.newspaper.name)


def _cipher() -> Fernet:
    """Bound to the newsroom's secret key: a copy of the database alone opens nobody's second factor."""
    derived = HKDF(SHA256(), 32, salt=None, info=b"warraq second factor").derive(settings.SECRET_KEY.encode())
    return Fernet(urlsafe_b64encode(derived))
