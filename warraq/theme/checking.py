"""`warraq theme check`: what is wrong with a newspaper's own theme, before a reader sees it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import brotli  # type: ignore[import-untyped]
from lxml import html as lxml_html

from warraq.config import FILE_NAME, Look
from warraq.errors import TemplateError, UnreadableColour
from warraq.sheets import FrontSheet
from warraq.theme import colours, stylesheet
from warraq.theme.specimens import specimens
from warraq.theme.theme import HERE, KINDS, TEMPLATES, WORK_ADDRESS, Files, Theme

WINDOW = 14 * 1024
"""A page with its style, compressed, should come in the first ten packets of a connection."""
FETCHED = frozenset({"stylesheet", "preload", "icon"})
INKS = ("ink", "soft", "accent", "second")
PHYSICAL = re.compile(
    r"(?<![\w-])((?:(?:margin|padding|border)-(?:left|right|top|bottom)|left|right|top|bottom|(?:min-|max-)?(?:width|height)"
    r")\s*:|(?:float|text-align)\s*:\s*(?:left|right))"
)
_QUERY = re.compile(r"@(?:media|container)[^{]*{")
_URL = re.compile(r"url\(\s*[\"']?([^)\"']+)")
_NAMED = re.compile(r"{%-?\s*(?:extends|include|import|from)\s+[\"']([^\"']+)")


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong: in which file of the theme, at which line (0: the whole file), in both languages."""

    file: str
    line: int
    english: str
    arabic: str


def findings(folder: Path | None, look: Look) -> list[Finding]:
    """All that is wrong with the theme in `folder` for a newspaper of this look; empty where all is well."""
    files = Files.read(folder)
    # The one script that a newspaper may choose is ours, and not the theme's.
    look = replace(look, offline=False)
    refused = list(_colours(files, look))
    found = [*_strangers(folder, files), *_style(folder, files), *refused]
    if any(each.file == FILE_NAME for each in refused):
        look = replace(look, accent="", second="")  # the rest is looked at in the face's own
    theme = Theme(folder)
    broken = [_of_template(error) for error in theme.check()]
    found += broken
    if not broken:
        found += _printed(theme, look, _own(folder))
    return list(dict.fromkeys(found))


def _own(folder: Path | None) -> dict[str, str]:
    """The newspaper's own templates, as they are written."""
    files = sorted(folder.glob("*.html")) if folder else []
    return {file.name: file.read_text("utf-8", "replace") for file in files}


def _strangers(folder: Path | None, files: Files) -> Iterator[Finding]:
    """Files that take no one's place: most often a misspelt name."""
    if folder is None or not folder.is_dir():
        return
    templates = {file.name for file in (HERE / "templates").glob("*.html")}
    called = {name for source in files.templates.values() for name in _NAMED.findall(source.decode("utf-8", "replace"))}
    parts = {*stylesheet.BASE, *(part for parts in stylesheet.PARTS.values() for part in parts)}
    styles = {file.stem for file in (HERE / "style").glob("*.css")} | {"own"}
    styles |= {f"{face}-{part}" for face in ("daily", "magazine", "wire") for part in parts}
    for file in sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".")):
        name = file.relative_to(folder).as_posix()
        known: set[str] = set()
        if "/" not in name and file.suffix == ".html":
            known = templates | called
        elif name.startswith("style/") and file.suffix == ".css":
            known = {f"style/{style}.css" for style in styles}
        elif name.startswith("assets/") and file.suffix in KINDS:
            continue
        if name not in known:
            close = difflib.get_close_matches(name, known, 1)
            hint, hint_ar = (f" Did you mean {close[0]}?", f" هل قصدت {close[0]}؟") if close else ("", "")
            yield Finding(name, 0, f"nothing uses this file.{hint}", f"لا شيء يستعمل هذا الملف.{hint_ar}")


def _style(folder: Path | None, files: Files) -> Iterator[Finding]:
    """The newspaper's own style: sides that do not turn with the writing, and files that are not there."""
    if folder is None:
        return
    for file in sorted((folder / "style").glob("*.css")):
        name = f"style/{file.name}"
        for number, line in enumerate(_QUERY.sub("", file.read_text("utf-8", "replace")).splitlines(), 1):
            for wrong in PHYSICAL.findall(line):
                side = wrong.rstrip(": ")
                yield Finding(
                    name, number,
                    f"`{side}` does not turn with the direction of writing: use its logical kin (inline-start …).",
                    f"الخاصية `{side}` لا تنقلب مع اتجاه الكتابة: استعمل نظيرتها المنطقية (inline-start وblock-size…).",
                )  # fmt: skip
            for target in _URL.findall(line):
                if target not in files.assets and not target.startswith(("data:", "#")):
                    yield Finding(
                        name, number,
                        f"url({target}) is no file of theme/assets/, and a page loads nothing from elsewhere.",
                        f"لا ملف باسم {target} في theme/assets/، ولا تجلب الصفحة شيئاً من خارجها.",
                    )  # fmt: skip


