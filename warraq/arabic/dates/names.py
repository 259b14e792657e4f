"""What single words and fixed pairs of words mean in a date.

All keys are folded as Arabic (`fold(word)`), whatever the word's language: so one table meets every spelling,
and Persian and Kurdish letters too. `WORDS` has the words that mean something alone, `PAIRS` those that do
only together (تشرين الثاني, ذو الحجة).

Each meaning is a `Meaning`: a *kind*, one letter, of which `grammar` builds its patterns, and a value.

====  ==========================================  ====  ==========================================
kind  words                                       kind  words
====  ==========================================  ====  ==========================================
M     Gregorian month, 1–12                       L     past: الماضي
H     Hijri month, 1–12                           T     this: الجاري
J     month of the Iranian or Kurdish year        F     coming: المقبل
W     weekday, Monday 0                           A     هذا، هذه
S     season, 21–24 as in EDTF                    q     قبل، منذ
Q     part of a year: 2, 3, 4 of them             v     بعد
X     decade by its name: 90                      b     بين
G g   century, two centuries                      i     إلى، حتى
Y K   year; years                                 z     من
m k   month; months                               p     في and others that lead to a date
w D   week; day                                   s     مطلع، أواخر: value −1, 0, 1
U     unit of time only counted: أيام             a     نحو
V     unit with its own count: شهرين              e h   م, هـ
r     أمس and its like: days from today           x     قبل الميلاد
o O   ordinal, masculine, feminine                t     الموافق
c     cardinal                                    E     كل
l     الأخير: the last of its kind                |     أو
R     îsal, امسال: this year                      u     منه
====  ==========================================  ====  ==========================================

Sources: the months' names of all Arab countries, Iran and Turkey in CLDR 46 (`arabic.months`); the other names
of one month as papers there print them (شتنبر and سبتمبر in Morocco, يونيه in Egypt's gazette, أوغسطس in
Sudan); for Kurmanji the names of Rojava's and of Turkey's Kurdish press.
"""

from __future__ import annotations

from typing import NamedTuple

from warraq.arabic.normalise import fold


class Meaning(NamedTuple):
    """What a word means: its kind, its number, and what else tells it from others of its kind."""

    kind: str
    value: int = 0
    note: str = ""


_ARABIC_AND_PERSIAN = """
1 يناير جانفي جانفيه ژانویه كانون_الثاني كانون_ثاني كانون_ثان كانون_التاني
2 فبراير فيفري فيفريه شباط اشباط فوریه
3 مارس آذار آدار مارت
4 أبريل إبريل أفريل إفريل نيسان آوریل
5 مايو ماي أيار مايس مه
6 يونيو يونيه جوان حزيران ژوئن
7 يوليو يوليه يوليوز جويلية جوييه تموز ژوئیه
8 أغسطس أوغسطس آغسطس أغسطوس أوت غشت أغشت آب
9 سبتمبر سيبتمبر شتنبر شتمبر أيلول سپتامبر
10 أكتوبر أوكتوبر إكتوبر اکتبر تشرين_الأول تشرين_أول
11 نوفمبر نونبر نوفنبر نوامبر تشرين_الثاني تشرين_ثاني تشرين_ثان تشرين_التاني
12 ديسمبر دجنبر دجمبر ديسنبر دسامبر كانون_الأول كانون_أول
"""

_SORANI = """
1 کانوونی_دووەم کانونی_دووەم یەنایەر
2 شوبات فێبریوەری
3 ئازار ئادار مارچ
4 ئەپریل نیسان
5 ئایار مایس مەی
6 حوزەیران
7 تەممووز تەمموز تەمووز تەموز
8 ئاب ئۆگەست
9 ئەیلوول ئەیلول سێپتەمبەر
10 ئۆکتۆبەر تشرین_یەکەم تشرینی_یەکەم
11 نۆڤەمبەر تشرینی_دووەم تشرین_دووەم
12 دیسەمبەر کانوونی_یەکەم کانونی_یەکەم
"""

_KURMANJI = """
1 Çile Çileya_Paşîn Rêbendan Kanûna_Paşîn Kanûna_Duyem
2 Sibat Reşemî Reşemeh Reşmeh
3 Adar Avdar
4 Nîsan Avrêl
5 Gulan
6 Hezîran Pûşper
7 Tîrmeh Temûz
8 Tebax Gelawêj
9 Îlon Rezber
10 Cotmeh Çirîya_Pêşîn Çirîya_Yekem
11 Mijdar Çirîya_Paşîn Çirîya_Duyem
12 Kanûn Berfanbar Kanûna_Pêşîn Kanûna_Yekem Çileya_Pêşîn
"""

_ENGLISH_AND_TURKISH = """
1 January Ocak
2 February Şubat
3 March Mart
4 April Nisan
5 May Mayıs
6 June Haziran
7 July Temmuz
8 August Ağustos
9 September Eylül
10 October Ekim
11 November Kasım
12 December Aralık
"""

