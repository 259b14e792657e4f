"""Why a file is no export, or where it is damaged: the same reason in English and in Arabic."""

from __future__ import annotations

import errno

from warraq.errors import HostileXml, NotAnExport, UnreadableFile

_NOT_AN_EXPORT = {
    "empty": ("it is empty", "الملف فارغ"),
    "no xml": ("it holds no XML", "لا يحوي XML"),
    "no root": ("no root element in its first megabyte", "لا عنصر جذر في ميغابايته الأول"),
    "no begin": ("it does not begin as XML", "لا يبدأ كما يبدأ XML"),
    "zip": ("it is a ZIP archive; unpack it and name the XML file in it", "هو أرشيف ZIP؛ فكّه وسمِّ ملف XML الذي فيه"),
    "web page": (
        "it is a web page; the export may have ended in an error page",
        "هو صفحة وِب؛ لعلّ التصدير انتهى إلى صفحة خطأ",
    ),
    "root": ("its root element is <{detail}>, not <rss>", "عنصره الجذر هو ‎<{detail}>‎ لا ‎<rss>"),
    "rss": ("it is RSS, but holds nothing of WordPress's own", "هو RSS لكن ليس فيه شيء خاص بووردبريس"),
    "encoding": (
        "it says that it is written in {detail}, which is no known encoding",
        "يقول إنه مكتوب بترميز {detail} وهو غير معروف",
    ),
    "not utf-8": (
        "its text is not in the encoding that it declares (UTF-8); convert it to UTF-8 and try again",
        "نصّه ليس بالترميز الذي يعلنه (UTF-8)؛ حوّله إلى UTF-8 ثم أعد المحاولة",
    ),
}
_HOSTILE = {
    "bomb": ("a compression bomb", "قنبلة ضغط"),
    "declares": ("a {detail} declaration", "تعريف {detail}"),
    "root": ("a root element whose start tag takes {detail} kB", "وسم جذر طوله {detail} كيلوبايت"),
    "record": ("a single record of over {detail} MB", "مادة واحدة تزيد على {detail} ميغابايت"),
    "marks": ("a single record of over {detail} tags and attributes", "مادة واحدة فيها أكثر من {detail} وسم وخاصية"),
}
_SYSTEM = {
    errno.ENOENT: ("there is no such file", "لا ملف بهذا الاسم"),
    errno.EISDIR: ("it is a folder, not a file", "هو مجلد لا ملف"),
    errno.EACCES: ("reading it is not allowed", "لا إذن بقراءته"),
    errno.EIO: ("the disk cannot read it", "القرص لا يقدر على قراءته"),
}
_DAMAGE = (
    ("Premature end", "ينتهي الملف قبل تمامه"),
    ("Opening and ending tag mismatch", "وسم فُتح ولم يُغلق في موضعه"),
    ("EntityRef", "علامة & ليست اسم حرف"),
    ("Entity", "اسم حرف لا تعريف له"),
    ("CDATA section not finished", "نصّ CDATA لم يُغلق"),
    ("Extra content", "كلام بعد نهاية الملف"),
    ("end of Start Tag", "وسم لم يكتمل"),
    ("StartTag", "علامة < ليست أوّل وسم"),
    ("Document is empty", "لا شيء فيه"),
)


def not_an_export(file: object, why: str, detail: str = "") -> NotAnExport:
    """The error for a file that is something else; `why` is a key of the table above."""
    english, arabic = (text.format(detail=detail) for text in _NOT_AN_EXPORT[why])
    return NotAnExport(file=file, reason=english, reason_ar=arabic)


def hostile(file: object, what: str, detail: str = "") -> HostileXml:
    """The error for a file that only an attack would make."""
    english, arabic = (text.format(detail=detail) for text in _HOSTILE[what])
    return HostileXml(file=file, what=english, what_ar=arabic)


def unreadable(file: object, error: OSError) -> UnreadableFile:
    """The error for a file that the system does not let us read."""
    reason = error.strerror or str(error)
    english, arabic = _SYSTEM.get(error.errno or 0, (reason, f"يقول النظام: {reason}"))
    return UnreadableFile(file=file, reason=english, reason_ar=arabic)


def in_arabic(reason: str) -> str:
    """What the XML parser says of damage, in Arabic.

    >>> in_arabic("Premature end of data in tag title")
    'ينتهي الملف قبل تمامه'
    """
    return next((arabic for words, arabic in _DAMAGE if words in reason), f"ليس XML سليماً ({reason})")
