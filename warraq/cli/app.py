"""The commands and their options. Each hands on to a module of this room, which is imported when it is wanted."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from warraq.cli.press_commands import register

app = typer.Typer(
    name="warraq",
    help="ورّاق: نظام نشر للصحف، عربيّ أوّلاً — Warraq: an Arabic-first publishing system for newsrooms.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
record = typer.Typer(help="سجلّ الأفعال — the record of acts.", no_args_is_help=True)
users = typer.Typer(help="حسابات غرفة التحرير — the newsroom's accounts.", no_args_is_help=True)
themes = typer.Typer(help="وجه الصحيفة — the newspaper's face.", no_args_is_help=True)
imports = typer.Typer(help="استيراد صحيفة — bring a newspaper over.", no_args_is_help=True)
letters = typer.Typer(help="تعليقات القرّاء — readers' letters.", no_args_is_help=True)
app.add_typer(letters, name="letters")
app.add_typer(users, name="user")
app.add_typer(record, name="audit")
app.add_typer(themes, name="theme")
app.add_typer(imports, name="import")

register(app)

Site = Annotated[
    Path, typer.Option("--site", help="مجلد الصحيفة — the newspaper's folder.", metavar="DIR", show_default=False)
]
Host = Annotated[str, typer.Option(help="العنوان الذي يُستمع إليه — address to listen on.")]
Port = Annotated[int, typer.Option(min=1, max=65535, help="منفذ القرّاء — the readers' port.")]
NewsroomPort = Annotated[int, typer.Option(min=1, max=65535, help="منفذ غرفة التحرير — the newsroom's port.")]
Answer = Annotated[str | None, typer.Option(show_default=False)]
HERE = Path()


class Roles(StrEnum):
    """What an account may do."""

    REPORTER = "reporter"
    DESK_EDITOR = "desk-editor"
    PUBLISHER = "publisher"
    MODERATOR = "moderator"
    ADMINISTRATOR = "administrator"


class Kind(StrEnum):
    """The servers that a newspaper can be put behind."""

    nginx = "nginx"
    caddy = "caddy"
    systemd = "systemd"


def command() -> Callable[..., object]:
    """The whole command line."""
    return typer.main.get_command(app)


@app.callback()
def _warraq() -> None:
    pass


@app.command()
def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="المجلد الجديد — the new folder.")],
    *,
    yes: Annotated[bool, typer.Option("--yes", help="القيم المعتادة بلا أسئلة — defaults, no questions.")] = False,
    name: Annotated[str | None, typer.Option(help="اسم الصحيفة — its name.")] = None,
    language: Annotated[str | None, typer.Option(help="ar, ckb, ku, fa, tr, en")] = None,
    region: Annotated[str | None, typer.Option(help="أسماء الشهور — month names: levant, egypt, …")] = None,
    time_zone: Annotated[str | None, typer.Option(help="Asia/Beirut, …")] = None,
) -> None:
    """أنشئ صحيفة جديدة فارغة — make a new, empty newspaper."""
    from warraq.cli.founding import Answers, make

    make(folder, Answers(name=name, language=language, region=region, time_zone=time_zone), ask=not yes)


@app.command()
def demo(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="مجلدها — its folder.")] = Path("demo"),
    host: Host = "127.0.0.1",
    port: Port = 8000,
    newsroom_port: NewsroomPort = 8001,
) -> int:
    """صحيفة نموذجية كاملة على هذا الجهاز — a whole sample newspaper on this machine."""
    from warraq.cli.demo import run
    from warraq.cli.serving import Doors

    return run(folder, Doors(host, port, newsroom_port))


@app.command()
def publish(
    *,
    site: Site = HERE,
    full: Annotated[bool, typer.Option("--full", help="اطبع كلّ شيء من جديد — print everything anew.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="ما الذي سيُطبع ولماذا — what would be printed, and why.")
    ] = False,
    check: Annotated[
        bool, typer.Option("--verify", help="قارن بطبعة من الصفر — compare with an edition printed from nothing.")
    ] = False,
) -> int:
    """اطبع ما تغيّر — print what has changed."""
    from warraq.cli import printing

    if check:
        return printing.verify(site)
    if dry_run:
        printing.foretell(site, full=full)
    else:
        printing.publish(site, full=full)
    return 0


@app.command()
def serve(
    *,
    site: Site = HERE,
    host: Host = "127.0.0.1",
    port: Port = 8000,
    newsroom_port: NewsroomPort = 8001,
    newsroom: Annotated[
        bool, typer.Option("--newsroom/--no-newsroom", help="مع غرفة التحرير والمطبعة — with newsroom and press.")
    ] = True,
    workers: Annotated[
        int, typer.Option(min=0, max=256, help="عمليات خدمة القرّاء، 0: بعدد الأنوية — readers' processes, 0: as cores.")
    ] = 0,
) -> int:
    """اخدم القرّاء وغرفة التحرير — serve readers and the newsroom."""
    from warraq.cli.serving import Doors
    from warraq.cli.serving import serve as run

    return run(site, Doors(host, port, newsroom_port if newsroom else None), workers=workers)


@app.command()
def deploy(
    kind: Annotated[Kind, typer.Argument(metavar="nginx|caddy|systemd", help="لأي خادم — for which server.")],
    *,
    site: Site = HERE,
    domain: Annotated[str, typer.Option(help="اسم النطاق — the newspaper's domain.")] = "",
    upstream: Annotated[
        str, typer.Option(metavar="HOST:PORT", help="برنامج القرّاء — where the readers' process listens.")
    ] = "127.0.0.1:8000",
    certificate: Annotated[
        Path | None, typer.Option(metavar="FILE", help="شهادة TLS لهذا المضيف — TLS certificate of the domain.")
    ] = None,
    key: Annotated[Path | None, typer.Option(metavar="FILE", help="مفتاحها — its key.")] = None,
    port: Annotated[int, typer.Option(min=1, max=65535, help="منفذ HTTP — the port of plain HTTP.")] = 80,
    script: Annotated[
        bool, typer.Option(help="لـ nginx وحدة JavaScript — nginx has its JavaScript module (libnginx-mod-http-js).")
    ] = True,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="اكتب الملفات هنا — write files here, not to standard output.")
    ] = None,
) -> None:
    """إعدادات nginx أو Caddy أو systemd — a configuration of nginx, Caddy or systemd."""
    from warraq.cli.deploying import deploy as run

    run(
        site, kind.value, out, domain=domain, upstream=upstream, certificate=certificate, key=key, port=port,
        script=script,
    )  # fmt: skip


@app.command("config")
def show_config(site: Site = HERE) -> None:
    """كلّ إعداد وقيمته ومصدرها — each setting, its value, where it came from."""
    from warraq.cli.settings import show

    show(site)


@app.command()
def search(
    words: Annotated[str, typer.Argument(metavar="WORDS", help="ما تبحث عنه — what to look for.")],
    site: Site = HERE,
    page: Annotated[int, typer.Option(min=1, help="صفحة النتائج — page of results.")] = 1,
    explain: Annotated[
        bool, typer.Option("--explain", help="بيّن كيف فُهم البحث ورُتّبت نتائجه — say how it was understood and ranked.")
    ] = False,
) -> None:
    """ابحث كما يبحث القرّاء — search as readers do."""
    from warraq.cli.finding import find

    find(site, words, page, explain=explain)


@themes.command("check")
def check_theme(site: Site = HERE) -> int:
    """اطبع كلّ قالب على نماذج واذكر ما فيه من خلل — print each template over samples and say what is wrong."""
    from warraq.cli.theming import check

    return check(site)


@users.command("add")
def add_user(
    name: Annotated[str, typer.Argument(metavar="NAME", help="اسم الدخول — login name.")],
    site: Site = HERE,
    role: Annotated[
        Roles, typer.Option(help="دوره: مراسل، محرّر، ناشر، مشرف تعليقات، مدير — its role in the newsroom.")
    ] = Roles.ADMINISTRATOR,
    password_stdin: Annotated[
        bool,
        typer.Option("--password-stdin", help="اقرأ كلمة السرّ من الدخل — read the password from standard input."),
    ] = False,
) -> None:
    """أضف حساباً لغرفة التحرير — add an account to the newsroom."""
    from warraq.cli.people import add

    add(site, name, role=role.value, from_stdin=password_stdin)


@users.command("leave")
def end_sessions(
    names: Annotated[list[str] | None, typer.Argument(metavar="NAME…", help="أسماء الدخول — login names.")] = None,
    site: Site = HERE,
    everyone: Annotated[bool, typer.Option("--everyone", help="كلّ الحسابات — every account.")] = False,
) -> None:
    """أخرج حساباً من كلّ الأجهزة — end all sessions of an account."""
    from warraq.cli.people import leave

    leave(site, names or [], everyone=everyone)


@imports.command("wordpress")
def import_wordpress(
    exports: Annotated[
        list[Path], typer.Argument(metavar="EXPORT.xml…", help="ملفات التصدير — the export's files (WXR).")
    ],
    site: Site = HERE,
    media: Annotated[Path | None, typer.Option(help="مجلد uploads القديم — the old uploads folder.")] = None,
    fetch_media: Annotated[
        bool, typer.Option("--fetch-media", help="اجلب الوسائط من الموقع القديم — fetch media from the old site.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="تقرير بلا تغيير — report, change nothing.")] = False,
) -> int:
    """استورد موقع ووردبريس — bring a WordPress site over."""
    from warraq.cli.bringing import wordpress

    return wordpress(site, exports, media=media, fetch_media=fetch_media, dry_run=dry_run)


@letters.command("key")
def letters_key(
    *,
    site: Site = HERE,
    new: Annotated[bool, typer.Option("--new", help="زوج مفاتيح جديد يُختم به — a new pair to seal with.")] = False,
    erase_old: Annotated[
        bool, typer.Option("--erase-old", help="امحُ المفاتيح القديمة — erase the pairs before it.")
    ] = False,
    save: Annotated[
        Path | None, typer.Option(metavar="FILE", help="نسخة بعبارة مرور — a copy under a passphrase.")
    ] = None,
    load: Annotated[Path | None, typer.Option(metavar="FILE", help="أضف مفاتيح نسخة — add a copy's keys.")] = None,
) -> None:
    """مفاتيح التعليقات: إنشاء وتبديل ونسخ — the keys of letters: make, rotate, copy."""
    from warraq.cli.letters import keys

    keys(site, new=new, erase_old=erase_old, save=save, load=load)


@letters.command("fetch")
def letters_fetch(
    *,
    site: Site = HERE,
    source: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="HOST:DIR|https://HOST",
            help="صندوق على جهاز آخر، عبر SSH أو HTTPS — an inbox elsewhere, over SSH or HTTPS.",
        ),
    ] = None,
) -> None:
    """افتح ما في الصندوق وضعه للمراجعة — open what is in the inbox, for moderation."""
    from warraq.cli.letters import fetch

    fetch(site, source)


@letters.command("token")
def letters_token(
    *,
    site: Site = HERE,
    new: Annotated[bool, typer.Option("--new", help="رمز جديد بدل السابق — a new one instead.")] = False,
    off: Annotated[bool, typer.Option("--off", help="ألغِ الرمز — take it back.")] = False,
) -> None:
    """رمز جلب التعليقات من جهاز القرّاء عبر HTTPS — the token to fetch letters from a readers' machine over HTTPS."""
    from warraq.cli.letters import token

    token(site, new=new, off=off)


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="ملف النسخة — the backup's file.")],
    *,
    site: Site = HERE,
    recipient: Annotated[
        str | None, typer.Option(metavar="KEY", help="مفتاح عامّ بدل عبارة المرور — a public key, no passphrase.")
    ] = None,
    keys: Annotated[bool, typer.Option("--keys/--without-keys", help="مع المفاتيح — with the keys.")] = True,
    new_key: Annotated[
        bool, typer.Option("--new-key", help="بدل النسخة: زوج مفاتيح لها في FILE — a pair of keys into FILE instead.")
    ] = False,
) -> None:
    """نسخة كاملة في ملف واحد معمّى — the whole newspaper in one encrypted file."""
    from warraq.cli import backups

    if new_key:
        backups.new_key(file)
    else:
        backups.make(site, file, recipient=recipient, keys=keys)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="ملف النسخة — the backup's file.")],
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="مجلد فارغ — an empty folder.")],
    key: Annotated[Path | None, typer.Option(metavar="KEYFILE", help="المفتاح الخاصّ — the private key's file.")] = None,
) -> None:
    """أعد صحيفة من نسختها — bring a newspaper back from its backup."""
    from warraq.cli.backups import restore as run

    run(file, folder, key=key)


@app.command()
def check(site: Site = HERE) -> int:
    """افحص التنصيب: ما الخطر أو الناقص وكيف يُعالَج — what is unsafe or missing, and how to mend it."""
    from warraq.cli.doctor import check as run

    return run(site)


@record.command("verify")
def verify_record(site: Site = HERE) -> int:
    """تحقّق من أنّ السجلّ لم يُعبَث به — see that nobody has tampered with the record."""
    from warraq.cli.recording import verify

    return verify(site)


@record.command("export")
def export_record(
    site: Site = HERE,
    csv: Annotated[bool, typer.Option("--csv", help="جدول CSV بدل أسطر JSON — CSV instead of lines of JSON.")] = False,
    since: Annotated[int, typer.Option(min=0, help="بعد هذا الرقم — after this number.")] = 0,
) -> None:
    """اكتب السجلّ إلى الخرج — write the record to standard output."""
    from warraq.cli.recording import export

    export(site, csv=csv, since=since)


@record.command("guard")
def guard_record(site: Site = HERE) -> None:
    """أعد حارس السجلّ إلى قاعدة البيانات — put the database's guard of the record back."""
    from warraq.cli.recording import guard

    guard(site)
