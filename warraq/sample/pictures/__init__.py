"""The sample newspaper's drawings: each one is code, and the same on every machine.

>>> sorted(PICTURES)[0]
'basketball'
>>> draw("portrait-salma").size
(800, 800)
"""

from __future__ import annotations

from PIL import Image

from warraq.sample.pictures import scenes_city, scenes_halls, scenes_music, scenes_river
from warraq.sample.pictures.captions import PICTURES, Picture
from warraq.sample.pictures.portraits import SITTERS, portrait

__all__ = ["PICTURES", "Picture", "draw"]

_SCENES = {
    "basketball": scenes_halls.basketball,
    "bicycle-road": scenes_river.bicycle_road,
    "bread-oven": scenes_city.bread_oven,
    "classroom": scenes_halls.classroom,
    "coast-birds": scenes_river.coast_birds,
    "harbour": scenes_river.harbour,
    "lab-bench": scenes_halls.lab_bench,
    "library": scenes_halls.library,
    "manuscript": scenes_halls.manuscript,
    "morning-walk": scenes_river.morning_walk,
    "museum-hall": scenes_halls.museum_hall,
    "night-skyline": scenes_river.night_skyline,
    "observatory": scenes_halls.observatory,
    "old-bridge": scenes_river.old_bridge,
    "oud-violin": scenes_music.oud_violin,
    "paper-market": scenes_city.paper_market,
    "puppets": scenes_halls.puppets,
    "rain-roofs": scenes_city.rain_roofs,
    "river-garden": scenes_river.river_garden,
    "tram": scenes_city.tram,
    "tree-nursery": scenes_city.tree_nursery,
    "well-fields": scenes_city.well_fields,
}


def draw(name: str) -> Image.Image:
    """The drawing called *name* as an RGB image: 1600 by 1067, or 800 by 800 for a portrait.

    Raises KeyError when :data:`PICTURES` has no such name. Takes about a
    second; the bytes depend on nothing but the code and Pillow's version.
    """
    if name in SITTERS:
        return portrait(name)
    return _SCENES[name]()
