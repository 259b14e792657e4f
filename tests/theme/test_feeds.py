"""Feeds, sitemaps, robots.txt: what machines read."""

import json
from dataclasses import replace
from email.utils import parsedate_to_datetime

from lxml import etree

from tests.theme.feed_rules import json_feed_faults, rss_faults
from tests.theme.samples import ENGLISH_CARD, FEED, NEWS_SITEMAP, ROBOTS, SITEMAP, SITEMAP_INDEX
from warraq.sheets import FeedItem
from warraq.theme import Theme
from warraq.theme.feeds import json_address

SPACES = {
    "atom": "http://www.w3.org/2005/Atom", "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/", "media": "http://search.yahoo.com/mrss/",
    "sm": "http://www.sitemaps.org/schemas/sitemap/0.9", "news": "http://www.google.com/schemas/sitemap-news/0.9",
}  # fmt: skip


def parsed(sheet) -> etree._Element:
    return etree.fromstring(Theme().render(sheet))


def test_an_rss_item_carries_the_whole_story():
    item = parsed(FEED).find("channel/item")
    card = FEED.items[0].card
    assert item.findtext("title") == card.headline
    assert item.findtext("link").startswith("https://sabah.example/2026/11/%D8")
    assert (item.findtext("guid"), item.find("guid").get("isPermaLink")) == (FEED.items[0].guid, "false")
    assert parsedate_to_datetime(item.findtext("pubDate")).isoformat() == card.published.iso
    assert [e.text for e in item.findall("dc:creator", SPACES)] == [author.name for author in card.authors]
    assert item.findtext("category") == card.section.text
    assert item.findtext("description") == card.excerpt
    body = item.findtext("content:encoded", namespaces=SPACES)
    assert body == '<p>نصّ <a href="https://sabah.example/2026/11/x/">كامل</a> ]]&gt; تمّ.</p>'
    media = item.find("media:content", SPACES)
    assert (media.get("url"), media.get("width")) == ("https://sabah.example/media/tram-1600.jpg", "1600")


def test_an_rss_channel_knows_its_own_address_and_its_newest_change():
    channel = parsed(FEED).find("channel")
    link = channel.find("atom:link", SPACES)
    assert (link.get("rel"), link.get("href")) == ("self", "https://sabah.example/feed.xml")
    assert channel.findtext("lastBuildDate") == "Thu, 19 Nov 2026 14:10:00 +0200"
    assert channel.findtext("language") == "ar"


def test_a_guid_that_is_the_address_is_a_permalink():
    url = "https://sabah.example" + ENGLISH_CARD.address
    feed = replace(FEED, items=(FeedItem(ENGLISH_CARD, "", "2026-11-19T14:10:00+02:00", url),))
    assert parsed(feed).find("channel/item/guid").get("isPermaLink") == "true"
    assert parsed(feed).findtext("channel/item/dc:language", namespaces=SPACES) == "en"
    assert parsed(FEED).find("channel/item/dc:language", SPACES) is None


def test_an_empty_feed_is_a_feed():
    assert parsed(replace(FEED, items=())).find("channel/item") is None


def test_the_json_feed_says_the_same():
    feed = json.loads(Theme().render_json_feed(FEED))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "https://sabah.example" + json_address(FEED.address)
    item = feed["items"][0]
    assert item["title"] == FEED.items[0].card.headline
    assert item["date_modified"] == FEED.items[0].updated_iso
    assert item["image"] == "https://sabah.example/media/tram-1600.jpg"
    assert 'href="https://sabah.example/2026/11/x/"' in item["content_html"]


def test_a_sitemap_lists_escaped_addresses_and_their_changes():
    url = parsed(SITEMAP).find("sm:url", SPACES)
    assert (
        url.findtext("sm:loc", namespaces=SPACES)
        == "https://sabah.example/2026/11/%D8%A7%D9%84%D8%AA%D8%B1%D8%A7%D9%85/"
    )
    assert url.findtext("sm:lastmod", namespaces=SPACES) == SITEMAP.entries[0].modified
    assert url.find("news:news", SPACES) is None


def test_a_news_sitemap_names_the_paper_and_the_headline():
    news = parsed(NEWS_SITEMAP).find("sm:url/news:news", SPACES)
    assert news.findtext("news:title", namespaces=SPACES) == "الترام & النهر"
    assert news.findtext("news:publication/news:name", namespaces=SPACES) == "صباح جمانة"
    assert news.findtext("news:publication/news:language", namespaces=SPACES) == "ar"
    assert news.findtext("news:publication_date", namespaces=SPACES) == "2026-11-19T06:30:00+02:00"


def test_the_index_leads_to_the_sitemaps():
    locations = [e.text for e in parsed(SITEMAP_INDEX).iterfind(".//sm:loc", SPACES)]
    assert locations == ["https://sabah.example/sitemap-2026-11.xml"]


def test_robots_may_read_all_but_the_search():
    assert Theme().render(ROBOTS).decode().splitlines() == [
        "User-agent: *", "Disallow: /search/", "", "Sitemap: https://sabah.example/sitemap.xml",
        "Sitemap: https://sabah.example/sitemap-news.xml",
    ]  # fmt: skip


def test_a_feed_breaks_no_rule_of_its_format():
    assert rss_faults(Theme().render(FEED), "https://sabah.example/feed.xml") == []
    assert json_feed_faults(Theme().render_json_feed(FEED), "https://sabah.example/feed.json") == []


def test_an_empty_feed_breaks_none_either():
    empty = replace(FEED, items=())
    assert rss_faults(Theme().render(empty), "https://sabah.example/feed.xml") == []
    assert json_feed_faults(Theme().render_json_feed(empty), "https://sabah.example/feed.json") == []


def test_the_rules_see_a_fault_where_there_is_one():
    feed = Theme().render(FEED).replace(b"<pubDate>Thu", b"<pubDate>Fri", 1).replace(b"<link>https:", b"<link>ftp:", 1)
    assert len(rss_faults(feed, "https://sabah.example/other.xml")) == 3
    assert json_feed_faults(Theme().render_json_feed(FEED).replace(b'"id"', b'"no"'), "https://sabah.example/feed.json")


def test_a_feed_names_its_hub_only_where_there_is_one():
    told, theme = replace(FEED, hub="https://hub.example/"), Theme()
    hubs = [link.get("href") for link in parsed(told).findall("channel/atom:link[@rel='hub']", SPACES)]
    assert hubs == ["https://hub.example/"]
    assert json.loads(theme.render_json_feed(told))["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]
    assert rss_faults(theme.render(told), FEED.site.url + FEED.address) == []
    assert json_feed_faults(theme.render_json_feed(told), FEED.site.url + json_address(FEED.address)) == []
    assert not parsed(FEED).findall("channel/atom:link[@rel='hub']", SPACES)
    assert "hubs" not in json.loads(theme.render_json_feed(FEED))
