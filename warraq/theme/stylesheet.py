"""The style of a page: `style/*.css`, joined and made small, inlined in each page.

Inlined, because a page's first visit then needs one round trip before it is drawn; each kind of page takes only the
parts that it uses (`docs/theme.md` has the figures).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

BASE = ("base", "frame", "cards")
PARTS: Mapping[str, tuple[str, ...]] = {
    "front": ("front", "bands", "breaking"),
    "list": ("lists", "breaking"),
    "dossier": ("lists", "dossier"),
    "archive": ("lists", "archive"),
    "article": ("body", "article", "story", "comments", "letters"),
    "letter": ("lists", "letters"),
    "static": ("body", "article", "comments"),
    "search": ("lists", "search"),
}
"""What each kind of page takes besides `BASE`; "print" closes every one. A face adds to any of them with a file of
its own, `<face>-<part>.css`; its tokens and fonts are in `<face>.css`."""

_FACE = re.compile(r'@font-face ?\{[^}]*?font-family: ?"([^"]+)"[^}]*?url\(([^)]+\.woff2)\)')
_CHOSEN = re.compile(r'(--text|--head): ?"?([^",;}]+)')
_SPOKEN = re.compile(r":lang\((\w+)\) ?\{([^}]*)\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANKS = re.compile(r"\s+")
_AROUND = re.compile(r" ?([{};,]) ?")


def minified(css: str) -> str:
    """Style without comments and needless blanks. It knows no strings that hold `{`, `;` or comments: we write none.

    >>> minified("a { color : red; /* why */ margin: 0 auto; }")
    'a{color :red;margin:0 auto}'
    """
    text = _BLANKS.sub(" ", _COMMENT.sub("", css)).strip()
    return _AROUND.sub(r"\1", text).replace(": ", ":").replace(";}", "}")


@lru_cache(64)
def fonts(css: str, language: str) -> tuple[str, ...]:
    """Addresses of the fonts that a page in this language is drawn with: those of the first face of its words and of
    its headings.

    >>> css = '@font-face{font-family:"A";src:url(/a.woff2)}@font-face{font-family:"B";src:url(/b.woff2)}'
    >>> css += ':root{--text:"A",serif;--head:"A",serif}:lang(ckb){--head:"B"}'
    >>> fonts(css, "ar"), fonts(css, "ckb")
    (('/a.woff2',), ('/a.woff2', '/b.woff2'))
    """
    spoken = "".join(rule for spoken, rule in _SPOKEN.findall(css) if spoken == language)
    wanted = set(dict(_CHOSEN.findall(_SPOKEN.sub("", css) + spoken)).values())
    return tuple(address for family, address in _FACE.findall(css) if family in wanted)


def compose(kind: str, face: str, pieces: Mapping[str, str], assets: Mapping[str, str], colours: str = "") -> str:
    """The style of one kind of page in one face. `pieces` is CSS by name; `assets` the printed address of each file's
    name, which stands in the style as `url(name)`. The newspaper's two `colours` come over the face's, and a piece
    named "own" (the newspaper's) last, so that it wins."""
    parts = [*BASE, *PARTS[kind]]
    names = ["tokens", face, *parts, *(f"{face}-{part}" for part in parts), "print"]
    css = "\n".join([*(pieces[name] for name in names if name in pieces), colours, pieces.get("own", "")])
    for name, address in assets.items():
        css = css.replace(f"url({name})", f"url({address})")
    return minified(css)
