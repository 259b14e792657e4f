"""The archive: all years, a year, a month with its calendar."""

from __future__ import annotations

import calendar
from datetime import date
from itertools import groupby

from warraq import keys
from warraq.addresses import archive_address
from warraq.arabic.dates import weekday_names
from warraq.reading.cards import cards
from warraq.reading.catalogue import moment_of
from warraq.reading.frames import frame
from warraq.reading.periods import is_divided, period, period_name
from warraq.reading.reader import Reader
from warraq.reading.targets import Target
from warraq.sheets import ArchiveSheet, Day, DaySheet, Link, MonthSheet, Period, YearSheet

SITE = ("site", 0)
ARCHIVE = {"ar": "الأرشيف", "ckb": "ئەرشیف", "ku": "Arşîv", "fa": "بایگانی", "tr": "Arşiv", "en": "Archive"}
FEW = 3
"""Articles of a day that the page of a month shows which is too long to show all."""
FIRST_DAYS = {"levant": 0, "tunisia": 0, "morocco": 0, "iraq": 6, "gulf": 6, "egypt": 5, "algeria": 5}
"""The first day of the week (0 is Monday) in each region's calendars."""


def archive(target: Target, reader: Reader) -> ArchiveSheet:
    shelf = reader.shelf
    reader.note(keys.periods("site"))
    months, years = shelf.catalogue.months(SITE), shelf.catalogue.years(SITE)
    heading = ARCHIVE[shelf.config.newspaper.language]
    return ArchiveSheet(
        frame=frame(reader, target.address, heading),
        heading=heading,
        years=tuple(
            (
                period(year, "/", count, shelf),
                tuple(period(month, "/", held, shelf) for month, held in months.items() if month.startswith(year)),
            )
            for year, count in reversed(years.items())
        ),
    )


def year(target: Target, reader: Reader) -> YearSheet | None:
    shelf, own = reader.shelf, str(target.args[0])
    # Only this year's counts, and only the names of the others: so last year's page outlives this year's news.
    reader.note(keys.listing("site", "", own), keys.calendar())
    months, years = shelf.catalogue.months(SITE), shelf.catalogue.years(SITE)
    if own not in years:
        return None
    heading = period_name(own, shelf)
    return YearSheet(
        frame=frame(reader, target.address, heading, "", (_home(reader),)),
        heading=heading,
        year=int(own),
        months=tuple(_month_of(own, number, months, reader) for number in range(1, 13)),
        years=tuple(period(other, "/", 1, shelf) for other in reversed(years) if other != own),
    )


def _month_of(own: str, number: int, months: dict[str, int], reader: Reader) -> Period:
    name = f"{own}-{number:02}"
    count = months.get(name, 0)
    return Period(int(own), number, reader.shelf.style.name(number), archive_address(name) if count else "", count)


def day(target: Target, reader: Reader) -> DaySheet | None:
    shelf, own = reader.shelf, str(target.args[0])
    reader.note(keys.listing("site", "", own))
    numbers = shelf.catalogue.within(SITE, own)
    if not numbers:
        return None
    heading = shelf.day(date.fromisoformat(own))
    month, year = (Link(period_name(part, shelf), archive_address(part)) for part in (own[:7], own[:4]))
    return DaySheet(
        frame=frame(reader, target.address, heading, "", (_home(reader), year, month)),
        heading=heading,
        cards=cards(numbers, reader),
    )


def month(target: Target, reader: Reader) -> MonthSheet | None:
    shelf, own = reader.shelf, str(target.args[0])
    reader.note(keys.listing("site", "", own), keys.calendar(own))
    numbers = shelf.catalogue.within(SITE, own)
    if not numbers:
        return None
    year_number, month_number = int(own[:4]), int(own[5:])
    first_day = FIRST_DAYS[shelf.config.newspaper.region]
    names = weekday_names(shelf.style)
    months = list(shelf.catalogue.months(SITE))
    at = months.index(own)
    heading = period_name(own, shelf)
    trail = (_home(reader), Link(period_name(own[:4], shelf), archive_address(own[:4])))
    return MonthSheet(
        frame=frame(reader, target.address, heading, "", trail),
        heading=heading,
        year=year_number,
        month=month_number,
        weekdays=tuple(names[(first_day + step) % 7] for step in range(7)),
        weeks=tuple(map(tuple, calendar.Calendar(first_day).monthdayscalendar(year_number, month_number))),
        days=_days(own, numbers, names, reader),
        previous=_link(months[at - 1], reader) if at else None,
        next=_link(months[at + 1], reader) if at + 1 < len(months) else None,
    )


def _days(month: str, numbers: list[int], names: tuple[str, ...], reader: Reader) -> tuple[Day, ...]:
    shelf = reader.shelf
    few = is_divided(SITE, month, shelf)

    def day_of(number: int) -> date:
        return moment_of(shelf.catalogue.entries[number].instant).astimezone(shelf.zone).date()

    days = []
    for day, group in groupby(numbers, day_of):
        of_day = list(group)
        newest = shelf.instant(shelf.catalogue.entries[of_day[0]].instant)
        of_page = cards(of_day[: FEW if few else None], reader)
        address = archive_address(day.isoformat())
        days.append(Day(day.day, names[day.weekday()], newest, of_page, address, len(of_day)))
    return tuple(days)


def _home(reader: Reader) -> Link:
    return Link(ARCHIVE[reader.shelf.config.newspaper.language], "/archive/")


def _link(part: str, reader: Reader) -> Link:
    return Link(period_name(part, reader.shelf), archive_address(part))
