"""The moments of old records."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from warraq.importers.wordpress.survey import wall_clock

_DAY = re.compile(r"/((?:19|20)\d\d)/(\d\d?)(?:/(\d\d?))?/")
_EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)
_LATEST = datetime(2200, 1, 1, tzinfo=UTC)


def instant(utc: str, local: str, zone: ZoneInfo) -> datetime | None:
    """A moment that WordPress keeps twice, in UTC and in the site's wall clock; drafts have no UTC one. The newspaper's
    own zone is taken for the site's. None where there is neither, or one that no newspaper can have.

    >>> instant("0000-00-00 00:00:00", "2014-09-15 08:30:00", ZoneInfo("Asia/Beirut")).isoformat()
    '2014-09-15T08:30:00+03:00'
    """
    moment, at = wall_clock(utc), wall_clock(local)
    if moment is not None:
        found = moment.replace(tzinfo=UTC)
    elif at is not None:
        found = at.replace(tzinfo=zone)
    else:
        return None
    return found if _EARLIEST < found < _LATEST else None


def published(date_gmt: str, date: str, modified_gmt: str, modified: str, zone: ZoneInfo) -> datetime | None:
    """When a post appeared; of one that lost its date, when it was last touched."""
    return instant(date_gmt, date, zone) or instant(modified_gmt, modified, zone)


def of_address(link: str, zone: ZoneInfo) -> datetime | None:
    """The noon of the day, or of the month's first, that a permalink names.

    >>> of_address("http://paper.example/2014/09/a/", ZoneInfo("UTC")).isoformat()
    '2014-09-01T12:00:00+00:00'
    """
    match = _DAY.search(link)
    if match is None:
        return None
    try:
        return datetime(int(match[1]), int(match[2]), int(match[3] or 1), 12, tzinfo=zone)
    except ValueError:
        return None


def is_due(moment: datetime, now: datetime) -> bool:
    """Whether a scheduled moment lies behind us, or so near that the press would print while we still load."""
    return moment <= now + timedelta(minutes=1)
