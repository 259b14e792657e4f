"""The newsroom's web side: Wagtail, dressed for a newsroom that writes from right to left."""

from __future__ import annotations

import os
from pathlib import Path


def start(site: Path) -> None:
    """Set Django up for the newspaper in the folder `site`. Call once a process, before any record is touched."""
    import django

    os.environ["WARRAQ_SITE"] = str(site)
    os.environ["DJANGO_SETTINGS_MODULE"] = "warraq.desk.settings"
    django.setup()
