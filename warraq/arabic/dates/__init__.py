"""Dates: written as the newspaper's region writes them, and found in what others wrote.

`format_date` and its kin write; `find_dates` reads. What is read comes as EDTF (ISO 8601-2), with its
place in the text.

>>> [(found.text, found.edtf) for found in find_dates("أُطلق في الأول من تشرين الثاني/نوفمبر 2014 وانتهى ربيع 2019")]
[('الأول من تشرين الثاني/نوفمبر 2014', '2014-11-01'), ('ربيع 2019', '2019-21')]

The files, in the order that a text takes: `names` and `numbers` (what words mean), `lexemes` (a text as
meaningful pieces), `grammar` (which pieces in a row are a date), `values` and `calendars` (what the date is),
`relative` (yesterday, next month), `lookalikes` (what is none), `reading` (all together).
"""

from warraq.arabic.dates.hijri import format_hijri
from warraq.arabic.dates.reading import FoundDate, find_dates
from warraq.arabic.dates.writing import (
    format_date,
    format_datetime,
    format_month,
    format_time,
    weekday_name,
    weekday_names,
)

__all__ = [
    "FoundDate",
    "find_dates",
    "format_date",
    "format_datetime",
    "format_hijri",
    "format_month",
    "format_time",
    "weekday_name",
    "weekday_names",
]
