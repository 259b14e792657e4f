"""A letter from the request to the thanks: read, judged, sealed, on the disk for good, forgotten.

Nothing here logs what came or from where; what cannot be done is answered, with the text kept in the form.
"""

from __future__ import annotations

import asyncio
import logging
import time
from pathlib import Path
from urllib.parse import parse_qs

from warraq.letters import Letter, Notice, Post, Removal, new_receipt, notice, seal, spelled
from warraq.letters.letter import dump
from warraq.letters.receipts import read_receipt
from warraq.readers import plain
from warraq.readers.edition import Edition
from warraq.readers.exchange import Answer, Request
from warraq.readers.letters import form, handover, places, work
from warraq.readers.letters.form import Filled
from warraq.readers.letters.gate import FEW, MANY, Age, Gate
from warraq.readers.letters.pages import Pages, see_other
from warraq.readers.letters.source import source
from warraq.sheets import LetterForm, Link

DISK_SECONDS = 30
AT_ONCE, WAITING = 2, 64
"""Pages that one worker prints at once, and how many wait for it."""
MOST_FIELDS = 20
"""Of the query with which a form is asked for."""

CROWDED = 0.25
"""How full the inbox may be with letters of unknown age; the rest is kept for those whose form was seen to lie open."""

log = logging.getLogger("warraq.readers")


