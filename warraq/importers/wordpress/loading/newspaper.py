"""What the old site was called and how it built its addresses → the newspaper's own, as long as those are untouched."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import tomlkit
from django.conf import settings
from django.db import transaction

from warraq.config import FILE_NAME, Addresses, Newspaper, SiteConfig
from warraq.importers.wordpress.body import Finding
from warraq.importers.wordpress.loading.known import Known
from warraq.importers.wordpress.loading.texts import line
from warraq.importers.wordpress.report import Report
from warraq.importers.wordpress.survey import Survey
from warraq.media.store import write_atomically
from warraq.newsroom.founding import found
from warraq.newsroom.models import Article, Masthead

_STOCK_TAGLINES = frozenset({"just another wordpress site", "مدونة ووردبريس أخرى", "موقع ووردبريس جديد"})


def adopt(config: SiteConfig, survey: Survey, known: Known, report: Report, *, dry_run: bool) -> SiteConfig:
    """Take over name, tagline and permalink pattern where the newspaper still has its defaults; the config as it is
    then. What is not taken over is said in the report."""
    config = _pattern(config, survey, report, dry_run)
    config = _name(config, survey, report, dry_run)
    if not dry_run:
        settings.WARRAQ = config
        found()
        _tagline(survey, known)
    return config


def _pattern(config: SiteConfig, survey: Survey, report: Report, dry_run: bool) -> SiteConfig:
    old = survey.pattern.removeprefix(survey.root) if survey.root else survey.pattern
    report.pattern = survey.pattern
    if not old or old == config.addresses.article:
        return config
    if config.addresses.article == Addresses.article and not Article.objects.exists():
        _say(report, "addresses.article", f"new articles get addresses like the old site's: {old}")
        if not dry_run:
            _rewrite(config.root, "addresses", "article", old)
        return dataclasses.replace(config, addresses=dataclasses.replace(config.addresses, article=old))
    _say(report, "addresses.article", f"the old site's pattern was {old}; new articles keep the newspaper's own")
    return config


def _name(config: SiteConfig, survey: Survey, report: Report, dry_run: bool) -> SiteConfig:
    title = line(survey.site.title, 200) if survey.site else ""
    if not title or title == config.newspaper.name or config.newspaper.name != Newspaper.name:
        return config
    _say(report, "newspaper.name", f"the newspaper is called as the old site was: {title}")
    if not dry_run:
        _rewrite(config.root, "newspaper", "name", title)
    return dataclasses.replace(config, newspaper=dataclasses.replace(config.newspaper, name=title))


def _tagline(survey: Survey, known: Known) -> None:
    tagline = line(survey.site.description, 200) if survey.site else ""
    masthead = Masthead.load()
    if tagline and not masthead.tagline and tagline.lower() not in _STOCK_TAGLINES:
        with transaction.atomic():
            known.begin()
            Masthead.objects.filter(pk=masthead.pk).update(tagline=tagline)


def _say(report: Report, name: str, detail: str) -> None:
    report.add_findings("warraq.toml", [Finding("setting", name, detail)])


def _rewrite(root: Path, table: str, name: str, value: str) -> None:
    """Change one setting in the operator's file; comments and order stay."""
    file = root / FILE_NAME
    if not file.is_file():
        return
    document = tomlkit.parse(file.read_text("utf-8"))
    document.setdefault(table, tomlkit.table())[name] = value
    write_atomically(file, tomlkit.dumps(document).encode())
