"""The record of acts on a screen, for administrators: filtered, verified, and downloaded whole."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.auth import permission_required
from wagtail.admin.menu import MenuItem

from warraq.newsroom.audit import chain
from warraq.newsroom.audit.context import COMMAND
from warraq.newsroom.audit.export import csv_lines, json_lines
from warraq.newsroom.audit.names import NAMES, name_of
from warraq.newsroom.models import Act

A_PAGE = 50
_may_see = permission_required("newsroom.view_act")


@_may_see
def show(request: HttpRequest) -> HttpResponse:
    """The newest acts first."""
    who, what = request.GET.get("who", "").strip(), request.GET.get("act", "")
    acts = Act.objects.all()
    if who:
        acts = acts.filter(actor=who)
    if what:
        acts = acts.filter(act=what)
    page = Paginator(acts, A_PAGE).get_page(request.GET.get("p"))
    for act in page:
        act.said = name_of(act.act)
        act.whoever = {COMMAND: _("a command"), "": _("someone unknown")}.get(act.actor, act.actor)
    context: dict[str, Any] = {
        "page": page, "who": who, "what": what, "names": sorted(NAMES.items(), key=lambda item: str(item[1])),
        "whole": not any(True for _finding in chain.verify()) if request.GET.get("verify") else None,
    }  # fmt: skip
    return TemplateResponse(request, "warraq/desk/record.html", context)


@_may_see
def export(request: HttpRequest) -> StreamingHttpResponse:
    """The whole record as a file; that it was taken is an act itself."""
    as_csv = request.GET.get("as") == "csv"
    chain.record("record.exported", kind="audit", format="csv" if as_csv else "jsonl")
    kind, lines = ("text/csv", csv_lines()) if as_csv else ("application/x-ndjson", json_lines())
    answer = StreamingHttpResponse(lines, content_type=f"{kind}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="record.{"csv" if as_csv else "jsonl"}"'
    return answer


class RecordMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("newsroom.view_act"))


def menu_item() -> RecordMenuItem:
    return RecordMenuItem(_("Record of acts"), reverse("warraq_record"), name="record", icon_name="history", order=900)
