"""A newspaper's own theme/ folder, and the errors its designer is told."""

import pytest

from tests.theme.samples import ARTICLE, FRONT
from warraq.errors import TemplateError
from warraq.theme import Theme


def test_an_own_template_takes_the_place_of_one_alone(tmp_path):
    (tmp_path / "footer.html").write_text("<footer>ذيل {{ site.name }}</footer>", "utf-8")
    page = Theme(tmp_path).render(FRONT).decode()
    assert "<footer>ذيل صباح جمانة</footer>" in page
    assert 'class="masthead"' in page


def test_an_own_template_extends_the_built_in_base(tmp_path):
    (tmp_path / "article.html").write_text(
        '{% extends "base.html" %}{% block content %}<h1>{{ sheet.headline }}</h1>{% endblock %}', "utf-8"
    )
    assert f"<h1>{ARTICLE.headline}</h1>" in Theme(tmp_path).render(ARTICLE).decode()


def test_own_tokens_and_own_style_change_the_face(tmp_path):
    (tmp_path / "style").mkdir()
    (tmp_path / "style" / "own.css").write_text(":root { --accent: #014 }", "utf-8")
    page = Theme(tmp_path).render(FRONT).decode()
    assert page.index("--accent:#9a2617") < page.index("--accent:#014")


def test_own_icons_replace_ours_under_the_same_address(tmp_path):
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "favicon.svg").write_bytes(b"<svg/>")
    assert Theme(tmp_path).assets["/favicon.svg"] == b"<svg/>"


def test_the_digest_follows_every_file_of_the_theme(tmp_path):
    assert Theme(tmp_path).digest == Theme().digest == Theme(tmp_path / "nothing").digest
    (tmp_path / "footer.html").write_text("", "utf-8")
    template = Theme(tmp_path).digest
    (tmp_path / "style").mkdir()
    (tmp_path / "style" / "own.css").write_text("a{}", "utf-8")
    assert len({Theme().digest, template, Theme(tmp_path).digest}) == 3


def test_a_theme_prints_what_it_read_though_the_files_change(tmp_path):
    file = tmp_path / "footer.html"
    file.write_text("<footer>أ</footer>", "utf-8")
    theme = Theme(tmp_path)
    file.write_text("<footer>ب</footer>", "utf-8")
    assert b"<footer>\xd8\xa3</footer>" in theme.render(FRONT)


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("<p>\n{% if %}</p>", 2),
        ("<p>\n\n{{ sheet.headlin }}</p>", 3),
        ("\n\n\n{{ nothing }}", 4),
        ('{% extends "bace.html" %}', 0),
        ("\n{{ t('no_such_word') }}", 2),
    ],
)
def test_a_broken_template_is_told_with_its_line(tmp_path, source, line):
    (tmp_path / "article.html").write_text(source, "utf-8")
    with pytest.raises(TemplateError) as told:
        Theme(tmp_path).render(ARTICLE)
    assert told.value.facts["template"] == "article.html"
    assert told.value.facts["line"] == line


def test_an_error_within_a_part_names_the_part(tmp_path):
    (tmp_path / "footer.html").write_text("\n\n{{ site.nmae }}", "utf-8")
    with pytest.raises(TemplateError) as told:
        Theme(tmp_path).render(ARTICLE)
    assert (told.value.facts["template"], told.value.facts["line"]) == ("footer.html", 3)


def test_a_check_finds_every_broken_template_at_once(tmp_path):
    (tmp_path / "article.html").write_text("{% if %}", "utf-8")
    (tmp_path / "front.html").write_text("\n{{ a b }}", "utf-8")
    found = [(error.facts["template"], error.facts["line"]) for error in Theme(tmp_path).check()]
    assert found == [("article.html", 1), ("front.html", 2)]
    assert Theme().check() == []
