"""`warraq config`: each setting, its value, where it came from and what it is for."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from pathlib import Path

from rich.markup import escape
from rich.table import Table

from warraq import config as configuration
from warraq.cli import say
from warraq.config import FILE_NAME, TABLES


def show(site: Path) -> None:
    """Print the settings of the newspaper in `site` as a table."""
    config = configuration.load(site)
    written = tomllib.loads((site / FILE_NAME).read_text("utf-8"))
    table = Table(title=f"{config.root / FILE_NAME}", title_justify="left", show_lines=False)
    for column in ("الإعداد — setting", "القيمة — value", "المصدر — from", "الشرح — help"):
        table.add_column(column, overflow="fold")
    for name, kind in TABLES.items():
        for setting in fields(kind):
            value = getattr(getattr(config, name), setting.name)
            source = FILE_NAME if setting.name in written.get(name, {}) else "default"
            explained = f"{setting.metadata['help_ar']}\n{setting.metadata['help']}"
            table.add_row(f"{name}.{setting.name}", escape(say.plain(value)), source, escape(explained))
    database = "WARRAQ_DATABASE_URL" if config.database_url else "default"
    shown = "postgresql://…" if config.database_url else str(config.root / "newsroom.sqlite3")
    table.add_row("database", escape(shown), database, "قاعدة بيانات غرفة التحرير.\nThe newsroom's database.")
    say.out.print(table)
