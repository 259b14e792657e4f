"""Days as the newsroom's own pages name them: with the months of the newspaper's region, as its readers know them."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language

from warraq.arabic.months import MonthStyle


def regional_day(at: datetime) -> str:
    """The day of a moment without its year: «29 تشرين الثاني» in Bilad al-Sham, «29 نوفمبر» in Egypt. In another
    language than Arabic as Django writes it."""
    local = timezone.localtime(at)
    if (get_language() or "").partition("-")[0] != "ar":
        return date_format(local, "j F")
    return f"{local.day} {MonthStyle(tradition=settings.WARRAQ.newspaper.region).name(local.month)}"
