"""Parts that many pages share word for word are printed once: `{% keep key of record %} … {% endkeep %}`.

The key and the record must hold all that the part depends on. They are compared as wholes (sheets are frozen records),
so that a part that is found is, letter for letter, the part that would have been made. The key is short, and finds the
part; of one key, the part of the last record is kept.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Any

from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.parser import Parser
from markupsafe import Markup

from warraq.sheets import Frame
from warraq.theme.escaping import safe

MOST = 8192
"""Parts that are kept, of a kilobyte or two; the one made first makes room."""


class Keeping(Extension):
    """The tag. What is kept lives as long as its environment: one language, one set of templates."""

    tags = {"keep"}  # noqa: RUF012 - as Jinja declares it

    def __init__(self, environment: Any) -> None:
        super().__init__(environment)
        self._kept: OrderedDict[Hashable, tuple[object, Markup]] = OrderedDict()

    def parse(self, parser: Parser) -> nodes.Node:
        """`{% keep key of record %}`, the part, `{% endkeep %}`; without a record, the key is all."""
        line = next(parser.stream).lineno
        place = nodes.Const(f"{parser.name}:{line}")
        key = parser.parse_expression()
        record = parser.parse_expression() if parser.stream.skip_if("name:of") else nodes.Const(None)
        body = parser.parse_statements(("name:endkeep",), drop_needle=True)
        call = self.call_method("_keep", [place, key, record], lineno=line)
        return nodes.CallBlock(call, [], [], body).set_lineno(line)

    def _keep(self, place: str, key: Hashable, record: object, caller: Callable[[], str]) -> Markup:
        whole = (place, key)
        found = self._kept.get(whole)
        if found is not None and (found[0] is record or found[0] == record):
            return found[1]
        made = safe(caller())  # the template's own output, escaped already
        self._kept[whole] = (record, made)
        if len(self._kept) > MOST:
            self._kept.popitem(last=False)
        return made


class Large:
    """A value that holds much, and of which there are few: its digest is not taken of all that it holds, and it is
    compared by its contents only with one that is not itself."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def __hash__(self) -> int:
        return hash(type(self.value))

    def __eq__(self, other: object) -> bool:
        return type(other) is Large and (other.value is self.value or other.value == self.value)


def menu_place(frame: Frame) -> Hashable:
    """All of a page that its masthead and footer depend on: the newspaper, and where in its menus the page stands."""
    site = Large(frame.site)
    around = {link.address for link in frame.trail}
    around.discard("/")
    around.add(frame.address)
    lit = _in_menus(site) & around
    return site, lit, frame.address if frame.address == "/" or frame.address in lit else None


@lru_cache(maxsize=8)
def _in_menus(site: Large) -> frozenset[str]:
    entries = [entry for menu in (site.value.menu, site.value.footer) for entry in menu]
    return frozenset(link.address for entry in entries for link in (entry.link, *entry.children))
