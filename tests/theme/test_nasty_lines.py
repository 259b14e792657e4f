"""One nasty line in every place that shows an editor's or a reader's words, measured in the printed page: headline,
standfirst, card, caption, body, comment, snippet of a search."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from tests.theme.pages_in_browser import HOST, serve
from tests.theme.samples import ARTICLE, COMMENTS, FRONT, RESULTS, picture
from warraq.sheets import TextBlock
from warraq.theme import Theme

pytestmark = pytest.mark.browser

LINES = {
    "range": ("بين 1975-1990 سقط الجسر", "1975–\u20601990", "parts"),
    "range at the end": ("نتيجة المباراة 84-79", "84–\u206079", "parts"),
    "percent": ("ارتفع السعر 12%", "12%", "sign"),
    "percent first": ("12% من السكّان بلا ماء", "12%", "sign"),
    "telephone": ("اتّصلوا على الرقم +961 1 234 567", "+961 1 234 567", "left"),
    "name in brackets": ("افتتحت شركة النقل (Jumana Transit)", "Jumana Transit", "left"),
    "name and brackets": ("افتتحت Jumana Transit (JUT) خطّها", "Jumana Transit (JUT)", "left"),
    "version": ("صدر Python 3.11 و C++ معاً", "C++", "left"),
    "address": ("التفاصيل على https://sabah.example/a/?b=1#c", "https://sabah.example/a/?b=1#c", "left"),
    "mail": ("راسلونا info@sabah.example", "info@sabah.example", "left"),
    "hashtag": ("انتشر وسم #جسر_جمانة اليوم", "#جسر_جمانة", "right"),
    "Latin hashtag": ("انتشر وسم #SaveTheBridge اليوم", "#SaveTheBridge", "left"),
    "brackets": ("نهاية السطر بكلمة (الميناء)", "(الميناء)", "right"),
    "quotes": ('قال: "سمعته يقول «نعم» مرّة"', "«سمعته يقول ‹نعم› مرّة»", "right"),
    "quotes at the end": ('قالت الجدّة "هذا بيتي"', "«هذا بيتي»", "right"),
    "Persian": ("کتاب «پلِ گچی» منتشر شد", "«پلِ گچی»", "right"),
    "Kurdish": ("ڕۆژنامەی «وەرەق» لە هەولێر", "«وەرەق»", "right"),
    "date": ("يوم 2026-11-25 عند 5:30", "2026-11-25", "left"),
    "negative": ("بلغت الحرارة -5 ليلاً", "-5", "left"),
}

PLACES = {
    "headline": (0, "h1"), "standfirst": (0, ".standfirst"), "caption": (0, ".lead figcaption"),
    "body": (0, ".body p"), "comment": (0, ".comments .said"), "card": (1, ".front .card h2, .front .card h3"),
    "excerpt": (1, ".front .excerpt"), "found headline": (2, ".hits h2"), "snippet": (2, ".hits .excerpt"),
}  # fmt: skip

WHERE = """([selector, needle]) => {
  for (const place of document.querySelectorAll(selector)) {
    const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT), nodes = [];
    let whole = '';
    while (texts.nextNode()) { nodes.push([texts.currentNode, whole.length]); whole += texts.currentNode.data; }
    const at = whole.indexOf(needle);
    if (at < 0) continue;
    return [...needle].map((sign, i) => {
      const [node, start] = nodes.filter(([, s]) => s <= at + i).pop(), range = document.createRange();
      range.setStart(node, at + i - start); range.setEnd(node, at + i - start + 1);
      const box = range.getBoundingClientRect();
      return [sign, (box.left + box.right) / 2, box.top, box.width];
    });
  }
  return [];
}"""


def pages(line: str) -> tuple[bytes, bytes, bytes]:
    theme = Theme()
    comment = replace(COMMENTS[0], html=f"<p>{line}</p>", replies=())
    story = replace(
        ARTICLE, headline=line, standfirst=line, lead=replace(picture("tram"), caption_html=line),
        body=(TextBlock(f"<p>{line}</p>"),), comments=(comment,), comment_count=1,
    )  # fmt: skip
    assert FRONT.lead
    front = replace(FRONT, lead=replace(FRONT.lead, headline=line, excerpt=line))
    words = line.split(" ")
    hit = replace(RESULTS.hits[0], headline=line, snippet_html=" ".join([f"<mark>{words[0]}</mark>", *words[1:]]))
    return theme.render(story), theme.render(front), theme.render(replace(RESULTS, hits=(hit,)))


@pytest.fixture(scope="module")
def tab(chromium: Any) -> Iterator[Any]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="ar")
    printed: dict[str, bytes] = dict(Theme().assets)
    serve(context, printed)
    page = context.new_page()
    page.printed = printed
    yield page
    context.close()


def in_order(signs: list[tuple[str, float, float, float]], rule: str) -> bool:
    """Whether the signs of a run, which may be broken over lines, stand as they are read."""
    for line in {round(top / 8) for _, _, top, width in signs if width}:
        at = [(sign, x) for sign, x, top, width in signs if width and round(top / 8) == line]
        xs = [x for _, x in at]
        if rule == "left" and xs != sorted(xs):
            return False
        if rule == "right" and xs != sorted(xs, reverse=True):
            return False
        if rule == "sign" and not (xs[-1] < min(xs[:-1]) and xs[:-1] == sorted(xs[:-1])):
            return False
        if rule == "parts":
            dash = [sign for sign, _ in at].index("–")
            if not min(xs[:dash]) > xs[dash] > max(xs[dash + 1 :]):
                return False
    return True


@pytest.mark.parametrize("name", LINES)
def test_a_nasty_line_stands_as_it_is_read_wherever_it_is_shown(tab: Any, name: str) -> None:
    typed, run, rule = LINES[name]
    addresses = ("/story/", "/front/", "/found/")
    tab.printed.update(zip(addresses, pages(typed), strict=True))
    wrong = {}
    for number, address in enumerate(addresses):
        tab.goto(HOST + address)
        for place, (of, selector) in PLACES.items():
            if of == number:
                signs = tab.evaluate(WHERE, [selector, run])
                if not signs or not in_order(signs, rule):
                    wrong[place] = signs and [sign for sign, *_ in sorted(signs, key=lambda s: (s[2], s[1]))]
    assert wrong == {}
