"""Keeps the newsroom's catalogue: finds what is to be translated, adds what is new, and compiles.

``python -m warraq.desk.catalogue`` rewrites ``locale/ar/LC_MESSAGES/django.po`` and ``django.mo``; what has no
translation yet is printed, and the exit code says so. The catalogue also holds words of Wagtail's and Django's own
that their Arabic lacks or says otherwise than a newsroom would; those are marked "not ours".
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

HERE = Path(__file__).parent
ROOMS = (HERE, HERE.parent / "newsroom")
PO = HERE / "locale" / "ar" / "LC_MESSAGES" / "django.po"
# The plural rule is that of Django's and Wagtail's own Arabic: zero, one, two, few, many, other.
HEADER = r"""# The newsroom in Arabic.
msgid ""
msgstr ""
"Language: ar\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
"n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5;\n"

"""

Id = str | tuple[str, str]

_KEYWORDS = {"_": None, "gettext": None, "gettext_lazy": None, "ngettext": (1, 2), "ngettext_lazy": (1, 2)}
_TRANS = re.compile(r'{%\s*trans(?:late)?\s+"([^"]+)"')
_BLOCK = re.compile(
    r"{%\s*blocktrans(?:late)?\s+trimmed[^%]*%}(.*?)(?:{%\s*plural\s*%}(.*?))?{%\s*endblocktrans(?:late)?\s*%}",
    re.DOTALL,
)
_VARIABLE = re.compile(r"{{\s*(\w+)\s*}}")


def found() -> dict[Id, str]:
    """Every text of ours that wants a translation, and the file that it was first seen in."""
    texts: dict[Id, str] = {}
    for room in ROOMS:
        for file in sorted([*room.rglob("*.py"), *room.rglob("*.html")]):
            if "migrations" in file.parts or file == Path(__file__):
                continue
            for text in _in_python(file) if file.suffix == ".py" else _in_template(file):
                texts.setdefault(text, f"{room.name}/{file.relative_to(room).as_posix()}")
    return texts


def _in_python(file: Path) -> Iterator[Id]:
    for _, text, _, _ in extract("python", io.BytesIO(file.read_bytes()), _KEYWORDS):
        yield text


def _in_template(file: Path) -> Iterator[Id]:
    source = file.read_text("utf-8")
    yield from _TRANS.findall(source)
    for one, many in _BLOCK.findall(source):
        yield (_plain(one), _plain(many)) if many else _plain(one)


def _plain(text: str) -> str:
    """As Django's `trimmed` makes it: lines joined by a blank, variables as %(name)s."""
    joined = " ".join(line.strip() for line in text.strip().splitlines())
    return _VARIABLE.sub(r"%(\1)s", joined.replace("%", "%%"))


def load() -> Catalog:
    """The catalogue as it is kept. Its dates are no news: the same texts make the same files."""
    with PO.open("rb") as file:
        catalog = read_po(file, locale="ar")
    catalog.creation_date = catalog.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    return catalog


def missing(catalog: Catalog) -> list[Id]:
    """Texts of ours that the catalogue does not translate in full."""
    return [text for text in found() if not _complete(catalog.get(text))]


def _complete(message: Message | None) -> bool:
    if message is None or message.fuzzy:
        return False
    return all(message.string) if isinstance(message.string, tuple | list) else bool(message.string)


def compiled(catalog: Catalog) -> bytes:
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def renew(old: Catalog) -> Catalog:
    """The catalogue with every text of ours, in the order of the files, then those that are not ours."""
    new = Catalog(locale="ar", charset="utf-8", fuzzy=False)
    ours = found()
    for text, place in ours.items():
        message = old.get(text)
        new.add(text, message.string if message else "", locations=[(place, None)])
    for message in old:
        if message.id and message.id not in ours:
            new.add(message.id, message.string, context=message.context, auto_comments=["not ours"])
    return new


def main() -> int:
    catalog = renew(load())
    out = io.BytesIO()
    write_po(out, catalog, width=120, omit_header=True)
    PO.write_text(HEADER + out.getvalue().decode("utf-8").lstrip(), "utf-8")
    PO.with_suffix(".mo").write_bytes(compiled(load()))
    left = missing(load())
    for text in left:
        print(text)  # noqa: T201 - a tool speaks
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
