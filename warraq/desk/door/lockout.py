"""Holding back those who guess passwords, without giving them a way to lock the newspaper's people out.

Failures are counted for three things at once: a name tried from one network, one network whatever it tries, and one
name whoever tries it. The last would let a stranger lock out an editor by failing on purpose; so a browser that has
once entered under a name carries a signed mark of it, and is counted by itself: whatever strangers do, people's own
browsers go on to work. A passkey is never counted: there is nothing to guess.

No network address is stored: each is hashed with the newsroom's key, and lines
older than a day are forgotten.
"""

from __future__ import annotations

import hmac
import ipaddress
from datetime import timedelta
from typing import Any

from allauth.core.internal.httpkit import get_client_ip
from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import get_random_string

from warraq.newsroom.models import FailedLogin

COOKIE = "warraq-browser"
SALT = "warraq.known-browser"
REMEMBERED = timedelta(days=180)
FORGOTTEN = timedelta(days=1)

KNOWN = (10, timedelta(minutes=15))
"""Failures that a known browser may make under its own name."""
NAME_HERE = (5, timedelta(minutes=15))
"""Failures of a name from one network."""
NETWORK = (30, timedelta(minutes=15))
"""Failures of one network, whatever names it tries."""
NAME = (50, timedelta(hours=1))
"""Failures of a name from unknown browsers anywhere."""

Limit = tuple[int, timedelta]


def is_locked(request: HttpRequest, name: str) -> bool:
    """Whether the door stays shut for now, before any password is looked at."""
    now = timezone.now()
    return any(
        FailedLogin.objects.filter(bucket=bucket, at__gt=now - window).count() >= most
        for bucket, (most, window) in _buckets(request, name).items()
    )


def failed(request: HttpRequest, name: str) -> None:
    """Count a failure."""
    now = timezone.now()
    FailedLogin.objects.filter(at__lt=now - FORGOTTEN).delete()
    FailedLogin.objects.bulk_create(FailedLogin(bucket=bucket, at=now) for bucket in _buckets(request, name))


def succeeded(request: HttpRequest, name: str, response: HttpResponse) -> None:
    """Forget what this browser failed before, and know it from now on under this name."""
    known = _known(request)
    serial = known.get(_folded(name)) or get_random_string(16)
    FailedLogin.objects.filter(bucket=_bucket("known", name, serial)).delete()
    known = dict(list((known | {_folded(name): serial}).items())[-8:])
    response.set_cookie(
        settings.LOCKOUT_COOKIE, signing.dumps(known, salt=SALT), max_age=REMEMBERED, httponly=True, samesite="Strict",
        secure=settings.SESSION_COOKIE_SECURE, path="/",
    )  # fmt: skip


def network(request: HttpRequest) -> str:
    """The network that a request comes from: an IPv4 address, or the /64 of an IPv6 one; "" if unknown."""
    try:
        address = ipaddress.ip_address(get_client_ip(request) or "")
    except ValueError:
        return ""
    if address.version == 6 and address.ipv4_mapped:
        address = address.ipv4_mapped
    return str(ipaddress.ip_network((address, 64), strict=False) if address.version == 6 else address)


def _buckets(request: HttpRequest, name: str) -> dict[str, Limit]:
    serial = _known(request).get(_folded(name))
    if serial:
        return {_bucket("known", name, serial): KNOWN}
    here = network(request)
    return {_bucket("here", name, here): NAME_HERE, _bucket("network", here): NETWORK, _bucket("name", name): NAME}


def _known(request: HttpRequest) -> dict[str, str]:
    try:
        known: Any = signing.loads(request.COOKIES.get(settings.LOCKOUT_COOKIE, ""), salt=SALT, max_age=REMEMBERED)
    except signing.BadSignature:
        return {}
    return known if isinstance(known, dict) else {}


def _folded(name: str) -> str:
    return name.strip().casefold()[:150]


def _bucket(*parts: str) -> str:
    told = "\x00".join(_folded(part) for part in parts)
    return hmac.digest(settings.SECRET_KEY.encode(), b"lockout\x00" + told.encode(), "sha256").hex()[:32]
