"""The style sheet: one for both directions, readable in both inks, with every letter of its languages."""

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from warraq import theme
from warraq.theme.fonts import build
from warraq.theme.stylesheet import minified

HERE = Path(theme.__file__).parent
STYLE = {file.name: file.read_text("utf-8") for file in sorted((HERE / "style").glob("*.css"))}
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border)-(?:left|right|top|bottom)|left|right|top|bottom|width|height|min-width|max-width"
    r"|min-height|max-height|float|text-align:\s*(?:left|right))(?![\w-])\s*:"
)


@pytest.mark.parametrize("name", sorted(STYLE))
def test_style_knows_start_and_end_not_left_and_right(name):
    without_queries = re.sub(r"@media[^{]*{", "{", STYLE[name])
    assert not PHYSICAL.findall(without_queries)


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _inks(scheme: str) -> dict[str, str]:
    blocks = STYLE["tokens.css"].split("prefers-color-scheme: dark")
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", blocks[scheme == "dark"]))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "wash"])
@pytest.mark.parametrize("ink", ["ink", "soft", "accent"])
def test_every_ink_is_readable_on_every_ground(scheme, ground, ink):
    inks = _inks(scheme)
    assert _contrast(inks[ink], inks[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_stands_on_the_accent_is_readable(scheme):
    inks = _inks(scheme)
    assert _contrast(inks["on-accent"], inks["accent"]) >= 4.5


@pytest.mark.parametrize("face", build.FACES, ids=lambda face: face.output)
def test_a_font_has_every_letter_of_the_languages(face):
    has = {chr(code) for code in TTFont(HERE / "fonts" / face.output).getBestCmap()}
    letters = (
        build.ARABIC + build.MARKS + build.PERSIAN + build.KURDISH + build.TURKISH + build.DIGITS
        + build.JOINERS + "«»،؛؟…–—"
        + "".join(map(chr, range(0x21, 0x7F)))
    )  # fmt: skip
    assert not set(letters) - has


@pytest.mark.parametrize("face", build.FACES, ids=lambda face: face.output)
def test_a_changed_font_does_not_keep_the_name_its_licence_reserves(face):
    names = {
        str(record) for record in TTFont(HERE / "fonts" / face.output)["name"].names if record.nameID in {1, 3, 4, 6}
    }
    assert names == {face.name, face.name.replace(" ", "")}


def test_style_made_small_says_the_same():
    assert (
        minified("@media (min-width: 60rem) {\n a > b::before { content: ''; } }")
        == "@media (min-width:60rem){a > b::before{content:''}}"
    )
