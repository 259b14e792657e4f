"""Cut the reader's fonts from the whole ones: only the letters that a newspaper in Arabic, Kurdish, Persian,
Turkish or English sets, one WOFF2 file a face.

The whole fonts are npm's `@fontsource/<face>` packages, side by side in one folder::

    npm pack @fontsource/noto-naskh-arabic @fontsource/ibm-plex-sans-arabic @fontsource/ibm-plex-sans \
        @fontsource/markazi-text @fontsource/vazirmatn
    python -m warraq.theme.fonts.build FOLDER

Each face comes there as one file for Arabic letters and one for Latin; they are cut, joined and written next to this
file. The built files are kept in the repository, so that printing needs neither npm nor fonttools.
"""

from __future__ import annotations

import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from fontTools import merge, subset  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fontTools.ttLib.tables._g_l_y_f import Glyph  # type: ignore[import-untyped]

HERE = Path(__file__).parent

ARABIC = "".join(map(chr, range(0x0621, 0x063B))) + "".join(map(chr, range(0x0641, 0x064B)))
"""Arabic's own letters, hamza to ghain and feh to yeh."""
MARKS = "ًٌٍَُِّْٰٕٓٔ"
"""Vowel marks: tanwin, fatha, damma, kasra, shadda, sukun, madda, hamza above and below, dagger alif."""
PERSIAN = "پچژگکیۀ"
KURDISH = "ڕڵۆێەڤھۊ"
OTHER_LETTERS = "ٱـەۃےڭڨڥ"
"""Alif wasla, tatweel, and letters of the Maghreb's names (ڨ, ڭ, ڥ)."""
DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"
ARABIC_MARKS = "،؛؟٪٫٬٭۔﴾﴿ﷺ"
LATIN = "".join(map(chr, range(0x20, 0x7F))) + "éèêëàâäáãåçîïíôöóøõùûüúñßæœÉÈÀÂÄÁÅÇÎÔÖÓØÙÛÜÚÑÆŒ"
TURKISH = "ğĞıİşŞçÇöÖüÜâÂîÎûÛêÊ"
SIGNS = "«»‹›“”‘’„–—…•·×÷°±²³½¼¾§¶©®™€£‰′″←→↑↓−≤≥≈\u00a0\u200c\u200d\u202f\u2009"
ALL = ARABIC + MARKS + PERSIAN + KURDISH + OTHER_LETTERS + DIGITS + ARABIC_MARKS + LATIN + TURKISH + SIGNS


@dataclass(frozen=True)
class Face:
    """One file to build. `sources` are npm's packages (without scope) and the script of each, the first wins a
    letter that several draw; `weight` is 100–900; `name` is the family's new name: the licence reserves the old.
    `lacks` are letters that its designers did not draw: the style hands languages that need them to another face."""

    name: str
    weight: int
    sources: tuple[tuple[str, str], ...]
    output: str
    lacks: str = ""


FACES = (
    Face(
        "Warraq Text", 400,
        (("noto-naskh-arabic", "arabic"), ("noto-naskh-arabic", "latin"), ("noto-naskh-arabic", "latin-ext")),
        "text.woff2",
    ),
    # Plex Sans Arabic draws no Turkish letters; they come from its Latin sister, drawn to the same measures.
    Face(
        "Warraq Head", 700,
        (("ibm-plex-sans-arabic", "arabic"), ("ibm-plex-sans-arabic", "latin"), ("ibm-plex-sans", "latin-ext")),
        "head.woff2",
    ),
    Face(
        "Warraq Story", 600,
        (("markazi-text", "arabic"), ("markazi-text", "latin"), ("markazi-text", "latin-ext")),
        "story.woff2", lacks="ڕڵۀۆۊێە",
    ),
    Face(
        "Warraq Wire", 400, (("vazirmatn", "arabic"), ("vazirmatn", "latin"), ("vazirmatn", "latin-ext")), "wire.woff2"
    ),
    Face(
        "Warraq Wire Bold", 700, (("vazirmatn", "arabic"), ("vazirmatn", "latin"), ("vazirmatn", "latin-ext")),
        "wire-bold.woff2",
    ),
)  # fmt: skip

SHAPING = ["ccmp", "isol", "init", "medi", "fina", "rlig", "liga", "calt", "mark", "mkmk", "kern", "curs", "locl"]
"""The features kept. Small capitals, old figures and stylistic sets are never asked for by the style sheet."""

JOINERS = "\u200c\u200d"
"""Zero width non-joiner, without which Persian cannot be spelled, and joiner."""


def build(face: Face, folder: Path, output: Path = HERE) -> int:
    """Build one face from the packages in `folder`; the bytes of the new file.

    Raises FileNotFoundError where a package is not there.
    """
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        parts: list[str] = []
        missing = set(ALL)
        for number, (package, script) in enumerate(face.sources):
            part = work / f"{number}.ttf"
            missing -= _cut(_unpack(package, script, face.weight, folder, work), missing, part)
            parts.append(str(part))
        font = merge.Merger().merge(parts)
    _add_joiners(font)
    _rename(font, face)
    font.flavor = "woff2"
    font.save(output / face.output)
    return (output / face.output).stat().st_size


def _unpack(package: str, script: str, weight: int, folder: Path, work: Path) -> Path:
    """One file of a package, out of its archive."""
    archives = sorted(folder.glob(f"fontsource-{package}-[0-9]*.tgz"))
    if not archives:
        raise FileNotFoundError(f"{folder} holds no @fontsource/{package}: run `npm pack @fontsource/{package}` there")
    file = f"{package}-{script}-{weight}-normal.woff2"
    with tarfile.open(archives[-1]) as archive:
        member = archive.extractfile(f"package/files/{file}")
        assert member is not None, "the package holds a folder where a font should be"
        (work / file).write_bytes(member.read())
    return work / file


def _cut(source: Path, letters: set[str], target: Path) -> set[str]:
    """Keep `letters` of a font with their shaping; the letters that it had. Hinting goes: screens no longer use it,
    and it is a third of the bytes."""
    options = subset.Options(hinting=False, layout_features=SHAPING)
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(text="".join(sorted(letters)))
    cutter.subset(font)
    font.flavor = None
    font.save(target)
    return {chr(code) for code in font.getBestCmap()}


def _add_joiners(font: TTFont) -> None:
    """Give the joiners an empty, widthless glyph where the font has none, so that a word with one in it is not
    handed to another font."""
    for joiner in JOINERS:
        if ord(joiner) in font.getBestCmap():
            continue
        name = f"uni{ord(joiner):04X}"
        font.setGlyphOrder([*font.getGlyphOrder(), name])
        font["glyf"][name] = Glyph()
        font["hmtx"][name] = (0, 0)
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[ord(joiner)] = name


def _rename(font: TTFont, face: Face) -> None:
    post_script = face.name.replace(" ", "")
    names = {1: face.name, 2: "Regular", 3: post_script, 4: face.name, 6: post_script}
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in {0, 13, 14}]
    for number, text in names.items():
        table.setName(text, number, 3, 1, 0x409)


def main(folder: str) -> None:
    """Build every face and say what each weighs."""
    for face in FACES:
        print(f"{face.output}: {build(face, Path(folder)):,} bytes")


if __name__ == "__main__":
    main(sys.argv[1])
