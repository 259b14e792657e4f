"""The content policy of pages, in files that the servers include: `edition/policy/nginx.conf`, `…/Caddyfile`.

A page's inline style is allowed by its digest. The built-in server reads it from each page; nginx and Caddy cannot, so
they are told the digests of all styles of the theme. These change only with theme and settings, which the press reads
when it starts: then, before a page in the new style is printed, the files are written anew. They name the styles of the
theme before as well, so that old pages stay dressed until the last of them is printed again. A systemd path unit
(`warraq deploy systemd`) has the servers read them. Beside them stands what these answer while the readers' process is
away (`away`).
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

from warraq.config import SiteConfig
from warraq.deploy import away
from warraq.readers.headers import style_digest, style_policy
from warraq.theme import Theme

MARK = "WARRAQ-PAGE-POLICY"
"""Stands in the configurations' own headers where the page's policy goes."""
FOLDER = "policy"
MOST = 24
"""Digests that a policy names: the styles of the last three or four themes."""
_DIGEST = re.compile(r"'sha256-([A-Za-z0-9+/=]{44})'")


def digests(config: SiteConfig) -> list[str]:
    """The digests of all inline styles of the newspaper's pages."""
    styles = Theme(config.root / "theme").styles(config.theme)
    return sorted({style_digest(style.encode()) for style in styles.values()})


def refresh(config: SiteConfig) -> bool:
    """Bring the policy files up to date; whether they were not. Cheap where nothing changed."""
    return write(config.edition, digests(config), scripted=config.theme.offline)


def write(edition: Path, now: list[str], *, scripted: bool = False) -> bool:
    """Write the policy files for styles with these digests, and for the one script where pages have it (`scripted`),
    and what the servers answer by themselves; whether anything of that was not so before."""
    folder = edition / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    made = {"nginx.js": away.nginx_script(), "caddy.html": away.caddy_template()}
    fresh = [name for name, text in made.items() if _write(folder / name, text)]
    before = _written(folder / "nginx.conf")
    if before and set(now) <= set(before) and scripted == _scripted(folder / "nginx.conf"):
        return bool(fresh)
    named = style_policy([*now, *(old for old in before if old not in now)][:MOST], scripted=scripted)
    _write(folder / "nginx.conf", f'add_header content-security-policy "{named}" always;\n')
    _write(folder / "Caddyfile", f'vars warraq_page_policy "{named}"\n')
    return True


def _written(file: Path) -> list[str]:
    try:
        return _DIGEST.findall(file.read_text("utf-8"))
    except FileNotFoundError:
        return []


def _scripted(file: Path) -> bool:
    return "script-src" in file.read_text("utf-8")


def _write(file: Path, text: str) -> bool:
    """Whether it was not so before."""
    data = text.encode("utf-8")
    with suppress(FileNotFoundError):
        if file.read_bytes() == data:
            return False
    fresh = file.with_name(f".{file.name}.new")
    fresh.write_bytes(data)
    os.replace(fresh, file)
    return True
