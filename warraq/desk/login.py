"""The newsroom's door."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm as WagtailLoginForm


class LoginForm(WagtailLoginForm):
    """Wagtail's, with a name for the password in the newsroom's language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Password")
        # A name of an account is written in Latin letters as a rule; what is typed decides.
        for field in self.fields.values():
            if isinstance(field.widget, forms.TextInput):
                field.widget.attrs["dir"] = "auto"