_HIJRI = """
1 محرم المحرم
2 صفر
3 ربيع_الأول ربيع_أول
4 ربيع_الآخر ربيع_الثاني ربيع_ثاني ربيع_آخر ربيع_الاخير
5 جمادى_الأولى جمادى_الأول جمادى_أول جمادى_أولى
6 جمادى_الآخرة جمادى_الآخر جمادى_الثانية جمادى_الثاني جمادى_ثاني جمادى_ثانية
7 رجب
8 شعبان
9 رمضان رمضانات
10 شوال
11 ذو_القعدة ذي_القعدة ذو_قعدة ذوالقعدة ذيالقعدة
12 ذو_الحجة ذي_الحجة ذو_حجة ذوالحجة ذيالحجة ذا_الحجة
"""

_IRANIAN = """
1 فروردین خاکەلێوە حمل
2 اردیبهشت گوڵان ثور
3 خرداد جۆزەردان جوزا
4 تیر پووشپەڕ سرطان
5 مرداد گەلاوێژ اسد
6 شهریور خەرمانان سنبله
7 مهر ڕەزبەر میزان
8 آبان گەڵاڕێزان خەزەڵوەر عقرب
9 آذر سەرماوەز قوس
10 دی بەفرانبار جدی
11 بهمن ڕێبەندان دلو
12 اسفند ڕەشەمێ حوت
"""

_WEEKDAYS = """
0 الاثنين الإثنين الاتنين دوشنبه دووشەممە Duşem Duşemê
1 الثلاثاء الثلاثا التلاتاء سهشنبه سێشەممە Sêşem Sêşemê
2 الأربعاء الاربعا الإربعاء چهارشنبه چوارشەممە Çarşem Çarşemê
3 الخميس پنجشنبه پێنجشەممە Pêncşem Pêncşemê
4 الجمعة هەینی Înî Îniyê
5 السبت شەممە Şemî Şemiyê
6 الأحد یکشنبه یەکشەممە Yekşem Yekşemê
"""

_RELATIVE = """
-2 أول_أمس أول_البارحة أمس_الأول أول_من_أمس پریروز پێرێ
-1 أمس الأمس الليلة_الماضية البارحة امبارح دیروز دوێنێ Duh
0 اليوم امروز ئەمڕۆ Îro
1 غدا الغد غد باكر_غد فردای Sibê سبەینێ
2 بعد_غد بعد_الغد بعد_غدا
"""

_UNITS = (
    # unit, words counted with a number, words that carry the number two
    ("day", "أيام يوما أياما روز ڕۆژ roj", "يومين"),
    ("week", "أسابيع أسبوعا", "أسبوعين"),
    ("month", "أشهر شهور شهرا", "شهرين"),
    ("year", "سنوات سنين أعوام عاما عام سنة", "عامين سنتين"),
    ("decade", "عقود عقدا", "عقدين"),
)

