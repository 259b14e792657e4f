"""The theme of one newspaper: which template prints which sheet, and the files that its pages need."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

import jinja2

from warraq import sheets
from warraq.arabic.numerals import Digits
from warraq.config import Look
from warraq.errors import TemplateError
from warraq.theme import colours, descriptions, feeds, sitemaps, stylesheet
from warraq.theme.environment import environment, told_plainly
from warraq.theme.head import Head, head_of
from warraq.theme.wording import FOLDER as WORDS_FOLDER
from warraq.theme.wording import Words

HERE = Path(__file__).parent

TEMPLATES: Mapping[type, tuple[str, str]] = {
    sheets.FrontSheet: ("front.html", "front"),
    sheets.ListSheet: ("list.html", "list"),
    sheets.DaySheet: ("day.html", "archive"),
    sheets.DossierSheet: ("dossier.html", "dossier"),
    sheets.DossiersSheet: ("dossiers.html", "dossier"),
    sheets.CorrectionsSheet: ("corrections.html", "dossier"),
    sheets.RestoringSheet: ("restoring.html", "search"),
    sheets.OfflineSheet: ("offline.html", "search"),
    sheets.MonthSheet: ("month.html", "archive"),
    sheets.YearSheet: ("year.html", "archive"),
    sheets.ArchiveSheet: ("archive.html", "archive"),
    sheets.ArticleSheet: ("article.html", "article"),
    sheets.StaticSheet: ("static.html", "static"),
    sheets.NotFoundSheet: ("not_found.html", "search"),
    sheets.SearchFrameSheet: ("search.html", "search"),
    sheets.ResultsSheet: ("results.html", "search"),
    sheets.LetterSheet: ("letter.html", "letter"),
}
"""Of each page's sheet: its template, and which parts of the style it takes (`stylesheet.PARTS`)."""

WORK_ADDRESS = "/letters/work.js"
STYLE = "<!--style-->"
"""Stands for the style in a page of the house's templates until the page is bytes: two thirds of it, the same on every
page. No text of a sheet can be taken for it, since all are escaped."""
PLAIN_NAMES = frozenset({"favicon.ico", "favicon.svg", "apple-touch-icon.png"})
"""Files that browsers ask for by name; all others carry a digest in theirs, and can be kept for ever."""

KINDS = frozenset({".woff2", ".svg", ".png", ".ico", ".jpg", ".jpeg", ".webp", ".avif"})


@dataclass(frozen=True)
class Files:
    """All that a theme is made of, each by its name: the newspaper's own where it has one, else the built-in."""

    templates: Mapping[str, bytes]
    style: Mapping[str, bytes]
    assets: Mapping[str, bytes]
    words: Mapping[str, bytes]
    scripts: Mapping[str, bytes]

    @classmethod
    def read(cls, override: Path | None) -> Files:
        """Built-in files with the newspaper's `theme/` laid over them: `*.html`, `style/*.css`, `assets/*`."""
        own = override if override is not None and override.is_dir() else None
        return cls(
            templates=_folder(HERE / "templates", own, ".html"),
            style=_folder(HERE / "style", own / "style" if own else None, ".css"),
            assets={
                **_folder(HERE / "fonts", None, ".woff2"),
                **_folder(HERE / "assets", own / "assets" if own else None, *KINDS),
            },
            words=_folder(WORDS_FOLDER, None, ".toml"),
            scripts={name: _bare(script) for name, script in _folder(HERE / "scripts", None, ".js").items()},
        )

    @property
    def are_built_in(self) -> bool:
        """Whether no template is the newspaper's own."""
        return self.templates == _folder(HERE / "templates", None, ".html")

    def digest(self) -> str:
        """One digest over every file, its name and its place."""
        total = hashlib.sha256()
        for group in (self.templates, self.style, self.assets, self.words, self.scripts):
            for name in sorted(group):
                total.update(f"{name}\0{len(group[name])}\0".encode())
                total.update(group[name])
            total.update(b"\1")
        return total.hexdigest()


def _folder(built_in: Path, own: Path | None, *endings: str) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for folder in (built_in, own):
        if folder is not None and folder.is_dir():
            for file in sorted(folder.iterdir()):
                if file.is_file() and file.suffix in endings:
                    found[file.name] = file.read_bytes()
    return found


def _bare(script: bytes) -> bytes:
    """A script without its indents and whole lines of comment."""
    lines = (line.strip() for line in script.split(b"\n"))
    return b"".join(line + b"\n" for line in lines if line and not line.startswith(b"//"))


@dataclass(frozen=True)
class Wardrobe:
    """What one look wears: the style of each kind of page, and the colour of its paper in light and in dark."""

    styles: Mapping[str, str]
    printed: Mapping[str, bytes]
    """The styles, as they stand in a page."""
    paper: Mapping[str, str]

    @classmethod
    def of(cls, look: Look, pieces: Mapping[str, str], addresses: Mapping[str, str]) -> Wardrobe:
        """Raises UnreadableColour where one of the newspaper's colours cannot be read."""
        face = [pieces[name] for name in (look.face, "own") if name in pieces]
        own = colours.own_colours(look, face)
        styles = {kind: stylesheet.compose(kind, look.face, pieces, addresses, own) for kind in stylesheet.PARTS}
        return cls(
            styles=styles,
            printed={kind: style.encode() for kind, style in styles.items()},
            paper={scheme: colours.tokens(face, scheme)["paper"] for scheme in ("light", "dark")},
        )


