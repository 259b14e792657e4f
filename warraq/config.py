"""`warraq.toml` → one frozen `SiteConfig`. Unknown settings fail, with a suggestion.

The operator owns these settings; the editor's are in the newsroom's database, the designer's in `theme/`.
Environment variables hold only what differs by deployment: ``WARRAQ_DATABASE_URL``.
"""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from warraq.addresses import RESERVED, check_pattern
from warraq.errors import BadSetting, BadToml, SiteNotFound, UnknownSetting

FILE_NAME = "warraq.toml"

FACES = ("daily", "magazine", "wire")
"""The ready looks: a sober daily, a magazine, a wire service (docs/theme.md)."""
LANGUAGES = ("ar", "ckb", "ku", "fa", "tr", "en")
REGIONS = ("levant", "iraq", "egypt", "gulf", "tunisia", "algeria", "morocco")
Check = Callable[[Any], "tuple[str, str] | None"]


def _one_of(*allowed: str) -> Check:
    def check(value: Any) -> tuple[str, str] | None:
        if value in allowed:
            return None
        close = difflib.get_close_matches(str(value), allowed, 1)
        hint = f" Did you mean {close[0]!r}?" if close else ""
        hint_ar = f" هل قصدت «{close[0]}»؟" if close else ""
        names = ", ".join(allowed)
        return f"it is one of {names}.{hint}", f"القيم المتاحة: {names}.{hint_ar}"

    return check


def _time_zone(value: Any) -> tuple[str, str] | None:
    if value in available_timezones():
        return None
    return "it must be an IANA time zone, as Asia/Beirut.", "يجب أن تكون اسماً من أسماء IANA مثل Asia/Beirut."


def _http(value: Any) -> tuple[str, str] | None:
    parts = urlsplit(str(value))
    if parts.scheme in {"http", "https"} and parts.hostname and parts.path in {"", "/"} and not parts.query:
        return None
    return "it must be like https://example.org, without a path.", "يجب أن يكون مثل https://example.org بلا مسار."


def _hub(value: Any) -> tuple[str, str] | None:
    parts = urlsplit(str(value))
    if not value or (parts.scheme in {"http", "https"} and parts.hostname and "@" not in parts.netloc):
        return None
    return "it must be a web address, or empty.", "يجب أن يكون عنوان ويب أو فارغاً."


def _pattern(value: Any) -> tuple[str, str] | None:
    reason = check_pattern(str(value))
    return None if reason is None else (reason + ".", "النمط غير صالح: " + reason + ".")


def _base(value: Any) -> tuple[str, str] | None:
    if str(value).strip("/").split("/")[0] in (*RESERVED, "s"):
        return "the newspaper keeps this word for itself.", "هذه الكلمة محجوزة للصحيفة نفسها."
    if str(value).strip("/") and "//" not in str(value) and not set(str(value)) & set("?#%. "):
        return None
    return "it must be a plain word, as category.", "يجب أن تكون كلمة بسيطة مثل category."


def _within(low: int, high: int) -> Check:
    def check(value: Any) -> tuple[str, str] | None:
        if low <= int(value) <= high:
            return None
        return f"it must be between {low} and {high}.", f"يجب أن تكون بين {low} و{high}."

    return check


def _colour(value: Any) -> tuple[str, str] | None:
    if not value or re.fullmatch("#[0-9a-fA-F]{6}", str(value)):
        return None
    return "it must be like #9a2617, or empty for the face's own.", "يجب أن يكون مثل ‎#9a2617 أو فارغاً للون الوجه نفسه."


def _not_empty(value: Any) -> tuple[str, str] | None:
    return None if str(value).strip() else ("it must not be empty.", "لا يجوز أن تكون فارغة.")


def _setting(default: Any, help: str, help_ar: str, check: Check | None = None) -> Any:
    return field(default=default, metadata={"help": help, "help_ar": help_ar, "check": check})


