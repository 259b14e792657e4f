"""Addresses that the newspaper keeps for itself are no page's, and two kinds of list never share one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests import factories as make
from warraq.config import from_document
from warraq.errors import BadSetting


@pytest.mark.database
@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    ["/documents/x/", "/503.html", "/offline.html", "/favicon.ico/", "/favicon.svg/", "/apple-touch-icon.png/",
     "/manifest.webmanifest/", "/media/", "/s/7/"],
)  # fmt: skip
def test_a_permalink_of_the_newspapers_own_is_refused(home: Any, address: str) -> None:
    story = make.article(make.section(home, "ثقافة"), "خبر")
    story.permalink = address
    with pytest.raises(ValidationError, match="permalink"):
        story.full_clean()


@pytest.mark.parametrize(
    ("addresses", "name"),
    [
        ({"tag_base": "category"}, "addresses.tag_base"),
        ({"section_base": "x", "byline_base": "/x/"}, "addresses.byline_base"),
        ({"section_base": "documents"}, "addresses.section_base"),
        ({"tag_base": "s"}, "addresses.tag_base"),
    ],
)
def test_a_list_has_an_address_of_its_own(addresses: dict[str, str], name: str, tmp_path: Path) -> None:
    with pytest.raises(BadSetting) as told:
        from_document({"addresses": addresses}, tmp_path, {})
    assert name in str(told.value)
    assert from_document({"addresses": {"tag_base": "topics"}}, tmp_path, {}).addresses.tag_base == "topics"
