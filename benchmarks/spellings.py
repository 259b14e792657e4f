"""How readers spell: each function writes a query as people type it, by the rules of the judging sets."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import Final

from warraq.arabic import letters as L

_WORD = re.compile(f"[{L.HAMZA}-{L.YEH}]+")
_CLITICS = ("ال", "وال", "بال", "لل", "و", "ب", "ل")
_ALPHABET = L.ARABIC_ALPHABET


def without_hamza(text: str, chance: random.Random) -> str:
    return re.sub("[أإآ]", "ا", text)


def without_seats(text: str, chance: random.Random) -> str:
    return text.replace("ؤ", "و").replace("ئ", "ي").replace("ء", "")


def heh_for_taa(text: str, chance: random.Random) -> str:
    return text.replace("ة", "ه")


def final_yeh(text: str, chance: random.Random) -> str:
    swapped = {"ى": "ي", "ي": "ى"}
    return re.sub(rf"[ىي](?![{L.HAMZA}-{L.YEH}])", lambda match: swapped[match[0]], text)


def with_marks(text: str, chance: random.Random) -> str:
    return _WORD.sub(lambda match: "".join(c + (chance.choice(L.VOWEL_MARKS) if chance.random() < 0.4 else "")
                                           for c in match[0]), text)  # fmt: skip


def with_tatweel(text: str, chance: random.Random) -> str:
    def stretched(match: re.Match[str]) -> str:
        word = match[0]
        at = chance.randrange(1, len(word)) if len(word) > 3 else 0
        return word[:at] + L.TATWEEL * chance.randint(1, 3) + word[at:] if at else word

    return _WORD.sub(stretched, text)


def persian(text: str, chance: random.Random) -> str:
    return text.replace("ي", L.FARSI_YEH).replace("ى", L.FARSI_YEH).replace("ك", L.KEHEH)


def clitic(text: str, chance: random.Random) -> str:
    """Another clitic put on or taken off, on every word of four letters or more."""

    def changed(match: re.Match[str]) -> str:
        word = match[0]
        for before in _CLITICS[:4]:
            if word.startswith(before) and len(word) - len(before) >= 3:
                return chance.choice(["", *_CLITICS[:4]]) + word[len(before) :]
        return chance.choice(_CLITICS) + word if len(word) >= 4 else word

    return _WORD.sub(changed, text)


def digits(text: str, chance: random.Random) -> str:
    other = str.maketrans(L.WESTERN_DIGITS + L.EASTERN_DIGITS, L.EASTERN_DIGITS + L.WESTERN_DIGITS)
    return text.translate(other)


def one_error(text: str, chance: random.Random) -> str:
    """One letter left out, doubled, changed or swapped in one long word."""
    long = [match for match in _WORD.finditer(text) if len(match[0]) >= 5]
    if not long:
        return text
    match = chance.choice(long)
    word, at = match[0], chance.randrange(1, len(match[0]) - 1)
    changed = chance.choice((
        word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:],
        word[:at] + chance.choice(_ALPHABET) + word[at + 1 :], word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    ))  # fmt: skip
    return text[: match.start()] + changed + text[match.end() :]


def mix(text: str, chance: random.Random) -> str:
    for change in (without_hamza, heh_for_taa, final_yeh, persian, digits):
        if chance.random() < 0.5:
            text = change(text, chance)
    return text


SPELLINGS: Final[dict[str, Callable[[str, random.Random], str]]] = {
    "no hamza": without_hamza, "hamza seats": without_seats, "ة as ه": heh_for_taa, "final ى and ي": final_yeh,
    "vowel marks": with_marks, "tatweel": with_tatweel, "Persian ی and ک": persian, "another clitic": clitic,
    "digits": digits, "one typing error": one_error, "a mix": mix,
}  # fmt: skip
