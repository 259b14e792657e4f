"""The newsroom's end of handing letters over: segments are fetched from the readers' machine over HTTPS, stored, and
only then said to be safe, so that whatever is killed on the way loses none."""

from __future__ import annotations

import http.client
import os
import ssl
from contextlib import closing
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from warraq.letters import frames
from warraq.letters.handover import LARGEST_SEGMENT, PREFIX, Segment, digest_of, read_list
from warraq.letters.inbox import CLOSED
from warraq.letters.post import DISK_RESERVE

SECONDS = 60
"""How long one step of the conversation may take."""
_LIST_BYTES = 2 * 2**20


def pull(address: str, token: str, inbox: Path) -> int:
    """Bring the closed segments of the machine at `address` (`https://newspaper.example`) into `inbox`; how many came.

    Raises ValueError where the address is unsafe or the other end says what it should not, OSError (TLS's errors are
    some) where it cannot be reached. What was not brought stays where it is, and what was is kept: run it again.
    """
    with closing(_connection(address)) as connection:
        line = _Line(connection, token)
        segments = read_list(line.ask("GET", "", _LIST_BYTES))
        inbox.mkdir(mode=0o700, parents=True, exist_ok=True)
        for each in segments:
            _store(inbox, each, line.ask("GET", each.name, min(each.size, LARGEST_SEGMENT)))
            line.ask("POST", each.name, 0, {"if-match": f'"{each.digest}"', "content-length": "0"})
    return len(segments)


def _connection(address: str) -> http.client.HTTPConnection:
    parts = urlsplit(address)
    if parts.path.strip("/") or parts.query or parts.fragment or parts.username or not parts.hostname:
        raise ValueError("the address is to be https://HOST, and nothing more")
    if parts.scheme == "https":
        context = ssl.create_default_context()
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        return http.client.HTTPSConnection(parts.hostname, parts.port, timeout=SECONDS, context=context)
    if parts.scheme == "http" and _is_this_machine(parts.hostname):
        return http.client.HTTPConnection(parts.hostname, parts.port, timeout=SECONDS)
    raise ValueError("a token goes over HTTPS only (HTTP to this machine itself, as through a tunnel)")


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class _Line:
    """A connection to the readers' machine, and the token that opens it."""

    def __init__(self, connection: http.client.HTTPConnection, token: str) -> None:
        self._connection, self._token = connection, token

    def ask(self, method: str, name: str, most: int, more: dict[str, str] | None = None) -> bytes:
        """What it answers, of at most `most` bytes."""
        said = {"authorization": f"Bearer {self._token}", **(more or {})}
        try:
            self._connection.request(method, PREFIX + name, headers=said)
            reply = self._connection.getresponse()
            data = reply.read(most + 1)
        except http.client.HTTPException as error:
            raise ValueError(f"its answer is no HTTP ({type(error).__name__})") from error
        if reply.status == 404 and not name:
            raise ValueError("it takes no letters, or knows another token")
        if reply.status not in {200, 204}:
            raise ValueError(f"it answered {reply.status}")
        if len(data) > most or reply.length:
            raise ValueError("it sent more than it said it would")
        return data


def _store(inbox: Path, told: Segment, data: bytes) -> None:
    """Put a segment into the inbox for good, under a name that is made of its content: fetched twice, it is there
    once."""
    if digest_of(data) != told.digest or not data.startswith(frames.MAGIC):
        raise ValueError(f"{told.name} came damaged")
    path = inbox / f"{told.digest[:16]}{CLOSED}"
    disk = os.statvfs(inbox)
    if disk.f_bavail * disk.f_frsize < DISK_RESERVE + len(data):
        raise OSError("this machine's disk is full")
    fresh = inbox / f".{path.name}.{os.getpid()}"
    try:
        with open(fresh, "wb", opener=lambda file, flags: os.open(file, flags, 0o640)) as handle:
            handle.write(data)
            handle.flush()
            os.fsync(handle.fileno())
        os.replace(fresh, path)
    finally:
        fresh.unlink(missing_ok=True)
    folder = os.open(inbox, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
