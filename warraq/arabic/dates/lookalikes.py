"""What only looks like a date: streets and squares named by one, laws, prices, people, newspapers.

Every list here is of folded words. A word before or after decides; where it cannot, the date stands.

>>> prevents_name("شارع"), prevents_name("بساحه"), prevents_name("الفيلم")
(True, True, False)
"""

from __future__ import annotations

from warraq.arabic.normalise import fold


def _folded(words: str) -> frozenset[str]:
    return frozenset(map(fold, words.split()))


_NAMED = _folded(
    "شارع ساحة ميدان جسر كوبري مدينة جامعة صحيفة جريدة مجلة مستشفى حي محور سد مفاعل قاعة ملعب استاد مدرسة "
    "ثانوية إعدادية فريق نادي كتيبة لواء قناة وكالة مطبعة مسرح مسجد جامع حديقة نفق طريق دوار شركة مصنع مؤسسة "
    "رواية فيلم مسلسل ديوان أغنية قصيدة كتاب بلدة قرية مخيم سوق محطة مطار ميناء قاعدة معسكر معهد مركز فندق حزب "
    "جماعة منظمة حركة سيارة سيارات كذبة نكتة سمكة شباب مقهى دار منشورات عملية مؤسسه إذاعة تلفزيون موقع فرقة "
    "اسمه اسمها تدعى يدعى السيدة السيد الممثلة الفنانة الشاعر الكاتبة اللاعب تيريزا بئر وادي منتزه مجمع برج "
    "بوابة معبر حاجز نهج قوى كتائب سرايا تحالف تيار ائتلاف شهداء"
)
"""After these a date without more is a name: شارع 29 أيار، جامعة تشرين."""

_CLITICS = ("و", "ب", "ل", "ف", "ك")


def prevents_name(word: str) -> bool:
    """Is this a word that is named by dates, with what is joined before it? With an article it has no name after it."""
    if word in _NAMED:
        return True
    return any(word.startswith(clitic) and word[len(clitic) :] in _NAMED for clitic in _CLITICS)


NUMBERED = _folded(
    "رقم الرقم رقمها رقمه برقم المادة مادة المواد الفصل القرار قرار قرارها القانون قانون المرسوم مرسوم بند "
    "البند عدد هاتف الهاتف فاكس جوال موبايل تلفون صفحة الصفحة غرفة الغرفة رحلة الرحلة طراز موديل مخطوط شقة ص "
    "الحساب رمز كود الساعة ساعة بسعر السعر سعر مبلغ بمبلغ بقيمة قيمة نقطة عند مستوى بنتيجة نتيجة"
)
"""Before a number: it is a number of something."""

_LAWS = _folded(
    "قانون القانون القوانين قوانين القانونين مرسوم المرسوم المراسيم المرسومين مراسيم قرار القرار قراره قرارها "
    "قرارات القرارات القرارين لائحة اللائحة نظام أمر الأمر تعميم "
    "التعميم تعليمات ظهير الظهير اتفاقية الاتفاقية توصية التوصية قضية القضية دعوى الدعوى المحضر الطعن العدد البلاغ"
)


def is_law(word: str) -> bool:
    """Is this a law, a decree, a case, which has a number and a year for its name?

    >>> is_law("قرار"), is_law("للقانون"), is_law("بالمرسوم"), is_law("الوزير")
    (True, True, True, False)
    """
    if word in _LAWS:
        return True
    bare = "ال" + word[2:] if word.startswith("لل") else word[1:] if word.startswith(_CLITICS) else ""
    return bare in _LAWS


COUNTED = _folded(
    "شخص أشخاص دولار ليرة جنيه ريال درهم دينار يورو متر مترا كيلومتر كلم كم طن طنا برميل قتيل جريح مصاب شهيد "
    "عائلة أسرة موظف عامل طالب تلميذ لاجئ نازح مهاجر حالة إصابة وفاة صوت مقعد نسخة كتاب وثيقة قطعة سيارة منزل "
    "بيت وحدة ميغاواط هكتار دونم درجة نقطة مرة ساعة دقيقة ثانية يوم يوما سنة عاما شهرا مشارك متطوع مقاتل جندي "
    "عنصر شركة مدرسة قرية مدينة بلدة ألف مليون مليار بالمئة بالمائة مواطن امرأة رجل طفل متظاهر مستوطن وحده "
    "لاعب مشجع متفرج زائر سائح كيلو غرام لتر"
)
"""After a number: so many of these."""

NUMBERS_THERE = _folded(
    "دو سه چهار پنج شش هفت هشت نه ده چند یک دوو سێ چوار پێنج شەش حەوت هەشت نۆ دە چەند چەندین du sê çar"
)
"""Persian and Kurdish numbers: «دو سال گذشته» is not the last year."""

IN_SACKS = _folded(
    "أرز رز سكر قمح حنطة طحين دقيق شعير بطاطا بطاطس بصل فول عدس حمص ذرة سمسم بن ملح رمل إسمنت علف تبن سماد فحم بذور"
)
"""After شوال, a sack."""

RHINOCEROS = _folded("وحيد وحيدة وحيدي")
"""Before القرن: it is a horn."""

WHATS = _folded("واتس وتس الواتس واتسا")
"""Before آب: WhatsApp."""

YEAR_LEADS = _folded(
    "في فى لە di ji منذ مذ خلال حتى قبل بعد سنتي مواليد دورة انتخابات ثورة حرب نكبة نكسة مونديال أولمبياد موسم "
    "موازنة ميزانية"
)
"""Before four digits: they are a year."""

