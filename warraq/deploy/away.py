"""What the servers answer by themselves while the readers' process is away: `edition/policy/nginx.js`, `…/caddy.html`.

It is what `readers.answers` does, written once more in the one language that each of the two speaks (nginx's
JavaScript, Caddy's templates), with the same tables.
"""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

from warraq.addresses import REDIRECTS, SHORT_BLOCK
from warraq.deploy import moved
from warraq.deploy.filling import filled
from warraq.readers import answers, plain, wordpress
from warraq.readers.conditions import SUFFIXES
from warraq.readers.headers import HeaderList

_TWINS = "|".join(suffix.strip(".") for suffix in SUFFIXES.values())
HIDDEN = rf"(?://|/\.(?:[^w/]|w[^e])|/index\.html$|^/404\.html$|\.(?:{_TWINS})$)"
"""Addresses of files that are not the readers' business."""
_SAID_BY_ITSELF = frozenset({"server", "location", "content-length"})
_DIGIT = "[0-9\u0660-\u0669\u06f0-\u06f9]"


def answers_of_its_own() -> dict[str, Any]:
    """What is said of an address that leads on, and of one whose page is gone."""
    gone = plain.gone()
    assert isinstance(gone.body, bytes)
    return {"moved": _own(answers.moved("/").headers), "gone": _own(gone.headers), "gone_page": gone.body.decode()}


def nginx_script() -> str:
    """The module that `nginx.conf` imports."""
    said = answers_of_its_own()
    return filled(
        "nginx.js",
        longest=answers.LONGEST, block=SHORT_BLOCK, deepest=wordpress.DEEPEST, redirects=REDIRECTS,
        records=json.dumps(sorted(wordpress.RECORD_FIELDS)), paging=json.dumps(sorted(wordpress.PAGING_FIELDS)),
        moved_headers=json.dumps(dict(said["moved"])), gone_headers=json.dumps(dict(said["gone"])),
        gone_page=json.dumps(said["gone_page"]), letters=json.dumps(_two_signs()), twins=_TWINS,
        **{name: _pattern(pattern) for name, pattern in wordpress.HABITS.items()},
    )  # fmt: skip


def caddy_template() -> str:
    """The template by which the Caddyfile answers."""
    return filled(
        "caddy.html",
        longest=answers.LONGEST, block=SHORT_BLOCK, digits=moved.DIGITS, note=moved.NOTE,
        unsafe=[(json.dumps(sign), f"%{ord(sign):02X}") for sign in '%?#\\"<>^`{|} '],
        records=sorted(wordpress.RECORD_FIELDS), paging=sorted(wordpress.PAGING_FIELDS), deepest=wordpress.DEEPEST,
        hidden=HIDDEN,
        **{name: _without_lookahead(pattern) for name, pattern in wordpress.HABITS.items()},
    )  # fmt: skip


def _without_lookahead(pattern: re.Pattern[str]) -> str:
    """Go's expressions look at nothing that they do not take: what follows is taken too, and put back."""
    return pattern.pattern.replace("(?=", "(").replace(r"\d", _DIGIT)


def _own(said: HeaderList) -> HeaderList:
    return [pair for pair in said if pair[0] not in _SAID_BY_ITSELF]


def _pattern(pattern: re.Pattern[str]) -> str:
    return "/" + pattern.pattern.replace("/", r"\/").replace(r"\d", _DIGIT) + "/"


def _two_signs() -> dict[str, str]:
    """Letters of Latin and Arabic that can be written as one sign or as two."""
    found = {chr(code): unicodedata.normalize("NFD", chr(code)) for code in (*range(0xC0, 0x180), *range(0x600, 0x700))}
    return {one: two for one, two in found.items() if len(two) == 2 and unicodedata.normalize("NFC", two) == one}
