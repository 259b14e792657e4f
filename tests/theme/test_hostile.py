"""Texts and addresses from outside never become markup, scripts or harmful links."""

import json
import re
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from tests.theme.html import read
from tests.theme.samples import FEED, PAGES
from warraq.theme import Theme
from warraq.theme.theme import STYLE

TEXT = "</script></title></style><script>alert(1)</script><img src=x onerror=alert(2)>\"'`&lt;\u2028--><!--"
CHOICES = frozenset({"kind", "language", "direction", "digits", "format", "iso", "face", "accent", "second"})
ADDRESSES = frozenset({"address", "url", "home"})


def changed(value: Any, *, text: str | None = None, address: str | None = None, name: str = "") -> Any:
    """The same sheet with every plain text, or every address, replaced."""
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value,
            **{
                f.name: changed(getattr(value, f.name), text=text, address=address, name=f.name)
                for f in fields(value)
                if f.name != "kind" or hasattr(value, "cards")
            },
        )
    if isinstance(value, tuple):
        return tuple(changed(part, text=text, address=address, name=name) for part in value)
    if not isinstance(value, str) or name in CHOICES or name.endswith("html"):
        return value
    if name in ADDRESSES or name == "anchor":
        return address if address is not None and name in ADDRESSES else value
    return value if text is None else text


@pytest.mark.parametrize("kind", sorted(PAGES))
def test_a_text_stays_a_text_wherever_it_stands(kind):
    page = read(Theme().render(changed(PAGES[kind], text=TEXT)))
    assert not [e for e in page.elements if "onerror" in e.attributes]
    scripts = page.all("script")
    assert len(scripts) <= 1
    for script in scripts:
        assert json.loads(script.text)
    assert TEXT in page.one("title").text


@pytest.mark.parametrize("kind", sorted(PAGES))
def test_no_text_is_taken_for_the_style_of_its_page(kind):
    theme = Theme()
    style, named = theme.render(PAGES[kind]), theme.render(changed(PAGES[kind], text=STYLE))
    assert re.findall(b"<style>.*?</style>", named, re.DOTALL) == re.findall(b"<style>.*?</style>", style, re.DOTALL)
    assert STYLE in read(named).one("title").text


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "//evil.example/x", "/\\evil.example"],
)
@pytest.mark.parametrize("kind", sorted(PAGES))
def test_an_address_that_does_harm_leads_nowhere(kind, address):
    sheet = changed(PAGES[kind], address=address)
    site = PAGES[kind].frame.site
    sheet = replace(sheet, frame=replace(sheet.frame, site=replace(sheet.frame.site, url=site.url)))
    page = read(Theme().render(sheet))
    for element in page.elements:
        for name in ("href", "src"):
            value = "".join(element.attributes.get(name, "").split())
            assert not value.startswith(("javascript:", "data:", "//", "/\\")), element


def test_a_feed_holds_hostile_and_illegal_texts_as_texts():
    from lxml import etree

    feed = changed(FEED, text=TEXT + "\x00\x0b\ufffe\ud800")
    feed = replace(feed, items=tuple(
        replace(new, updated_iso=old.updated_iso) for new, old in zip(feed.items, FEED.items, strict=True)
    ))  # fmt: skip
    root = etree.fromstring(Theme().render(feed))
    assert root.findtext("channel/title") == TEXT
    assert json.loads(Theme().render_json_feed(feed))["items"]


def test_a_template_cannot_reach_beyond_its_sheet(tmp_path):
    from warraq.errors import TemplateError

    (tmp_path / "front.html").write_text("{{ ''.__class__.__mro__[1].__subclasses__() }}", "utf-8")
    with pytest.raises(TemplateError):
        Theme(tmp_path).render(PAGES["front"])
