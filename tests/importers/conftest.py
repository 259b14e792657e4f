"""Imports into the test's own newspaper."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from django.db.models import TextField
from django.db.models.functions import Cast
from rich.console import Console

from warraq.importers.wordpress.report import Report


@pytest.fixture
def bring(newspaper: Any, settings: Any) -> Callable[..., Report]:
    """Imports export files; each run begins as a command of its own would, with the settings as they are by then."""
    from warraq.importers.wordpress import load

    (newspaper.root / "warraq.toml").write_text("# صحيفتنا\n[newspaper]\n\n[addresses]  # العناوين\n", "utf-8")

    def run(*exports: Path, media: Path | None = None, **options: Any) -> Report:
        options = {"fetch_media": False, "dry_run": False, "progress": lambda *told: None} | options
        console = options.pop("console", None) or Console(file=io.StringIO())
        return load.run(settings.WARRAQ, exports, media=media, console=console, **options)

    return run


def everything(*leave: str) -> dict[str, list[tuple[Any, ...]]]:
    """All records that an import makes, so that two states of a newspaper can be compared. `leave` names fields."""
    from wagtail.models import ReferenceIndex

    from warraq.newsroom import models

    left = {"translation_key", "created_at", *leave}
    found: dict[str, list[tuple[Any, ...]]] = {}
    for model in (
        models.NewsPage, models.Article, models.Section, models.StaticPage, models.Tag, models.ArticleTag,
        models.Byline, models.ArticleByline, models.Comment, models.Picture, models.NewsDocument, models.LegacyAddress,
        models.ImportedRecord, models.Menu, models.MenuItem, models.Masthead, ReferenceIndex,
    ):  # fmt: skip
        names = [field.attname for field in model._meta.local_concrete_fields if field.name not in {*left, "body"}]
        rows = model._base_manager.all()
        if any(field.name == "body" for field in model._meta.local_concrete_fields) and "body" not in left:
            rows, names = rows.annotate(raw=Cast("body", TextField())), [*names, "raw"]
        found[model.__name__] = sorted(rows.values_list(*names), key=repr)
    return found


def total(report: Report, kind: str, outcome: str) -> int:
    return report.counts.get(kind, {}).get(outcome, 0)


def files_with(folder: Path, words: Sequence[bytes]) -> list[str]:
    """Which files below a folder hold any of these words, outside of links that lead to the same files again."""
    return [
        f"{file.relative_to(folder)}: {word.decode()}"
        for file in folder.rglob("*") if file.is_file() and not file.is_symlink()
        for data in [file.read_bytes()] for word in words if word in data
    ]  # fmt: skip
