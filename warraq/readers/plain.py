"""The few answers that come from no edition: plain pages in Arabic and English, without style."""

from __future__ import annotations

from warraq.readers import headers
from warraq.readers.exchange import Answer

_PAGE = """<!doctype html>
<html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{ar}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"></head>
<body><main><h1>{ar}</h1><p>{more_ar}</p><div lang="en" dir="ltr"><h2>{en}</h2><p>{more}</p></div></main></body></html>
"""


def _page(status: int, ar: str, more_ar: str, en: str, more: str, *extra: tuple[str, str]) -> Answer:
    body = _PAGE.format(ar=ar, more_ar=more_ar, en=en, more=more).encode()
    said = [
        ("content-type", "text/html; charset=utf-8"),
        ("content-length", str(len(body))),
        ("cache-control", "no-store"),
        *extra,
        *headers.walls(headers.PLAIN_POLICY),
    ]
    return Answer(status, said, body)


def no_edition() -> Answer:
    """503: nothing has been printed yet, or the folder is away."""
    return _page(
        503, "تُطبع الصحيفة الآن", "لم تصدر الطبعة الأولى بعد. عد بعد قليل.",
        "The newspaper is being printed", "There is no edition yet. Please come back in a moment.",
        ("retry-after", "5"),
    )  # fmt: skip


def busy() -> Answer:
    """503: more searches at once than this machine should do."""
    return _page(
        503, "البحث مشغول", "كثُر الباحثون في هذه اللحظة. أعد المحاولة بعد قليل.",
        "Search is busy", "Many are searching at this moment. Please try again shortly.",
        ("retry-after", "5"),
    )  # fmt: skip


def no_search() -> Answer:
    """503: this edition has no index, or the index is being made."""
    return _page(
        503, "البحث غير متاح الآن", "يُعدّ فهرس البحث. أعد المحاولة بعد قليل.",
        "Search is not available now", "The index is being made. Please try again shortly.",
        ("retry-after", "30"),
    )  # fmt: skip


def not_found() -> Answer:
    """404 in an edition that printed no page for it."""
    return _page(404, "الصفحة غير موجودة", "لا صفحة في هذا العنوان.", "Not found", "There is no page at this address.")


def gone() -> Answer:
    """410: the newspaper took it away on purpose."""
    return _page(410, "حُذفت الصفحة", "لم تعد هذه الصفحة منشورة.", "Gone", "This page is no longer published.")


def another_copy() -> Answer:
    """412: it is not what the client holds a part of."""
    return _page(412, "تغيّر الملف", "ليس هذا ما عندك جزء منه.", "It changed", "This is not what you have part of.")


def malformed() -> Answer:
    """400: no browser asks like that."""
    return _page(400, "طلب غير مفهوم", "العنوان المطلوب غير صالح.", "Bad request", "The address is not valid.")


def not_allowed(allowed: str = "GET, HEAD") -> Answer:
    """405: readers read."""
    return _page(
        405, "غير مسموح", "هذا العنوان للقراءة فقط.", "Not allowed", "This address can only be read.",
        ("allow", allowed),
    )  # fmt: skip


def too_large() -> Answer:
    """431: the request's head, or what it brings, is larger than any browser's."""
    return _page(431, "طلب كبير", "الطلب أكبر من المسموح.", "Too large", "The request is larger than is allowed.")


def too_slow() -> Answer:
    """408: the request did not come to its end in time."""
    return _page(408, "انتهى الوقت", "لم يكتمل الطلب في وقته.", "Too slow", "The request was not finished in time.")


def broken() -> Answer:
    """500: a fault of this program, which its log tells."""
    return _page(500, "حدث خلل", "تعذّرت الإجابة. أعد المحاولة.", "A fault", "There was a fault. Please try again.")


def no_letters() -> Answer:
    """503: letters are closed, or too many come at once. The browser's way back leads to the text that was typed."""
    return _page(
        503, "لا تُستقبل التعليقات الآن", "عُد بمتصفّحك إلى الصفحة السابقة، فما كتبته باقٍ فيها، وأعد الإرسال بعد دقائق.",
        "Comments cannot be taken now",
        "Go back with your browser, where what you wrote still is, and send it again later.",
        ("retry-after", "60"),
    )  # fmt: skip


def not_a_form() -> Answer:
    """415: not what a form sends."""
    return _page(415, "صيغة غير معروفة", "أرسل التعليق من الاستمارة.", "Not a form", "Send the comment with the form.")
