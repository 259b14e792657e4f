"""Parts that many pages share word for word are printed once: `{% keep key %} … {% endkeep %}`.

The key must hold all that the part depends on. Its values are compared as wholes (sheets are frozen records), so that a
part that is found is, letter for letter, the part that would have been made.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any

from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.parser import Parser
from markupsafe import Markup

from warraq.sheets import Frame

MOST = 4096
"""Parts that are kept, of a kilobyte or two; the one not asked for longest makes room."""


class Keeping(Extension):
    """The tag. What is kept lives as long as its environment: one language, one set of templates."""

    tags = {"keep"}  # noqa: RUF012 - as Jinja declares it

    def __init__(self, environment: Any) -> None:
        super().__init__(environment)
        self._kept: OrderedDict[Hashable, Markup] = OrderedDict()

    def parse(self, parser: Parser) -> nodes.Node:
        """`{% keep key %}`, the part, `{% endkeep %}`."""
        line = next(parser.stream).lineno
        place = nodes.Const(f"{parser.name}:{line}")
        key = parser.parse_expression()
        body = parser.parse_statements(("name:endkeep",), drop_needle=True)
        call = self.call_method("_keep", [place, key], lineno=line)
        return nodes.CallBlock(call, [], [], body).set_lineno(line)

    def _keep(self, place: str, key: Hashable, caller: Callable[[], str]) -> Markup:
        whole = (place, key)
        found = self._kept.get(whole)
        if found is not None:
            self._kept.move_to_end(whole)
            return found
        made = self._kept[whole] = Markup(caller())  # noqa: S704 - the template's own output, escaped already
        if len(self._kept) > MOST:
            self._kept.popitem(last=False)
        return made


class Large:
    """A value that holds much, and of which there are few: its digest is not taken of all that it holds, and it is
    compared by its contents only with one that is not itself."""

    __slots__ = ("_value",)

    def __init__(self, value: object) -> None:
        self._value = value

    def __hash__(self) -> int:
        return hash(type(self._value))

    def __eq__(self, other: object) -> bool:
        return type(other) is Large and (other._value is self._value or other._value == self._value)


def menu_place(frame: Frame) -> Hashable:
    """All of a page that its masthead and footer depend on: the newspaper, and where in its menus the page stands."""
    around = {link.address for link in frame.trail} - {"/"} | {frame.address}
    shown = [link for menu in (frame.site.menu, frame.site.footer) for entry in menu
             for link in (entry.link, *entry.children)]  # fmt: skip
    lit = tuple(dict.fromkeys(link.address for link in shown if link.address in around))
    return Large(frame.site), lit, frame.address if frame.address == "/" or frame.address in lit else None
