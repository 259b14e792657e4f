"""Those who come at the server: readers, searchers, writers of letters, slow clients, forgers. Each kind runs in a
process of its own."""

from __future__ import annotations

import asyncio
import random
import re
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import quote, urlencode

from benchmarks.floods.newspaper import ARTICLES, CANARY, WORDS, address


@dataclass
class Load:
    port: int
    seconds: float
    connections: int
    seed: int
    count: int = 0


class Line:
    """One kept connection to the server."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def ask(self, head: str, body: bytes = b"") -> tuple[int, dict[str, str], bytes]:
        """An answer; OSError where the connection broke before it was whole."""
        try:
            if self._writer is None:
                self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)
            assert self._reader
            self._writer.write(head.encode() + body)
            raw = await asyncio.wait_for(self._reader.readuntil(b"\r\n\r\n"), 30)
            lines = raw.decode("latin-1").split("\r\n")
            fields = {k.lower(): v.strip() for k, _, v in (line.partition(":") for line in lines[1:])}
            found = await asyncio.wait_for(self._reader.readexactly(int(fields.get("content-length", "0"))), 30)
            if fields.get("connection") == "close":
                self.drop()
            return int(lines[0].split()[1]), fields, found
        except (OSError, EOFError, asyncio.IncompleteReadError, TimeoutError) as error:
            self.drop()
            raise OSError("the connection broke") from error

    def drop(self) -> None:
        if self._writer is not None:
            self._writer.close()
        self._writer = None


def get(target: str) -> str:
    return f"GET {target} HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n"


def post(fields: dict[str, str], source: str = "") -> tuple[str, bytes]:
    body = urlencode(fields).encode()
    forwarded = f"x-forwarded-for: {source}\r\n" if source else ""
    return (
        "POST /letters/ HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/x-www-form-urlencoded\r\n"
        f"{forwarded}content-length: {len(body)}\r\n\r\n"
    ), body


def a_letter(name: str, chance: random.Random) -> dict[str, str]:
    text = f"{name} " + " ".join(chance.choices(WORDS, k=40))
    mail = f"{CANARY}-{name}@example.org"
    return {"address": address(chance.randrange(ARTICLES)), "name": name, "email": mail, "text": text, "reply_to": ""}


def send_letters(load: Load) -> tuple[list[str], Counter[int], float]:
    """Letters as fast as they are thanked: names of those that were, statuses, seconds."""
    thanked: list[str] = []
    statuses: Counter[int] = Counter()

    async def one(number: int, end: float) -> None:
        chance, line, count = random.Random(load.seed * 1000 + number), Line(load.port), 0
        while time.monotonic() < end:
            count += 1
            name = f"l{load.seed}x{number}x{count}"
            try:
                status, _, _ = await line.ask(*post(a_letter(name, chance)))
            except OSError:
                statuses[0] += 1
                await asyncio.sleep(0.05)
                continue
            statuses[status] += 1
            if status == 303:
                thanked.append(name)

    began = time.monotonic()
    asyncio.run(_all(one, load, began + load.seconds))
    return thanked, statuses, time.monotonic() - began


def ask_pages(load: Load) -> tuple[Counter[int], list[float]]:
    """Pages or searches, one after another on each connection: statuses and milliseconds."""
    statuses: Counter[int] = Counter()
    waited: list[float] = []
    searching = load.seed == SEARCHES

    async def one(number: int, end: float) -> None:
        chance, line = random.Random(number), Line(load.port)
        while time.monotonic() < end:
            words = quote(" ".join(chance.choices(WORDS, k=2)))
            target = f"/search/?q={words}&page={number}" if searching else quote(address(chance.randrange(ARTICLES)))
            began = time.monotonic()
            try:
                status, _, _ = await line.ask(get(target))
            except OSError:
                statuses[0] += 1
                await asyncio.sleep(0.05)
                continue
            statuses[status] += 1
            waited.append((time.monotonic() - began) * 1000)
            if load.seed == PROBES:
                await asyncio.sleep(0.05)

    asyncio.run(_all(one, load, time.monotonic() + load.seconds))
    return statuses, waited


PAGES, SEARCHES, PROBES = 1, 2, 3


def be_slow(load: Load) -> int:
    """Connections that send their request byte by byte and never come to its end; how many were opened."""

    async def one(number: int, end: float) -> None:
        while time.monotonic() < end:
            with suppress(OSError):
                _, writer = await asyncio.open_connection("127.0.0.1", load.port)
                head = "GET / HTTP/1.1\r\nhost: x\r\n" if number % 2 else "POST /letters/ HTTP/1.1\r\nhost: x\r\n"
                writer.write(head.encode())
                while time.monotonic() < end and not writer.is_closing():
                    writer.write(b"x")
                    await asyncio.sleep(1)
                writer.close()
            await asyncio.sleep(0.5)

    asyncio.run(_all(one, load, time.monotonic() + load.seconds))
    return load.connections


async def _all(one: Any, load: Load, end: float) -> None:
    await asyncio.gather(*(one(number, end) for number in range(load.connections)))


def forge(load: Load) -> Counter[int]:
    """As many letters as `count` says, from thousands of networks, each sent until it is answered."""
    statuses: Counter[int] = Counter()
    left = iter(range(load.count))

    async def one(number: int) -> None:
        chance, line = random.Random(load.seed * 77 + number), Line(load.port)
        for count in left:
            source = f"10.{chance.randrange(64)}.{chance.randrange(256)}.{chance.randrange(1, 255)}"
            fields = a_letter(f"forged{load.seed}x{count}", chance) | {"email": "spam@example.com"}
            if count % 3 == 0:
                fields["website"] = "https://spam.example"
            if count % 7 == 0:
                fields["stamp"] = "A" * 43
            status = 0
            while not status:
                try:
                    status, _, _ = await line.ask(*post(fields, source))
                except OSError:
                    await asyncio.sleep(0.05)
            statuses[status] += 1

    async def everyone() -> None:
        await asyncio.gather(*(one(number) for number in range(load.connections)))

    asyncio.run(everyone())
    return statuses


def write_as_people_do(load: Load) -> tuple[list[str], list[str]]:
    """Real letters, spread over time: names of those that were thanked, and of those that gave up."""
    thanked: list[str] = []
    gave_up: list[str] = []

    async def one(number: int) -> None:
        chance = random.Random(number + 5)
        await asyncio.sleep(chance.random() * load.seconds)
        name, line = f"real{number}", Line(load.port)
        fields = a_letter(name, chance)
        for _ in range(60):
            try:
                status, _, page = await line.ask(*post(fields, f"192.0.{number // 250}.{number % 250 + 1}"))
            except OSError:
                await asyncio.sleep(0.5)
                continue
            if status == 303:
                thanked.append(name)
                break
            await asyncio.sleep(2.2)  # people read before they press the button again
            fields |= _fields(page)
        else:
            gave_up.append(name)
        line.drop()

    async def everyone() -> None:
        await asyncio.gather(*(one(number) for number in range(load.connections)))

    asyncio.run(everyone())
    return thanked, gave_up


def _fields(page: bytes) -> dict[str, str]:
    found = re.search(r'name="stamp" value="([^"]*)"', page.decode("utf-8", "replace"))
    return {"stamp": unescape(found[1])} if found else {}
