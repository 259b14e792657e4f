"""The spam filter: what moderators decided, word by word, weighed by Robinson's method with Fisher's chi-square
(Gary Robinson, "A Statistical Approach to the Spam Problem", Linux Journal 107, 2003). Pure functions of counts.

Words are Arabic's own: folded and stemmed by the text engine, so that a spelling is no way around.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from hashlib import blake2b

from warraq.arabic import analyse

STRENGTH, ASSUMED = 0.45, 0.5
"""Robinson's s and x: how much a word that was hardly seen counts, and as what."""

DECIDED = 0.1
"""A word whose probability is nearer than this to one half decides nothing."""

MOST = 150
"""Words that are weighed: the most decided ones."""

LEARNED = 10
"""Letters of each kind that must be known before the filter says anything."""

Counts = tuple[int, int]
_HOST = re.compile(r"(?:https?://|www\.)([^\s/<>\"'?#:]+)", re.IGNORECASE)
LINK = re.compile(
    r"https?://|www\.|\b[a-z0-9-]{1,63}\.(?:com|net|org|info|ru|xyz|top|shop|link|me|ly|cn|online|site)\b",
    re.IGNORECASE,
)


def features(text: str, name: str, *, aged: bool) -> set[str]:
    """What a letter is known by.

    >>> sorted(features("اربحوا www.example.com", "", aged=False))[:2]
    ['aged:no', 'host:example.com']
    """
    found = {f"word:{token.stem}" for token in analyse(text[:10_000])}
    found |= {f"name:{token.folded}" for token in analyse(name)}
    found |= {f"host:{host.lower()}" for host in _HOST.findall(text)}
    found |= {f"aged:{'yes' if aged else 'no'}", f"links:{min(len(LINK.findall(text)), 3)}"}
    return found


def hashed(found: Iterable[str], key: bytes) -> list[int]:
    """Features as keyed hashes of 63 bits, sorted."""
    return sorted(
        int.from_bytes(blake2b(each.encode("utf-8", "replace"), key=key, digest_size=8).digest(), "big") >> 1
        for each in found
    )


def score(found: Mapping[int, Counts], spam: int, approved: int) -> float | None:
    """From 0 (like what was approved) to 1 (like spam); None while too little is known.

    `found` has the counts (spam, approved) of those features of a letter that are known; `spam` and `approved` are the
    letters learned.

    >>> score({1: (20, 0), 2: (18, 1)}, 20, 20) > 0.95, score({1: (0, 20)}, 20, 20) < 0.3, score({}, 3, 50)
    (True, True, None)
    """
    if min(spam, approved) < LEARNED:
        return None
    chances = []
    for in_spam, in_approved in found.values():
        rate_spam, rate_approved = in_spam / spam, in_approved / approved
        if rate_spam + rate_approved == 0:
            continue
        chance = rate_spam / (rate_spam + rate_approved)
        seen = in_spam + in_approved
        chances.append((STRENGTH * ASSUMED + seen * chance) / (STRENGTH + seen))
    decided = sorted((c for c in chances if abs(c - 0.5) >= DECIDED), key=lambda c: -abs(c - 0.5))[:MOST]
    if not decided:
        return 0.5
    spamminess = 1 - _chi2_tail(-2 * sum(math.log(1 - c) for c in decided), 2 * len(decided))
    hamminess = 1 - _chi2_tail(-2 * sum(math.log(c) for c in decided), 2 * len(decided))
    return (1 + spamminess - hamminess) / 2


def _chi2_tail(value: float, freedom: int) -> float:
    """The chance that chi-square with an even number of degrees of freedom is at least `value`."""
    half = value / 2
    term = total = math.exp(-half)
    for step in range(1, freedom // 2):
        term *= half / step
        total += term
    return min(total, 1.0)
