"""The readers' application: from a request to its answer. It keeps no log of who asks for what."""

from __future__ import annotations

from collections.abc import Awaitable
from pathlib import Path

from warraq.readers.answers import answer
from warraq.readers.edition import Edition
from warraq.readers.exchange import Answer, Request, Search
from warraq.readers.results import Results


class App:
    """Serves the edition in the folder `edition`. `theme` is the newspaper's own theme folder, if it has one."""

    def __init__(self, edition: Path, theme: Path | None = None) -> None:
        self._edition = Edition(edition)
        self._results = Results(edition, theme)

    def takes(self, method: str, path: str) -> int:
        """Bytes of a body that a request may bring; 0 where none is expected."""
        return 0

    def answer(self, request: Request) -> Answer | Awaitable[Answer]:
        """The answer, at once for what is printed; later for what must be made."""
        found = answer(request, self._edition)
        return self._results.answer(found) if isinstance(found, Search) else found
