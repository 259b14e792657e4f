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

COUNTED = _folded(
    "شخص أشخاص دولار ليرة جنيه ريال درهم دينار يورو متر مترا كيلومتر كلم كم طن طنا برميل قتيل جريح مصاب شهيد "
    "عائلة أسرة موظف عامل طالب تلميذ لاجئ نازح مهاجر حالة إصابة وفاة صوت مقعد نسخة كتاب وثيقة قطعة سيارة منزل "
    "بيت وحدة ميغاواط هكتار دونم درجة نقطة مرة ساعة دقيقة ثانية يوم يوما سنة عاما شهرا مشارك متطوع مقاتل جندي "
    "عنصر شركة مدرسة قرية مدينة بلدة ألف مليون مليار بالمئة بالمائة مواطن امرأة رجل طفل متظاهر مستوطن وحده "
    "لاعب مشجع متفرج زائر سائح كيلو غرام لتر"
)
"""After a number: so many of these."""

IN_SACKS = _folded(
    "أرز رز سكر قمح حنطة طحين دقيق شعير بطاطا بطاطس بصل فول عدس حمص ذرة سمسم بن ملح رمل إسمنت علف تبن سماد "
    "فحم بذور"
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
    "النظام الصالح الرأي الشأن الذوق المجال الطريق المعدل المتوسط المجموع الترتيب المستوى الإطار الإنفاق التأمين"
)


def is_general(before: str) -> bool:
    """Does العام say «general» of the word before it, rather than «the year»?

    >>> is_general("القطاع"), is_general("الحرب")
    (True, False)
    """
    return before in _GENERAL


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