class Theme:
    """Prints sheets. Made once and used for every page; it reads its files when it is made, and never again.

    `override_dir` is the newspaper's own `theme/` folder: a file in it takes the place of the built-in one of the same
    name, one at a time. Which face, and which colours, each sheet's newspaper says itself (`site.look`). Equal sheets
    and equal files give equal bytes.
    """

    def __init__(self, override_dir: Path | None = None) -> None:
        self._files = Files.read(override_dir)
        self._trusted = self._files.are_built_in
        self._addresses = {name: _printed_address(name, data) for name, data in self._files.assets.items()}
        self.assets: Mapping[str, bytes] = MappingProxyType(
            {address: self._files.assets[name] for name, address in self._addresses.items()}
        )
        """Every file that pages ask for, by its address in the edition."""
        starter = self._files.scripts["offline.js"]
        self._starter = _printed_address("offline.js", starter)
        self.script: Mapping[str, bytes] = MappingProxyType({self._starter: starter})
        """The one script, which pages ask for where their look is `offline`."""
        self.work = self._files.scripts["work.js"]
        """The script of the page that has a letter confirmed; the readers' process gives it out at WORK_ADDRESS."""
        self._environments: dict[tuple[str, str], jinja2.Environment] = {}
        self._wardrobes: dict[Look, Wardrobe] = {}

    @cached_property
    def digest(self) -> str:
        """Changes when anything that a page is printed with changes: templates, style, assets, words, this code."""
        code = hashlib.sha256()
        for file in sorted(HERE.glob("*.py")):
            code.update(file.read_bytes())
        return hashlib.sha256((self._files.digest() + code.hexdigest()).encode()).hexdigest()

    def render(self, sheet: sheets.Sheet) -> bytes:  # noqa: PLR0911 - one for each kind
        """The page, feed or sitemap of a sheet, in UTF-8. Raises TemplateError."""
        if isinstance(sheet, sheets.FeedSheet):
            return feeds.rss(sheet)
        if isinstance(sheet, sheets.SitemapSheet):
            return sitemaps.sitemap(sheet)
        if isinstance(sheet, sheets.SitemapIndexSheet):
            return sitemaps.sitemap_index(sheet)
        if isinstance(sheet, sheets.RobotsSheet):
            return sitemaps.robots(sheet)
        if isinstance(sheet, sheets.OpenSearchSheet):
            return descriptions.opensearch(sheet)
        if isinstance(sheet, sheets.ManifestSheet):
            return descriptions.manifest(sheet, self._wardrobe(sheet.site.look).paper)
        if isinstance(sheet, sheets.WorkerSheet):
            return self._worker(sheet)
        name, kind = TEMPLATES[type(sheet)]
        return self._page(name, kind, sheet, head_of(sheet))

    def render_json_feed(self, sheet: sheets.FeedSheet) -> bytes:
        """The same feed as JSON Feed 1.1; its address is `feeds.json_address(sheet.address)`."""
        return feeds.json_feed(sheet)

    def styles(self, look: Look) -> Mapping[str, str]:
        """The style that each kind of page carries in its head, in this look."""
        return self._wardrobe(look).styles

    def check(self) -> list[TemplateError]:
        """Every template that cannot be compiled, with its line; empty where all is well."""
        found = []
        environment = self._environment("ar", "western")
        for name in sorted(self._files.templates):
            try:
                with told_plainly(name):
                    environment.get_template(name)
            except TemplateError as error:
                found.append(error)
        return found

    def _worker(self, sheet: sheets.WorkerSheet) -> bytes:
        """The worker. It is another whenever its page is, so that browsers fetch both."""
        version = hashlib.sha256(self.render(sheet.page)).hexdigest()[:10]
        return self._files.scripts["worker.js"].replace(b"@VERSION@", version.encode())

    def _page(self, name: str, kind: str, sheet: Any, head: Head) -> bytes:
        site = sheet.frame.site
        worn = self._wardrobe(site.look)
        with told_plainly(name):
            template = self._environment(site.language, site.digits).get_template(name)
            page = template.render(
                sheet=sheet,
                frame=sheet.frame,
                site=site,
                head=head,
                style=STYLE if self._trusted else worn.styles[kind],
                fonts=stylesheet.fonts(worn.styles[kind], site.language),
                paper=worn.paper,
                asset=self._addresses,
                script=self._starter if site.look.offline else "",
                work=WORK_ADDRESS if _asks_for_work(sheet) else "",
            )
        # A lone surrogate in some old import's text has no UTF-8: it becomes a question mark, never a crash.
        printed = page.encode("utf-8", "replace")
        return printed.replace(STYLE.encode(), worn.printed[kind], 1) if self._trusted else printed

    def _environment(self, language: str, digits: str) -> jinja2.Environment:
        key = (language, digits)
        if key not in self._environments:
            words = Words(language, cast("Digits", digits))
            self._environments[key] = environment(self._files.templates, words, trusted=self._trusted)
        return self._environments[key]

    def _wardrobe(self, look: Look) -> Wardrobe:
        worn = self._wardrobes.get(look)
        if worn is None:
            pieces = {name.removesuffix(".css"): css.decode() for name, css in self._files.style.items()}
            worn = self._wardrobes[look] = Wardrobe.of(look, pieces, self._addresses)
        return worn


def _asks_for_work(sheet: sheets.Sheet) -> bool:
    return isinstance(sheet, sheets.LetterSheet) and sheet.kind == "confirm" and bool(sheet.form and sheet.form.work)


def _printed_address(name: str, data: bytes) -> str:
    if name in PLAIN_NAMES:
        return f"/{name}"
    stem, dot, ending = name.rpartition(".")
    return f"/assets/{stem}.{hashlib.sha256(data).hexdigest()[:10]}{dot}{ending}"
