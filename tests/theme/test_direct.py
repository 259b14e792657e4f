"""The house's templates come out the same with the sandbox and without; a newspaper's own are always in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from warraq.errors import TemplateError
from warraq.sheets import ArticleSheet
from warraq.theme import Theme
from warraq.theme.direct import DirectEnvironment
from warraq.theme.environment import Workshop
from warraq.theme.specimens import specimens
from warraq.theme.theme import TEMPLATES

OWN = '{% extends "base.html" %}{% block content %}{{ sheet.__class__.__mro__ }}{% endblock %}'


def test_pages_are_the_same_with_the_sandbox_and_without(tmp_path: Path) -> None:
    (tmp_path / "note.html").write_text("{# a newspaper's own template: all of them go through the sandbox #}", "utf-8")
    direct, boxed = Theme(), Theme(tmp_path)
    for kind in TEMPLATES:
        for specimen in specimens(kind):
            assert direct.render(specimen) == boxed.render(specimen), kind.__name__
    assert isinstance(direct._environment("ar", "western"), DirectEnvironment)
    assert isinstance(boxed._environment("ar", "western"), Workshop)


def test_a_newspapers_own_template_cannot_reach_into_the_machine(tmp_path: Path) -> None:
    (tmp_path / "article.html").write_text(OWN, "utf-8")
    with pytest.raises(TemplateError):
        Theme(tmp_path).render(next(specimens(ArticleSheet)))
