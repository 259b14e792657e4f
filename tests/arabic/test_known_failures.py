"""What the room is known to get wrong, kept as data.

Each case names its rule and its source. A case that begins to pass fails here, until it is
moved to the tests of its own function.
"""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from warraq.arabic import analyse, excerpt, find_dates, fold, without_article, words

CASES = json.loads(Path(__file__).with_name("known_failures.json").read_text(encoding="utf-8"))
FUNCTIONS: dict[str, Callable[..., Any]] = {
    "fold": fold,
    "excerpt": excerpt,
    "without_article": without_article,
    "dates": lambda text: [found.edtf for found in find_dates(text, date(2024, 3, 15))],
    "shared_stem": lambda one, other: analyse(one)[0].stem == analyse(other)[0].stem,
    "word_texts": lambda text: [word.text for word in words(text)],
}


@pytest.mark.xfail(strict=True, reason="known failure")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["rule"])
def test_known_failure(case: dict[str, Any]) -> None:
    assert FUNCTIONS[case["function"]](*case["arguments"]) == case["wanted"]


def test_each_known_failure_says_why() -> None:
    assert all(case["rule"] and case["source"] and case["function"] in FUNCTIONS for case in CASES)
