"""One rich sheet of each kind, of an invented daily: long and vocalised headlines, mixed lines, every block."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from warraq import sheets
from warraq.config import Look
from warraq.sheets import Card, Link, MenuEntry, Moment, Picture, Source

MADINA = Link("المدينة", "/category/madina/")
NAQL = Link("النقل والطرق", "/category/madina/naql/")
ASWAQ = Link("الأسواق", "/category/aswaq/")
OLOUM = Link("العلوم", "/category/oloum/")
THAQAFA = Link("الثقافة", "/category/thaqafa/")
RIYADA = Link("الرياضة", "/category/riyada/")

SITE = sheets.Site(
    name="صباح جمانة",
    tagline="يومية المدينة على ضفّتي نهر الصفصاف",
    url="https://sabah.example",
    language="ar",
    direction="rtl",
    menu=(
        MenuEntry(MADINA, (NAQL, Link("أحياء", "/category/madina/أحياء/"))),
        MenuEntry(ASWAQ),
        MenuEntry(OLOUM, (Link("سماء جمانة", "/category/oloum/فلك/"),)),
        MenuEntry(RIYADA, (Link("كرة السلة", "/category/riyada/كرة-السلة/"),)),
        MenuEntry(THAQAFA, (Link("كتب", "/category/thaqafa/كتب/"),)),
        MenuEntry(Link("الصحة", "/category/sihha/")),
        MenuEntry(Link("التعليم", "/category/taalim/")),
        MenuEntry(Link("البيئة والطقس", "/category/biaa/")),
        MenuEntry(Link("آراء", "/category/araa/")),
    ),
    footer=(
        MenuEntry(Link("من نحن", "/about/"), (Link("هيئة التحرير", "/about/team/"),)),
        MenuEntry(Link("الخصوصية", "/privacy/")),
    ),
    footer_note="«صباح جمانة» صحيفة متخيَّلة لمدينة متخيَّلة.",
    logo=None,
    digits="western",
)

ENGLISH_SITE = replace(
    SITE, name="The Jumana Morning", tagline="The city’s daily, on both banks of the Willow", language="en",
    direction="ltr",
    menu=(MenuEntry(Link("City", "/category/city/")), MenuEntry(Link("Culture", "/category/culture/"))),
    footer=(MenuEntry(Link("About us", "/about/")),), footer_note="",
)  # fmt: skip

PICTURES = ("tram", "bridge", "books", "birds", "court", "oven")


def picture(
    name: str, *, caption: str = "", credit: str = "رسم: رامي الحدّاد / صباح جمانة",
    focal: tuple[float, float] = (0.5, 0.5),
) -> Picture:
    """A picture in two formats and three widths, as the media room makes them."""
    sources = tuple(
        Source(kind, width, width * 2 // 3, f"/media/{name}-{width}.{'jpg' if kind == 'jpeg' else kind}")
        for kind in ("webp", "jpeg")
        for width in (480, 960, 1600)
    )
    return Picture(sources, 1600, 1066, f"رسم: {name}", caption, credit, *focal, haze="9bc8bd8bc345234123")


def moment(day: int = 19, time: str = "06:30") -> Moment:
    text = f"{day} تشرين الثاني/نوفمبر 2026"
    return Moment(f"2026-11-{day:02}T{time}:00+02:00", text, f"{text}، {time}")


KARIM = sheets.Author("كريم الساعاتي", "/author/كريم-الساعاتي/")
SALMA = sheets.Author("Salma Wahbi", "/author/salma-wahbi/", "مراسلة النقل")

HEADLINES = (
    ("الترام الثاني يبدأ رحلاته بين المرفأ والجامعة مطلع الأسبوع", "نقل", NAQL, "tram"),
    (
        "الجسر القديم يُغلق شهرين لتدعيم أعمدته، والمجلس البلدي يعد بعبّارة مجّانية كلّ عشر دقائق بين الضفّتين",
        "",
        MADINA,
        "bridge",
    ),
    ("«مخبز السنديان» يخفض سعر الرغيف 12%", "معيشة", ASWAQ, "oven"),
    ("ليلة في المكتبة: ألف قارئ وشمعة واحدة", "", THAQAFA, "books"),
    ("طيور الشاطئ تعود مبكّرة بثلاثة أسابيع", "بيئة", OLOUM, "birds"),
    ("الميناء يهزم التلة 84–79 في الثانية الأخيرة", "كرة السلة", RIYADA, "court"),
    ("يَا لَيْلُ، الصَّبُّ مَتَى غَدُهُ؟ قراءةٌ في قصيدةٍ لا تشيخ", "كتب", THAQAFA, None),
    ("تطبيق TramGo يعمل على iPhone وAndroid من 1 كانون الأول", "تقنية", NAQL, None),
    ("أوّل المطر: 38 ملم في ليلة، وشوارع التلة سالكة", "", OLOUM, None),
    ("دمى المدرسة تخرج إلى الساحة", "تعليم", MADINA, "books"),
    ("سوق الورق يفتح أبوابه للحِرفيين الجدد", "", ASWAQ, "oven"),
    ("مرصد جبل السنديان ينتظر شهب الأسديات", "فلك", OLOUM, "birds"),
)
EXCERPT = (
    "اثنتا عشرة محطة في أربع وعشرين دقيقة، وعربات منخفضة الأرضية، "
    "وتذكرة واحدة تصلح للترام والحافلة معاً طوال تسعين دقيقة…"
)


def card(number: int) -> Card:
    headline, kicker, section, name = HEADLINES[number % len(HEADLINES)]
    return Card(
        address=f"/2026/11/خبر-{number}/",
        headline=headline,
        kicker=kicker,
        excerpt=EXCERPT,
        section=section,
        authors=(KARIM,) if number % 3 else (KARIM, SALMA),
        published=moment(19 - number % 12),
        picture=picture(name, focal=(0.8, 0.3)) if name else None,
        language="ar",
        direction="rtl",
        comments=number % 4,
    )


def cards(start: int, count: int) -> tuple[Card, ...]:
    return tuple(card(number) for number in range(start, start + count))


ENGLISH_CARD = replace(
    card(7), headline="City trams to run every 7 minutes, says الترام company", kicker="English", language="en",
    direction="ltr", excerpt="The second line opens on Sunday.", address="/2026/11/trams/",
)  # fmt: skip


def frame(address: str, title: str, *trail: Link, **changes: object) -> sheets.Frame:
    home = Link("الرئيسية", "/")
    made = sheets.Frame(
        SITE, address, title, f"وصف {title} في سطر.", (home, *trail, Link(title, address)) if address != "/" else ()
    )
    return replace(made, **changes)  # type: ignore[arg-type]


FRONT = sheets.FrontSheet(
    frame("/", SITE.name),
    lead=card(0),
    seconds=cards(1, 3),
    latest=(*cards(4, 5), ENGLISH_CARD),
    strips=(
        sheets.SectionStrip(MADINA, cards(0, 5)),
        sheets.SectionStrip(THAQAFA, cards(3, 4)),
        sheets.SectionStrip(RIYADA, cards(5, 5)),
        sheets.SectionStrip(OLOUM, cards(8, 5)),
        sheets.SectionStrip(ASWAQ, ()),
    ),
)

PERIODS = tuple(
    sheets.Period(2026, month, f"{name} 2026", f"/category/madina/2026/{month:02}/", count)
    for month, name, count in ((11, "تشرين الثاني/نوفمبر", 24), (10, "تشرين الأول/أكتوبر", 31), (9, "أيلول/سبتمبر", 0))
)

SECTION = sheets.ListSheet(
    frame("/category/madina/", "المدينة", feed=Link("المدينة", "/category/madina/feed.xml")),
    kind="section",
    heading="المدينة",
    description="شوارع جمانة وخدماتها وناسها: ما يتغيّر فيها كلّ يوم، ومن يغيّره.",
    period="",
    cards=(*cards(0, 7), ENGLISH_CARD),
    periods=PERIODS,
    children=(NAQL, Link("أحياء", "/category/madina/أحياء/")),
)
PERIOD = replace(
    SECTION, frame=frame("/category/madina/2026/11/", "المدينة: تشرين الثاني/نوفمبر 2026", MADINA),
    period="تشرين الثاني/نوفمبر 2026", children=(),
)  # fmt: skip
BYLINE = replace(
    SECTION, frame=frame("/author/salma-wahbi/", "Salma Wahbi"), kind="byline", heading="Salma Wahbi",
    description="تكتب عن الترام والحافلات منذ 2014.", children=(), portrait=picture("court"), role="مراسلة النقل",
)  # fmt: skip
TAG = replace(
    SECTION, frame=frame("/tag/ترام/", "ترام"), kind="tag", heading="ترام", description="", children=(), periods=()
)

MONTH = sheets.MonthSheet(
    frame("/2026/11/", "تشرين الثاني/نوفمبر 2026", Link("الأرشيف", "/archive/"), Link("2026", "/2026/")),
    heading="تشرين الثاني/نوفمبر 2026",
    year=2026,
    month=11,
    weekdays=("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
    weeks=((0, 0, 0, 0, 0, 0, 1), (2, 3, 4, 5, 6, 7, 8), (9, 10, 11, 12, 13, 14, 15), (16, 17, 18, 19, 20, 21, 22),
           (23, 24, 25, 26, 27, 28, 29), (30, 0, 0, 0, 0, 0, 0)),
    days=(
        sheets.Day(19, "الخميس", moment(19), cards(0, 3)),
        sheets.Day(18, "الأربعاء", moment(18), cards(3, 2)),
        sheets.Day(15, "الأحد", moment(15), cards(6, 1)),
    ),
    previous=Link("تشرين الأول/أكتوبر 2026", "/2026/10/"),
    next=None,
)  # fmt: skip
MONTH_NAMES = (
    "كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو", "حزيران/يونيو", "تموز/يوليو",
    "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر", "كانون الأول/ديسمبر",
)  # fmt: skip
MONTHS = tuple(
    sheets.Period(2026, number, name, f"/2026/{number:02}/", 11 * number if number < 12 else 0)
    for number, name in enumerate(MONTH_NAMES, 1)
)
YEARS = tuple(sheets.Period(year, 0, str(year), f"/{year}/", 400) for year in (2026, 2025, 2024))
YEAR = sheets.YearSheet(frame("/2026/", "2026", Link("الأرشيف", "/archive/")), "أرشيف 2026", 2026, MONTHS, YEARS)
ARCHIVE = sheets.ArchiveSheet(frame("/archive/", "الأرشيف"), "أرشيف الصحيفة", tuple((year, MONTHS) for year in YEARS))

BODY: tuple[sheets.Block, ...] = (
    sheets.TextBlock(
        '<p>تبدأ صباح الأحد 22 تشرين الثاني/نوفمبر أولى رحلات <a href="/2026/11/خبر-1/">الخط الثاني للترام</a> '
        "في جمانة، "
        "بعد ستة أسابيع من التشغيل التجريبي بلا ركّاب. ويصل الخط الجديد رصيف المرفأ ببوابة الجامعة، "
        "ويعبر نهر الصفصاف على "
        "جسر الحديد الذي دُعّمت أعمدته في الصيف.</p>"
        "<p>وقالت مديرة شركة <bdi>Jumana Urban Transit (JUT)</bdi> سميرة الدبّاغ "
        "إنّ العربات قطعت في التجربة نحو 9,000 كيلومتر، "
        "وإنّ <strong>متوسط التأخير</strong> بقي دون 1.5 دقيقة، «وهذا أقلّ ممّا توقّعه أكثرنا تفاؤلاً».<sup>"
        '<a id="fnref-1" href="#fn-1">1</a></sup></p>'
    ),
    sheets.HeadingBlock("المحطات والمواعيد", 2, "h-المحطات"),
    sheets.TextBlock(
        "<p>ينطلق الترام الأول عند 5:30 صباحاً، والأخير عند 23:00. أما الفاصل بين الرحلات فيتبدّل على مدار اليوم:</p>"
    ),
    sheets.TableBlock(
        ("الفترة", "الفاصل", "زمن الرحلة كاملة", "عدد العربات"),
        (("5:30 – 7:00", "12 دقيقة", "22 دقيقة", "6"), ("7:00 – 10:00", "6 دقائق", "<b>26 دقيقة</b>", "11"),
         ("10:00 – 15:00", "10 دقائق", "24 دقيقة", "7")),
        "مواعيد الخط الثاني",
    ),
    sheets.PictureBlock(picture("bridge", caption="جسر الحديد بعد تدعيم أعمدته، كما يُرى من ضفّة البستان.")),
    sheets.QuoteBlock(
        "<p>أربع وعشرون دقيقة: سأنام في بيتي نصف ساعة أكثر كلّ صباح.</p>",
        "نور الخطيب، طالبة هندسة", True),
    sheets.ListBlock(("تذكرة واحدة بـ <bdi>1.20 د.ج</bdi> صالحة 90 دقيقة.", "اشتراك شهري بـ 28 ديناراً.",
                      "مجّاناً لمن تجاوزوا السبعين."), False, 1),
    sheets.ListBlock(("المرفأ", "الميدان", "جسر الحديد"), True, 4),
    sheets.QuoteBlock("<p>يَا لَيْلُ، الصَّبُّ مَتَى غَدُهُ<br>أَقِيَامُ السَّاعَةِ مَوْعِدُهُ</p>", "الحصري القيرواني", False),
    sheets.GalleryBlock(
        tuple(picture(name, caption=f"لقطة من {name}.", focal=(0.1, 0.9)) for name in PICTURES[:4]), "يوم من التجربة"
    ),
    sheets.HeadingBlock("ماذا بعد؟", 3, "h-ماذا-بعد"),
    sheets.EmbedBlock("https://www.youtube.com/watch?v=abc&t=1", "YouTube", "رحلة كاملة من مقدّمة العربة (4K)"),
    sheets.DocumentBlock("/media/جدول.pdf", "جدول المواعيد الكامل", "pdf", 348_200),
    sheets.SeparatorBlock(),
    sheets.HtmlBlock("<h3>ملاحظة محفوظة</h3><p>نصّ من موقع قديم.</p><pre>x = 1\n    y = 2</pre>"),
    sheets.FootnotesBlock((sheets.Footnote("1", "<p>تقرير الشركة، تشرين الأول/أكتوبر 2026.</p>"),)),
)  # fmt: skip

REPLY = sheets.CommentSheet("comment-3", "أم سامر", "<p>شكراً على الجواب السريع.</p>", moment(19, "09:41"))
COMMENTS = (
    sheets.CommentSheet(
        "comment-1", "أم سامر", "<p>هل تقف العربة أمام مدخل المستشفى مباشرة أم على الرصيف المقابل؟</p>",
        moment(19, "08:05"),
        (sheets.CommentSheet("comment-2", "كريم الساعاتي", "<p>أمام المدخل مباشرة في الاتجاهين.</p>",
                             moment(19, "09:20"), (REPLY,), by_newspaper=True),),
    ),
    sheets.CommentSheet("comment-4", "John Smith", "<p>Will the app be in English too?</p>", moment(19, "10:12")),
)  # fmt: skip

ARTICLE = sheets.ArticleSheet(
    frame("/2026/11/الترام-الثاني/", HEADLINES[0][0], MADINA, NAQL,
          feed=Link("النقل والطرق", "/category/madina/naql/feed.xml")),
    number=17,
    headline=HEADLINES[0][0],
    kicker="نقل",
    standfirst=EXCERPT.replace("…", "."),
    section=NAQL,
    sections=(NAQL, MADINA),
    authors=(KARIM, SALMA),
    published=moment(19),
    updated=moment(19, "14:10"),
    lead=picture("tram", caption="عربة من الخط الثاني في رحلة تجريبية قرب محطة الميدان."),
    body=BODY,
    tags=(Link("ترام", "/tag/ترام/"), Link("تقنية", "/tag/tiqana/"), Link("نهر الصفصاف", "/tag/نهر-الصفصاف/")),
    related=cards(1, 4),
    comments=COMMENTS,
    comment_count=4,
    comments_open=True,
    language="ar",
    direction="rtl",
    words=640,
    letter=sheets.LetterForm("/2026/11/الترام-الثاني/", 30, 5000),
)  # fmt: skip
ENGLISH_ARTICLE = replace(
    ARTICLE, frame=frame("/2026/11/trams/", ENGLISH_CARD.headline), headline=ENGLISH_CARD.headline, language="en",
    direction="ltr", standfirst="The second line opens on Sunday.", lead=None, related=(), comments=(),
    body=(sheets.TextBlock("<p>The first tram leaves at 5:30 from the harbour (الميناء), then every 7 minutes.</p>"),),
)  # fmt: skip
VOCALISED_ARTICLE = replace(
    ARTICLE, frame=frame("/2026/11/قصيدة/", HEADLINES[6][0], THAQAFA), headline=HEADLINES[6][0], kicker="",
    section=THAQAFA, standfirst="حِينَ يَكْتُبُ الشَّاعِرُ عَنِ اللَّيْلِ فَإِنَّهُ يَكْتُبُ عَنْ نَفْسِهِ.", lead=None, updated=None,
)  # fmt: skip

STATIC = sheets.StaticSheet(
    frame("/about/", "من نحن"), "من نحن", "صحيفة يومية مستقلّة.", BODY[1:3],
    (Link("هيئة التحرير", "/about/team/"),), "ar", "rtl",
)  # fmt: skip
NOT_FOUND = sheets.NotFoundSheet(frame("/404.html", "الصفحة غير موجودة", indexed=False), cards(0, 4))
SEARCH = sheets.SearchFrameSheet(frame("/search/", "البحث"), cards(0, 4))
HITS = tuple(
    sheets.Hit(
        card(n).address,
        card(n).headline,
        "المدينة",
        moment(19 - n).text,
        f"…{EXCERPT[:60]} <mark>الترام</mark> والحافلة…",
        moment(19 - n).iso,
        "ar",
        card(n).picture,
    )
    for n in range(4)
)
RESULTS = sheets.ResultsSheet(frame("/search/", "البحث", indexed=False), "الترام & <b>", HITS, 43, 2, 5)
RESULTS = replace(
    RESULTS, previous="/search/?q=x%26", next="/search/?q=x%26&page=3", loose=True,
    filters=(sheets.Choice("المدينة", "/search/?q=x"), sheets.Choice("2026", "/search/?q=x&section=y")),
    facets=(
        sheets.Facet("section", (sheets.Choice("ثقافة", "/search/?q=x&section=a", 12), sheets.Choice("رياضة", "/s"))),
        sheets.Facet("date", tuple(sheets.Choice(str(y), f"/search/?q=x&date={y}", 3) for y in range(2025, 2010, -1))),
        sheets.Facet("tag", tuple(sheets.Choice(name, f"/search/?q=x&tag={n}", 9 - n) for n, name in enumerate(
            ("نقل عام", "بلدية المدينة القديمة وضواحيها الجنوبية", "Tram <2>", "ميزانية"), 1))),
        sheets.Facet("byline", (sheets.Choice("ليلى حدّاد", "/search/?q=x&byline=a", 7),)),
    ),
    dated=sheets.Choice("تشرين الثاني 2014", "/search/?q=x&date=2014-11"),
)  # fmt: skip
NO_RESULTS = replace(
    RESULTS, hits=(), total=0, page=1, pages=0, previous="", next="", facets=(), dated=None, loose=False,
    meant=sheets.Choice("الترام", "/search/?q=x"),
)  # fmt: skip

LETTER = sheets.LetterSheet(
    frame("/letters/", "أضف تعليقاً", indexed=False), "form", Link(HEADLINES[0][0], "/2026/11/الترام-الثاني/"),
    sheets.LetterForm(
        "/2026/11/الترام-الثاني/", 30, 5000, "سلمى", "salma@example", "سطر أول\nسطر ثان <b>", "comment-3", "رامي",
        "stamp", ("empty", "long", "name", "email", "often", "later"),
    ),
)  # fmt: skip
LETTERS: dict[str, sheets.Sheet] = {
    "letter": LETTER, "letter-confirm": replace(LETTER, kind="confirm"),
    "letter-thanks": replace(LETTER, kind="thanks", form=None, receipt="K7PM-3XQD-9TRA-V2CN"),
    **{f"letter-{kind}": replace(LETTER, kind=kind, article=None, form=None)
       for kind in ("closed", "expired", "remove", "no_receipt", "removed")},
}  # fmt: skip

PAGES: dict[str, sheets.Sheet] = {
    "front": FRONT, "section": SECTION, "period": PERIOD, "byline": BYLINE, "tag": TAG, "month": MONTH, "year": YEAR,
    "archive": ARCHIVE, "article": ARTICLE, "english": ENGLISH_ARTICLE, "vocalised": VOCALISED_ARTICLE,
    "static": STATIC, "404": NOT_FOUND, "search": SEARCH, "results": RESULTS, "no-results": NO_RESULTS,
    **LETTERS,
}  # fmt: skip

ENGLISH_FRONT = replace(
    FRONT, frame=replace(FRONT.frame, site=ENGLISH_SITE, title=ENGLISH_SITE.name), lead=ENGLISH_CARD,
    strips=(sheets.SectionStrip(Link("Culture", "/category/culture/"), (ENGLISH_CARD,) * 4),),
)  # fmt: skip
PAGES["english-front"] = ENGLISH_FRONT



def wearing(sheet: Any, look: Look) -> Any:
    """The same page of a newspaper with another look."""
    return replace(sheet, frame=replace(sheet.frame, site=replace(sheet.frame.site, look=look)))


FEED = sheets.FeedSheet(
    SITE, "/feed.xml", SITE.name, "/",
    tuple(
        sheets.FeedItem(card(n), '<p>نصّ <a href="/2026/11/x/">كامل</a> ]]> تمّ.</p>', "2026-11-19T14:10:00+02:00",
                        f"tag:sabah.example,2026:{n}")
        for n in range(3)
    ),
)  # fmt: skip
SITEMAP = sheets.SitemapSheet(
    SITE, "/sitemap-2026-11.xml",
    (sheets.SitemapEntry("/2026/11/الترام/", "2026-11-19T14:10:00+02:00",
                         "الترام & النهر", "2026-11-19T06:30:00+02:00"),),
)  # fmt: skip
NEWS_SITEMAP = replace(SITEMAP, address="/sitemap-news.xml", news=True)
SITEMAP_INDEX = sheets.SitemapIndexSheet(
    SITE, "/sitemap.xml", (sheets.SitemapEntry("/sitemap-2026-11.xml", "2026-11-19T14:10:00+02:00"),)
)
ROBOTS = sheets.RobotsSheet(SITE, "/robots.txt", ("/sitemap.xml", "/sitemap-news.xml"))
