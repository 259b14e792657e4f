"""Every act in the newsroom leaves a line in the record: what no record tells of itself is told of its request."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from warraq.desk.door.lockout import network
from warraq.newsroom.audit.chain import place_of, record
from warraq.newsroom.audit.context import Acting, as_actor

_SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
_NO_ACTS = frozenset({
    # Typing is no act: what is saved in the end is. Nor is asking again who one is.
    "preview_on_edit", "preview_on_add", "preview", "wagtailadmin_pages:preview_on_edit",
    "wagtailadmin_pages:preview_on_add", "wagtailadmin_dismissibles", "wagtailadmin_editing_sessions:ping",
    "wagtailadmin_editing_sessions:release", "account_reauthenticate", "mfa_reauthenticate", "mfa_authenticate",
    "wagtailadmin_login", "wagtailadmin_logout",
})  # fmt: skip
_EXPORTS = ("csv", "xlsx", "jsonl")


class Witness:
    """Middleware, innermost: around the view, in the newsroom's transactions where there are any."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        name = request.user.get_username() if request.user.is_authenticated else ""
        with as_actor(name, place_of(network(request))) as acting:
            response = self.get_response(request)
            self._tell(request, response, acting)
        return response

    def _tell(self, request: HttpRequest, response: HttpResponse, acting: Acting) -> None:
        export = request.GET.get("export", "") if request.method == "GET" else ""
        if not acting.actor or acting.recorded or (request.method in _SAFE and export not in _EXPORTS):
            return
        view, given = _view(request)
        if view in _NO_ACTS or view.rpartition(":")[2] in _NO_ACTS:
            return
        if _is_refusal(response):
            record("request.refused", kind=view, label=request.path, method=request.method)
        elif export:
            record("record.exported", kind=view, label=request.path, format=export)
        elif response.status_code < 400:
            record("request.done", kind=view, label=request.path, method=request.method, given=given)


def _view(request: HttpRequest) -> tuple[str, dict[str, Any]]:
    try:
        match = request.resolver_match or resolve(request.path_info)
    except Resolver404:
        return "", {}
    return match.view_name or "", {key: str(value)[:100] for key, value in match.kwargs.items()}


def _is_refusal(response: HttpResponse) -> bool:
    """A refusal is 403, or Wagtail's way of it: back to the first page, with a word of regret."""
    home = response.status_code == 302 and response.headers.get("Location") == "/admin/"
    return response.status_code == 403 or home
