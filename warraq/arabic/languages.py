"""Languages by their own names, as their speakers look for them in a list."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale, UnknownLocaleError

OWN_NAMES = {
    "ar": "العربية", "ckb": "کوردی", "ku": "Kurdî", "kmr": "Kurdî", "fa": "فارسی", "tr": "Türkçe", "en": "English",
    "he": "עברית", "fr": "Français", "de": "Deutsch", "es": "Español", "ru": "Русский", "syr": "ܣܘܪܝܬ",
}  # fmt: skip
"""What CLDR calls otherwise, or writes small, or not at all."""


@lru_cache(256)
def own_name(language: str) -> str:
    """A language's name in itself; its code where nobody knows one.

    >>> own_name("ckb"), own_name("en-GB"), own_name("it"), own_name("xx")
    ('کوردی', 'English', 'italiano', 'xx')
    """
    primary = language.replace("_", "-").split("-")[0].lower()
    if primary in OWN_NAMES:
        return OWN_NAMES[primary]
    try:
        return Locale.parse(primary).get_language_name(primary) or language
    except (UnknownLocaleError, ValueError):
        return language
