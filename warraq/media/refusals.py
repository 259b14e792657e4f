"""Why a picture or an address is refused, in English and Arabic. The one place where these sentences are."""

from __future__ import annotations

from warraq.errors import FetchRefused, PictureRefused

_PICTURE = {
    "empty": ("the file is empty", "الملف فارغ"),
    "bytes": ("it is larger than {limit} MB", "حجمها أكبر من {limit} ميغابايت"),
    "pixels": ("it has more than {limit} million pixels", "فيها أكثر من {limit} مليون نقطة"),
    "svg": ("SVG drawings can carry programs", "رسوم SVG قد تحمل برامج"),
    "heic": ("HEIC is not supported", "صيغة HEIC غير مدعومة"),
    "film": ("moving AVIF is not supported", "صيغة AVIF المتحركة غير مدعومة"),
    "kind": ("it is no picture of a known format", "ليست صورة بصيغة معروفة"),
    "scans": ("it is built to keep the computer busy", "صُنعت لإشغال الحاسوب"),
    "mode": ("its kind of colours ({mode}) is not supported", "نوع ألوانها ({mode}) غير مدعوم"),
    "broken": ("the file is damaged or cut short", "الملف تالف أو ناقص"),
}

_FETCH = {
    "address": ("it is no plain web address", "ليس عنوان ويب سليماً"),
    "scheme": ("only http and https are fetched", "لا يُجلب إلا http وhttps"),
    "credentials": ("it holds a user name or password", "يحمل اسم مستخدم أو كلمة سر"),
    "port": ("port {port} is not one of the web's", "المنفذ {port} ليس من منافذ الويب"),
    "host": ("its host is no public host name", "مضيفه ليس اسماً عاماً"),
    "spelling": ("its host is a number spelled in an odd way", "مضيفه رقم مكتوب بطريقة ملتوية"),
    "inside": ("its host leads inside a private network", "مضيفه يقود إلى شبكة داخلية"),
    "unresolved": ("its host was not found", "لم يُعثر على مضيفه"),
    "redirects": ("it redirects more than {limit} times", "يحيل أكثر من {limit} مرات"),
    "nowhere": ("it redirects without saying where to", "يحيل دون أن يذكر الوجهة"),
    "status": ("its server answered {status}", "أجاب خادمه {status}"),
    "type": ("it is not of a kind wanted here ({type})", "ليس من النوع المطلوب هنا ({type})"),
    "encoding": ("it came compressed, which was not asked for", "وصل مضغوطاً ولم يُطلب ذلك"),
    "bytes": ("it is larger than {limit} MB", "حجمه أكبر من {limit} ميغابايت"),
    "time": ("it took longer than {limit} seconds", "استغرق أكثر من {limit} ثانية"),
    "network": ("the connection failed ({what})", "فشل الاتصال ({what})"),
}


def picture(name: str, why: str, **facts: object) -> PictureRefused:
    """The error for a picture called `name`; `why` is a key of the catalogue above."""
    english, arabic = _PICTURE[why]
    return PictureRefused(name=name, reason=english.format(**facts), reason_ar=arabic.format(**facts), why=why)


def fetch(url: str, why: str, **facts: object) -> FetchRefused:
    """The error for an address. What stands before an @ in it may be a password and is not repeated."""
    english, arabic = _FETCH[why]
    shown = "".join(c if c.isprintable() else "?" for c in url[:300])
    if "@" in shown.partition("://")[2].partition("/")[0]:
        shown = shown.partition("://")[0] + "://…@" + shown.partition("://")[2].partition("/")[0].rpartition("@")[2]
    return FetchRefused(url=shown, reason=english.format(**facts), reason_ar=arabic.format(**facts), why=why)
