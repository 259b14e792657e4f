"""Mixed lines, measured: where each sign really stands on the line, in a browser, at its beginning and at its end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from warraq.arabic.letters import WORD_JOINER
from warraq.theme.typesetting import Typesetter

pytestmark = pytest.mark.browser

DASH = f"–{WORD_JOINER}"
PLACES = {"beginning": "{} ثم مضى", "middle": "كتب {} اليوم", "end": "كتب {}", "end of sentence": "كتب {}."}
WHERE = """([needle]) => {
  const line = document.querySelector('p'), texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  let whole = '', nodes = [];
  while (texts.nextNode()) { nodes.push([texts.currentNode, whole.length]); whole += texts.currentNode.data; }
  const at = whole.indexOf(needle);
  return [...needle].map((_, i) => {
    const [node, start] = nodes.filter(([, s]) => s <= at + i).pop(), range = document.createRange();
    range.setStart(node, at + i - start); range.setEnd(node, at + i - start + 1);
    const box = range.getBoundingClientRect(); return (box.left + box.right) / 2;
  });
}"""


@pytest.fixture(scope="module")
def tab(chromium: Any) -> Iterator[Any]:
    context = chromium.new_context(viewport={"width": 1200, "height": 300}, locale="ar")
    yield context.new_page()
    context.close()


def places(tab: Any, text: str, run: str, digits: str = "western") -> list[float]:
    """The middle of each sign of `run`, in pixels from the left, as the set line shows it."""
    line = Typesetter("ar", digits, "rtl").text(text)  # type: ignore[arg-type]
    tab.set_content(f'<html lang="ar" dir="rtl"><p style="font: 20px sans-serif; white-space: nowrap">{line}</p>')
    found: list[float] = tab.evaluate(WHERE, [run])
    return found


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("typed", ["2-1", "84-79", "2014-2016", "84–79"])
def test_the_first_number_of_a_score_or_range_is_the_first_from_the_right(tab, typed, place):
    run = typed.replace("-", "–").replace("–", DASH)
    at = places(tab, PLACES[place].format(typed), run)
    dash = run.index("–")
    assert min(at[:dash]) > at[dash] > max(at[dash + 2 :])


def test_no_line_ends_within_a_score(tab):
    line = Typesetter("ar", "western", "rtl").text("الميناء 84-79")
    tab.set_content(f'<html lang="ar" dir="rtl"><p style="font: 20px sans-serif; inline-size: 1px">{line}</p>')
    tops = tab.evaluate(
        "() => { const text = document.querySelector('p').firstChild, range = document.createRange();"
        " range.setStart(text, text.data.indexOf('84')); range.setEnd(text, text.data.length);"
        " return [...range.getClientRects()].map(box => box.top) }"
    )
    assert len(set(tops)) == 1


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("typed", ["12%", "7.5%", "15€"])
def test_a_sign_after_the_number_stands_to_its_left(tab, typed, place):
    at = places(tab, PLACES[place].format(typed), typed)
    assert at[-1] < min(at[:-1])
    assert at[:-1] == sorted(at[:-1])


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "run", ["+961 1 234 567", "01 234 567", "2026-11-25", "-5", "5:30", "25/11/2026", "C++", "Jumana Transit (JUT)",
            "info@sabah.example", "https://sabah.example/a/", "9,000", "3.5"],
)  # fmt: skip
def test_numbers_names_and_addresses_run_from_the_left_without_a_break(tab, run, place):
    at = places(tab, PLACES[place].format(run), run)
    assert at == sorted(at)


@pytest.mark.parametrize("run", ["«نعم»", "(JUT)", "(الميناء)", "«JUT»"])
@pytest.mark.parametrize("place", PLACES)
def test_quotes_and_brackets_embrace_their_words_also_at_the_end_of_a_line(tab, run, place):
    at = places(tab, PLACES[place].format(run), run)
    first, last, within = at[0], at[-1], at[1:-1]
    assert (first > max(within) and last < min(within)) or "(JUT" in run
    assert min(first, last) < min(within) <= max(within) < max(first, last)


@pytest.mark.parametrize("run", ["JUT", "12%", f"2{DASH}1", "2026-11-25", "C++"])
def test_the_full_stop_ends_the_sentence_on_the_left(tab, run):
    at = places(tab, f"كتب {run.replace(DASH, '-')}.", f"{run}.")
    assert at[-1] < min(at[:-1])


def test_a_number_after_a_foreign_name_does_not_join_the_words_after_it(tab):
    """«Jumana 2-1 الميناء»: the name, then the score, then the other name, from the right."""
    text = "فاز Jumana 2-1 الميناء"
    name, score, other = (places(tab, text, run)[0] for run in ("Jumana", f"2{DASH}1", "الميناء"))
    assert name > score > other


@pytest.mark.parametrize("place", PLACES)
def test_eastern_digits_keep_the_same_order(tab, place):
    at = places(tab, PLACES[place].format("2-1"), f"٢{DASH}١", "eastern")
    assert at[0] > at[1] > at[3]
    percent = places(tab, PLACES[place].format("12%"), "١٢٪", "eastern")
    assert percent[2] < percent[0] < percent[1]
