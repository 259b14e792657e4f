"""Which pieces in a row are a date: shapes over the kinds of pieces, each with the function that reads it.

A shape is a regular expression over `Line.kinds`; the kinds are listed in `names` and `lexemes`. Of all shapes that
match at a place the longest is tried first; a function that returns nothing (31 نيسان, the year of a price) leaves
the place to the next.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from warraq.arabic.dates import calendar_shapes as dated
from warraq.arabic.dates import distance_shapes as distant
from warraq.arabic.dates import relative_shapes as told
from warraq.arabic.dates import weekday_shapes as weekdays
from warraq.arabic.dates import year_shapes as years
from warraq.arabic.dates.scene import Reading, Scene

Match = re.Match[str]
Read = Callable[[Scene, Match], list[Reading]]


class Shape(NamedTuple):
    """`starts` are the kinds with which it can begin, so that most places need no look."""

    starts: str
    pattern: re.Pattern[str]
    read: Read


def year(n: int) -> str:
    """A month's year: «2014», «/ 2014», «من عام 67», «من العام الماضي»; with its era."""
    return (
        rf"(?:[,/(\-]?z?(?:Y[eh]?(?P<a{n}>[yCn])|(?P<b{n}>[yC]))(?:\(?(?P<e{n}>[eh]))?"
        rf"|z?(?P<r{n}>AY|Y[LTF]))"
    )


def month(n: int) -> str:
    return rf"m?(?P<m{n}>[MHJ])j?"


def month_year(n: int) -> str:
    return rf"{month(n)}(?:{year(n)}|(?P<l{n}>[LTF]))"


def count(n: int | str) -> str:
    """So much time: «3 أيام», «شهرين», «أسبوع»."""
    return rf"(?:(?P<n{n}>[dcny])(?P<u{n}>[UDwmYKk])|(?P<two{n}>V)|(?P<one{n}>[UDwmY]))"


_DISTANCE = rf"(?P<way>[qv])a?{count('')}"
_WEEKDAY = r"(?:D?(?:rD?,?\(?W\)?|r|W\(?r\)?|W[LTF]?)[,\-(]?[tp]{0,2}[,]?D?)?"
_TO = r"(?:,?&?i{1,2}[Dp]?|,?\-|/|,?&(?:p?D)?|\|)"


def _shape(starts: str, pattern: str, read: Read) -> Shape:
    return Shape(starts, re.compile(pattern), read)