_COMMON_TODAY = _folded(
    "التالي السابق نفسه ذاته الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر الحادي "
    "الأخير العالمي الوطني الدولي العربي الواحد الموعود الختامي الافتتاحي الدراسي المفتوح المشهود القادم "
    "الماضي المحدد الموالي الذي بعينه المذكور الفائت الثلاثون الأربعون"
)
_NO_TODAY = _folded(
    "ذلك ذاك كل طوال طيلة مدار أخبار صحيفة جريدة المصري روسيا قناة عالم شباب جيل مثل في ب هذا لهذا بهذا ساعات "
    "طول حتى إلى لغاية منتصف وحتى بعد سوريا فلسطين القدس وكالة موقع حديث حدث"
)

AGES = _folded("عمره عمرها العمر عمر عمرهم أعمارهم عمري")
"""After «في الستينيات من»."""

PERSONS = _folded(
    "شاب شابة شبان رجل رجال امرأة نساء سيدة سيدات فتاة فتيات مواطن مواطنة مريض مريضة مسن مسنة شخص أشخاص عجوز "
    "أرملة لاجئ لاجئة معتقل سجين سجينة مهاجر نازح نازحة أم زوجان ضحايا موظف معلم معلمة طبيب طبيبة مدرس مدرسة"
)
"""Before «في الأربعينيات»: so old are they."""

FILLED = frozenset(
    fold(word + ending)
    for word in (
        "طويل", "كامل", "حافل", "شاق", "عصيب", "دام", "دامي", "حزين", "مرير", "صعب", "ثقيل", "ساخن", "متوتر", "هادئ",
        "قاس", "مليء", "مضن", "عادي", "متعب", "مرهق", "ماطر", "حار", "مشحون", "عاصف", "مضطرب", "متواصل", "متتال",
        "قليل", "مثير", "تاريخي", "استثنائي", "عنيف", "رهيب", "أسود", "مشمس", "بارد", "ممطر", "متقلب", "متكامل",
    )
    for ending in ("", "ة", "ين", "تين", "ية", "ات")
)  # fmt: skip
"""After a stretch of time: it is told of, and not counted from now: بعد يوم طويل من العمل."""
WHOLE = _folded("كامل كاملة كاملين كاملتين")
"""But «قبل عام كامل» is a year ago."""

_RECURRING = _folded(
    "كل صلاة خطبة أيام سوق بسوق جمعة مسجد نادي الحمار كلا كلتا بين أحد فيلم صحيفة جريدة ليالي مرة وادي بوادي"
)
_AFTER_WEEKDAY = _folded("السوداء الأسود البيضاء العظيمة الحزينة الدامي الدامية الغاضبة الرمادي الكبير أسبوعيا")
_COMING = _folded(
    "سوف سيعقد ستعقد ستجرى ستجري سيجري سيجتمع يجتمع سيتم ستتم ستبدأ سيبدأ سيكون ستكون سيلتقي ستنطلق سينطلق "
    "سيصل سيزور ستصدر سيصدر سيواجه ستقام سيقام سيلعب ستنظم المنتظر ينتظر المقرر المرتقب المزمع يعتزم تعتزم "
    "سيلقي سيفتتح تفتتح ستستضيف سيستضيف سيشهد ستشهد ستلعب ستواجه ستعلن سيعلن موعدا"
)


def no_today(before: str, after: str) -> bool:
    """Does اليوم say «the day» rather than «today»?

    >>> no_today("وصل", "الي"), no_today("في", "التالي"), no_today("المصري", "")
    (False, True, True)
    """
    return before in _NO_TODAY or after in _COMMON_TODAY


_GENERAL = _folded(
    "القطاع المدير الأمين المدعي الادعاء النائب المفتش القائد المراقب المنسق المشرف المقرر السكرتير القنصل الوكيل "
    "المحامي الرئيس المهندس المحاسب المجلس الاتحاد المعهد المستشفى المكتب المركز الحرس الأمن النقل التعليم المال "
    "النظام الصالح الرأي الشأن الذوق المجال الطريق المعدل المتوسط المجموع الترتيب المستوى الإطار الإنفاق التأمين "
    "المفوض المندوب الوضع السياق المشهد المزاج الاتجاه التوجه الدين العجز"
)
_MAY_HOLD_A_YEAR = _folded(
    "الرئيس المهندس المجلس الاتحاد المعهد المستشفى المكتب المركز الحرس الأمن النقل التعليم المال الطريق الترتيب التأمين"
)


def is_general(before: str) -> bool:
    """Does العام say «general» of the word before it, rather than «the year»?

    >>> is_general("القطاع"), is_general("الحرب")
    (True, False)
    """
    return before in _GENERAL


def is_general_now(before: str) -> bool:
    """The same before «الحالي» and «المقبل», which tell also of a year: «يفتتح المركز العام المقبل».

    >>> is_general_now("الامين"), is_general_now("المركز")
    (True, False)
    """
    return before in _GENERAL and before not in _MAY_HOLD_A_YEAR


def no_yesterday(after: str) -> bool:
    """Is it the «most pressing» of «في أمس الحاجة»?"""
    return after in _PRESSING


_PRESSING = _folded("الحاجة حاجة حاجته حاجتها حاجتهم حاجتنا الاحتياج")


def no_weekday(before: str, after: str) -> bool:
    """Is it a day of every week, a market or a match, rather than one day?"""
    return before in _RECURRING or after in _AFTER_WEEKDAY


def is_coming(words: list[str]) -> bool:
    """Do the words around a weekday speak of what is still to be?"""
    return not _COMING.isdisjoint(words)
