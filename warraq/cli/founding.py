"""`warraq new`: a newspaper's folder, with its settings explained in the file itself."""

from __future__ import annotations

import sys
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import tomlkit
import typer

from warraq import config as configuration
from warraq.cli import newsroom, say
from warraq.config import FILE_NAME, LANGUAGES, REGIONS, TABLES, Newspaper
from warraq.errors import NobodyToAsk, SiteExists


@dataclass(frozen=True)
class Answers:
    """What was told about the new newspaper; None is to be asked, or takes its default."""

    name: str | None = None
    language: str | None = None
    region: str | None = None
    time_zone: str | None = None


_QUESTIONS = (
    ("name", "اسم الصحيفة — name"),
    ("language", f"لغتها — language ({', '.join(LANGUAGES)})"),
    ("region", f"أسماء الشهور — region of its month names ({', '.join(REGIONS)})"),
    ("time_zone", "المنطقة الزمنية — time zone"),
)


def make(folder: Path, given: Answers, *, ask: bool) -> None:
    """Make an empty newspaper in `folder`. Raises SiteExists, or BadSetting before anything is written."""
    _refuse_taken(folder)
    answers: dict[str, str] = {name: value for name, value in asdict(given).items() if value is not None}
    if ask:
        for name, question in _QUESTIONS:
            if name not in answers:
                answers[name] = _asked(question, str(Newspaper.__dataclass_fields__[name].default))
    create(folder, {"newspaper": dict(answers)})
    where = folder.resolve()
    say.say(f"الصحيفة جاهزة في {where}", f"The newspaper is ready in {where}", style="green")
    say.out.print(f"  warraq user add NAME --site {where}", f"  warraq serve --site {where}", sep="\n", markup=False)


def _asked(question: str, default: str) -> str:
    try:
        return str(typer.prompt(question, default=default))
    except typer.Abort:
        if sys.stdin.isatty():
            raise
        raise NobodyToAsk from None


HEADER = (
    "إعدادات الصحيفة. ما يظهر منها في الصفحات تأخذ به المطبعة من تلقائها؛ ولسائرها أعد تشغيل warraq serve.",
    "The newspaper's settings. The press notices what shows in pages by itself; for others start `warraq serve` again.",
)
"""What a `warraq.toml` begins with."""


def create(folder: Path, settings: dict[str, dict[str, Any]]) -> None:
    """The folder, its settings file and its empty database. `settings` are those that differ from the defaults."""
    _refuse_taken(folder)
    configuration.from_document(settings, folder.resolve(), {})
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FILE_NAME).write_text(commented(settings), "utf-8")
    newsroom.enter(folder, quiet=True)


def _refuse_taken(folder: Path) -> None:
    if (folder / FILE_NAME).exists():
        raise SiteExists(path=folder)


def commented(settings: dict[str, dict[str, Any]]) -> str:
    """The text of a `warraq.toml`: every setting with its help above it."""
    document = tomlkit.document()
    for line in HEADER:
        document.add(tomlkit.comment(line))
    document.add(tomlkit.nl())
    for name, kind in TABLES.items():
        table = tomlkit.table()
        for setting in fields(kind):
            table.add(tomlkit.comment(setting.metadata["help_ar"]))
            table.add(tomlkit.comment(setting.metadata["help"]))
            table.add(setting.name, settings.get(name, {}).get(setting.name, setting.default))
            table.add(tomlkit.nl())
        document.add(name, table)
    document.add(tomlkit.comment("PostgreSQL: WARRAQ_DATABASE_URL=postgresql://user:password@host:5432/name"))
    return tomlkit.dumps(document)
