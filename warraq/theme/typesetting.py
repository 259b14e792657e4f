"""Setting a text for print: what a compositor puts right on every line and an editor should not have to think of.

Quotation marks of typewriters and of other languages become « », and ‹ › within them: of all pairs only these are
mirrored by UAX #9 and stand right in every line. Names in Latin letters, telephone numbers, dates by machine and signed
numbers are set apart from left to right (`bdi`), so that the line around them does not flip. Scores and ranges get a
dash that keeps the first number first for who reads from the right, wherever in the line they stand, and no line ends
within them; per cent and currency signs stay on their side of the number. Digits are the newspaper's.

Nothing is touched within `code`, `pre` and their like, within anything that says its own `lang` or `dir`, in a text
whose letters are not Arabic, or (quotation marks) in a paragraph where they do not pair.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from markupsafe import Markup

from warraq.arabic.direction import base_direction
from warraq.arabic.letters import WORD_JOINER
from warraq.arabic.numerals import Digits, in_digits
from warraq.theme.escaping import printed, safe

ALM = "\u061c"
"""Arabic letter mark: a number after it is taken as one after an Arabic letter, though the line begins with it."""

_TAG = re.compile(r"(<(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>)")
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
_OWN = re.compile(r"\s(?:lang|dir)=")
_ARABIC = re.compile("[\u0621-\u064a\u066e-\u06d3]")
_LETTERS = re.compile(r"[^\W\d_]")
"""Letters of any writing: what has none, a score or a number in its cell, is set as the words around it would be."""
_QUOTES = r"\"|“|”|„|&quot;|&\#34;"
_ANY_QUOTE = re.compile(f"{_QUOTES}|[«»]")
_WORTH = re.compile('[A-Za-z%$€£"“”„&+−–0-]')
"""What a text must hold to be looked at closely, or «two «pairs»»; one class, because every letter passes by it."""

_LATIN_WORTH = re.compile(b'[A-Za-z%$\xa3"&+0<-]')
_OTHERS_WORTH = "€“”„−–"
"""The same in Latin-1, and what that has not. "<" begins the tags that are not of paragraphs."""

_LETTER = "A-Za-z\u00c0-\u024f"
_WORD = rf"(?:[@\#]|\.(?=[A-Z]{{2}}))?[{_LETTER}](?:(?:[{_LETTER}\d.'’/:@?=_~+\#-]|&amp;|&\#39;)*[{_LETTER}\d+\#_])?"
_NUMBER = r"\d(?:[\d.,]*\d)?"
_RUN = re.compile(
    rf"""
      (?P<quote>{_QUOTES})
    | (?P<open>«) | (?P<close>»)
    | (?P<entity>&[a-zA-Z0-9\#]+;)
    | (?P<latin>(?:https?://[^\s<>«»"]*[^\s<>«»".,;:!?)] | {_WORD}
        (?:[ \u00a0](?:{_WORD}|\({_WORD}\)|{_NUMBER}(?![\d–:/%-])))*))
    | (?P<chain>\+\d[\d ().-]{{5,}}\d | \b0\d{{1,3}}(?:[ -]\d{{2,4}}){{2,}}\b | \b\d+(?:[-.]\d+){{2,}}\b)
    | (?P<range>(?<![\d.,/:–-])\d+(?:[.,]\d+)?[–-]\d+(?:[.,]\d+)?(?![\d/:–-]))
    | (?P<money>[$€£]\s?{_NUMBER} | {_NUMBER}\s?[%$€£])
    | (?P<signed>(?<![\w)\]\d])[-−+]{_NUMBER})
    """,
    re.VERBOSE,
)
_KEPT = frozenset({"code", "pre", "kbd", "samp", "bdi", "bdo", "script", "style", "svg", "math"})
_INLINE = frozenset({"a", "abbr", "b", "br", "cite", "del", "em", "i", "ins", "mark", "q", "s", "small", "span",
                     "strong", "sub", "sup", "time", "u", "wbr", *_KEPT})  # fmt: skip
_BARE = frozenset(f"<{end}{name}>" for name in ("p", "ul", "ol", "li", "blockquote", "div") for end in ("", "/"))
"""Tags that part paragraphs, and of which nothing else need be known."""
_VOID = frozenset({"br", "img", "hr", "wbr", "source", "input", "col"})
_PAIRS = ("«»", "‹›")


@dataclass(frozen=True)
class Typesetter:
    """One newspaper's compositor. It works on languages written from the right alone."""

    language: str
    digits: Digits
    direction: str

    def text(self, text: str, direction: str = "") -> Markup:
        """A plain text as safe markup. `direction` is the text's own, where it is known.

        >>> Typesetter("ar", "western", "rtl").text('قال: "نعم"، وأعلنت JUT')
        Markup('قال: «نعم»، وأعلنت <bdi dir="ltr">JUT</bdi>')
        """
        line = str(printed(text))
        return safe(line if self._is_set(line) or not self._mine(text, direction) else self._line(line))

    def html(self, html: str, direction: str = "") -> Markup:
        """Clean HTML, its texts set and its tags as they were.

        >>> Typesetter("ar", "western", "rtl").html('<p>فاز <b>2-1</b></p><pre>"2-1"</pre>')
        Markup('<p>فاز <b>2–\u20601</b></p><pre>"2-1"</pre>')
        """
        if self._are_set(html) or not self._mine(html, direction):
            return safe(html)  # the sanitiser's own
        kept: list[str] = []
        made: list[str] = []
        for block in _blocks(_TAG.split(html)):
            if len(block) == 1:
                made.append(self._line(block[0]) if not kept else block[0])
            elif len(block) == 2 and not kept and block[1] in _BARE:
                made.append(block[1])
            else:
                made.append(self._block(block, kept))
        return safe("".join(made))

    def of_readers(self, html: str) -> Markup:
        """What a reader wrote, clean: set where it runs from the right, which its first letter decides, as it does for
        browsers by `dir="auto"`.

        >>> Typesetter("ar", "western", "rtl").of_readers("<p>بلغت -5</p>")
        Markup('<p>بلغت <bdi dir="ltr">-5</bdi></p>')
        """
        return self.html(html, base_direction(unescape(_TAG.sub(" ", html))))

    def _mine(self, text: str, direction: str) -> bool:
        if (direction or self.direction) != "rtl":
            return False
        return _ARABIC.search(text) is not None or not _LETTERS.search(_TAG.sub("", text))

    def _is_set(self, text: str) -> bool:
        """Whether nothing in a text without tags is to be set, in whichever language."""
        return self.digits == "western" and text.count("«") < 2 and not _WORTH.search(text)

    def _are_set(self, paragraphs: str) -> bool:
        """The same of a body of paragraphs. An encoder passes by Arabic letters five times as fast as an expression."""
        if self.digits != "western":
            return False
        signs = paragraphs.encode("latin-1", "ignore").replace(b"<p>", b"").replace(b"</p>", b"")
        if signs.count(b"\xab") > 1 or _LATIN_WORTH.search(signs):
            return False
        for sign in _OTHERS_WORTH:  # noqa: SIM110 - a generator takes twice the time
            if sign in paragraphs:
                return False
        return True

    def _line(self, text: str) -> str:
        """A paragraph that is one text."""
        if text and (_WORTH.search(text) or text.count("«") > 1):
            return self._set(text, _Marks.of([text], []))
        return self._digits(text)

    def _block(self, pieces: list[str], kept: list[str]) -> str:
        """One paragraph: texts at even places, tags between them; `kept` are open elements that stay as they are."""
        texts = pieces[::2]
        marks = None
        if any(map(_WORTH.search, texts)) or sum(text.count("«") for text in texts) > 1:
            marks = _Marks.of(pieces, kept)
        for place, piece in enumerate(pieces):
            if place % 2:
                _follow(piece, kept)
            elif piece and not kept:
                pieces[place] = self._set(piece, marks) if marks else self._digits(piece)
        return "".join(pieces)

    def _set(self, text: str, marks: _Marks) -> str:
        made: list[str] = []
        at = 0
        for found in _RUN.finditer(text):
            made += (self._digits(text[at : found.start()]), self._one(str(found.lastgroup), found[0], marks))
            at = found.end()
        made.append(self._digits(text[at:]))
        return "".join(made)

    def _one(self, kind: str, run: str, marks: _Marks) -> str:
        match kind:
            case "quote" | "open" | "close":
                return marks.next(run)
            case "latin" | "chain":
                return f'<bdi dir="ltr">{run}</bdi>'
            case "range":
                return self._digits(run.replace("-", "–").replace("–", f"–{WORD_JOINER}"))
            case "money":
                return self._digits(run).replace("%", "٪") if self.digits == "eastern" else ALM + run
            case "signed":
                return self._digits(run) if self.digits == "eastern" else f'<bdi dir="ltr">{run}</bdi>'
            case _:
                return run

    def _digits(self, text: str) -> str:
        return text if self.digits == "western" else in_digits(text, self.digits, self.language)


