"""Words of one family: a headline says «اغتيال», its article «اغتيل» and «مغتالون».

For each root the codes (`schema.py`) of all known stems that have it, so that a relative is found in an article's codes
as the word itself is.
"""

from __future__ import annotations

from functools import cache

from warraq.arabic.lexicon import stems
from warraq.arabic.root import root
from warraq.search.schema import coded


def relatives(of_root: str) -> str:
    """The codes of all known stems of a root, one character each.

    >>> coded(["مكتبه"]) in relatives("كتب"), relatives("لا جذر")
    (True, '')
    """
    return _families().get(of_root, "")


@cache
def _families() -> dict[str, str]:
    """Made when first asked for: a fifth of a second, 4 MB."""
    found: dict[str, list[str]] = {}
    for stem in dict.fromkeys(stems().values()):
        found.setdefault(root(stem), []).append(stem)
    return {key: coded(family) for key, family in found.items() if len(family) > 1}
