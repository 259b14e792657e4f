"""The readers' application: from a request to its answer. It keeps no log of who asks for what."""

from __future__ import annotations

from collections.abc import Awaitable
from pathlib import Path

from warraq.counts import Tally
from warraq.letters.handover import PREFIX
from warraq.readers.answers import answer, ill_formed
from warraq.readers.edition import Edition
from warraq.readers.exchange import Answer, Request, Search
from warraq.readers.letters import Gate, LettersDesk
from warraq.readers.letters.form import MOST_BYTES
from warraq.readers.readings import count
from warraq.readers.results import Results
from warraq.theme.theme import WORK_ADDRESS


class App:
    """Serves the edition in the folder `edition`. `theme` is the newspaper's own theme folder, if it has one;
    `inbox` the folder for letters, if they are taken. One `gate` serves all `workers`. `tally` counts readings, if they
    are to be counted."""

    def __init__(
        self, edition: Path, theme: Path | None = None, *, inbox: Path | None = None, gate: Gate | None = None,
        workers: int = 1, tally: Tally | None = None,
    ) -> None:  # fmt: skip
        self.tally = tally
        self._edition = Edition(edition)
        self._results = Results(edition, theme)
        self._letters: LettersDesk | None = None
        if inbox is not None:
            self._letters = LettersDesk(
                edition, self._edition, theme, inbox=inbox, gate=gate or Gate(), workers=workers
            )

    def takes(self, method: str, path: str) -> int:
        """Bytes of a body that a request may bring; 0 where none is expected."""
        return MOST_BYTES if method == "POST" and self._is_letter(path) else 0

    def answer(self, request: Request) -> Answer | Awaitable[Answer]:
        """The answer, at once for what is printed; later for what must be made."""
        if self._letters is not None and self._is_letter(request.path):
            return ill_formed(request) or self._letters.answer(request)
        if self._letters is not None and request.path == WORK_ADDRESS:
            return ill_formed(request) or self._letters.script(request)
        if self._letters is not None and request.path.startswith(PREFIX):
            return ill_formed(request) or self._letters.hand_over(request)
        found = answer(request, self._edition)
        if isinstance(found, Search):
            return self._results.answer(found)
        if self.tally is not None:
            count(request, found.status, self.tally)
        return found

    def wake(self) -> None:
        """Make ready, beside the answers to the first readers, what takes its time when it is first asked for."""
        self._results.wake()

    def close(self) -> None:
        """Let nothing that was acknowledged wait any longer."""
        if self._letters is not None:
            self._letters.close()

    def _is_letter(self, path: str) -> bool:
        return self._letters is not None and path == "/letters/"
