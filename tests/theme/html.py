"""Reads a printed page strictly: every element closed in its order, no attribute twice."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
IN_PARAGRAPHS_NEVER = frozenset({"p", "div", "ul", "ol", "table", "section", "figure", "blockquote", "h1", "h2", "h3"})


@dataclass
class Element:
    name: str
    attributes: dict[str, str]
    parents: tuple[str, ...]
    text: str = ""


@dataclass
class Page:
    elements: list[Element] = field(default_factory=list)

    def all(self, *names: str) -> list[Element]:
        return [element for element in self.elements if element.name in names]

    def one(self, name: str, **attributes: str) -> Element:
        found = [
            element
            for element in self.all(name)
            if all(element.attributes.get(key.rstrip("_")) == value for key, value in attributes.items())
        ]
        assert len(found) == 1, f"{len(found)} of <{name} {attributes}>"
        return found[0]

    def meta(self, name: str) -> str:
        found = [
            e.attributes["content"]
            for e in self.all("meta")
            if name in (e.attributes.get("name"), e.attributes.get("property"))
        ]
        assert len(found) == 1, f"{len(found)} of {name}"
        return found[0]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names), f"an attribute twice in <{tag} {attrs}>"
        parents = tuple(element.name for element in self.open)
        assert not ("p" in parents and tag in IN_PARAGRAPHS_NEVER), f"<{tag}> within <p>"
        assert not (tag == "a" and "a" in parents), f"a link within a link: {attrs}"
        element = Element(tag, {name: value or "" for name, value in attrs}, parents)
        self.page.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1].name == tag, f"</{tag}> closes <{self.open[-1].name}> at line {self.getpos()[0]}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data


def read(page: bytes) -> Page:
    """The page's elements. AssertionError where it is not well-formed."""
    reader = _Reader()
    reader.feed(page.decode("utf-8"))
    reader.close()
    assert not reader.open, f"never closed: {[element.name for element in reader.open]}"
    return reader.page
