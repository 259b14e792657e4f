"""The words of the readers' interface, by language: `words/<language>.toml`, one place for all.

Arabic is the first and the measure: every other language has exactly its words.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import cast

from warraq.arabic.numerals import Digits, in_digits, plural

FOLDER = Path(__file__).parent / "words"
ISOLATE, POP = "\u2068", "\u2069"

Entry = str | Mapping[str, str]


def languages() -> tuple[str, ...]:
    """The languages that the interface speaks."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.toml")))


@cache
def catalogue(language: str) -> Mapping[str, Entry]:
    """All words of one language: texts, and tables of plural forms. Raises KeyError for a language it lacks."""
    file = FOLDER / f"{language}.toml"
    if language not in languages():
        raise KeyError(f"the interface does not speak {language!r}; it speaks {', '.join(languages())}")
    return cast("Mapping[str, Entry]", tomllib.loads(file.read_text("utf-8")))


@dataclass(frozen=True)
class Words:
    """One newspaper's voice: its language and its digits."""

    language: str
    digits: Digits

    def __call__(self, key: str, **names: object) -> str:
        """A text, with `names` put in their braces. Raises KeyError for a word that is not in the catalogue.

        A name is set apart by Unicode's isolates, so that one in Latin letters does not turn the line around it:

        >>> Words("ar", "western")("on_provider", provider="YouTube") == "على \\u2068YouTube\\u2069"
        True
        """
        text = catalogue(self.language)[key]
        assert isinstance(text, str), f"{key} counts something: use count()"
        # Not str.format: a name may itself hold braces, and must stay a name.
        for name, value in names.items():
            shown = self.number(value) if isinstance(value, int) else f"{ISOLATE}{value}{POP}"
            text = text.replace("{" + name + "}", shown)
        return text

    def count(self, key: str, n: int) -> str:
        """So many of something, in the form that agrees with the number.

        >>> Words("ar", "eastern").count("comments", 11), Words("ar", "western").count("comments", 2)
        ('١١ تعليقاً', 'تعليقان')
        """
        return _counted(self.language, self.digits, key, n)

    def number(self, n: int) -> str:
        """A bare number in the newspaper's digits."""
        return in_digits(str(n), self.digits, self.language)


@lru_cache(maxsize=4096)
def _counted(language: str, digits: Digits, key: str, n: int) -> str:
    forms = catalogue(language)[key]
    assert not isinstance(forms, str), f"{key} counts nothing"
    return plural(n, forms, digits, language)
