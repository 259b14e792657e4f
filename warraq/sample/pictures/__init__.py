"""The sample newspaper's drawings: each one is code, and the same on every machine.

>>> sorted(PICTURES)[0]
'basketball'
>>> draw("portrait-salma").size
(800, 800)
"""

from __future__ import annotations

from PIL import Image

from warraq.sample.pictures import (
    scenes_coast,
    scenes_court,
    scenes_fields,
    scenes_museum,
    scenes_music,
    scenes_night,
    scenes_river,
    scenes_school,
    scenes_streets,
    scenes_study,
    scenes_trades,
)
from warraq.sample.pictures.captions import PICTURES, Picture
from warraq.sample.pictures.portraits import SITTERS, portrait

__all__ = ["PICTURES", "Picture", "draw"]

_SCENES = {
    "basketball": scenes_court.basketball,
    "bicycle-road": scenes_river.bicycle_road,
    "bread-oven": scenes_trades.bread_oven,
    "classroom": scenes_school.classroom,
    "coast-birds": scenes_coast.coast_birds,
    "harbour": scenes_coast.harbour,
    "lab-bench": scenes_study.lab_bench,
    "library": scenes_study.library,
    "manuscript": scenes_museum.manuscript,
    "morning-walk": scenes_fields.morning_walk,
    "museum-hall": scenes_museum.museum_hall,
    "night-skyline": scenes_night.night_skyline,
    "observatory": scenes_night.observatory,
    "old-bridge": scenes_river.old_bridge,
    "oud-violin": scenes_music.oud_violin,
    "paper-market": scenes_trades.paper_market,
    "puppets": scenes_school.puppets,
    "rain-roofs": scenes_streets.rain_roofs,
    "river-garden": scenes_river.river_garden,
    "tram": scenes_streets.tram,
    "tree-nursery": scenes_fields.tree_nursery,
    "well-fields": scenes_fields.well_fields,
}


def draw(name: str) -> Image.Image:
    """The drawing called *name* as an RGB image: 1600 by 1067, or 800 by 800 for a portrait.

    Raises KeyError when :data:`PICTURES` has no such name. Takes about a
    second; the bytes depend on nothing but the code and Pillow's version.
    """
    if name in SITTERS:
        return portrait(name)
    return _SCENES[name]()