SHAPES = (
    # 14 مارس 2024; الخميس، 14 من آذار; غرة رمضان 1445هـ
    _shape("doWrD", rf"{_WEEKDAY}(?P<d1>[do])[z/\-]?{month(1)}(?:{year(1)}|(?P<l1>[LTF]))?", dated.day),
    # 3 و4 أيار; من 3 إلى 5 أيار 2014; 28 كانون الأول 2008 إلى 18 كانون الثاني 2009
    _shape(
        "doWD",
        rf"(?:D?(?:W&)?W,?)?(?P<d1>[do])(?:z?{month(1)}(?:{year(1)}|(?P<l1>[LTF]))?)?(?P<to>{_TO})z?W?,?(?P<d2>[do])z?{month(2)}"
        rf"(?:{year(2)}|(?P<l2>[LTF]))?",
        dated.days,
    ),
    # من 5 أيار 2014 إلى 20 منه
    _shape("do", rf"(?P<d1>[do])z?{month(1)}(?:{year(1)})?(?P<to>{_TO})p?W?(?P<d2>[do])u", dated.days_of_one),
    # 3 و4 و5 أيار
    _shape(
        "do",
        rf"(?P<list>[do](?:(?:,&?|&|\-|\|)[do]){{2,14}})z?{month(1)}(?:{year(1)}|(?P<l1>[LTF]))?",
        dated.list_of_days,
    ),
    # الجمعة الأخيرة من نيسان 2023
    _shape("WD", rf"D?(?P<w>W)(?P<nth>[ol])[zp]{month(1)}(?:{year(1)}|(?P<l1>[LTF]))", weekdays.weekday_of_month),
    # أيلول 2014; شهر نيسان الماضي
    _shape("mMHJ", month_year(1), dated.month),
    # حزيران وآب 1982; أيار 2013 - آب 2014
    _shape("mkMHJ", rf"k?{month(1)}(?:{year(1)})?(?P<to>{_TO})s?{month(2)}(?:{year(2)}|(?P<l2>[LTF]))?", dated.months),
    _shape("mkM", rf"[mk]?(?P<list>(?:M,?&?){{2,11}})(?P<m1>M)(?:{year(1)}|(?P<l1>[LTF]))?", dated.list_of_months),
    _shape("mMHJ", month(1), dated.lone_month),
    # March 14, 2024
    _shape("M", r"(?P<m1>M)(?P<d1>d),?(?P<b1>y)", dated.american),
    # 18/12/2015
    _shape("NWrD", rf"{_WEEKDAY}(?P<n>N)(?P<e1>[eh])?", dated.digits),
    _shape("N", r"(?P<n>N)[eh]?(?P<to>[\-/]|,?&?i|&)(?P<n2>N)[eh]?", dated.digits_to_digits),
    # شهر 9 من عام 2014; 9/2014
    _shape("m", rf"m(?P<d1>[do])(?:{year(1)}|(?P<l1>[LTF]))", dated.numbered_month),
    _shape("d", r"(?P<d1>d)/(?P<b1>y)", dated.month_slash_year),
    _shape("d", r"(?P<d1>d)[/\-](?P<d2>d)", dated.day_slash_month),
    # العاشر من الشهر الجاري; 14 الجاري
    _shape("doWrD", rf"{_WEEKDAY}(?P<d1>[do])z?(?P<month>A?m)?(?P<l1>[LTF])?", told.day_of_month),
    # عام 1900; سنة 61 هـ; 300 ق.م
    _shape("Y", r"Y[eh]?(?P<a>[yCnd])(?P<e>[ehx])?", years.year),
    _shape("y", r"(?P<a>y)(?P<e>[eh])", years.year_with_era),
    _shape("n", r"(?P<a>n)(?P<e>[h])", years.year_with_era),
    _shape("y", r"(?P<a>y)(?P<e>x)?", years.lone_year),
    _shape("ynd", r"(?P<a>[ynd])(?P<e>x)", years.year_before_christ),
    # من عام 1971 إلى عام 2000; 2014–2019; عامي 2014 و2015
    _shape(
        "YKy",
        r"(?P<lead>[YK][eh]?)?(?P<a>[yC])[eh]?(?P<to>,?&?i{1,2}|,?[\-/]|,?&|\|)[zp]?(?P<lead2>Y)?(?P<b>[yCnd])(?P<e>[eh])?",
        years.years,
    ),
    _shape("K", r"K(?P<a>y)", years.kurdish_decade),
    _shape("YK", r"[YK](?P<list>y(?:(?:,&?|&|\-)y){2,14})", years.list_of_years),
    # خريف العام 2019; الصيف الماضي; شتاء 2014
    _shape("S", r"(?P<s>S)z?(?:Y?(?P<a>[yC])(?:[/\-][yd])?|(?P<r>Y[LTF]|AY))", years.season),
    _shape("S", r"(?P<s>S)(?:&|[/\-])(?P<s2>S)z?Y?(?P<a>[yC])", years.seasons),
    _shape("SA", r"(?:(?P<s>S)(?P<l>[LTF])|A(?P<s2>S))", told.season),
    # الربع الأول من عام 2023
    _shape("Q", r"(?P<q>Q)(?P<o>[ol])[zp]?(?:Y?(?P<a>[yC])|(?P<r>Y[LTF]|AY))", years.part),
    # تسعينيات القرن الماضي
    _shape("KUX", r"(?:K|U)?(?P<x>X)(?:z?(?P<g>G)(?:(?P<o>[od])|(?P<l>[LTF])))?", years.decade),
    _shape("w", r"w(?P<n>o)z?G(?:(?P<o>[od])|(?P<l>[LTF]))", years.decade_of_century),
    # القرن التاسع عشر
    _shape("G", r"G[p]?(?:(?P<o>[od])|(?P<l>[LTF]))(?P<e>[ehx])?", years.century),
    _shape("g", r"g(?P<o>[od])&(?P<o2>[od])(?P<e>[ehx])?", years.centuries),
    # الأسبوع الماضي; هذا العام; العام قبل الماضي
    _shape("wmYG", r"(?P<u>[wmYG])(?:(?P<l>[LTF])|(?P<twice>qL|vF))", told.unit),
    _shape("A", r"A(?P<u>[wmYGr])", told.this_unit),
    _shape("Yo", r"o?(?P<u>Y)", told.bare_year),
    # îsal; امسال
    _shape("R", r"(?P<u>R)", told.known_unit),
    # السنوات الخمس الماضية
    _shape("KU", r"(?P<u>[KU])(?P<n>[.dno])(?P<l>[LFl])", told.many_units),
    # قبل ثلاثة أيام; منذ شهرين; بعد أسبوع
    _shape("qv", rf"{_DISTANCE}(?:(?P<half>&Q)[Ymw]?|c)?", distant.ago),
    # قبل عام وشهرين; قبل يومين أو ثلاثة
    _shape("qv", rf"{_DISTANCE}&{count(2)}", distant.ago_and_more),
    _shape("qv", rf"{_DISTANCE}\|(?:{count(2)}|(?P<n3>[cdn]))", distant.ago_or_more),
    # أمس الخميس; اليوم; الخميس المقبل
    _shape("rDW", r"D?(?P<r>r)(?:D?[,\-(]?W\)?)?", told.day),
    _shape("WD", r"D?(?P<w>W)(?P<l>[LTF])?(?P<r>\(?r\)?)?", weekdays.weekday),
    _shape("WD", r"D?(?P<w>W)(?P<list>(?:,?&?ip?|\-)D?W|(?:(?:,?&|,)D?W){0,5}&p?D?W)(?P<l>[LTF])?", weekdays.weekdays),
)

SHAPES_AT = {
    kind: tuple(shape for shape in SHAPES if kind in shape.starts)
    for kind in sorted({kind for shape in SHAPES for kind in shape.starts})
}
STARTS = re.compile(f"[{''.join(SHAPES_AT)}]")
