"""What is typed at the door."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm as PasswordForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

NAMES = {"login": "username"}
"""The field of the account's name is called as browsers and password keepers expect it."""


class LoginForm(PasswordForm):
    """A name and a password; a second factor is asked for afterwards, where the account has one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name, password = self.fields["login"], self.fields["password"]
        name.label, password.label, password.help_text = _("Username"), _("Password"), ""
        password.widget = forms.PasswordInput(attrs={"autocomplete": "current-password"})
        # A name of an account is written in Latin letters as a rule; what is typed decides.
        typed = {"autocomplete": "username webauthn", "dir": "auto", "autocapitalize": "none"}
        name.widget = forms.TextInput(attrs=typed)

    def add_prefix(self, field_name: str) -> str:
        return super().add_prefix(NAMES.get(field_name, field_name))


class CodeForm(AuthenticateForm):
    """A code of an app, or a recovery code, after the password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["code"], _("Code"))


class AppForm(ActivateTOTPForm):
    """The first code of an app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["code"], _("Code of the app"))


class PasskeyForm(AddWebAuthnForm):
    """A new passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["name"], _("Name of the passkey"))


def _say(field: forms.Field, label: Any) -> None:
    """A label in the newsroom's words, and no second one within the field."""
    field.label = label
    field.widget.attrs.pop("placeholder", None)
