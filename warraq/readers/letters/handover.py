"""Sealed letters for a newsroom on another machine, to whoever shows its token; to all others there is nothing here."""

from __future__ import annotations

import asyncio
from pathlib import Path

from warraq.letters import handover
from warraq.letters.notice import Notice
from warraq.readers import headers, plain
from warraq.readers.exchange import Answer, Request


async def answer(request: Request, inbox: Path, told: Notice | None) -> Answer:
    """The answer to a request for what lies under /letters/sealed/."""
    if told is None or not handover.allowed(request.header("authorization"), told.pull):
        return plain.not_found()
    name = request.path.removeprefix(handover.PREFIX)
    if request.method in {"GET", "HEAD"}:
        if not name:
            return _data(await asyncio.to_thread(handover.listed, inbox), "text/plain; charset=utf-8")
        data = await asyncio.to_thread(handover.segment, inbox, name)
        return plain.not_found() if data is None else _data(data, "application/octet-stream")
    if request.method != "POST" or not name:
        return plain.not_allowed("GET, HEAD, POST" if name else "GET, HEAD")
    digest = (request.header("if-match") or "").strip('"')
    gone = await asyncio.to_thread(handover.let_go, inbox, name, digest)
    own = [("cache-control", "no-store"), *headers.walls(headers.PLAIN_POLICY)]
    return Answer(204, own) if gone else Answer(412, [("content-length", "0"), *own])


def _data(data: bytes, kind: str) -> Answer:
    said = [("content-type", kind), ("content-length", str(len(data))), ("cache-control", "no-store")]
    return Answer(200, [*said, *headers.walls(headers.PLAIN_POLICY)], data)