@dataclass(frozen=True)
class Newspaper:
    """Who the newspaper is and how it writes."""

    name: str = _setting("صحيفة جديدة", "The newspaper's name.", "اسم الصحيفة.", _not_empty)
    language: str = _setting("ar", "Language of its pages.", "لغة صفحاتها.", _one_of(*LANGUAGES))
    region: str = _setting(
        "levant", "Whose month names it writes in Arabic.", "أسماء الشهور المتّبعة فيها.", _one_of(*REGIONS)
    )
    months: str = _setting(
        "double",
        "Month names: single (أيلول) or double (أيلول/سبتمبر).",
        "أسماء الشهور: مفردة (أيلول) أو مزدوجة (أيلول/سبتمبر).",
        _one_of("single", "double"),
    )
    digits: str = _setting(
        "western", "Digits: western (123) or eastern (١٢٣).", "الأرقام: غربية 123 أو شرقية ١٢٣.",
        _one_of("western", "eastern"),
    )  # fmt: skip
    hijri: bool = _setting(
        False, "Whether an article shows its Hijri date too.", "أيظهر التاريخ الهجري أيضاً مع المادة."
    )
    time_zone: str = _setting("Asia/Beirut", "Its time zone.", "منطقتها الزمنية.", _time_zone)
    url: str = _setting(
        "http://127.0.0.1:8000", "Where readers find it, without path.", "عنوانها عند القراء، بلا مسار.", _http
    )


@dataclass(frozen=True)
class Addresses:
    """How public addresses are built. WordPress's words, so that an imported newspaper keeps its own."""

    article: str = _setting(
        "/%year%/%monthnum%/%postname%/",
        "Permalink pattern of new articles, in WordPress's tokens.",
        "نمط روابط المقالات الجديدة برموز ووردبريس.",
        _pattern,
    )
    section_base: str = _setting("category", "First part of section addresses.", "أول عنوان القسم.", _base)
    tag_base: str = _setting("tag", "First part of tag addresses.", "أول عنوان الوسم.", _base)
    byline_base: str = _setting("author", "First part of byline addresses.", "أول عنوان الكاتب.", _base)
    dossier_base: str = _setting("dossier", "First part of dossier addresses.", "أول عنوان الملف.", _base)


@dataclass(frozen=True)
class Lists:
    """How long the lists are."""

    front_latest: int = _setting(12, "Latest articles on the front page.", "أحدث المواد في الواجهة.", _within(3, 60))
    front_section: int = _setting(5, "Articles of each section there.", "مواد كل قسم فيها.", _within(1, 20))
    latest: int = _setting(24, "Articles on a section, tag or byline page.", "المواد في صفحة القسم.", _within(5, 100))
    most: int = _setting(
        200,
        "Articles on the page of a month or year: one with more leads to its days or months.",
        "المواد في صفحة شهر أو سنة: إن زادت قادت الصفحة إلى أيامها أو شهورها.",
        _within(20, 1000),
    )
    feed: int = _setting(20, "Articles in a feed.", "المواد في الخلاصة.", _within(5, 100))
    related: int = _setting(4, "Articles under «شاهد أيضاً».", "المواد تحت «شاهد أيضاً».", _within(0, 8))


@dataclass(frozen=True)
class Feeds:
    """Who hears of new articles at once."""

    hub: str = _setting(
        "",
        "WebSub hub that is told when a feed changes, as https://hub.example/; empty: none.",
        "مركز WebSub يُخبَر بتغيّر الخلاصات، مثل ‎https://hub.example/؛ فارغ: لا أحد.",
        _hub,
    )


@dataclass(frozen=True)
class Pictures:
    """What is made of pictures beside the files that pages show."""

    social_cards: str = _setting(
        "written",
        "Which articles get a picture for where they are shared, with their headline: none, written (those published "
        "in this newsroom, not an imported archive) or all.",
        "لأيّ المواد صورة مشاركة عليها العنوان: none لا شيء، written ما نُشر من غرفة التحرير هذه لا الأرشيف المستورد، "
        "all الكلّ.",
        _one_of("none", "written", "all"),
    )