class LettersDesk:
    """Takes letters for the articles of `edition` into `inbox`. All workers share one `gate`."""

    def __init__(
        self, folder: Path, edition: Edition, theme: Path | None, *, inbox: Path, gate: Gate, workers: int
    ) -> None:
        self._folder, self._edition = folder, edition
        self._pages = Pages(folder, theme)
        self._inbox, self._gate, self._workers = inbox, gate, workers
        self._post: Post | None = None
        self._notice: tuple[int, int, Notice | None] = (0, 0, None)
        self._printing = asyncio.Semaphore(AT_ONCE)
        self._waiting = 0

    def close(self) -> None:
        """Write what waits, and close the segment."""
        if self._post is not None:
            self._post.close()

    async def answer(self, request: Request) -> Answer:
        """The answer to any request for /letters/."""
        try:
            told = self._told()
            if told is None:
                return plain.no_letters()
            if request.method in {"GET", "HEAD"}:
                if request.query.count("&") >= MOST_FIELDS:
                    return plain.malformed()
                return await self._page(self._asked(request, told))
            if request.method != "POST":
                return plain.not_allowed("GET, HEAD, POST")
            return await self._sent(request, told)
        except Exception as error:  # noqa: BLE001 - what a fault says may hold what a reader wrote: only its kind is logged
            log.error("A letter met a fault: %s", type(error).__name__)
            return plain.no_letters()

    def script(self, request: Request) -> Answer:
        """The script that works in place of a button, where the newspaper wants it."""
        told = self._told()
        if told is None or not told.work:
            return plain.not_found()
        if request.method not in {"GET", "HEAD"}:
            return plain.not_allowed()
        return self._pages.script()

    async def hand_over(self, request: Request) -> Answer:
        """The answer to any request for sealed letters."""
        try:
            return await handover.answer(request, self._inbox, self._told())
        except (OSError, ValueError) as error:
            log.error("Letters could not be handed over: %s", type(error).__name__)
            return plain.no_letters()

    def _told(self) -> Notice | None:
        file = self._folder / notice.FILE
        try:
            found = file.stat()
        except FileNotFoundError:
            return None
        if (found.st_ino, found.st_mtime_ns) != self._notice[:2]:
            self._notice = found.st_ino, found.st_mtime_ns, notice.read(self._folder)
        return self._notice[2]

    # --- asked ------------------------------------------------------------------------------------------------------

    def _asked(self, request: Request, told: Notice) -> _Page:
        given = {name: values[0] for name, values in parse_qs(request.query, True, max_num_fields=MOST_FIELDS).items()}
        if "thanks" in given:
            receipt, _, address = (self._gate.unwrap(given["thanks"]) or "").partition(" ")
            place = places.find(address.rstrip(" "), self._edition) if receipt else None
            kind = "thanks" if receipt else "expired"
            return _Page(200 if receipt else 410, kind, _link(place), receipt=spelled(receipt) if receipt else "")
        if "removed" in given:
            return _Page(200, "removed")
        if "address" not in given:
            return _Page(200, "remove")
        filled = form.read(request.query.encode("ascii", "replace"))
        place = places.find(filled.address, self._edition)
        if place is None or not place.open:
            return _Page(403 if place else 404, "closed", _link(place))
        return _Page(200, "form", _link(place), self._form(place, filled, told))

    def _form(self, place: places.Place, filled: Filled, told: Notice, *problems: str) -> LetterForm:
        name = place.who_wrote(filled.reply_to) if filled.reply_to else None
        return LetterForm(
            address=place.address,
            email_days=told.email_days,
            longest=told.longest,
            name=filled.name,
            email=filled.email,
            text=filled.text,
            reply_to=f"comment-{filled.reply_to}" if name is not None else "",
            reply_name=name or "",
            stamp=self._gate.stamp(place.address),
            work=told.work,
            problems=problems,
        )

    # --- sent -------------------------------------------------------------------------------------------------------

    async def _sent(self, request: Request, told: Notice) -> Answer:
        kind = (request.header("content-type") or "").partition(";")[0].strip().lower()
        if kind != "application/x-www-form-urlencoded":
            return plain.not_a_form()
        try:
            filled = form.read(request.body)
        except ValueError:
            return plain.malformed()
        where = source(request.peer, request.header("x-forwarded-for"))
        recent = self._gate.count(where) if where else 0.0
        if filled.remove is not None:
            return await self._removal(filled.remove, recent, told)
        return await self._letter(filled, recent, request.header("sec-fetch-site") == "cross-site", told)

    async def _letter(self, filled: Filled, recent: float, from_afar: bool, told: Notice) -> Answer:
        place = places.find(filled.address, self._edition)
        if place is None or not place.open:
            return await self._page(_Page(403 if place else 404, "closed", _link(place)))
        wrong = form.problems(filled, told.longest)
        if wrong or recent > MANY:
            status, wrong = (422, wrong) if wrong else (429, ("often",))
            return await self._page(_Page(status, "form", _link(place), self._form(place, filled, told, *wrong)))
        age = self._gate.age(filled.stamp, place.address, worked=work.done(filled.stamp, filled.work, told.work))
        post = self._opened_post(told)
        unsure = age is Age.NONE and (recent > FEW or from_afar or post.filled > CROWDED)
        if unsure or filled.trap or age in {Age.YOUNG, Age.SPENT}:
            return await self._page(_Page(200, "confirm", _link(place), self._form(place, filled, told)))
        receipt = new_receipt()
        answers = filled.reply_to if filled.reply_to and place.who_wrote(filled.reply_to) is not None else 0
        letter = Letter(
            place.address, filled.name, filled.email, filled.text, answers, receipt, int(time.time()), age is Age.RIGHT
        )
        if not await self._kept(post, seal(dump(letter), told.public)):
            return await self._page(_Page(503, "form", _link(place), self._form(place, filled, told, "later")))
        # Of one length for most articles: an address bar's length, too, is seen by a proxy.
        told_to_reader = f"{receipt} {place.address}"
        return see_other("thanks=" + self._gate.wrap(told_to_reader + " " * (-len(told_to_reader.encode()) % 256)))

    async def _removal(self, typed: str, recent: float, told: Notice) -> Answer:
        receipt = read_receipt(typed)
        if not receipt:
            return await self._page(_Page(422, "no_receipt", receipt=typed))
        wish = seal(dump(Removal(receipt, int(time.time()))), told.public)
        if recent > MANY or not await self._kept(self._opened_post(told), wish):
            return plain.no_letters()
        return see_other("removed")

    def _opened_post(self, told: Notice) -> Post:
        if self._post is None:
            self._post = Post(self._inbox, told.ceiling, self._workers)
        return self._post

    async def _kept(self, post: Post, sealed: bytes) -> bool:
        """Whether a sealed letter lies on the disk for good."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[bool] = loop.create_future()

        def resolve(problem: Exception | None) -> None:
            if not future.done():
                future.set_result(problem is None)

        def done(problem: Exception | None) -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(resolve, problem)

        post.put(sealed, done)
        try:
            return await asyncio.wait_for(future, DISK_SECONDS)
        except TimeoutError:
            return False

    async def _page(self, wanted: _Page) -> Answer:
        if self._waiting >= WAITING:
            return plain.no_letters()
        self._waiting += 1
        try:
            async with self._printing:
                return await asyncio.to_thread(
                    self._pages.page, wanted.status, wanted.kind, wanted.article, wanted.form, wanted.receipt
                )
        finally:
            self._waiting -= 1


class _Page:
    """Which page to print, with which status."""

    __slots__ = ("article", "form", "kind", "receipt", "status")

    def __init__(
        self, status: int, kind: str, article: Link | None = None, form: LetterForm | None = None, receipt: str = ""
    ) -> None:
        self.status, self.kind, self.article, self.form, self.receipt = status, kind, article, form, receipt


def _link(place: places.Place | None) -> Link | None:
    return Link(place.headline, place.address) if place else None
