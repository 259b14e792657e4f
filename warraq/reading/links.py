"""Links between records within a body: an editor links a page, readers get its address."""

from __future__ import annotations

import re
from html import escape

from warraq import keys
from warraq.addresses import to_url
from warraq.reading.reader import Reader

_CHOSEN = re.compile(r"<a\b(?=[^>]*\blinktype=)([^>]*)>(.*?)</a>", re.DOTALL | re.IGNORECASE)
_KIND = re.compile(r'\blinktype="(\w+)"')
_NUMBER = re.compile(r'\bid="(\d+)"')


def expand(html: str, reader: Reader) -> str:
    """HTML as Draftail stores it, with links to pages and documents by their address.

    A link to what readers cannot see (any more) becomes its plain text, and a link again when the page is back.
    """
    if "linktype" not in html:
        return html
    return _CHOSEN.sub(lambda link: _expanded(link[1], link[2], reader), html)


def _expanded(attributes: str, text: str, reader: Reader) -> str:
    kind, number = _KIND.search(attributes), _NUMBER.search(attributes)
    address = None
    if kind and number:
        find = {"page": page_address, "document": document_address}.get(kind[1])
        address = find(int(number[1]), reader) if find else None
    return f'<a href="{escape(to_url(address))}">{text}</a>' if address else text


def page_address(number: int, reader: Reader) -> str | None:
    """The address of a page of any kind, or None if readers cannot see it. Notes its keys either way."""
    shelf = reader.shelf
    # Which kind of page it is cannot be known of one that is gone: all four may bring it back.
    reader.note(keys.card(number), keys.section(number), keys.page(number), keys.dossier(number))
    if number in shelf.catalogue.entries:
        return shelf.catalogue.entries[number].permalink
    if number in shelf.sections.by_id:
        return shelf.sections.by_id[number].address
    if number in shelf.dossiers.by_id:
        return shelf.dossiers.by_id[number].address
    page = shelf.pages.get(number)
    return page.address if page and not shelf.sections.is_private(page.path) else None


def document_address(number: int, reader: Reader) -> str | None:
    reader.note(keys.document(number))
    document = reader.shelf.documents.get(number)
    return document.address if document else None
