"""The style sheet: one for both directions, readable in both inks, with every letter of its languages."""

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from tests.theme.samples import FRONT, wearing
from warraq import theme
from warraq.config import FACES, Look
from warraq.errors import UnreadableColour
from warraq.theme import Theme
from warraq.theme.colours import contrast, tokens
from warraq.theme.fonts import build
from warraq.theme.stylesheet import minified

HERE = Path(theme.__file__).parent
STYLE = {file.name: file.read_text("utf-8") for file in sorted((HERE / "style").glob("*.css"))}
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:(?:margin|padding|border)-(?:left|right|top|bottom)|left|right|top|bottom|width|height|min-width"
    r"|max-width|min-height|max-height)(?![\w-])\s*:|(?:float|text-align|clear):\s*(?:left|right))"
)


@pytest.mark.parametrize("name", sorted(STYLE))
def test_style_knows_start_and_end_not_left_and_right(name):
    without_queries = re.sub(r"@media[^{]*{", "{", STYLE[name])
    assert not PHYSICAL.findall(without_queries)


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "wash"])
@pytest.mark.parametrize("ink", ["ink", "soft", "accent", "second"])
def test_every_ink_is_readable_on_every_ground(face, scheme, ground, ink):
    inks = tokens([STYLE[f"{face}.css"]], scheme)
    assert contrast(inks[ink], inks[ground]) >= 4.5


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["accent", "second"])
def test_what_stands_on_a_colour_is_readable(face, scheme, ground):
    inks = tokens([STYLE[f"{face}.css"]], scheme)
    assert contrast(inks[f"on-{ground}"], inks[ground]) >= 4.5


@pytest.mark.parametrize("face", FACES)
def test_every_face_sets_the_same_colours_in_light_and_in_dark(face):
    light, dark = (set(tokens([STYLE[f"{face}.css"]], scheme)) for scheme in ("light", "dark"))
    assert light == dark == set(tokens([STYLE["daily.css"]], "light"))


@pytest.mark.parametrize("face", FACES)
def test_a_newspapers_own_colours_are_used_in_light_and_made_readable_in_dark(face):
    page = Theme().render(wearing(FRONT, Look(face, "#5b1a6b", "#00563f"))).decode()
    chosen = page.split(":root{--accent:#5b1a6b;")[1]
    dark = re.search(r"dark\){:root{--accent:(#[0-9a-f]{6});--on-accent:(#[0-9a-f]{6});--second:(#[0-9a-f]{6})", chosen)
    ground = tokens([STYLE[f"{face}.css"]], "dark")
    assert all(contrast(colour, ground[name]) >= 4.5 for colour in (dark[1], dark[3]) for name in ("paper", "wash"))
    assert contrast(dark[1], dark[2]) >= 4.5


def test_a_colour_too_pale_to_read_is_refused_with_the_nearest_that_can_be():
    with pytest.raises(UnreadableColour) as told:
        Theme().render(wearing(FRONT, Look(accent="#ffcc00")))
    facts = told.value.facts
    assert facts["name"] == "accent"
    paper = tokens([STYLE["daily.css"]], "light")["wash"]
    assert contrast(str(facts["nearest"]), paper) >= 4.5
    Theme().render(wearing(FRONT, Look(accent=str(facts["nearest"]))))


@pytest.mark.parametrize("face", FACES)
def test_the_colour_of_the_browsers_frame_is_the_papers(face):
    page = Theme().render(wearing(FRONT, Look(face))).decode()
    for scheme in ("light", "dark"):
        paper = tokens([STYLE[f"{face}.css"]], scheme)["paper"]
        assert f'content="{paper}" media="(prefers-color-scheme: {scheme})"' in page


@pytest.mark.parametrize("face", build.FACES, ids=lambda face: face.output)
def test_a_font_has_every_letter_of_the_languages(face):
    has = {chr(code) for code in TTFont(HERE / "fonts" / face.output).getBestCmap()}
    letters = (
        build.ARABIC + build.MARKS + build.PERSIAN + build.KURDISH + build.TURKISH + build.DIGITS
        + build.JOINERS + "«»،؛؟…–—"
        + "".join(map(chr, range(0x21, 0x7F)))
    )  # fmt: skip
    assert set(letters) - has == set(face.lacks)


def test_sorani_is_never_set_in_a_font_without_its_letters():
    lacking = {face.name for face in build.FACES if face.lacks}
    assert lacking == {"Warraq Story"}
    sorani = re.search(r":lang\(ckb\) {([^}]*)}", STYLE["magazine.css"])[1]
    assert "Warraq Story" not in sorani
    assert '--head: "Warraq Head"' in sorani


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
