"""A seeded WordPress export of any size, for load only: its sentences are words drawn by a natural frequency curve.

The same number of posts gives the same bytes on every machine. The words are those of the sample newspaper.

    python -m benchmarks.corpus 30000 OUT.xml
"""

from __future__ import annotations

import argparse
import random
import re
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import cache
from itertools import accumulate
from pathlib import Path
from xml.sax.saxutils import escape

from warraq.sample.content import read_newspaper

SITE = "http://load.example"
PICTURES = 50
SECTIONS = [("local", "محليات"), ("economy", "اقتصاد"), ("culture", "ثقافة"), ("sport", "رياضة"),
            ("science", "علوم"), ("health", "صحة"), ("world", "العالم"), ("books", "كتب")]  # fmt: skip
AUTHORS = [f"كاتب {number}" for number in range(1, 41)]
PATTERNS = {"day": "%Y/%m/%d/", "month": "%Y/%m/", "flat": ""}
"""What stands before a post's own name in its address."""
EPOCH = datetime(2016, 1, 1, 6, tzinfo=UTC)


@cache
def _words() -> tuple[list[str], list[float]]:
    """The vocabulary and its cumulative weights: rank to the power −0.85, as in running text."""
    paper = read_newspaper()
    found = {word for article in paper.articles for word in re.findall(r"[\u0621-\u064a]{2,}", article.body)}
    words = sorted(found)
    random.Random(7).shuffle(words)
    return words, list(accumulate((rank + 1) ** -0.85 for rank in range(len(words))))


def _sentences(chance: random.Random, count: int) -> str:
    words, weights = _words()
    drawn = chance.choices(words, cum_weights=weights, k=count)
    for at in range(15, count, 16):
        drawn[at] += "."
    return " ".join(drawn) + "."


def post(number: int, pattern: str = "day") -> str:
    """One post as a WXR item: about 600 words in four headed parts, as blocks of the block editor."""
    chance = random.Random(number)
    moment = EPOCH + timedelta(seconds=chance.randrange(10 * 365 * 86400))
    date = f"{moment:%Y-%m-%d %H:%M:%S}"
    standfirst = _sentences(chance, 22)
    parts = [f"<!-- wp:paragraph --><p>{standfirst}</p><!-- /wp:paragraph -->"]
    for part in range(4):
        if part:
            heading = _sentences(chance, 5).rstrip(".")
            parts.append(f"<!-- wp:heading --><h2>{heading}</h2><!-- /wp:heading -->")
        parts += [
            f"<!-- wp:paragraph --><p>{_sentences(chance, 50)}</p><!-- /wp:paragraph -->" for _ in range(3)
        ]
    section, section_name = chance.choice(SECTIONS)
    terms = f'<category domain="category" nicename="{section}"><![CDATA[{section_name}]]></category>' + "".join(
        f'<category domain="post_tag" nicename="tag-{tag:03}"><![CDATA[وسم {tag}]]></category>'
        for tag in sorted(chance.sample(range(200), 3))
    )
    identity = 1000 + number
    comments = ""
    if number % 5 == 0:
        comments = "".join(
            f"<wp:comment><wp:comment_id>{identity * 10 + each}</wp:comment_id>"
            f"<wp:comment_author><![CDATA[قارئ {each}]]></wp:comment_author>"
            f"<wp:comment_author_email>canary.{identity}.{each}@mail.example</wp:comment_author_email>"
            f"<wp:comment_author_IP>203.0.113.9</wp:comment_author_IP><wp:comment_date>{date}</wp:comment_date>"
            f"<wp:comment_date_gmt>{date}</wp:comment_date_gmt>"
            f"<wp:comment_content><![CDATA[{_sentences(chance, 15)}]]></wp:comment_content>"
            "<wp:comment_approved>1</wp:comment_approved><wp:comment_type>comment</wp:comment_type>"
            "<wp:comment_parent>0</wp:comment_parent></wp:comment>"
            for each in range(2)
        )
    return (
        f"<item><title>{escape(_sentences(chance, 8).rstrip('.'))}</title>"
        f"<link>{SITE}/{moment.strftime(PATTERNS[pattern])}news-{number:06}/</link><pubDate>{format_datetime(moment)}</pubDate>"
        f"<dc:creator><![CDATA[{chance.choice(AUTHORS)}]]></dc:creator>"
        f'<guid isPermaLink="false">{SITE}/?p={identity}</guid>'
        f"<content:encoded><![CDATA[{''.join(parts)}]]></content:encoded>"
        f"<excerpt:encoded><![CDATA[{standfirst}]]></excerpt:encoded><wp:post_id>{identity}</wp:post_id>"
        f"<wp:post_date>{date}</wp:post_date><wp:post_date_gmt>{date}</wp:post_date_gmt>"
        f"<wp:comment_status>open</wp:comment_status><wp:post_name>news-{number:06}</wp:post_name>"
        "<wp:status>publish</wp:status><wp:post_parent>0</wp:post_parent><wp:post_type>post</wp:post_type>"
        f"<wp:is_sticky>0</wp:is_sticky>{terms}<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key>"
        f"<wp:meta_value><![CDATA[{100 + chance.randrange(PICTURES)}]]></wp:meta_value></wp:postmeta>"
        f"{comments}</item>\n"
    )


