"""A second opinion on cleaned HTML: Python's own parser, which shares no code with the sanitiser."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import urlsplit

from warraq.markup.whitelist import ATTRIBUTES

HIDDEN = set("\x00\x01\u202a\u202b\u202c\u202d\u202e\ufeff\u206a")


class _Judge(HTMLParser):
    def __init__(self, tags: frozenset[str], rel: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags, self.rel, self.faults = tags, rel, []

    def handle_starttag(self, tag, attrs):
        if tag not in self.tags:
            self.faults.append(f"element {tag}")
        for name, value in attrs:
            if name == "rel" and tag == "a":
                if value != self.rel:
                    self.faults.append(f"rel {value}")
            elif name not in ATTRIBUTES.get(tag, ()):
                self.faults.append(f"attribute {tag} {name}")
            elif name == "href":
                self.judge_address(value)
            elif name == "id" and not value.startswith(("fn-", "fnref-")):
                self.faults.append(f"id {value}")
        given = dict(attrs)
        if given.get("href", "").startswith("http") and given.get("rel") != self.rel:
            self.faults.append("a link to another host without rel")

    def judge_address(self, value):
        if any(c.isspace() or ord(c) < 33 for c in value) or "\\" in value:
            self.faults.append(f"bent address {value!r}")
        if value.startswith("/"):
            if value.startswith("//"):
                self.faults.append(f"other host {value!r}")
        elif not value.startswith("#") and urlsplit(value).scheme not in {"http", "https", "mailto", "tel"}:
            self.faults.append(f"scheme {value!r}")
        if "@" in urlsplit(value).netloc:
            self.faults.append(f"credentials {value!r}")

    def handle_decl(self, decl):
        self.faults.append(f"declaration {decl}")

    unknown_decl = handle_pi = handle_comment = handle_decl


def faults(html: str, tags: frozenset[str], rel: str = "noopener noreferrer") -> list[str]:
    """All that stands in `html` and may not; empty for clean HTML."""
    judge = _Judge(tags, rel)
    judge.feed(html)
    judge.close()
    return judge.faults + [f"hidden {c!r}" for c in HIDDEN & set(html)]
