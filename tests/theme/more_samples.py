"""The same daily on a busy day: a breaking bar, bands of every kind, a developing story, dossiers, corrections."""

from __future__ import annotations

from dataclasses import replace

from tests.theme.samples import ARTICLE, BODY, FRONT, HEADLINES, NAQL, PAGES, card, cards, frame, moment, picture
from warraq import sheets
from warraq.sheets import Link

DOSSIER = Link("ملفّ الجسر القديم: من الطوفان إلى الترميم", "/dossier/الجسر/")
BREAKING = (
    sheets.Breaking(Link("إغلاق الجسر القديم أمام السيارات حتى إشعار آخر", "/2026/11/خبر-1/"), moment(19, "14:05")),
    sheets.Breaking(Link("الترام 2 يعود بعد توقّف 12 دقيقة", "/2026/11/خبر-0/"), moment(19, "13:40")),
)
NADIA = sheets.Author("نادية الكاتب", "/author/nadia/", portrait=picture("court"))
SAMI = sheets.Author("Sami Haddad", "/author/sami/", portrait=picture("birds"))
VOICES = tuple(
    replace(card(number), authors=(author,), headline=headline)
    for number, author, headline in (
        (3, NADIA, "لماذا نحبّ الترام أكثر ممّا نحتاج إليه"), (4, SAMI, "مكتبة لا تنام: دفاع عن الليل"),
        (6, NADIA, "عن الجسور التي لا نراها إلا حين تُغلق"),
    )
)  # fmt: skip
BUSY_FRONT = replace(
    FRONT, frame=replace(FRONT.frame, breaking=BREAKING), lead=replace(card(0), developing=True),
    strips=(
        FRONT.strips[0],
        sheets.SectionStrip(Link("آراء", "/category/araa/"), VOICES, kind="opinion"),
        sheets.SectionStrip(
            DOSSIER, cards(1, 4), kind="dossier", picture=picture("bridge"),
            introduction="تسع حلقات عن الجسر الذي عبرته المدينة ثلاثة قرون، ومن يعيدون اليوم حجارته إلى أماكنها.",
        ),
        sheets.SectionStrip(Link("مرئيّات", "/tag/video/"), cards(2, 3), kind="video"),
        sheets.SectionStrip(Link("", "/"), cards(0, 5), kind="most_read"),
        *FRONT.strips[1:],
    ),
)  # fmt: skip
UPDATES = (
    sheets.UpdateBlock("المجلس البلدي: عبّارة مجّانية كلّ عشر دقائق", moment(19, "14:05"), "u-2"),
    sheets.UpdateBlock("", moment(19, "13:10"), "u-1"),
)
CORRECTION = sheets.CorrectionBlock(
    "ورد في نسخة سابقة أنّ الجسر بُني عام 1832، والصحيح 1823.", moment(19, "15:00"), "c-1"
)
TONGUES = (
    sheets.Translation("ar", "العربية", "rtl", "/2026/11/الجسر/"),
    sheets.Translation("en", "English", "ltr", "/2026/11/the-bridge/"),
    sheets.Translation("ku", "Kurdî", "ltr", "/2026/11/pira-kevn/"),
    sheets.Translation("ckb", "کوردی", "rtl", "/2026/11/پردی-کۆن/"),
)
DEVELOPING = replace(
    ARTICLE, frame=frame("/2026/11/الجسر/", HEADLINES[1][0], NAQL), headline=HEADLINES[1][0],
    developing=True, updates=UPDATES, dossiers=(DOSSIER,),
    outline=(sheets.OutlineEntry("المحطات والمواعيد", "h-المحطات", 2), sheets.OutlineEntry("الفاصل", "u-2", 3),
             sheets.OutlineEntry("ما يقوله الركّاب", "u-1", 2)),
    translations=TONGUES,
    previous=Link("الترام الثاني يبدأ رحلاته بين المرفأ والجامعة", "/2026/11/خبر-0/"),
    next=Link("تطبيق TramGo يعمل على iPhone وAndroid", "/2026/11/خبر-7/"),
    body=(UPDATES[0], *BODY[:3], UPDATES[1], CORRECTION, *BODY[3:]),
)  # fmt: skip
ALL_DOSSIERS = sheets.DossiersSheet(
    frame("/dossier/", "الملفّات"), "الملفّات",
    (sheets.DossierCard(DOSSIER.address, DOSSIER.text, "تسع حلقات عن الجسر.", picture("bridge")),
     sheets.DossierCard("/dossier/المكتبات/", "مكتبات المدينة", "", None)),
)  # fmt: skip
ONE_DOSSIER = sheets.DossierSheet(
    frame(DOSSIER.address, DOSSIER.text, Link("الملفّات", "/dossier/"),
          feed=Link(DOSSIER.text, "/dossier/الجسر/feed.xml")),
    DOSSIER.text, "تسع حلقات عن الجسر الذي عبرته المدينة ثلاثة قرون.", picture("bridge", caption="الجسر قبل الترميم."),
    cards(0, 5), ordered=True,
)  # fmt: skip
CORRECTIONS = sheets.CorrectionsSheet(
    frame("/corrections/", "تصويبات"), "تصويبات",
    (sheets.CorrectionLine(Link(HEADLINES[1][0], "/2026/11/خبر-1/#c-1"), CORRECTION.html, CORRECTION.time),
     sheets.CorrectionLine(Link(HEADLINES[2][0], "/2026/11/خبر-2/#c-2"), "السعر <b>12%</b> لا 21%.", moment(12))),
)  # fmt: skip
DAY = sheets.DaySheet(
    frame("/2026/11/19/", "19 تشرين الثاني/نوفمبر 2026", Link("الأرشيف", "/archive/"), Link("2026", "/2026/")),
    "الخميس 19 تشرين الثاني/نوفمبر 2026", cards(0, 4),
)  # fmt: skip
RESTORING = sheets.RestoringSheet(frame("/restoring.html", "تُستعاد الصحيفة", indexed=False))

OFFLINE = sheets.OfflineSheet(frame("/offline.html", "لا شبكة الآن", indexed=False))

MORE: dict[str, sheets.Sheet] = {
    "busy-front": BUSY_FRONT, "developing": DEVELOPING, "dossiers": ALL_DOSSIERS, "dossier": ONE_DOSSIER,
    "corrections": CORRECTIONS, "day": DAY, "restoring": RESTORING, "offline": OFFLINE,
}  # fmt: skip

EVERY = {**PAGES, **MORE}
"""Every kind of page that a browser is shown."""
