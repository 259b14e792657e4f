"""What the compositor does to a text, and what it leaves alone."""

import pytest

from warraq.theme.typesetting import ALM, Typesetter

ARABIC = Typesetter("ar", "western", "rtl")
EASTERN = Typesetter("ar", "eastern", "rtl")
PERSIAN = Typesetter("fa", "eastern", "rtl")
ENGLISH = Typesetter("en", "western", "ltr")


def apart(run: str) -> str:
    return f'<bdi dir="ltr">{run}</bdi>'


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('قال: "نعم"', "قال: «نعم»"),
        ("قال: “نعم”", "قال: «نعم»"),
        ('قال: "إنّ "الترام" وصل" ومضى', "قال: «إنّ ‹الترام› وصل» ومضى"),
        ("قال: «إنّ «الترام» وصل»", "قال: «إنّ ‹الترام› وصل»"),
        ("قال: «إنّ \"الترام\" وصل»", "قال: «إنّ ‹الترام› وصل»"),
        ("«واحد» و«اثنان»", "«واحد» و«اثنان»"),
    ],
)
def test_quotation_marks_pair_and_nest(typed, printed):
    assert ARABIC.text(typed) == printed


@pytest.mark.parametrize("typed", ["شاشة 15 بوصة» جديدة", "«مفتوحة لا تُغلق", "» معكوسة «"])
def test_quotation_marks_that_do_not_pair_stay_as_they_were_typed(typed):
    assert ARABIC.text(typed) == typed


def test_quotation_marks_pair_across_a_link_but_not_across_paragraphs():
    assert ARABIC.html('<p>قال: "<a href="/a/">نعم</a>"</p>') == '<p>قال: «<a href="/a/">نعم</a>»</p>'
    assert ARABIC.html('<p>قال: "نعم</p><p>ومضى"</p>') == '<p>قال: "نعم</p><p>ومضى"</p>'


@pytest.mark.parametrize(
    "html",
    [
        '<pre>x = "أ" 2-1</pre>',
        '<p>اكتب</p><code>"أ" 2-1 ls</code>',
        '<p lang="en" dir="ltr">"Hi <b>2-1</b>" (الميناء)</p>',
        '<p>قالت <bdi>"JUT"</bdi></p>',
        '<p><a href="/أ/?q=&quot;x&quot;&amp;y=2-1" title="2-1 x">رابط</a></p>',
    ],
)
def test_code_foreign_passages_and_attributes_are_left_alone(html):
    assert ARABIC.html(html) == html


@pytest.mark.parametrize("typed", ["City trams, says the company: 2-1", "A4: 12% — 15", ""])
def test_a_text_whose_letters_are_not_arabic_is_left_alone(typed):
    assert ARABIC.text(typed) == typed


def test_a_paper_written_from_the_left_is_left_alone():
    assert ENGLISH.html('<p>"Hi" الميناء 2-1</p>') == '<p>"Hi" الميناء 2-1</p>'
    assert ARABIC.text('says "الترام" 2-1', "ltr") == "says &#34;الترام&#34; 2-1"


@pytest.mark.parametrize(
    "run",
    ["Jumana Urban Transit (JUT)", "iPhone 15", "C++", "C#", ".NET", "AT&amp;T", "@sabah", "info@sabah.example",
     "https://sabah.example/a/?b=1", "+961 1 234 567", "01 234 567", "2026-11-25", "192.0.2.1", "-5"],
)  # fmt: skip
def test_what_runs_from_the_left_is_set_apart(run):
    typed = run.replace("&amp;", "&")
    assert ARABIC.text(f"كتب {typed} اليوم.") == f"كتب {apart(run)} اليوم."
    assert ARABIC.text(f"كتب {typed}.") == f"كتب {apart(run)}."


@pytest.mark.parametrize(("typed", "set_"), [("5:30 – 7:00", "٥:٣٠ – ٧:٠٠"), ("78-77", "٧٨–\u2060٧٧"), ("6", "٦"),
                                              ("JUT 6", "JUT 6"), ("2026-11-25", apart("2026-11-25"))])  # fmt: skip
def test_numbers_that_stand_alone_are_the_newspapers(typed, set_):
    assert EASTERN.text(typed) == set_
    assert EASTERN.html(f"<b>{typed}</b>") == f"<b>{set_}</b>"


@pytest.mark.parametrize("typed", ["فاز 2-1", "2-1 فاز", "من 2014-2016 فقط"])
def test_scores_and_ranges_get_a_dash(typed):
    assert ARABIC.text(typed) == typed.replace("-", "–\u2060")
    assert ARABIC.text(typed.replace("-", "–")) == typed.replace("-", "–\u2060")


@pytest.mark.parametrize("run", ["12%", "$15", "15 €", "1.5%"])
def test_a_sign_keeps_its_side_of_the_number(run):
    assert ARABIC.text(f"بلغ {run} أمس") == f"بلغ {ALM}{run} أمس"


def test_digits_are_the_newspapers_but_never_within_a_name_or_an_address():
    assert EASTERN.text("في 22 أيلول ارتفع 12% مع iPhone 15") == f"في ٢٢ أيلول ارتفع ١٢٪ مع {apart('iPhone 15')}"
    assert EASTERN.html('<p><a href="/2026/">عام 2026</a></p>') == '<p><a href="/2026/">عام ٢٠٢٦</a></p>'
    assert EASTERN.text("'15'") == "&#39;١٥&#39;"
    assert EASTERN.text("عام '15'") == "عام &#39;١٥&#39;"
    assert PERSIAN.text("سال 1404") == "سال ۱۴۰۴"


@pytest.mark.parametrize("typed", ["<b>أ</b> & <script>", "أ &lt; ب"])
def test_a_plain_text_is_escaped_once(typed):
    from markupsafe import Markup, escape

    assert Markup(ARABIC.text(typed).replace('<bdi dir="ltr">', "").replace("</bdi>", "")) == escape(typed)


def test_setting_a_set_text_again_changes_nothing():
    once = ARABIC.html('<p>قال "نعم" JUT 2-1 و12% و-5</p>')
    assert ARABIC.html(once).replace(ALM * 2, ALM) == once
