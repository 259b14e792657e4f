"""Pictures that the block editor lays behind text: the cover's and the one beside a text are content, others dress."""

from __future__ import annotations

import re

from warraq.importers.wordpress.blocks import Block
from warraq.importers.wordpress.body.context import Context, image
from warraq.importers.wordpress.body.flow import Flow

CONTENT = frozenset({"core/cover", "core/cover-image", "core/media-text"})
_ADDRESS = re.compile(r"""background-image:\s*url\((?:&quot;|&#0?39;|["'])?([^"'()<>]+?)(?:&quot;|&#0?39;|["'])?\)""")
_SHOWN = re.compile(r"<(?:img|video)\b")


def address(block: Block) -> str:
    """The address of the picture behind a block, as its own HTML or else its attributes have it; "" where it has none
    or shows it as a picture anyway."""
    own = "".join(part for part in block.inner if isinstance(part, str))
    found = _ADDRESS.search(own)
    if found is not None:
        return found[1].replace("&amp;", "&").strip()
    if block.name not in CONTENT or _SHOWN.search(own) or block.attributes.get("backgroundType") == "video":
        return ""
    given = block.attributes.get("url")
    return given if isinstance(given, str) else ""


def show(block: Block, url: str, number: int, flow: Flow, context: Context) -> None:
    """The picture stands before the text that lay over it; that of a mere background is named in the report."""
    if block.name in CONTENT:
        flow.paragraph()
        flow.emit("image", image(context.media(url, number)))
    else:
        context.note("dress", block.name, f"its background picture was left out: {url}")