def write(posts: int, file: Path, pattern: str = "day") -> None:
    """Write an export of so many posts, with 50 pictures named but not there, 8 categories, 40 authors, 200 tags."""
    spaces = " ".join(
        f'xmlns:{name}="{uri}"'
        for name, uri in {
            "excerpt": "http://wordpress.org/export/1.2/excerpt/",
            "content": "http://purl.org/rss/1.0/modules/content/",
            "dc": "http://purl.org/dc/elements/1.1/",
            "wp": "http://wordpress.org/export/1.2/",
        }.items()
    )
    with file.open("w", encoding="utf-8") as out:
        out.write(
            f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" {spaces}><channel>'
            f"<title>صحيفة القياس</title><link>{SITE}</link><language>ar</language><wp:wxr_version>1.2</wp:wxr_version>"
            f"<wp:base_site_url>{SITE}</wp:base_site_url><wp:base_blog_url>{SITE}</wp:base_blog_url>\n"
        )
        for number, name in enumerate(AUTHORS, 1):
            out.write(
                f"<wp:author><wp:author_id>{number}</wp:author_id><wp:author_login><![CDATA[{name}]]></wp:author_login>"
                f"<wp:author_email>canary.author{number}@mail.example</wp:author_email>"
                f"<wp:author_display_name><![CDATA[{name}]]></wp:author_display_name></wp:author>\n"
            )
        for number, (slug, name) in enumerate(SECTIONS, 1):
            out.write(
                f"<wp:category><wp:term_id>{number}</wp:term_id><wp:category_nicename>{slug}</wp:category_nicename>"
                f"<wp:category_parent></wp:category_parent><wp:cat_name><![CDATA[{name}]]></wp:cat_name></wp:category>\n"
            )
        for number in range(PICTURES):
            out.write(
                f"<item><title>img{number:02}</title><link>{SITE}/img{number:02}/</link>"
                f"<wp:post_id>{100 + number}</wp:post_id><wp:post_date>2016-01-01 00:00:00</wp:post_date>"
                f"<wp:post_name>img{number:02}</wp:post_name><wp:status>inherit</wp:status>"
                "<wp:post_parent>0</wp:post_parent><wp:post_type>attachment</wp:post_type>"
                f"<wp:attachment_url>{SITE}/wp-content/uploads/img{number:02}.jpg</wp:attachment_url></item>\n"
            )
        for number in range(posts):
            out.write(post(number, pattern))
        out.write("</channel></rss>\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("posts", type=int)
    parser.add_argument("file", type=Path)
    given = parser.parse_args()
    write(given.posts, given.file)