@dataclass(frozen=True)
class Look:
    """How its pages look. The rest is the designer's, in `theme/`."""

    face: str = _setting(
        "daily", "The ready look: daily, magazine or wire.",
        "الوجه الجاهز: daily يومية، magazine مجلة، wire وكالة أنباء.",
        _one_of(*FACES),
    )  # fmt: skip
    accent: str = _setting(
        "", "First colour, as #9a2617; empty: the face's own.", "اللون الأول مثل ‎#9a2617؛ فارغ: لون الوجه.", _colour
    )
    second: str = _setting(
        "", "Second colour, of opinion and dossiers; empty: the face's own.",
        "اللون الثاني للرأي والملفات؛ فارغ: لون الوجه.", _colour,
    )  # fmt: skip
    offline: bool = _setting(
        False,
        "Whether a reader's browser keeps the last front page and the articles read, for hours without a network. It "
        "takes the one script that pages may carry.",
        "هل يحفظ متصفّح القارئ آخر واجهة وما قُرئ من المواد لساعات انقطاع الشبكة. يحتاج إلى السكربت الوحيد الذي قد "
        "تحمله الصفحات.",
    )


@dataclass(frozen=True)
class Newsroom:
    """The newsroom's own door."""

    url: str = _setting("http://127.0.0.1:8001", "Where editors find the newsroom.", "عنوان غرفة التحرير.", _http)
    language: str = _setting("ar", "Language of the newsroom.", "لغة غرفة التحرير.", _one_of("ar", "en", "fa", "tr"))
    second_factor: str = _setting(
        "auto",
        "Whether all who enter need a passkey or a code besides the password: required, optional, or auto: required "
        "where the newsroom is reached over HTTPS.",
        "هل يلزم كلّ داخلٍ مفتاح مرور أو رمز فوق كلمة السرّ: required لازم، أو optional اختياري، أو auto: لازم حيث "
        "يُدخَل إلى غرفة التحرير عبر HTTPS.",
        _one_of("auto", "required", "optional"),
    )


@dataclass(frozen=True)
class Letters:
    """Readers' letters: the comments under articles. Who reads them, and the rules, are set in the newsroom."""

    open: bool = _setting(True, "Whether articles have a form for letters.", "هل تحت المواد استمارة للتعليقات.")
    email_days: int = _setting(
        30, "Days after which a letter's e-mail address is erased.", "يُمحى البريد الإلكتروني للقارئ بعد هذه الأيام.",
        _within(1, 365),
    )  # fmt: skip
    longest: int = _setting(5000, "Characters of a letter.", "أقصى طول للتعليق بالحروف.", _within(200, 20_000))
    inbox_megabytes: int = _setting(
        256, "Size of the inbox, past which the form answers \"later\".",
        "حجم صندوق الرسائل، وبعده تجيب الاستمارة «لاحقاً».", _within(1, 100_000),
    )  # fmt: skip
    proof_of_work: bool = _setting(
        False,
        "Where a letter is to be confirmed, a script finds a number instead of the reader pressing the button; readers"
        " without scripts press it.",
        "حين يُطلب تأكيد التعليق يحلّ نصّ برمجيّ مسألة حسابية بدل ضغط الزرّ؛ ومن لا نصوص برمجية في متصفّحه يضغطه.",
    )


@dataclass(frozen=True)
class Readers:
    """What the newspaper knows of its readers: how often pages are read, never by whom."""

    counts: bool = _setting(
        False,
        "Whether the built-in server counts readings of articles, without cookies or identifiers, for «most read».",
        "أيَعدّ الخادم المدمج قراءات المواد، بلا كعكات ولا معرِّفات، من أجل «الأكثر قراءة».",
    )
    counts_days: int = _setting(
        30, "Days for which counts are kept.", "تُحفظ الأعداد هذه الأيام ثم تُمحى.", _within(7, 400)
    )


