"""The house's templates come out the same with the sandbox and without; a newspaper's own are always in it."""

from __future__ import annotations

import copy
from dataclasses import replace
from pathlib import Path

import jinja2
import pytest

from tests.theme.more_samples import DAY
from warraq.arabic.numerals import Digits
from warraq.errors import TemplateError
from warraq.sheets import ArticleSheet
from warraq.theme import Theme
from warraq.theme.direct import DirectEnvironment
from warraq.theme.environment import Workshop, environment
from warraq.theme.keeping import Keeping
from warraq.theme.specimens import specimens
from warraq.theme.theme import TEMPLATES
from warraq.theme.wording import Words

OWN = '{% extends "base.html" %}{% block content %}{{ sheet.__class__.__mro__ }}{% endblock %}'


def test_pages_are_the_same_with_the_sandbox_and_without(tmp_path: Path) -> None:
    (tmp_path / "note.html").write_text("{# a newspaper's own template: all of them go through the sandbox #}", "utf-8")
    direct, boxed = Theme(), Theme(tmp_path)
    for kind in TEMPLATES:
        for specimen in specimens(kind):
            assert direct.render(specimen) == boxed.render(specimen), kind.__name__
    assert isinstance(direct._environment("ar", "western"), DirectEnvironment)
    assert isinstance(boxed._environment("ar", "western"), Workshop)


def test_what_was_compiled_is_taken_again_only_for_the_same_source_language_and_digits() -> None:
    source = '{% extends "base.html" %}{% block content %}{{ "«أ «ب» ت» 5 — 7"|typeset }}{% endblock %}'

    def page(language: str, digits: Digits, *, trusted: bool, text: str = source) -> jinja2.Template:
        base = b"{% block content %}{% endblock %}"
        made = environment({"base.html": base, "own.html": text.encode()}, Words(language, digits), trusted=trusted)
        return made.get_template("own.html")

    first = page("ar", "western", trusted=True)
    again = page("ar", "western", trusted=True)
    assert again.root_render_func.__code__ is first.root_render_func.__code__
    assert again.root_render_func is not first.root_render_func, "each has globals of its own"
    others = [
        page("ar", "eastern", trusted=True), page("en", "western", trusted=True), page("ar", "western", trusted=False),
        page("ar", "western", trusted=True, text=source + " "),
    ]  # fmt: skip
    for other in others:
        assert other.root_render_func.__code__ is not first.root_render_func.__code__
    assert first.render() == again.render()


def test_a_newspapers_own_template_cannot_reach_into_the_machine(tmp_path: Path) -> None:
    (tmp_path / "article.html").write_text(OWN, "utf-8")
    with pytest.raises(TemplateError):
        Theme(tmp_path).render(next(specimens(ArticleSheet)))


def test_what_stays_the_same_is_printed_once_for_a_newspaper_that_is_read_again() -> None:
    theme = Theme()
    sheet = next(iter(specimens(ArticleSheet)))
    environment = theme._environment(sheet.frame.site.language, sheet.frame.site.digits)
    first = theme.render(sheet)
    kept = len(environment.extensions[Keeping.identifier]._kept)
    again = replace(sheet, frame=replace(sheet.frame, site=copy.deepcopy(sheet.frame.site)))
    assert again.frame.site is not sheet.frame.site
    assert theme.render(again) == first
    assert len(environment.extensions[Keeping.identifier]._kept) == kept, "equals are found, and do not pile up"
    other = replace(sheet, frame=replace(sheet.frame, site=replace(sheet.frame.site, name="صحيفة أخرى")))
    assert "صحيفة أخرى".encode() in theme.render(other)


def test_a_card_that_changed_is_printed_anew_and_the_former_again_as_it_was() -> None:
    theme = Theme()
    other = replace(DAY, cards=tuple(replace(card, headline="عنوان آخر") for card in DAY.cards))
    former, changed = theme.render(DAY), theme.render(other)
    assert changed.count("عنوان آخر".encode()) == len(DAY.cards)
    assert (theme.render(DAY), theme.render(other)) == (former, changed)
