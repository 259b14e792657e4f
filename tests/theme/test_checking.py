"""`warraq theme check`: each mistake of a designer is told with its file and line, and a sound theme passes."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from warraq.config import FACES, Look
from warraq.theme.checking import findings
from warraq.theme.specimens import specimens
from warraq.theme.theme import TEMPLATES


def put(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return folder


def told(folder: Path | None, look: Look | None = None) -> list[tuple[str, int, str]]:
    found = findings(folder, look or Look())
    assert all(each.arabic and each.english for each in found)
    return [(each.file, each.line, each.english) for each in found]


@pytest.mark.parametrize("face", FACES)
def test_what_comes_with_warraq_is_sound(face):
    assert told(None, Look(face)) == []


@pytest.mark.parametrize("sheet", TEMPLATES, ids=lambda sheet: sheet.__name__)
def test_a_full_specimen_leaves_no_field_empty_and_a_bare_one_prints_too(sheet):
    full, *_, bare = specimens(sheet)
    assert [f.name for f in fields(full) if getattr(full, f.name) in (None, "", ())] == []
    assert [f.name for f in fields(bare) if isinstance(getattr(bare, f.name), tuple) and getattr(bare, f.name)] == []


@pytest.mark.parametrize(
    ("name", "source", "line", "words"),
    [
        ("article.html", "\n{% if %}", 2, "Expected an expression"),
        ("article.html", "\n\n{{ sheet.headlin }}", 3, "headlin"),
        ("masthead.html", "<header>\n{{ nothing }}</header>", 2, "nothing"),
        ("fotoer.html", "<footer></footer>", 0, "Did you mean footer.html?"),
        ("style/tokns.css", "", 0, "Did you mean style/tokens.css?"),
        ("style/own.css", "a { color: red }\n.x { margin-left: 1rem }", 2, "margin-left"),
        ("style/own.css", "a { background: url(missing.png) }", 1, "missing.png"),
        ("style/own.css", "a { background: url(https://elsewhere.example/x.png) }", 1, "elsewhere.example"),
        ("style/own.css", ":root { --soft: #cccccc }", 0, "--soft (#cccccc)"),
        ("style/own.css", ":root{--soft:#ccc}", 0, "--soft (#cccccc)"),
        ("style/own.css", "a { float: left }", 1, "float: left"),
        ("style/own.css", "".join(f".c{n}{{color:#{n * 7919:06x}}}" for n in range(4000)), 0, "bytes compressed"),
        ("footer.html", '<footer>\n<script src="/a.js"></script></footer>', 2, "no script"),
        ("footer.html", '<footer style="color: red"></footer>', 1, "style="),
        ("footer.html", '<footer onclick="x()"></footer>', 1, "onclick="),
        ("footer.html", '<img src="https://elsewhere.example/x.png" alt="">', 1, "another host"),
        ("footer.html", '<img src="/x.png">', 1, "no alt"),
        ("base.html", "<html><title>x</title><h1>x</h1></html>", 0, "no <main>"),
        ("base.html", "<html><title>x</title><main><h1>x</h1></main></html>", 0, "its lang"),
    ],
)  # fmt: skip
def test_a_mistake_is_told(tmp_path, name, source, line, words):
    found = [each for each in told(put(tmp_path, name, source)) if words in each[2]]
    assert found
    assert {each[1] for each in found} == {line}


def test_a_mistake_that_every_page_shows_is_told_once_of_the_template_where_it_stands(tmp_path):
    put(tmp_path, "footer.html", '<footer>\n<img src="https://elsewhere.example/x.png"></footer>')
    assert [each[:2] for each in told(tmp_path)] == [("footer.html", 2)] * 2


def test_templates_are_looked_at_though_a_colour_is_refused(tmp_path):
    put(tmp_path, "article.html", "{{ sheet.headlin }}")
    assert {each[0] for each in told(tmp_path, Look(accent="#ffcc00"))} == {"warraq.toml", "article.html"}


def test_parts_of_ones_own_that_a_template_calls_are_no_strangers(tmp_path):
    put(tmp_path, "footer.html", '{% include "motto.html" %}')
    put(tmp_path, "motto.html", "<footer>{{ site.tagline }}</footer>")
    put(tmp_path, "style/magazine-article.css", "a { color: var(--accent) }")
    put(tmp_path, "assets/pattern.svg", "<svg/>")
    own = "main { background: url(pattern.svg) } @media (min-width: 20rem) { main { inset: 0 } }"
    put(tmp_path, "style/own.css", own)
    assert told(tmp_path) == []


def test_a_colour_of_the_settings_that_cannot_be_read_is_told_once(tmp_path):
    assert [(file, line) for file, line, _ in told(None, Look(accent="#ffcc00"))] == [("warraq.toml", 0)]


def test_the_command_says_what_is_wrong_in_both_languages(tmp_path, capsys):
    from warraq.cli.theming import check

    put(tmp_path, "warraq.toml", "")
    assert check(tmp_path) == 0
    put(tmp_path, "theme/footer.html", "\n{{ site.nmae }}")
    assert check(tmp_path) == 1
    told = capsys.readouterr().err
    assert "theme/footer.html:2" in told