@dataclass(frozen=True)
class SiteConfig:
    """All that the operator decides, and where the newspaper's folder is."""

    root: Path
    newspaper: Newspaper = field(default_factory=Newspaper)
    addresses: Addresses = field(default_factory=Addresses)
    lists: Lists = field(default_factory=Lists)
    feeds: Feeds = field(default_factory=Feeds)
    pictures: Pictures = field(default_factory=Pictures)
    theme: Look = field(default_factory=Look)
    newsroom: Newsroom = field(default_factory=Newsroom)
    letters: Letters = field(default_factory=Letters)
    readers: Readers = field(default_factory=Readers)
    database_url: str = ""

    @property
    def zone(self) -> ZoneInfo:
        """The newspaper's time zone."""
        return ZoneInfo(self.newspaper.time_zone)

    @property
    def edition(self) -> Path:
        """Where the press keeps editions; `current` in it is the one that readers see."""
        return self.root / "edition"

    @property
    def media(self) -> Path:
        """Originals of pictures and documents, the newsroom's own."""
        return self.root / "media"

    @property
    def secrets(self) -> Path:
        """Keys that never leave the newsroom."""
        return self.root / "secrets"

    @property
    def inbox(self) -> Path:
        """Where the readers' process leaves sealed letters."""
        return self.root / "inbox"

    @property
    def counts(self) -> Path:
        """Where the readers' server writes how often pages are read."""
        return self.root / "counts"

    @property
    def run(self) -> Path:
        """Sockets and locks of running processes."""
        return self.root / "run"


TABLES: Mapping[str, type] = {
    "newspaper": Newspaper, "addresses": Addresses, "lists": Lists, "feeds": Feeds, "pictures": Pictures, "theme": Look,
    "newsroom": Newsroom, "letters": Letters, "readers": Readers,
}  # fmt: skip


def load(root: Path, environ: Mapping[str, str] | None = None) -> SiteConfig:
    """Read the newspaper in `root`.

    Raises SiteNotFound, BadToml, UnknownSetting or BadSetting.
    """
    file = root / FILE_NAME
    if not file.is_file():
        raise SiteNotFound(path=root)
    try:
        document = tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadToml(file=file, reason=str(error) + ".") from error
    return from_document(document, root.resolve(), os.environ if environ is None else environ)


def from_document(document: Mapping[str, Any], root: Path, environ: Mapping[str, str]) -> SiteConfig:
    """A `SiteConfig` from parsed TOML. `root` is absolute."""
    for name in document:
        if name not in TABLES:
            raise _unknown(f"[{name}]", name, TABLES)
    tables = {name: _table(name, kind, document.get(name, {})) for name, kind in TABLES.items()}
    _told_apart(tables["addresses"])
    return SiteConfig(root=root, database_url=environ.get("WARRAQ_DATABASE_URL", ""), **tables)


def _table(table: str, kind: type, given: Any) -> Any:
    if not isinstance(given, Mapping):
        raise BadSetting(name=table, value=given, reason="it must be a table.", reason_ar="يجب أن يكون جدولاً.")
    known = {setting.name: setting for setting in fields(kind)}
    for name, value in given.items():
        if name not in known:
            raise _unknown(f"{table}.{name}", name, known)
        wanted = type(known[name].default)
        if type(value) is not wanted:
            word = {"str": ("text in quotes", "نصاً بين علامتي اقتباس"), "int": ("a whole number", "عدداً صحيحاً")}
            reason, reason_ar = word.get(wanted.__name__, ("true or false", "true أو false"))
            raise BadSetting(
                name=f"{table}.{name}", value=value, reason=f"it must be {reason}.",
                reason_ar=f"يجب أن تكون {reason_ar}.",
            )  # fmt: skip
        check = cast("Check | None", known[name].metadata["check"])
        problem = check(value) if check else None
        if problem:
            raise BadSetting(name=f"{table}.{name}", value=value, reason=problem[0], reason_ar=problem[1])
    return kind(**given)


def _told_apart(addresses: Addresses) -> None:
    """Raises BadSetting where a section and a tag, say, of one name would have one address."""
    seen: set[str] = set()
    for name in ("section_base", "tag_base", "byline_base", "dossier_base"):
        base = getattr(addresses, name)
        if base.strip("/") in seen:
            raise BadSetting(
                name=f"addresses.{name}", value=base, reason="another kind of list has this first part.",
                reason_ar="لنوع آخر من القوائم هذا الجزء الأول.",
            )  # fmt: skip
        seen.add(base.strip("/"))


def _unknown(shown: str, name: str, known: Mapping[str, Any]) -> UnknownSetting:
    close = difflib.get_close_matches(name, known, 1)
    return UnknownSetting(
        name=shown,
        file=FILE_NAME,
        hint=f" Did you mean `{close[0]}`?" if close else "",
        hint_ar=f" هل قصدت «{close[0]}»؟" if close else "",
    )
