"""A specimen of each sheet, made from the sheet's own fields: one with everything in it, one as bare as can be.

`warraq theme check` prints them with a newspaper's templates. Made from the classes, so that a new field or a new sheet
is in them without a word here.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from warraq.config import Look

TEXT = "قالت «شركة الترام» إنّ <Jumana> & JUT بلغت 12% في 22 تشرين الثاني"
"""Text that shows whether it is escaped and how mixed lines stand."""
HTML = '<p>نصّ فيه <a href="/a/">رابط</a> و<strong>غامق</strong>.</p>'
INLINE = "خلية فيها <b>غامق</b>"
WORDS = {
    "address": "/2026/11/خبر/", "home": "/", "url": "https://sabah.example", "iso": "2026-11-19T06:30:00+02:00",
    "modified": "2026-11-19T06:30:00+02:00", "language": "ar", "direction": "rtl", "digits": "western",
    "format": "jpeg", "guid": "tag:sabah.example,2026:1", "anchor": "h-1", "kind": "section",
    "updated_iso": "2026-11-19T06:30:00+02:00",
}  # fmt: skip
KINDS = {
    "ListSheet": ("section", "tag", "byline"), "SectionStrip": ("section", "opinion", "video", "dossier", "most_read"),
    "LetterSheet": ("form", "confirm", "thanks", "closed", "expired", "remove", "removed", "no_receipt"),
}  # fmt: skip
"""Sheets that one template prints in several ways."""
DEEPEST = 6
"""Comments hold replies that hold replies."""


def specimens(sheet: type) -> Iterator[Any]:
    """The specimens of one sheet: full in each of its kinds, then bare."""
    for kind in _kinds(sheet):
        yield _made(sheet, bare=False, depth=0, kind=kind)
    yield _made(sheet, bare=True, depth=0, kind=_kinds(sheet)[-1])


def _kinds(sheet: type) -> tuple[str, ...]:
    """The kinds of a sheet that has such a field; one nameless kind for all others."""
    return KINDS.get(sheet.__name__, ("",)) if "kind" in _hints(sheet) else ("",)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _made(sheet: type, *, bare: bool, depth: int, kind: str = "") -> Any:
    values = {}
    for field in fields(sheet):
        if field.name == "kind" and field.default is not MISSING and not kind:
            continue
        values[field.name] = _value(_hints(sheet)[field.name], field.name, bare=bare, depth=depth + 1)
    if kind:
        values["kind"] = kind
    return sheet(**values)


def _value(hint: Any, name: str, *, bare: bool, depth: int) -> Any:
    """A value for one field by its type and, for texts, by its name."""
    if get_origin(hint) is tuple:
        return _several(get_args(hint), name, bare=bare, depth=depth)
    if get_origin(hint) in (Union, types.UnionType):
        choices = [choice for choice in get_args(hint) if choice is not type(None)]
        optional = len(choices) < len(get_args(hint))
        if optional and (bare or depth > DEEPEST):
            return None
        return _value(choices[0], name, bare=bare, depth=depth)
    if is_dataclass(hint):
        return Look() if hint is Look else _made(hint, bare=bare, depth=depth)  # type: ignore[arg-type]
    return _text(name, bare=bare) if hint is str else {bool: not bare, int: 0 if bare else 2, float: 0.5}[hint]


def _several(parts: tuple[Any, ...], name: str, *, bare: bool, depth: int) -> Any:
    if parts[-1] is not Ellipsis:
        return tuple(_value(part, name, bare=bare, depth=depth) for part in parts)
    if bare or depth > DEEPEST:
        return ()
    inner = parts[0]
    if get_origin(inner) in (Union, types.UnionType):
        return tuple(_value(choice, name, bare=bare, depth=depth) for choice in get_args(inner))
    if isinstance(inner, type) and inner.__name__ in KINDS:
        return tuple(_made(inner, bare=bare, depth=depth, kind=kind) for kind in _kinds(inner))
    return tuple(_value(inner, name, bare=bare, depth=depth) for _ in range(2))


def _text(name: str, *, bare: bool) -> str:
    if name in WORDS:
        return WORDS[name]
    if name in {"name", "title", "heading", "headline"}:
        return TEXT
    if bare:
        return ""
    if name == "html" or name.endswith("_html"):
        return INLINE if name in {"items_html", "rows_html", "caption_html"} else HTML
    return TEXT
