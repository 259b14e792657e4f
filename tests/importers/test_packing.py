"""Records arrive in another process as they left."""

from __future__ import annotations

import pickle

import pytest

from warraq.importers.wordpress.records import Site, Term


@pytest.mark.parametrize(
    "record",
    [
        Site("https://a.example", "https://b.example", "يوميات", "وصف", "ar", "1.2", line=4),
        Term("category", "local", "محليات"),
    ],
)
def test_a_record_is_the_same_after_the_journey(record: object) -> None:
    assert pickle.loads(pickle.dumps(record)) == record


def test_a_record_stays_frozen_after_the_journey() -> None:
    term = pickle.loads(pickle.dumps(Term("category", "local", "محليات")))
    with pytest.raises(AttributeError):
        term.name = "ثقافة"
