"""The pages around letters, printed per request with the newspaper's own theme."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from warraq.errors import SearchError
from warraq.readers import headers
from warraq.readers.exchange import Answer
from warraq.search import frame as search_frame
from warraq.sheets import Frame, LetterForm, LetterSheet, Link
from warraq.theme import Theme
from warraq.theme.theme import WORK_ADDRESS
from warraq.theme.wording import Words

TITLES = {
    "confirm": "letter_confirm_title", "thanks": "letter_thanks", "closed": "letter_closed",
    "expired": "letter_expired", "remove": "letter_remove", "no_receipt": "letter_remove",
    "removed": "letter_removed",
}  # fmt: skip


class Pages:
    """Prints them. The frame is the one that the press leaves for results of searches."""

    def __init__(self, edition: Path, theme: Path | None) -> None:
        self._frame_file = edition / search_frame.FILE
        self._theme_folder = theme
        self._theme: Theme | None = None
        self._frame: tuple[tuple[int, int], Frame] | None = None

    def page(
        self, status: int, kind: str, article: Link | None = None, form: LetterForm | None = None, receipt: str = ""
    ) -> Answer:
        """One page. Raises SearchError where the press has left no frame."""
        frame = self._current_frame()
        words = Words(frame.site.language, "eastern" if frame.site.digits == "eastern" else "western")
        title = words(TITLES.get(kind, "letter_title"))
        trail = (*frame.trail[:1], *((article,) if article else ()), Link(title, "/letters/"))
        own = replace(frame, address="/letters/", title=title, description="", trail=trail, feed=None, indexed=False)
        if self._theme is None:
            self._theme = Theme(self._theme_folder)
        body = self._theme.render(LetterSheet(own, kind, article, form, receipt))
        return Answer(status, said(body, status), body)

    def script(self) -> Answer:
        """The script of the page that has a letter confirmed."""
        if self._theme is None:
            self._theme = Theme(self._theme_folder)
        body = self._theme.work
        own = [
            ("content-type", headers.content_type(WORK_ADDRESS)),
            ("content-length", str(len(body))),
            ("cache-control", headers.PLAIN_FILE_CACHE),
        ]
        return Answer(200, [*own, *headers.walls(headers.PLAIN_POLICY)], body)

    def _current_frame(self) -> Frame:
        try:
            found = self._frame_file.stat()
            state = found.st_ino, found.st_mtime_ns
            if self._frame is None or self._frame[0] != state:
                self._frame = state, search_frame.load(self._frame_file.read_bytes())
        except OSError as error:
            raise SearchError(path=self._frame_file, reason=f"it cannot be read ({error.strerror})") from error
        return self._frame[1]


def said(body: bytes, status: int) -> headers.HeaderList:
    """The headers of such a page: no cache keeps what a reader wrote."""
    later = [("retry-after", "60")] if status in {429, 503} else []
    return [
        ("content-type", "text/html; charset=utf-8"),
        ("content-length", str(len(body))),
        ("cache-control", "no-store"),
        ("x-robots-tag", "noindex"),
        *later,
        *headers.walls(headers.page_policy(body)),
    ]


def see_other(query: str) -> Answer:
    """303: on to a page that can be read again without sending anything again."""
    location = f"/letters/?{query}"
    own = [("location", location), ("cache-control", "no-store"), ("content-length", "0")]
    return Answer(303, [*own, *headers.walls(headers.PLAIN_POLICY)])