def _colours(files: Files, look: Look) -> Iterator[Finding]:
    """Inks that cannot be read on the paper, in light and in dark, whoever set them."""
    pieces = {name.removesuffix(".css"): css.decode("utf-8", "replace") for name, css in files.style.items()}
    face = [pieces[name] for name in (look.face, "own") if name in pieces]
    try:
        whole = [*face, colours.own_colours(look, face)]
    except UnreadableColour as error:
        yield Finding(FILE_NAME, 0, str(error), error.arabic)
        return
    for scheme, scheme_ar in (("light", "الفاتح"), ("dark", "الداكن")):
        tokens = colours.tokens(whole, scheme)
        for ink in INKS:
            for ground in colours.GROUNDS:
                ratio = colours.contrast(tokens[ink], tokens[ground])
                if ratio < colours.READABLE:
                    nearest = colours.readable(tokens[ink], [tokens[each] for each in colours.GROUNDS])
                    yield Finding(
                        "style/own.css" if "own" in pieces else f"style/{look.face}.css", 0,
                        f"--{ink} ({tokens[ink]}) on --{ground} ({tokens[ground]}) has a contrast of {ratio:.1f} "
                        f"in {scheme}; readers need 4.5. The nearest is {nearest}.",
                        f"تباين ‎--{ink}‎ ({tokens[ink]}) على ‎--{ground}‎ ({tokens[ground]}) هو {ratio:.1f} "
                        f"في المظهر {scheme_ar}، ويحتاج القراء إلى 4.5. أقرب ما يُقرأ {nearest}.",
                    )  # fmt: skip


def _printed(theme: Theme, look: Look, own: Mapping[str, str]) -> Iterator[Finding]:
    """Every template over its specimens: errors with their line, and what a page must and must not hold. What stands in
    one of the newspaper's own templates is told of it, with its line, and not of each page that it is printed in."""
    for sheet, (template, _) in TEMPLATES.items():
        for specimen in specimens(sheet):
            frame = replace(specimen.frame, site=replace(specimen.frame.site, look=look))
            if sheet is FrontSheet:
                frame = replace(frame, address="/")
            try:
                page = theme.render(replace(specimen, frame=frame))
            except TemplateError as error:
                yield _of_template(error)
                continue
            yield from _page("base.html" if "base.html" in own else template, page)
            for clue, english, arabic in _elements(page):
                written = [
                    (name, source.count("\n", 0, found.start()) + 1)
                    for name, source in own.items()
                    for found in re.finditer(clue, source, re.IGNORECASE)
                ]
                for place, line in written or [(template, 0)]:
                    yield Finding(place, line, english, arabic)


def _page(template: str, page: bytes) -> Iterator[Finding]:
    """What the whole page lacks, or has too much of."""
    tree = lxml_html.document_fromstring(page.decode())
    for wanted in ("main", "h1", "title"):
        if tree.find(f".//{wanted}") is None:
            yield Finding(template, 0, f"the page has no <{wanted}>.", f"لا عنصر <{wanted}> في الصفحة.")
    for name in ("lang", "dir"):
        if not tree.get(name):
            yield Finding(template, 0, f"<html> does not say its {name}.", f"لا يذكر <html> الخاصية {name}.")
    weight = len(brotli.compress(page, quality=5))
    if weight > WINDOW:
        yield Finding(
            template, 0,
            f"with its style the page weighs {weight:,} bytes compressed; over {WINDOW:,} needs another round trip.",
            f"وزن الصفحة مع أسلوبها {weight:,} بايت مضغوطة؛ وما فوق {WINDOW:,} يحتاج إلى رحلة أخرى.",
        )  # fmt: skip


def _elements(page: bytes) -> Iterator[tuple[str, str, str]]:
    """Faults of a page's elements: what to look for in the templates, and what is wrong, in both languages."""
    for element in lxml_html.document_fromstring(page.decode()).iter():
        yield from _element(element)


def _element(element: Any) -> Iterator[tuple[str, str, str]]:
    tag = element.tag
    # The script for proofs of work is ours, and not the theme's.
    if tag == "script" and element.get("type") != "application/ld+json" and element.get("src") != WORK_ADDRESS:
        yield r"<script\b(?![^>]*ld\+json)", "a page holds no script.", "لا نصّ برمجيّ في الصفحات."
    if tag == "img" and element.get("alt") is None:
        yield r"<img\b(?![^>]*\balt\b)", "an <img> has no alt.", "صورة بلا نصّ بديل (alt)."
    for name, value in element.attrib.items():
        if name == "style" or name.startswith("on"):
            yield (
                rf"\s{name}\s*=", f"the attribute {name}= is forbidden by the pages' security policy: use a class.",
                f"الخاصية ‎{name}=‎ تمنعها سياسة أمان الصفحات: استعمل صنفاً (class).",
            )  # fmt: skip
        away = value.strip().startswith(("http:", "https:", "//"))
        loads = name in {"src", "srcset", "poster"} or (tag == "link" and element.get("rel") in FETCHED)
        if away and loads:
            yield (
                re.escape(value.strip()), f"<{tag}> loads {value[:80]} from another host.",
                f"يجلب <{tag}> الملف {value[:80]} من موقع آخر.",
            )  # fmt: skip


def _of_template(error: TemplateError) -> Finding:
    facts = error.facts
    line = facts["line"]
    return Finding(
        str(facts["template"]), line if isinstance(line, int) else 0, f"{facts['reason']}.", f"{facts['reason']}."
    )