def _blocks(pieces: list[str]) -> Iterator[list[str]]:
    """The pieces of a body cut into paragraphs, at each tag that is not one within a line."""
    block: list[str] = []
    for place, piece in enumerate(pieces):
        name = _NAME.match(piece) if place % 2 and piece not in _BARE else None
        if (place % 2 and piece in _BARE) or (name and name[1].lower() not in _INLINE):
            yield block
            yield ["", piece]
            block = []
        elif place % 2 and not block:
            block = ["", piece]
        else:
            block.append(piece)
    yield block


def _follow(tag: str, kept: list[str]) -> None:
    """Keep account of the elements whose texts stay as they are: the outermost, and what stands open within it."""
    name = _NAME.match(tag)
    if name is None or name[1].lower() in _VOID or tag.endswith("/>"):
        return
    if tag.startswith("</"):
        if kept and kept[-1] == name[1]:
            kept.pop()
    elif kept or name[1].lower() in _KEPT or _OWN.search(tag):
        kept.append(name[1])


class _Marks:
    """The quotation marks of one paragraph, each with what is put in its place, in their order."""

    def __init__(self, put: list[str] | None) -> None:
        self._put = put
        self._at = 0

    @classmethod
    def of(cls, pieces: list[str], open_before: list[str]) -> _Marks:
        """The marks of a paragraph that begins within the kept elements `open_before`."""
        kept = list(open_before)
        texts = []
        for place, piece in enumerate(pieces):
            if place % 2:
                _follow(piece, kept)
            elif not kept:
                texts.append(piece)
        whole = "".join(texts)
        put: list[str] = []
        depth = 0
        straight: list[bool] = []
        for found in _ANY_QUOTE.finditer(whole):
            sign = found[0]
            if sign in "«»":
                opens = sign == "«"
            else:
                before = whole[found.start() - 1 : found.start()]
                after = whole[found.end() : found.end() + 1]
                opens = (not before or before.isspace() or before in "([«‹:،") and bool(after) and not after.isspace()
                opens = opens or not (straight and straight[-1])
            if opens:
                put.append(_PAIRS[depth % 2][0])
                depth += 1
                straight.append(sign != "«")
            else:
                depth -= 1
                if depth < 0 or straight.pop() != (sign != "»"):
                    return cls(None)
                put.append(_PAIRS[depth % 2][1])
        return cls(put if depth == 0 else None)

    def next(self, sign: str) -> str:
        """What stands for the next mark; the mark itself where the paragraph's do not pair."""
        if self._put is None:
            return sign
        self._at += 1
        return self._put[self._at - 1]