_OTHERS = (
    ("Y", 0, "", "عام سنة لعام لسنة sal"),
    ("Y", 0, "own", "sala salê سال ساڵ ساڵی"),
    ("Y", 0, "", "العام_المالي السنة_المالية العام_الدراسي السنة_الدراسية العام_الجامعي السنة_الجامعية"),
    ("V", 50, "year", "نصف_قرن"),
    ("V", 25, "year", "ربع_قرن"),
    ("z", 0, "", "ya yê a"),
    ("Y", 0, "the", "العام السنة للعام للسنة"),
    ("K", 2, "", "عامي سنتي العامين السنتين أعوام سنوات الأعوام السنوات لعامي سنوات salên ساڵانی"),
    ("m", 0, "", "شهر لشهر"),
    ("m", 0, "own", "ماه مانگی مانگە meha mehê"),
    ("m", 0, "the", "الشهر للشهر مانگ"),
    ("k", 2, "", "شهري شهرا الشهرين أشهر شهور لشهري"),
    ("w", 0, "", "أسبوع"),
    ("w", 0, "the", "الأسبوع للأسبوع هەفتە هەفتەی هەفتەیە هفته hefteya hefteyê"),
    ("D", 0, "", "يوم ليوم roja روز ڕۆژی"),
    ("D", 0, "many", "يومي أيام ليومي الأيام اليومين"),
    ("U", 0, "decade", "عقد العقود"),
    ("U", 0, "month", "الأشهر الشهور"),
    ("R", 0, "year", "îsal امسال ئەمساڵ"),
    ("w", 10, "decade", "العقد"),
    ("G", 0, "", "القرن للقرن قرن"),
    ("g", 0, "", "القرنين القرنان"),
    ("S", 21, "", "ربيع الربيع بهار بەهاری"),
    ("S", 22, "", "صيف الصيف هاوینی havîna"),
    ("S", 23, "", "خريف الخريف پاییز پایزی payîza"),
    ("S", 24, "", "شتاء الشتاء زمستان زستانی zivistana"),
    ("Q", 4, "", "الربع ربع الثلاثي الثلاثية"),
    ("Q", 2, "", "النصف نصف السداسي السداسية"),
    ("Q", 3, "", "الثلث"),
    ("L", 0, "", "الماضي الماضية المنصرم المنصرمة الفائت الفائتة الفارط الفارطة المنقضي المنقضية الماضى ماضي الماضيين"),
    ("L", 0, "", "ڕابردوو گذشته borî"),
    ("T", 0, "", "الجاري الجارية الحالي الحالية الراهن الحالى الجارى الجاريين"),
    ("F", 0, "", "المقبل المقبلة القادم القادمة قادم مقبل المقبلين القادمين داهاتوو آینده bê"),
    ("A", 0, "", "هذا هذه ئەم vê"),
    ("q", 0, "", "قبل منذ مذ"),
    ("v", 0, "", "بعد"),
    ("b", 0, "", "بين مابين navbera نێوان"),
    ("&", 0, "", "û"),
    ("|", 0, "", "أو"),
    ("i", 0, "", "إلى حتى لغاية غاية ولغاية تا بۆ heta"),
    ("z", 0, "", "من"),
    ("u", 0, "", "منه"),
    ("p", 0, "", "في فى ل ب بتاريخ تاريخ خلال لە در li di ji ab بحلول بدءا ابتداء انطلاقا مواليد"),
    ("p", 0, "", "مساء صباح ظهر فجر ليل ليلة عصر مسا نهار عشية"),
    ("s", -1, "", "مطلع أوائل بداية بدايات مستهل اوايل مطالع غضون فاتحة"),
    ("s", 0, "", "منتصف أواسط وسط"),
    ("s", 1, "", "أواخر نهاية نهايات ختام موفى اخر آخر أخر"),
    ("l", -1, "", "الأخير الأخيرة"),
    ("a", 0, "", "نحو حوالي حوالى قرابة زهاء تقريبا قرابه"),
    ("e", 0, "", "م ميلادي ميلادية ميلاديا الميلادي الميلادية للميلاد"),
    ("h", 0, "", "ه هجري هجرية هجريا الهجري الهجرية للهجرة هجرية"),
    ("x", 0, "", "قبل_الميلاد قبل_المسيح"),
    ("t", 0, "", "الواقع الموافق الموافقة المصادف يوافق المتزامن والموافق الموافق_ل"),
    ("E", 0, "", "كل"),
    ("j", 0, "", "المبارك المعظم الحرام الفضيل الكريم الفرد"),
    ("d", 1, "", "غرة فاتح الفاتح غره"),
)  # fmt: skip

_DECADES = {
    20: "عشرين", 30: "ثلاثين", 40: "أربعين", 50: "خمسين", 60: "ستين", 70: "سبعين", 80: "ثمانين", 90: "تسعين",
}  # fmt: skip
_KURDISH_DECADES = {60: "شەستەکان", 70: "حەفتاکان", 80: "هەشتاکان", 90: "نەوەدەکان نەوەتەکان"}

WORDS: dict[str, Meaning] = {}
PAIRS: dict[tuple[str, ...], Meaning] = {}

FATHER = "أب"
NOT_MONTHS = frozenset((FATHER, "إب", "أبّ", "أبٌ", "أبٍ"))
"""As written: «father» and a city of Yemen, which fold to the same as آب, August."""


def _put(name: str, meaning: Meaning) -> None:
    parts = tuple(fold(part) for part in name.split("_"))
    if len(parts) == 1:
        WORDS.setdefault(parts[0], meaning)
    else:
        PAIRS.setdefault(parts, meaning)


def _table(text: str, kind: str, note: str = "", endings: tuple[str, ...] = ("",)) -> None:
    for line in text.strip().splitlines():
        value, *names = line.split()
        for name in names:
            for ending in endings:
                _put(name + ending, Meaning(kind, int(value), note))


_table(_ARABIC_AND_PERSIAN, "M")
# Sorani joins what follows by ی, Kurmanji by a or ê, and puts what stands in a case into it.
_table(_SORANI, "M", "", ("", "ی", "دا", "یدا"))
_table(_KURMANJI, "M", "latin", ("", "a", "ê", "î", "an", "ya", "yê"))
_table(_ENGLISH_AND_TURKISH, "M", "latin")
_table(_HIJRI, "H")
_table(_IRANIAN, "J", "", ("", "ی", "ماه", "_ماه"))
_table(_WEEKDAYS, "W")
_table(_RELATIVE, "r")
for _kind, _value, _note, _names in _OTHERS:
    for _name in _names.split():
        _put(_name, Meaning(_kind, _value, _note))
for _unit, _counted, _two in _UNITS:
    for _name in _counted.split():
        _put(_name, Meaning("U", 0, _unit))
    for _name in _two.split():
        _put(_name, Meaning("V", 2, _unit))
for _decade, _name in _DECADES.items():
    for _form in (f"{_name}ات", f"{_name}يات"):
        for _article in ("", "ال", "لل"):
            _put(_article + _form, Meaning("X", _decade))
for _decade, _names in _KURDISH_DECADES.items():
    for _name in _names.split():
        _put(_name, Meaning("X", _decade))
