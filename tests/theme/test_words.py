"""The interface's words: complete in each language, all used, none missing."""

import re
from pathlib import Path

import pytest
from babel import Locale

from warraq import theme
from warraq.config import LANGUAGES
from warraq.theme.wording import Words, catalogue, languages

TEMPLATES = Path(theme.__file__).parent / "templates"
USED = set(re.findall(r'\bt(?:\.count)?\(\s*"(\w+)"', "".join(f.read_text("utf-8") for f in TEMPLATES.glob("*.html"))))


def braces(entry) -> set[str]:
    return set(re.findall(r"{(\w+)}", entry if isinstance(entry, str) else entry["other"]))


def test_every_language_of_the_settings_is_spoken():
    assert set(languages()) == set(LANGUAGES)


@pytest.mark.parametrize("language", languages())
def test_a_language_has_every_word_of_arabic_and_no_other(language):
    arabic, words = catalogue("ar"), catalogue(language)
    assert set(words) == set(arabic)
    for key, entry in words.items():
        assert type(entry) is type(arabic[key]), key
        assert braces(entry) == braces(arabic[key]), key


@pytest.mark.parametrize("language", languages())
def test_what_is_counted_has_every_form_that_the_language_needs(language):
    needed = set(Locale.parse(language).plural_form.tags) | {"other"}
    for key, entry in catalogue(language).items():
        if not isinstance(entry, str):
            assert needed <= set(entry), key


def test_every_word_of_the_templates_exists_and_every_word_is_used():
    assert set(catalogue("ar")) == USED


def test_arabic_counts_as_arabic_does():
    words = Words("ar", "western")
    counts = [words.count("comments", n) for n in (0, 1, 2, 7, 11, 100)]
    assert counts == ["لا تعليقات", "تعليق واحد", "تعليقان", "7 تعليقات", "11 تعليقاً", "100 تعليق"]


def test_a_name_with_braces_stays_as_it_is():
    assert "{query}" in Words("ar", "western")("no_results", query="{query}")


def test_an_unknown_language_is_refused():
    with pytest.raises(KeyError, match="eo"):
        Words("eo", "western")("home")
