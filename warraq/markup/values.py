"""Which attribute values are kept, and in which spelling. Everything else is removed."""

from __future__ import annotations

import re

SCHEMES = frozenset({"http", "https", "mailto", "tel"})

# Characters that a browser drops or bends when it reads an address, so that it would go elsewhere than it looks:
# controls, blanks, backslashes (read as slashes), quotes and angle brackets, direction controls.
_BENDING = re.compile(
    "[\x00-\x20\x7f-\xa0\\\\<>\"'`\u1680\u2000-\u200a\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufff9-\ufffd]"
)
# What copying an address from a word processor leaves at its ends.
_EDGES = "".join(map(chr, [*range(0x21), 0x7F, 0xA0, 0x200B, 0x200E, 0x200F, 0xFEFF, *range(0x202A, 0x202F)]))
_WEB = re.compile(r"(?i)(https?)://(\[[0-9a-f:.]+\]|[^/?#@:\[\]%]+)(:[0-9]{1,5})?([/?#].*)?\Z")
_MAIL = re.compile(r"(?i)mailto:[^/:@]+@[^/:@?]+(\?.*)?\Z")
_PHONE = re.compile(r"(?i)tel:\+?[0-9().;=\-*#]{2,40}\Z")
_NOTE = re.compile(r"fn(ref)?-[\w-]{1,80}\Z")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,5}\Z")
_MOMENT = re.compile(r"[0-9TZPYMWDHS:+.\- ]{1,40}\Z")


def address(value: str) -> str | None:
    """A link's target as it may be kept, or None.

    Web addresses whole and with a host, `mailto:`, `tel:`, paths from the root and anchors; nothing relative (it would
    lead elsewhere on each page that shows it), no other scheme, nothing that a browser reads differently from a person.

    >>> address(" HTTPS://example.org/a?b#c ")
    'https://example.org/a?b#c'
    >>> address("//example.org/"), address("java\\tscript:x"), address("https:example.org"), address("a/b")
    (None, None, None, None)
    >>> address("https://bank.example@evil.example/"), address("/\\\\evil.example")
    (None, None)
    >>> address("/2014/09/15/حديقة/"), address("#fn-2")
    ('/2014/09/15/حديقة/', '#fn-2')
    """
    value = value.strip(_EDGES)
    # Blanks inside an otherwise good path are an editor's slip; escaped, they mean what was meant.
    value = value.replace(" ", "%20").replace("'", "%27")
    if not value or len(value) > 4000 or _BENDING.search(value):
        return None
    if value[0] == "#":
        return value
    if value[0] == "/":
        return None if value[1:2] == "/" else value
    web = _WEB.match(value)
    if web:
        return f"{web[1].lower()}://{value[len(web[1]) + 3 :]}"
    if _MAIL.match(value) or _PHONE.match(value):
        scheme, _, rest = value.partition(":")
        return f"{scheme.lower()}:{rest}"
    return None


def _number(value: str, most: int) -> str | None:
    value = value.strip()
    if not re.fullmatch(r"[0-9]{1,5}", value) or not 0 < int(value) <= most:
        return None
    return str(int(value))


def attribute(tag: str, name: str, value: str) -> str | None:  # noqa: PLR0911 - a table of rules, a line each
    """The value of a listed attribute as it may be kept, or None to remove the attribute.

    >>> attribute("td", "colspan", "2"), attribute("td", "colspan", "9999"), attribute("p", "dir", "RTL")
    ('2', None, 'rtl')
    >>> attribute("a", "id", "fnref-3"), attribute("a", "id", "location")
    ('fnref-3', None)
    """
    match name:
        case "href":
            return address(value)
        case "id":
            return value if _NOTE.match(value) else None
        case "title":
            return " ".join(value.split())[:500] or None
        case "dir":
            value = value.strip().lower()
            return value if value in {"rtl", "ltr", "auto"} else None
        case "lang":
            return value if _LANGUAGE.match(value) else None
        case "colspan" | "rowspan":
            return _number(value, 100)
        case "start":
            return _number(value, 99_999)
        case "scope":
            value = value.strip().lower()
            return value if value in {"row", "col", "rowgroup", "colgroup"} else None
        case "datetime":
            return value if _MOMENT.match(value) else None
    return None
