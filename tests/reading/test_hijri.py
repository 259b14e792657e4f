"""The Hijri date beside the Gregorian, where the newspaper wants it."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from typing import Any

from warraq.reading.shelf import Shelf

LATE = datetime(2014, 9, 15, 22, 30, tzinfo=UTC)
"""In Beirut it is the next day already."""


def test_a_newspaper_that_wants_it_has_the_hijri_date_of_its_own_zones_day(newspaper: Any) -> None:
    wanting = dataclasses.replace(newspaper, newspaper=dataclasses.replace(newspaper.newspaper, hijri=True))
    assert Shelf(wanting).moment(LATE).hijri == "21 ذو القعدة 1435 هـ"
    assert Shelf(newspaper).moment(LATE).hijri == ""
