"""What the text field offers besides Wagtail's own: marks of direction, highlighting, and links of footnotes.

Whatever an import brought must survive that an editor opens and saves the article; so each kind of markup that the
sanitiser lets through and the field does not know by itself is named here.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.contentstate import link_entity
from wagtail.admin.rich_text.converters.html_to_contentstate import (
    ExternalLinkElementHandler,
    InlineStyleElementHandler,
    PageLinkElementHandler,
)
from wagtail.admin.rich_text.editors.draftail.features import InlineStyleFeature


def offer(features: Any) -> None:
    """Register all of it; which field has which is said in `warraq.newsroom.blocks`."""
    look = {"type": "MARK", "label": "▇", "description": _("Highlight"), "element": "mark"}
    _style(features, "mark", look, {"element": "mark"}, ["mark"])
    for name, sign, words in (("ltr", "⇥", _("Left to right")), ("rtl", "⇤", _("Right to left"))):
        run = {"direction": name, "unicodeBidi": "isolate"}
        look = {"type": name.upper(), "label": sign, "description": words, "style": run}
        read_from = [f'{tag}[dir="{name}"]' for tag in ("span", "bdi", "bdo")]
        _style(features, name, look, {"element": "span", "props": {"dir": name}}, read_from)
    features.register_converter_rule(
        "contentstate",
        "link",
        {
            "from_database_format": {
                "a[href]": _LinkHandler("LINK"),
                'a[linktype="page"]': PageLinkElementHandler("LINK"),
            },
            "to_database_format": {"entity_decorators": {"LINK": _link}},
        },
    )


def _style(features: Any, name: str, look: dict[str, Any], kept_as: dict[str, Any], read_from: list[str]) -> None:
    kind = look["type"]
    features.register_editor_plugin("draftail", name, InlineStyleFeature(look))
    features.register_converter_rule(
        "contentstate",
        name,
        {
            "from_database_format": {selector: InlineStyleElementHandler(kind) for selector in read_from},
            "to_database_format": {"style_map": {kind: kept_as}},
        },
    )


class _LinkHandler(ExternalLinkElementHandler):
    """A link to elsewhere, or from the text to a note: the latter has a name, which the note leads back to."""

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, str]:
        named = {"anchor": attrs["id"]} if attrs.get("id", "").startswith("fn") else {}
        return {"url": attrs["href"], **named}


def _link(props: dict[str, Any]) -> Any:
    if not props.get("anchor"):
        return link_entity(props)
    return DOM.create_element("a", {"href": props.get("url"), "id": props["anchor"]}, props["children"])
