"""Conditions and ranges as no browser sends them, to the built-in server, nginx and Caddy as they are shipped: whatever
they answer is among what a small model of RFC 9110 (sections 13 and 14) allows, and the bytes are the file's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.utils import formatdate, parsedate_to_datetime
from functools import lru_cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.readers.conftest import Reply, Server, parse

FILES = {"/media/bridge.0123456789ab.jpg": "media", "/documents/report.pdf": "documents", "/sitemap.xml": "",
         "/2014/09/": "page"}  # fmt: skip
TAG = re.compile(r'(W/)?"[!#-~]*"')
DATE = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [JFMASOND][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT")
SPEC = re.compile(r"(\d*)-(\d*)")
CONDITIONS = ("if-match", "if-none-match", "if-unmodified-since", "if-modified-since", "if-range", "range")


@dataclass(frozen=True)
class File:
    """What a server has at an address, without conditions."""

    address: str
    body: bytes
    etag: str
    modified: int


@lru_cache(maxsize=64)
def _fetched(port: int, address: str) -> File:
    server = Server(port, None)  # type: ignore[arg-type] - only asked
    reply = server.ask(address)
    assert reply.status == 200 and TAG.fullmatch(reply.headers["etag"])
    moment = int(parsedate_to_datetime(reply.headers["last-modified"]).timestamp())
    return File(address, reply.body, reply.headers["etag"], moment)


def fetched(server: Server, address: str) -> File:
    return _fetched(server.port, address)


# --- the model --------------------------------------------------------------------------------------------------------


def tags(field: str) -> list[str] | None:
    """The entity tags of a well-formed list; None for any other text."""
    found = [part.strip(" \t") for part in re.findall(r'(?:[^",]|"[^"]*")+', field)]
    return found if found and all(TAG.fullmatch(tag) for tag in found) else None


def named(field: str, etag: str, *, strongly: bool) -> bool | None:
    """Whether a list names the file's tag; None where the field is malformed, and anything may be made of it."""
    if field.strip() == "*":
        return True
    found = tags(field)
    if found is None:
        return None
    if strongly:
        return etag in found and not etag.startswith("W/")
    return etag.removeprefix("W/") in [tag.removeprefix("W/") for tag in found]


def moment(field: str) -> int | None:
    """The time that a field gives as clients are to give it; None for any other text: some servers ignore that, nginx
    takes it for a condition that fails."""
    try:
        return int(parsedate_to_datetime(field).timestamp()) if DATE.fullmatch(field) else None
    except ValueError:
        return None


def ranges(field: str, size: int) -> list[tuple[int, int]] | None:
    """The parts of a file that a Range field asks for, those that are none left out; None where it is malformed."""
    unit, equals, rest = field.partition("=")
    if unit != "bytes" or not equals or "\t" in rest:
        return None  # «Bytes» is one as well, but Go's library does not know it; and nginx no tab between two
    found = []
    for part in rest.split(","):
        spec = SPEC.fullmatch(part.strip(" \t"))
        if spec is None or not (spec[1] or spec[2]) or (spec[1] and spec[2] and int(spec[2]) < int(spec[1])):
            return None
        if not spec[1] and not int(spec[2]):
            return None  # the last 0 bytes: Go's library sends a part that is empty
        if any(int(number) >= 2**63 for number in spec.groups() if number):
            return None  # more than a file's length can be: some servers find it malformed
        first = int(spec[1]) if spec[1] else max(size - int(spec[2]), 0)
        end = min(int(spec[2]) + 1, size) if spec[1] and spec[2] else size
        if first < end:
            found.append((first, end))
    return found


