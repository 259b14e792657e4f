"""A newspaper's own colours: whether they can be read, in light and in dark.

Contrast is WCAG 2.2's (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio); a text needs 4.5 to 1.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterable, Mapping

from warraq.config import Look
from warraq.errors import UnreadableColour

READABLE = 4.5
GROUNDS = ("paper", "wash")
"""The tokens that text stands on."""

_TOKEN = re.compile(r"--([\w-]+)\s*:\s*(#(?:[0-9a-fA-F]{3}){1,2})\b")
_DARK = "prefers-color-scheme: dark"


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart, from 1 (equal) to 21 (black on white).

    >>> contrast("#000000", "#ffffff"), contrast("#777777", "#777777")
    (21.0, 1.0)
    """
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def tokens(style: Iterable[str], scheme: str) -> dict[str, str]:
    """The colours that style files set, the later over the earlier, for the scheme `light` or `dark`.

    >>> css = ":root { --paper: #ffffff } @media (prefers-color-scheme: dark) { :root { --paper: #000000 } }"
    >>> tokens([css], "light"), tokens([css], "dark")
    ({'paper': '#ffffff'}, {'paper': '#000000'})
    >>> tokens([":root { --ink: #123 }"], "light")
    {'ink': '#112233'}
    """
    found: dict[str, str] = {}
    for css in style:
        light, _, dark = css.partition(_DARK)
        for name, colour in _TOKEN.findall(light if scheme == "light" else light + dark):
            found[name] = colour if len(colour) == 7 else "#" + "".join(2 * sign for sign in colour[1:])
    return found


def readable(colour: str, grounds: Iterable[str]) -> str:
    """The nearest colour of the same hue that can be read on every ground: darker on light ones, lighter on dark.

    >>> readable("#9a2617", ["#fffefb"]), readable("#9a2617", ["#171512"]) > "#d00000"
    ('#9a2617', True)
    """
    grounds = list(grounds)
    step = 0.01 if _luminance(grounds[0]) < 0.18 else -0.01
    hue, lightness, saturation = colorsys.rgb_to_hls(*(c / 255 for c in _channels(colour)))
    found = colour
    while min(contrast(found, ground) for ground in grounds) < READABLE and 0 <= lightness <= 1:
        lightness = min(max(lightness + step, 0.0), 1.0)
        found = "#" + "".join(f"{round(c * 255):02x}" for c in colorsys.hls_to_rgb(hue, lightness, saturation))
        if lightness in (0.0, 1.0):
            break
    return found


def own_colours(look: Look, style: Iterable[str]) -> str:
    """The style of a newspaper's own two colours: as given in light, in dark the nearest that can be read there.

    Raises UnreadableColour where a colour is too pale for the face's paper.
    """
    style = list(style)
    light, dark = tokens(style, "light"), tokens(style, "dark")
    chosen = {name: getattr(look, name).lower() for name in ("accent", "second") if getattr(look, name)}
    if not chosen:
        return ""
    for name, colour in chosen.items():
        for ground in GROUNDS:
            ratio = contrast(colour, light[ground])
            if ratio < READABLE:
                nearest = readable(colour, [light[ground] for ground in GROUNDS])
                raise UnreadableColour(
                    name=name, colour=colour, ground=light[ground], ratio=f"{ratio:.1f}", nearest=nearest
                )
    in_dark = {name: readable(colour, [dark[ground] for ground in GROUNDS]) for name, colour in chosen.items()}
    return f":root {{ {_set(chosen, light)} }} @media ({_DARK}) {{ :root {{ {_set(in_dark, dark)} }} }}"


def _set(chosen: Mapping[str, str], scheme: Mapping[str, str]) -> str:
    """The tokens, each with the ink that stands on it: paper or ink, whichever is the more readable."""
    inks = (scheme["paper"], scheme["ink"])
    parts = []
    for name, colour in chosen.items():
        on = max(inks, key=lambda ink: contrast(ink, colour))
        parts.append(f"--{name}: {colour}; --on-{name}: {on}")
    return "; ".join(parts)


def _luminance(colour: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in _channels(colour))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
