"""References to pictures and documents in mapped bodies, and putting the records in their place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeAlias

Block: TypeAlias = dict[str, Any]


class MediaRef(NamedTuple):
    """A picture or a document of the old site: its attachment's id (0 if the export has none of that address) and
    the address that the text used ("" if it only named the id)."""

    attachment: int
    url: str


Lookup: TypeAlias = Callable[[MediaRef], int | None]


def fill_media(blocks: list[Block], picture: Lookup, document: Lookup) -> tuple[list[Block], list[MediaRef]]:
    """`blocks` with the records' keys instead of references, and the references for which there is no record.

    A block whose picture or document is missing is left out, with its caption kept as text; a gallery keeps the
    pictures that are there.
    """
    missing: list[MediaRef] = []
    filled: list[Block] = []
    for block in blocks:
        filled.extend(_filled(block, picture, document, missing))
    return filled, missing


def _filled(block: Block, picture: Lookup, document: Lookup, missing: list[MediaRef]) -> Iterator[Block]:
    kind, value = block["type"], block["value"]
    if kind in {"image", "document"}:
        ref = value[kind]
        key = (picture if kind == "image" else document)(ref)
        if key is not None:
            yield {**block, "value": {**value, kind: key}}
            return
        missing.append(ref)
        if value.get("caption"):
            yield {**block, "type": "text", "value": f"<p>{value['caption']}</p>"}
    elif kind == "gallery":
        kept = []
        for entry in value["images"]:
            key = picture(entry["value"]["image"])
            if key is None:
                missing.append(entry["value"]["image"])
            else:
                kept.append({**entry, "value": {**entry["value"], "image": key}})
        if kept:
            yield {**block, "value": {**value, "images": kept}}
        elif value["caption"]:
            yield {**block, "type": "text", "value": f"<p>{value['caption']}</p>"}
    else:
        yield block
