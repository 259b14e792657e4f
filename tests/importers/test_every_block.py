"""Every block of the block editor, as block themes' test content has them: each word, picture and address is in the
article, or the report names what is not."""

from __future__ import annotations

import json

import pytest

from tests.importers.test_bodies import findings, kinds, texts
from tests.importers.wxr import Anywhere
from warraq.importers.wordpress.body import MappedBody, map_body

U = "http://paper.example/wp-content/uploads/2024/01/"


def block(name: str, html: str | None = None, **attributes: object) -> str:
    given = f" {json.dumps(attributes, ensure_ascii=False)}" if attributes else ""
    return f"<!-- wp:{name}{given} /-->" if html is None else f"<!-- wp:{name}{given} -->{html}<!-- /wp:{name} -->"


def par(text: str) -> str:
    return block("paragraph", f"<p>{text}</p>")


def mapped(content: str) -> MappedBody:
    shared = Anywhere(n9=par("مشترك"))
    return map_body(content, shared, saved_notes=json.dumps([{"id": "k1", "content": "حاشية"}]))


INSIDE = f'<div class="wp-block-cover__inner-container">{par("كلامغلاف")}</div>'
IMAGES = "".join(
    block("image", f'<figure><img src="{U}{n}.jpg" class="wp-image-7{n}"/><figcaption>شرح{n}</figcaption></figure>')
    for n in (1, 2)
)
OLD_IMAGES = "".join(
    f'<li><figure><img src="{U}{n}.jpg" data-id="7{n}"/><figcaption>شرح{n}</figcaption></figure></li>' for n in (1, 2)
)
ROWS = (
    "<thead><tr><th>رأس1</th><th>رأس2</th></tr></thead><tbody><tr><td>خ1</td><td>خ2</td></tr></tbody>"
    "<tfoot><tr><td>ذيل1</td><td>ذيل2</td></tr></tfoot>"
)
STYLE = "background-position:50% 50%;background-image:url"

