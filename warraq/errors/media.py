"""Errors about pictures and other media."""

from __future__ import annotations

from warraq.errors.base import WarraqError


class MediaError(WarraqError):
    """A picture or document cannot be taken in; nothing of it was kept."""


class PictureRefused(MediaError):
    en = "The picture {name} was refused: {reason}. Save it again as JPEG, PNG, WebP or AVIF and try once more."
    ar = "رُفضت الصورة {name}: {reason_ar}. احفظها من جديد بصيغة JPEG أو PNG أو WebP أو AVIF ثم حاول ثانية."


class FetchRefused(MediaError):
    en = "{url} was not fetched: {reason}."
    ar = "لم تُجلب {url}: {reason_ar}."