def allowed(file: File, fields: dict[str, str]) -> set[int]:
    """The statuses that RFC 9110 allows for a GET with these fields (13.2.2). Malformed fields may be refused (400)."""
    found: set[int] = set()
    if "if-match" in fields:
        right = named(fields["if-match"], file.etag, strongly=True)
        found |= {400, 412} if right is None else set()
        if right is False:
            return {412}
        if "if-unmodified-since" in fields:
            # The tag alone decides; nginx asks for the time as well.
            date = moment(fields["if-unmodified-since"])
            found |= {412} if date is None or file.modified > date else set()
    elif "if-unmodified-since" in fields:
        date = moment(fields["if-unmodified-since"])
        found |= {400, 412} if date is None else set()
        if date is not None and file.modified > date:
            return {412}
    if "if-none-match" in fields:
        same = named(fields["if-none-match"], file.etag, strongly=False)
        found |= {400, 304} if same is None else set()
        found |= {304} if same else set()
        # The tag alone decides; nginx asks of a time as well, and sends the file unless that is the file's too.
        if same and ("if-modified-since" not in fields or moment(fields["if-modified-since"]) == file.modified):
            return found
    elif "if-modified-since" in fields:
        date = moment(fields["if-modified-since"])
        if date == file.modified:
            return found | {304}
        # A date that is later than the file: the RFC wants 304, but after a roll-back that would be wrong.
        found |= {304} if date is None or file.modified < date else set()
    if "range" not in fields or not may_fit(file, fields.get("if-range")):
        return found | {200}
    parts = ranges(fields["range"], len(file.body))
    if parts is None:
        return found | {200, 206, 400, 416}  # 14.2: an invalid one may be ignored or refused
    return found | ({200, 206} if parts else {200, 416})


def may_fit(file: File, field: str | None) -> bool:
    """Whether If-Range lets a part be sent: the tag, a weak one never; a date only if it is exactly the file's."""
    if field is None or not (TAG.fullmatch(field.strip()) or DATE.fullmatch(field)):
        return True  # malformed: anything may be made of it
    return (field.strip() == file.etag and file.etag[0] == '"') or moment(field) == file.modified


# --- what is sent -----------------------------------------------------------------------------------------------------

OTHER = st.sampled_from(
    ['"x"', 'W/"x"', '""', '"a,b"', 'W/""', '"@"', 'W/"@"', '"@', '@"', "@", "w/@", "*", "", ",", "\\"]
)
LISTS = st.lists(OTHER, min_size=1, max_size=4).map(", ".join) | st.text(
    st.characters(min_codepoint=32, max_codepoint=126), max_size=20
)
DATES = st.sampled_from([0, 1, -1, 3600, -3600, 10**9, -(10**9)]).map(lambda away: f"date {away}") | st.sampled_from(
    ["", "0", "-1", "yesterday", "Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT",
     "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "Mon, 99 Foo 2014 99:99:99 GMT", "1" * 300]
)  # fmt: skip
NUMBERS = st.sampled_from(["", "0", "1", "9", "99", "2047", "2048", "2049", "00000000000000000001",
                           "18446744073709551615",
                           "18446744073709551616", "9" * 40, "-1", "+1", "0x10", " 5", "\t", "1e3", "1.0"])  # fmt: skip
SPECS = st.tuples(NUMBERS, st.sampled_from(["-", "-", "-", "--", ""]), NUMBERS).map("".join)
RANGES = st.tuples(
    st.sampled_from(["bytes=", "bytes=", "bytes=", "Bytes=", "bytes ", "bytes", "items=", "bytes=,", "=", ""]),
    st.lists(SPECS, min_size=1, max_size=6).map(",".join) | st.just(",".join(["0-"] * 400)),
).map("".join)
FIELDS = st.fixed_dictionaries(
    {},
    optional={"if-match": LISTS, "if-none-match": LISTS, "if-unmodified-since": DATES, "if-modified-since": DATES,
              "if-range": LISTS | DATES, "range": RANGES},
)  # fmt: skip
EXAMPLES = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)


def meant(file: File, fields: dict[str, str]) -> dict[str, str]:
    """«@» is the file's own tag; «date N» its time and N seconds."""
    bare = file.etag.removeprefix("W/").strip('"')
    found = {}
    for name, value in fields.items():
        if value.startswith("date "):
            found[name] = formatdate(max(file.modified + int(value[5:]), 0), usegmt=True)
        else:
            found[name] = value.replace("@", bare)
    return found


