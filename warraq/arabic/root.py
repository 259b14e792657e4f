"""The family of a word: its consonants, without the letters that patterns add.

Not the root of a dictionary, which cannot be told without one (قال is of ق و ل), but a key that most words of
one family share: كتاب, كتابة, مكتوب and كاتب give كتب.
"""

from __future__ import annotations

from warraq.arabic import letters as L

_WEAK = {ord(letter): None for letter in L.ALEF + L.WAW + L.YEH + L.HEH}
_SHORTEST = 3


def root(stem: str) -> str:
    """The family of a stem, or the stem itself where too little would be left.

    >>> [root(stem) for stem in ("كتاب", "كتابه", "مكتوب", "كاتب", "نهر")]
    ['كتب', 'كتب', 'كتب', 'كتب', 'نهر']
    """
    core = stem
    if len(core) > 4 and core[:3] == "است":
        core = core[3:]
    elif len(core) > 3 and core[0] in "مت":
        core = core[1:]
    bare = core[0] + core[1:].translate(_WEAK) if core else core
    if len(bare) > _SHORTEST and bare[0] == L.ALEF:
        bare = bare[1:]
    return bare if len(bare) >= _SHORTEST else stem
