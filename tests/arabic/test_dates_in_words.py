"""Months and dates as regions and languages write them.

The names are pinned here, letter by letter, although they come from CLDR: should a new
CLDR rename a month, a newspaper's whole archive would be printed anew, and that must be
somebody's decision.
"""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.arabic.dates import format_date, format_datetime, format_month, weekday_name, weekday_names
from warraq.arabic.months import TRADITIONS, MonthStyle

EGYPT = "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"
LEVANT = "كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول"
TUNISIA = "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر"
MOROCCO = "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر"
SORANI = "کانوونی_دووەم شوبات ئازار نیسان ئایار حوزەیران تەمووز ئاب ئەیلوول تشرینی_یەکەم تشرینی_دووەم کانونی_یەکەم"
KURMANJI = "rêbendan sibat adar nîsan gulan hezîran tîrmeh tebax îlon cotmeh mijdar berfanbar"
PERSIAN = "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر"
TURKISH = "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık"
days = st.dates(date(1, 1, 1), date(9999, 12, 31))
styles = st.builds(
    MonthStyle,
    st.sampled_from(["ar", "ckb", "ku", "fa", "tr", "en"]),
    st.sampled_from(list(TRADITIONS)),
    st.none() | st.sampled_from(list(TRADITIONS)),
)


@pytest.mark.parametrize(
    ("style", "names"),
    [
        (MonthStyle(tradition="levant"), LEVANT),
        (MonthStyle(tradition="iraq"), LEVANT),
        (MonthStyle(tradition="egypt"), EGYPT),
        (MonthStyle(tradition="gulf"), EGYPT),
        (MonthStyle(tradition="tunisia"), TUNISIA),
        (MonthStyle(tradition="algeria"), TUNISIA),
        (MonthStyle(tradition="morocco"), MOROCCO),
        (MonthStyle("ckb"), SORANI),
        (MonthStyle("ku"), KURMANJI),
        (MonthStyle("fa"), PERSIAN),
        (MonthStyle("tr"), TURKISH),
    ],
    ids=lambda value: f"{value.language}-{value.tradition}" if isinstance(value, MonthStyle) else "",
)
def test_each_tradition_names_its_twelve_months(style: MonthStyle, names: str) -> None:
    assert style.names() == tuple(name.replace("_", " ") for name in names.split())


@pytest.mark.parametrize(
    ("style", "written"),
    [
        (MonthStyle(tradition="levant"), "15 أيلول 2014"),
        (MonthStyle(tradition="levant", second="egypt"), "15 أيلول/سبتمبر 2014"),
        (MonthStyle(tradition="egypt", second="levant"), "15 سبتمبر/أيلول 2014"),
        (MonthStyle(tradition="tunisia", second="egypt"), "15 سبتمبر 2014"),
        (MonthStyle("ckb"), "15ی ئەیلوولی 2014"),
        (MonthStyle("ku"), "15ê îlona 2014an"),
        (MonthStyle("fa"), "15 سپتامبر 2014"),
        (MonthStyle("tr"), "15 Eylül 2014"),
        (MonthStyle("en"), "September 15, 2014"),
    ],
)
def test_a_day_is_written_as_its_readers_write_it(style: MonthStyle, written: str) -> None:
    assert format_date(date(2014, 9, 15), style) == written


@pytest.mark.parametrize(
    ("style", "digits", "written"),
    [
        (MonthStyle(tradition="levant", second="egypt"), "western", "آذار/مارس 2019"),
        (MonthStyle(tradition="levant"), "eastern", "آذار ٢٠١٩"),
        (MonthStyle("fa"), "eastern", "مارس ۲۰۱۹"),
        (MonthStyle("ckb"), "eastern", "ئازاری ٢٠١٩"),
    ],
)
def test_a_month_heads_an_archive(style: MonthStyle, digits, written: str) -> None:  # type: ignore[no-untyped-def]
    assert format_month(2019, 3, style, digits) == written


def test_a_moment_is_shown_on_the_clocks_of_the_newspaper() -> None:
    moment = datetime(2014, 12, 31, 22, 30, tzinfo=UTC)
    style = MonthStyle(tradition="levant", second="egypt")
    assert format_datetime(moment, ZoneInfo("Asia/Damascus"), style) == "1 كانون الثاني/يناير 2015، 00:30"
    assert format_datetime(moment, ZoneInfo("Africa/Tunis"), style, "eastern") == "٣١ كانون الأول/ديسمبر ٢٠١٤، ٢٣:٣٠"


@given(days, styles)
def test_any_day_can_be_written_in_any_style(day: date, style: MonthStyle) -> None:
    assert str(day.year) in format_date(day, style)
    assert not set(format_date(day, style, "eastern")) & set("0123456789")
    assert weekday_name(day, style) in weekday_names(style)


@pytest.mark.parametrize(
    ("language", "monday"),
    [("ar", "الاثنين"), ("ckb", "دووشەممە"), ("ku", "duşem"), ("fa", "دوشنبه"), ("tr", "Pazartesi")],
)
def test_the_week_has_its_names(language: str, monday: str) -> None:
    assert weekday_name(date(2014, 9, 15), MonthStyle(language)) == monday
    assert len(set(weekday_names(MonthStyle(language)))) == 7


@pytest.mark.parametrize("region", ["levant", "iraq", "egypt", "gulf", "tunisia", "algeria", "morocco"])
def test_double_names_join_a_region_with_its_neighbours(region: str) -> None:
    style = MonthStyle.of_site("ar", region, double=True)
    assert style.second in ("egypt", "levant")
    assert style.name(1).count("/") == (
        MonthStyle.of_site("ar", region).name(1) != MonthStyle("ar", style.second).name(1)
    )


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        format_datetime(datetime(2014, 9, 15), UTC, MonthStyle())


def test_a_moment_is_not_taken_for_a_day() -> None:
    with pytest.raises(TypeError, match="format_datetime"):
        format_date(datetime(2014, 9, 15, tzinfo=UTC), MonthStyle())


def test_unknown_traditions_and_languages_are_refused() -> None:
    with pytest.raises(ValueError, match="levant"):
        MonthStyle(tradition="atlantis")
    with pytest.raises(ValueError, match="zz"):
        MonthStyle("zz")
    with pytest.raises(ValueError, match="13"):
        MonthStyle().name(13)
