"""Small exports, written by the tests themselves."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

from warraq.importers.wordpress.body import MediaRef

SITE = "http://paper.example"


def item(
    number: int, *, kind: str = "post", status: str = "publish", title: str = "عنوان", content: str = "", slug: str = "",  # noqa: E501
    link: str = "", extra: str = "", date: str = "2014-09-15 08:30:00", parent: int = 0,
) -> str:  # fmt: skip
    slug = slug or f"slug-{number}"
    link = link or f"{SITE}/2014/09/{slug}/"
    content = content.replace("]]>", "]]]]><![CDATA[>")
    return f"""<item><title>{escape(title)}</title><link>{escape(link)}</link><dc:creator><![CDATA[desk]]></dc:creator>
<guid isPermaLink="false">{SITE}/?p={number}</guid><content:encoded><![CDATA[{content}]]></content:encoded>
<excerpt:encoded><![CDATA[]]></excerpt:encoded><wp:post_id>{number}</wp:post_id><wp:post_date>{date}</wp:post_date>
<wp:post_date_gmt>{date}</wp:post_date_gmt><wp:comment_status>open</wp:comment_status><wp:post_name>{slug}</wp:post_name>
<wp:status>{status}</wp:status><wp:post_parent>{parent}</wp:post_parent><wp:menu_order>0</wp:menu_order>
<wp:post_type>{kind}</wp:post_type><wp:post_password></wp:post_password><wp:is_sticky>0</wp:is_sticky>{extra}</item>"""


def picture(number: int, name: str, *, parent: int = 0, metadata: str = "") -> str:
    meta = f"<wp:attachment_url>{SITE}/wp-content/uploads/{name}</wp:attachment_url>"
    if metadata:
        meta += (
            "<wp:postmeta><wp:meta_key>_wp_attachment_metadata</wp:meta_key>"
            f"<wp:meta_value><![CDATA[{metadata}]]></wp:meta_value></wp:postmeta>"
        )
    return item(
        number, kind="attachment", status="inherit", link=f"{SITE}/?attachment_id={number}", extra=meta, parent=parent
    )


def export(*parts: str, version: str = "1.2", site: str = SITE, declare: bool = True) -> str:
    spaces = f"""xmlns:excerpt="http://wordpress.org/export/{version}/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/{version}/\""""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!-- generator="WordPress" -->
<rss version="2.0" {spaces if declare else ""}><channel><title>صحيفة</title><link>{site}</link><language>ar</language>
<wp:wxr_version>{version}</wp:wxr_version><wp:base_site_url>{site}</wp:base_site_url>
<wp:base_blog_url>{site}</wp:base_blog_url>
{"".join(parts)}
</channel></rss>
"""


def category(number: int, slug: str, name: str, parent: str = "") -> str:
    return (
        f"<wp:category><wp:term_id>{number}</wp:term_id><wp:category_nicename>{slug}</wp:category_nicename>"
        f"<wp:category_parent>{parent}</wp:category_parent><wp:cat_name><![CDATA[{name}]]></wp:cat_name></wp:category>"
    )


def write(folder: Path, text: str | bytes, name: str = "export.xml") -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


class Anywhere:
    """Links of no site in particular: everything stays as it is, and every id is a picture's."""

    def __init__(self, **shared: str) -> None:
        self.shared = shared

    def link(self, href: str) -> str:
        return href if href.startswith(("/", "http://", "https://", "mailto:")) else ""

    def media(self, url: str, attachment: int = 0) -> MediaRef:
        return MediaRef(attachment, url)

    def attached(self, item: int) -> tuple[int, ...]:
        return (71, 72)

    def reusable(self, item: int) -> str:
        return self.shared.get(f"n{item}", "")
