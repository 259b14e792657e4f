"""The family of a word: its consonants, without the letters that patterns add.

Not the root of a dictionary, which cannot be told without one, but a key that most words of one family share. Arabic
builds words by patterns (أوزان) that add letters at known places; the key leaves them out: كتاب, كتابة, مكتوب and
كاتب give كتب; انفجار and تفجير give فجر; احتجاج and احتج give حجج. Of a weak consonant only the place can be told:
it is written و, ي or ا by turns: زار, زيارة and زائر give زور; قضى, قضية and قضاء give قضي. A consonant that looks like
an added letter is lost now and then (مدينة gives دون): the key is one to rank by, beside the stem.
"""

from __future__ import annotations

import re

from warraq.arabic import letters as L

_WEAK = L.ALEF + L.WAW + L.YEH
_TWO = f"(?:.{L.ALEF}?[^{_WEAK}]|[^{_WEAK}].)"
"""The last two consonants of three, with the ا of a verbal noun between them; one of them may be weak."""
# What is outside the groups was added by the pattern.
_PATTERNS = tuple(
    re.compile(pattern + "$")
    for pattern in (
        "[ام]ست(...+)",  # استقبال، مستقبل
        f"[ام]([^{_WEAK}تس])ت(?!و)({_TWO}|{L.ALEF}.)",  # اجتماع، اغتال، منتصر
        f"ا([^{_WEAK}تس])ت([^{_WEAK}])",  # احتج
        f"[ام]([صض])ط({_TWO})",  # اضطراب، where the ت has become a ط
        "ان([^تا].ا?.)",  # انفجر، انهيار
        f"من([^ت{_WEAK}][^{_WEAK}]{{2}})",  # منحرف
        "مت([^ا]..+)",  # متفجر، متوفي
        "[امتي](...+)",  # اعلان، مكتب، تفجير
    )
)
_OF_WAW = re.compile(f"(?:[ام]ت|[ام]ي)([^{_WEAK}])ا?([^{_WEAK}])$")
"""اتصال of وصل, اتفاق of وفق, ايقاف of وقف: the first consonant is in the ت or ي."""
_ENDING = re.compile("(?<=...)ه$|(?<=....)ات$")


def root(stem: str) -> str:
    """The family of a stem, or the stem itself where too little would be left.

    >>> [root(stem) for stem in ("كتاب", "كتابه", "مكتوب", "كاتب", "نهر")]
    ['كتب', 'كتب', 'كتب', 'كتب', 'نهر']
    >>> [root(stem) for stem in ("انفجار", "تفجير", "احتجاج", "احتج", "اتصال", "وصول")]
    ['فجر', 'فجر', 'حجج', 'حجج', 'وصل', 'وصل']
    >>> [root(stem) for stem in ("زار", "زياره", "زاير", "قضي", "قضا", "القا", "لقي")]
    ['زور', 'زور', 'زور', 'قضي', 'قضي', 'لقي', 'لقي']
    """
    core = _ENDING.sub("", stem)
    if found := _OF_WAW.match(core):
        return L.WAW + "".join(found.groups())
    for pattern in _PATTERNS:
        if found := pattern.match(core):
            core = "".join(found.groups())
            break
    first, rest = core[:1], core[1:]
    strong = first + "".join([letter for letter in rest if letter not in _WEAK])
    if len(strong) > 2:
        return strong
    if len(strong) < 2:
        return stem
    if len(core) == 2:
        return strong + strong[-1]
    return strong + L.YEH if core[-1] in _WEAK else first + L.WAW + strong[-1]
