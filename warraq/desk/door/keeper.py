"""At every request: sessions that lasted long enough end, and whoever must have a second factor sets one up first."""

from __future__ import annotations

import time
from collections.abc import Callable

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from warraq.config import SiteConfig

LONGEST = 12 * 3600
"""Seconds after which everyone enters anew, however busy."""
IDLE = 2 * 3600
"""Seconds without a request after which a session ends."""
_NOTED = 60
"""How exactly idleness is kept, in seconds: each note is a write."""

FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
_FREE = ("wagtailadmin_login", "wagtailadmin_logout", "wagtailadmin_sprite", "wagtailadmin_javascript_catalog")
_DOOR = "/admin/door/"


def is_required(config: SiteConfig) -> bool:
    """Whether everyone needs a second factor: as the operator says, or wherever the newsroom is reached over HTTPS."""
    wanted = config.newsroom.second_factor
    return wanted == "required" or (wanted == "auto" and config.newsroom.url.startswith("https:"))


class DoorKeeper:
    """Middleware, after the one that knows the user."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return self.get_response(request)
        if _is_over(request):
            logout(request)
            return _left(redirect(f"{reverse('wagtailadmin_login')}?next={reverse('wagtailadmin_home')}"))
        if self._wants_factor(request):
            return redirect("mfa_index")
        response = self.get_response(request)
        return response if request.user.is_authenticated else _left(response)

    def _wants_factor(self, request: HttpRequest) -> bool:
        if not is_required(settings.WARRAQ) or request.path.startswith(_DOOR):
            return False
        if request.session.get("factor") == request.user.pk:
            return False
        if any(request.path == reverse(name) for name in _FREE):
            return False
        if is_mfa_enabled(request.user, FACTORS):
            request.session["factor"] = request.user.pk
            return False
        return True


def _left(response: HttpResponse) -> HttpResponse:
    """Have the browser forget what it keeps of the newsroom; not its cookies: one says that this browser is known."""
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def _is_over(request: HttpRequest) -> bool:
    now = int(time.time())
    entered = request.session.setdefault("entered", now)
    seen = request.session.get("seen", now)
    if now - entered > LONGEST or now - seen > IDLE:
        return True
    if now - seen >= _NOTED or "seen" not in request.session:
        request.session["seen"] = now
    return False
