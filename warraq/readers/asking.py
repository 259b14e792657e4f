"""What a reader's search asks for, from its address and back into one.

    /search/?q=ترام&section=المدينة&date=2014-11&page=2

`section`, `tag` and `byline` name one in full; `date` is EDTF: a year, a month, a day, a stretch. What else stands in
an address, or stands there twice, is not looked at; an address that we write has only what says something.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from unicodedata import category
from urllib.parse import parse_qs, quote, urlencode

from warraq.arabic import letters as L
from warraq.search import Wanted, understand
from warraq.search.asked import LONGEST, dated, span_of

LONGEST_QUERY = 200
"""Characters of a query that are looked for and shown again."""

_FILTERS = ("section", "tag", "byline", "date")


@dataclass(frozen=True)
class Asking:
    """One search: its words as typed, its filters, its page."""

    query: str
    page: int = 1
    section: str = ""
    tag: str = ""
    byline: str = ""
    date: str = ""

    def wanted(self, language: str) -> Wanted:
        """What the index of a newspaper in this language is to look for."""
        return understand(
            self.query, section=self.section, tag=self.tag, byline=self.byline, when=self.date, language=language
        )

    @property
    def filters(self) -> dict[str, str]:
        """Those that are on."""
        return {name: getattr(self, name) for name in _FILTERS if getattr(self, name)}

    def address(self, **changes: str | int) -> str:
        """The address of this search with some changes; a new filter begins at the first page.

        >>> Asking("ترام", 3, section="المدينة").address(date="2014") == (
        ...     "/search/?q=%D8%AA%D8%B1%D8%A7%D9%85&section=%D8%A7%D9%84%D9%85%D8%AF%D9%8A%D9%86%D8%A9&date=2014")
        True
        >>> Asking("a b", 3, section="x").address(section="")
        '/search/?q=a%20b'
        """
        changed = replace(self, **{"page": 1, **changes})  # type: ignore[arg-type]
        fields = {"q": changed.query, **changed.filters}
        if changed.page > 1:
            fields["page"] = str(changed.page)
        return "/search/?" + urlencode(fields, quote_via=quote, safe="/")

    def dated(self) -> tuple[str, Asking] | None:
        """The time that the words speak of, as typed, and the search for the other words in that time."""
        found = dated(self.query) if not self.date else None
        return (found.text, replace(self, query=found.rest, date=found.edtf, page=1)) if found else None


def asked(raw: str) -> Asking:
    """What a query string asks for, whatever else stands in it.

    >>> asked("q=%D9%83%D8%AA%D8%A7%D8%A8&page=2"), asked("q=a&page=x&q=b&date=nonsense")
    (Asking(query='كتاب', page=2, section='', tag='', byline='', date=''), \
Asking(query='a', page=1, section='', tag='', byline='', date=''))
    >>> asked("q=" + "a" * 9000).query == "a" * 200
    True
    """
    try:
        fields = parse_qs(raw, keep_blank_values=True, max_num_fields=20, errors="replace")
    except ValueError:
        return Asking("")
    one = {name: _clean(values[0]) for name, values in fields.items()}
    number = one.get("page", "1")
    page = int(number) if number.isascii() and number.isdecimal() and len(number) <= 4 else 1
    when = one.get("date", "")
    return Asking(
        one.get("q", ""),
        max(page, 1),
        one.get("section", ""),
        one.get("tag", ""),
        one.get("byline", ""),
        when if span_of(when) else "",
    )


def _clean(text: str) -> str:
    """What can be shown again: joiners stay, of which Persian words are made; what is unseen otherwise goes."""
    shown = "".join(character if character.isprintable() else _instead(character) for character in text[:LONGEST])
    return " ".join(shown.split())[:LONGEST_QUERY]


def _instead(character: str) -> str:
    if category(character) != "Cf":
        return " "
    return character if character in L.ZWNJ + L.ZWJ else ""
