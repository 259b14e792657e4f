"""What an editor typed into a form that could not be saved, as text to be copied."""

from __future__ import annotations

import json
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParserError

FORMS = ("/admin/pages/", "/admin/snippets/")
"""Where texts are written. A password is typed elsewhere, and never given back."""
ALWAYS = frozenset({"title", "headline", "name"})
"""Fields that are given back though they hold a single word."""


def typed(request: HttpRequest) -> str:
    """Every text of the form that was sent, one below the other; "" where none was."""
    if request.method != "POST" or not request.path.startswith(FORMS):
        return ""
    try:
        sent = list(request.POST.items())
    except (OSError, SuspiciousOperation, MultiPartParserError):
        return ""  # it did not arrive whole, so there is nothing to give back
    texts = ((name, _text(str(value))) for name, value in sent)
    return "\n\n".join(text for name, text in texts if _is_prose(name, text))


def _is_prose(name: str, text: str) -> bool:
    return name in ALWAYS or (any(map(str.isspace, text)) and any(map(str.isalpha, text)))


def _text(value: str) -> str:
    """A field's text: that of Draftail's blocks (Draft.js's raw content), or what was sent."""
    if not value.startswith("{"):
        return value.strip()
    try:
        blocks: Any = json.loads(value)["blocks"]
        return "\n".join(block["text"] for block in blocks).strip()
    except (ValueError, KeyError, TypeError):
        return value.strip()
