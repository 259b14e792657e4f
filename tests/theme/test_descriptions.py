"""What browsers are told of the newspaper: how to search it, and how it looks among apps."""

from __future__ import annotations

import json
from dataclasses import replace

from lxml import etree

from tests.theme.samples import ARTICLE, SITE
from warraq import sheets
from warraq.theme import Theme
from warraq.theme.linked import data_of


def test_a_browser_can_search_the_newspaper_itself() -> None:
    root = etree.fromstring(Theme().render(sheets.OpenSearchSheet(SITE, "/opensearch.xml")))
    space = {"o": "http://a9.com/-/spec/opensearch/1.1/"}
    assert len(root.findtext("o:ShortName", namespaces=space)) <= 16
    found = root.xpath("o:Url[@type='text/html']/@template", namespaces=space)
    assert found == [f"{SITE.url}/search/?q={{searchTerms}}"]


def test_the_manifest_names_the_newspaper_in_its_direction_and_files_that_are_there() -> None:
    theme = Theme()
    told = json.loads(theme.render(sheets.ManifestSheet(SITE, "/manifest.webmanifest")))
    assert (told["name"], told["dir"], told["lang"]) == (SITE.name, SITE.direction, SITE.language)
    assert {icon["src"] for icon in told["icons"]} <= set(theme.assets)


def test_search_engines_are_told_of_corrections_in_plain_words() -> None:
    time = ARTICLE.published
    notice = sheets.CorrectionBlock("كُتب <b>خمسة</b>، والصواب ستة.", time, "correction-1")
    told = json.loads(data_of(replace(ARTICLE, body=(notice,))))["@graph"][0]["correction"]
    assert told == [{"@type": "CorrectionComment", "text": "كُتب خمسة، والصواب ستة.", "datePublished": time.iso}]
