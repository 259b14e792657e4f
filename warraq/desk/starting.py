"""Choosers (of pictures, pages, bylines …) without a script inside the page: what starts them stands beside them as
data, and `static/warraq/desk/start.js` does it. So the newsroom's policy can forbid every inline script."""

from __future__ import annotations

import json
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.admin.widgets.chooser import BaseChooser
from wagtail.admin.widgets.workflows import AdminTaskChooser

_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def connect() -> None:
    """Let every chooser be rendered so."""
    BaseChooser.render = _render


def _render(self: Any, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
    id_ = attrs["id"]
    data = self.get_value_data(value)
    if isinstance(self, AdminTaskChooser):
        told = {"call": "createTaskChooser", "with": [id_]}
    else:
        told = {"make": self.js_constructor, "with": [id_, self.get_js_init_options(id_, name, data)]}
    start = json.dumps(told).translate(_ESCAPES)
    return format_html(
        '{}<script type="application/json" data-warraq-start="chooser">{}</script>',
        self.render_html(name, data, attrs),
        mark_safe(start),  # noqa: S308 - JSON, with the letters of markup escaped
    )