def asked(server: Server, file: File, fields: dict[str, str], method: str = "GET") -> Reply:
    return server.ask(file.address, method, **{name.replace("-", "_"): value for name, value in fields.items()})


def judge(file: File, fields: dict[str, str], reply: Reply) -> None:
    """Status, framing and bytes."""
    assert reply.status in allowed(file, fields), (fields, reply.status)
    if reply.status == 200:
        assert reply.body == file.body
    elif reply.status == 304:
        assert reply.body == b"" and reply.headers.get("etag") == file.etag
    elif reply.status == 416:
        size = f"bytes */{len(file.body)}"
        assert reply.headers.get("content-range", size) == size
    elif reply.status == 206 and (wanted := ranges(fields["range"], len(file.body))) is not None:
        parts = sent_parts(reply)
        for first, end, size, data in parts:
            assert size == len(file.body) and data == file.body[first:end]
            assert (first, end) in wanted
        assert sum(len(data) for _, _, _, data in parts) <= len(file.body), "many ranges are no lever"
    if reply.status in {200, 206} and "content-length" in reply.headers:
        assert len(reply.body) == int(reply.headers["content-length"])


def sent_parts(reply: Reply) -> list[tuple[int, int, int, bytes]]:
    """(first, past the last, size of the whole, bytes) of each part of a 206."""

    def numbers(field: str) -> tuple[int, int, int]:
        found = re.fullmatch(r"bytes (\d+)-(\d+)/(\d+)", field)
        assert found, field
        return int(found[1]), int(found[2]) + 1, int(found[3])

    if "content-range" in reply.headers:
        return [(*numbers(reply.headers["content-range"]), reply.body)]
    kind = re.fullmatch(r"multipart/byteranges; ?boundary=(\S+)", reply.headers["content-type"])
    assert kind, reply.headers
    found = []
    for piece in reply.body.split(f"--{kind[1]}".encode())[1:-1]:
        head, _, body = piece.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        field = re.search(rb"(?i)content-range: ([^\r]+)", head)
        assert field, head
        found.append((*numbers(field[1].decode()), body.removesuffix(b"\r\n")))
    return found


# --- the servers ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=[*FILES])
def address(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def answers_as_allowed(server: Server, address: str, fields: dict[str, str]) -> None:
    file = fetched(server, address)
    sent = meant(file, fields)
    judge(file, sent, asked(server, file, sent))


@EXAMPLES
@given(fields=FIELDS)
def test_nginx_and_caddy_answer_as_the_rfc_allows(server: Server, address: str, fields: dict[str, str]) -> None:
    answers_as_allowed(server, address, fields)


@EXAMPLES
@given(fields=FIELDS)
def test_the_built_in_server_answers_as_the_rfc_allows(readers: Server, address: str, fields: dict[str, str]) -> None:
    answers_as_allowed(readers, address, fields)


def test_a_head_has_no_body_whatever_is_asked_of_it(server: Server, readers: Server, address: str) -> None:
    for one in (server, readers):
        file = fetched(one, address)
        for fields in ({"range": "bytes=0-9"}, {"if-match": '"x"'}, {"if-none-match": file.etag}, {"range": "bytes=x"}):
            assert asked(one, file, fields, "HEAD").body == b""


def test_fields_said_twice_do_not_confuse_two_answers(readers: Server, server: Server) -> None:
    for one in (server, readers):
        file = fetched(one, "/media/bridge.0123456789ab.jpg")
        head = f"GET {file.address} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        twice = 'Range: bytes=0-9\r\nRange: bytes=20-29\r\nIf-None-Match: "x"\r\nIf-None-Match: "y"\r\n'
        raw = one.send((head + twice + "\r\n" + head + "Connection: close\r\n\r\n").encode())
        first = parse(raw)
        if first.status == 400:  # refused as a whole, and hung up
            continue
        assert first.status in {200, 206}
        assert raw.endswith(file.body) and raw.count(b"HTTP/1.1 ") == 2
