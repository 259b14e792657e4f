"""What an editor is told where a request fails: of a disk that is full, can only be read or fails, just that; of all
else nothing of its insides. What was typed is given back: browsers do not bring back every field of an editor."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from warraq.desk.typed import typed
from warraq.errors import DiskFailing, DiskFull, DiskReadOnly
from warraq.press import disk

FAULTS: Mapping[type, tuple[str, int, str | Promise]] = {
    DiskFull: ("full", 507, _("The server's disk is full. Nothing more is kept until there is room again.")),
    DiskReadOnly: ("read-only", 503, _("The server's disk can only be read. Nothing more is kept until it is mended.")),
    DiskFailing: ("failing", 503, _("The server's disk fails. What is typed now may not be kept until it is mended.")),
}
"""Of each fault of the disk: its name in `disk.html`, the status (RFC 4918, RFC 9110), and what the editor's mark of
saving says."""
SAID_AS_IT_IS = "validation_error"
"""Of Wagtail's codes one whose message its editor shows as it comes."""


def failed(request: HttpRequest) -> HttpResponse:
    """Django's `handler500`: called while the error is handled."""
    error = sys.exc_info()[1]
    found = disk.fault(error, settings.WARRAQ.root) if error is not None else None
    if found is None:
        return render(request, "500.html", {"typed": typed(request)}, status=500)
    name, status, says = FAULTS[type(found)]
    if "application/json" in request.headers.get("Accept", ""):
        told = {"success": False, "error_code": SAID_AS_IT_IS, "error_message": str(says)}
        return JsonResponse(told, status=status)
    return render(request, "disk.html", {"fault": name, "typed": typed(request)}, status=status)


def stale(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - as Django calls it
    """Django's `CSRF_FAILURE_VIEW`: the form was opened too long ago, or in another window. What another site sent here
    is not given back."""
    own = {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}
    text = typed(request) if request.headers.get("Origin") in own else ""
    return render(request, "403_csrf.html", {"typed": text}, status=403)