KEPT = {
    "cover": (block("cover", f'<div><img class="wp-image-71" src="{U}c.jpg"/>{INSIDE}</div>', url=f"{U}c.jpg", id=71),
              "image text", "كلامغلاف c.jpg"),
    "cover, fixed": (block("cover", f'<div><div role="img" style="{STYLE}({U}p.jpg)"></div>{INSIDE}</div>', id=71),
                     "image text", "كلامغلاف p.jpg"),
    "cover, old": (block("cover", f'<div style="{STYLE}(&quot;{U}o.jpg&quot;)"><p>كلامغلاف</p></div>'),
                   "image text", "كلامغلاف o.jpg"),
    "cover, oldest": (block("cover-image", f"<section style=\"{STYLE}('{U}i.jpg')\"><h2>كلامغلاف</h2></section>"),
                      "image heading", "كلامغلاف i.jpg"),
    "cover, film": (block("cover", f'<div><video src="{U}v.mp4"></video>{INSIDE}</div>', url=f"{U}v.mp4"),
                    "embed text", "كلامغلاف v.mp4"),
    "columns": (block("columns", f"<div>{block('column', par('عمود1'))}{block('column', par('عمود2'))}</div>"),
                "text", "عمود1 عمود2"),
    "group in group": (block("group", f"<div>{block('group', par('مجموعة'))}</div>"), "text", "مجموعة"),
    "media-text": (block("media-text", f'<div><figure><img src="{U}m.jpg"/></figure><div>{par("نص")}</div></div>'),
                   "image text", "نص m.jpg"),
    "media-text, filled": (
        block("media-text", f'<div><figure style="{STYLE}({U}f.jpg)"></figure>{par("نص")}</div>', mediaId=71),
        "image text", "نص f.jpg"),
    "media-text, film": (block("media-text", f'<figure><video src="{U}mv.mp4"></video></figure>{par("نص")}'),
                         "embed text", "نص mv.mp4"),
    "details": (block("details", f"<details><summary>خلاصة</summary>{par('تفصيل')}</details>"), "text", "خلاصة تفصيل"),
    "accordion": (
        block("accordion-item", block(
            "accordion-heading", '<h3><button><span>سؤال</span><span aria-hidden="true">+</span></button></h3>'
        ) + block("accordion-panel", par("جواب"))), "heading text", "سؤال جواب"),
    "pullquote": (block("pullquote", "<figure><blockquote><p>قول</p><cite>قائل</cite></blockquote></figure>"),
                  "quote", "قول قائل"),
    "quote": (block("quote", f"<blockquote>{par('قول')}<cite>قائل</cite></blockquote>"), "quote", "قول قائل"),
    "verse": (block("verse", '<pre class="wp-block-verse">شطر\nعجز</pre>'), "text", "شطر<br>عجز"),
    "preformatted": (block("preformatted", "<pre>سطر\n  ثان</pre>"), "html", "سطر ثان"),
    "code": (block("code", "<pre><code>رمز [gallery]</code></pre>"), "html", "رمز [gallery]"),
    "buttons": (block("buttons", block("button", '<div><a href="https://x.example/b">زر</a></div>')),
                "text", "زر https://x.example/b"),
    "button of HTML": (block("html", "<button>زر</button>"), "text", "زر"),
    "file": (block("file", f'<div><a href="{U}f.pdf">تقرير</a></div>', id=71, href=f"{U}f.pdf"),
             "document", "تقرير f.pdf"),
    "audio": (block("audio", f'<figure><audio src="{U}a.mp3"></audio><figcaption>شرح</figcaption></figure>', id=71),
              "document", "شرح a.mp3"),
    "video": (block("video", f'<figure><video src="{U}v.mp4"></video><figcaption>شرح</figcaption></figure>', id=71),
              "document", "شرح v.mp4"),
    "video elsewhere": (block("video", '<figure><video src="https://cdn.x.example/v.mp4"></video></figure>'),
                        "embed", "https://cdn.x.example/v.mp4"),
    "social links": (block("social-links", f"<ul>{block('social-link', url='https://t.me/p', service='tg')}</ul>"),
                     "text", "https://t.me/p tg"),
    "navigation": (block("navigation", block("navigation-link", label="رابط", url="https://x.example/n")),
                   "text", "رابط https://x.example/n"),
    "embed": (block("embed", "<figure><div>https://www.youtube.com/watch?v=dQw4w9WgXcQ</div><figcaption>شرح"
                    "</figcaption></figure>", url="https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
              "embed", "شرح dQw4w9WgXcQ"),
    "embed, old": (block("core-embed/twitter", "<div>https://twitter.com/a/status/1</div>"),
                   "embed", "https://twitter.com/a/status/1"),
    "embed of a post": (block("embed", "<div>x</div>", url="https://other.example/post/", type="wp-embed"),
                        "embed", "https://other.example/post/"),
    "footnotes": (par('نص<sup data-fn="k1" class="fn"><a href="#k1">1</a></sup>') + block("footnotes"),
                  "text footnotes", "نص حاشية k1"),
    "table": (block("table", f"<figure><table>{ROWS}</table><figcaption>شرح</figcaption></figure>"),
              "table", "رأس1 رأس2 خ1 خ2 ذيل1 ذيل2 شرح"),
    "gallery, old": (block("gallery", f"<figure><ul class='blocks-gallery-grid'>{OLD_IMAGES}</ul>"
                           "<figcaption>شرحمعرض</figcaption></figure>", ids=[71, 72]),
                     "gallery", "1.jpg 2.jpg شرح1 شرح2 شرحمعرض"),
    "gallery": (block("gallery", f'<figure class="wp-block-gallery has-nested-images">{IMAGES}<figcaption>شرحمعرض'
                      "</figcaption></figure>"), "gallery", "1.jpg 2.jpg شرح1 شرح2 شرحمعرض"),
    "freeform": (block("freeform", "فقرة\n\nثانية"), "text", "فقرة ثانية"),
    "shortcode": (block("shortcode", '[gallery ids="71,72"]'), "gallery", "71 72"),
    "more": (par("قبل") + block("more", "<!--more اقرأ-->", customText="اقرأ") + par("بعد"), "text", "قبل بعد"),
    "nextpage": (par("ص1") + block("nextpage", "<!--nextpage-->") + par("ص2"), "text", "ص1 ص2"),
    "shared block": (block("block", ref=9), "text", "مشترك"),
    "list": (block("list", f"<ul>{block('list-item', '<li>بند<ul><li>فرعي</li></ul></li>')}</ul>"), "list", "بند فرعي"),
    "separator": (block("separator", "<hr/>"), "separator", ""),
    "spacer": (block("spacer", '<div style="height:9px"></div>'), "", ""),
    "image of attributes alone": (block("image", "", id=71, url=f"{U}only.jpg"), "image", "only.jpg"),
}  # fmt: skip


@pytest.mark.parametrize("name", KEPT)
def test_nothing_of_a_block_is_lost(name: str) -> None:
    content, wanted, words = KEPT[name]
    made = mapped(content)
    assert " ".join(each["type"] for each in made.blocks) == wanted
    said = str([each["value"] for each in made.blocks])
    assert [word for word in words.split() if word not in said] == []
    assert not any(finding.lost for finding in made.findings)


FILLED_IN = (
    "latest-posts", "archives", "calendar", "tag-cloud", "loginout", "search", "pattern", "post-title", "avatar",
    "post-featured-image", "post-excerpt", "read-more", "home-link", "latest-comments", "page-list",
)  # fmt: skip


@pytest.mark.parametrize("name", FILLED_IN)
def test_what_wordpress_filled_in_is_named_in_the_report(name: str) -> None:
    made = mapped(par("قبل") + block(name, label="وسم") + par("بعد"))
    assert [finding.name for finding in made.findings if finding.lost] == [f"core/{name}"]
    assert made.blocks[0]["value"] == "<p>قبل</p><p>بعد</p>"


def test_a_query_is_named_by_what_it_showed() -> None:
    made = mapped(block("query", block("post-template", block("post-title") + block("post-excerpt")), queryId=1))
    assert {finding.name for finding in made.findings} == {"core/post-title", "core/post-excerpt"}


def test_a_shared_block_that_is_not_in_the_export_is_named() -> None:
    assert [finding.lost for finding in mapped(block("block", ref=10)).findings] == [True]


def test_dress_is_named_and_not_brought() -> None:
    dressed = block("group", f'<div style="background-image:url({U}g.jpg)">{par("كلام")}</div>')
    linked = block("heading", '<h2>عنوان <a href="https://x.example/">رابط</a> <a href="#a">هنا</a></h2>')
    assert kinds(dressed + linked) == ["text", "heading"] and texts(dressed) == "<p>كلام</p>"
    assert findings(dressed + linked) == {("dress", "core/group"), ("dress", "heading")}


def test_a_whole_page_of_all_blocks_keeps_them_in_order() -> None:
    whole = "\n\n".join(content for content, _, _ in KEPT.values())
    alone = [each["type"] for content, _, _ in KEPT.values() for each in mapped(content).blocks]
    together = [each["type"] for each in mapped(whole).blocks]

    def without_texts(found: list[str]) -> list[str]:
        """Neighbouring texts grow together."""
        return [kind for kind in found if kind not in {"text", "footnotes"}]

    assert without_texts(together) == without_texts(alone)
