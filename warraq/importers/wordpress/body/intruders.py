"""What a break-in leaves in texts: links that only search engines should see, layers over the page, programs in
attributes. Readers never saw it, or should not have; it is left out and noted."""

from __future__ import annotations

import re

from lxml import etree

from warraq.importers.wordpress.body import embeds
from warraq.importers.wordpress.body.context import Context
from warraq.importers.wordpress.body.findings import short
from warraq.importers.wordpress.body.parse import text_of

_HIDDEN = re.compile(
    r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)"
    r"|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|!|$)|text-indent\s*:\s*-\d{3,}|(?:left|top|right|margin-left)\s*:\s*-\d{3,}"
    r"|height\s*:\s*[01](?:px)?\s*;[^;]*overflow\s*:\s*hidden|overflow\s*:\s*hidden\s*;\s*height\s*:\s*[01](?:px)?\s*(?:;|$))",
    re.IGNORECASE,
)
_OVERLAY = re.compile(r"(?:^|[;\s])position\s*:\s*fixed", re.IGNORECASE)
_LAZY = re.compile(r"lazy|wp-image|attachment|size-", re.IGNORECASE)


def intruder(node: etree._Element, context: Context) -> bool:
    """Whether `node` must go, with all within it. Event handlers are noted; the element itself may stay."""
    attributes = {str(name): str(value) for name, value in node.attrib.items()}
    style = attributes.get("style", "")
    if style and node.tag != "img" and (_HIDDEN.search(style) or _OVERLAY.search(style)):
        text = short(text_of(node), 80)
        hosts = sorted({embeds.host_of(link.get("href") or "") for link in node.iter("a")} - {""})
        what = f"links to {', '.join(hosts[:3])}" if hosts else text or "nothing"
        kind = "a layer over the page" if _OVERLAY.search(style) else "not shown to readers"
        if text or hosts or len(node):
            context.note("hidden", str(node.tag), f"{kind}: {what}; removed")
        context.drop_slots(node)
        return True
    if "hidden" in attributes and node.tag not in {"p", "li"}:
        context.note("hidden", str(node.tag), f"not shown to readers: {short(text_of(node), 80)}; removed")
        context.drop_slots(node)
        return True
    for name in attributes:
        if name.startswith("on"):
            context.note("handler", name, f"a program in an attribute of <{node.tag}>; removed")
            source = attributes.get("src", "")
            if node.tag == "img" and "/" not in source and not _LAZY.search(attributes.get("class", "")):
                return True
            break
    return False
