"""Letters before the real server: what is thanked is sealed and stored, and nothing else of it remains."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest

from tests.readers.conftest import PAGE, STYLE, Reply, Server, parse, print_edition, start, write
from warraq.letters import Keyring, Letter, Notice, Removal, arrived
from warraq.letters import notice as notices
from warraq.readers.letters import gate as gates
from warraq.readers.letters import work
from warraq.sheets import LetterForm
from warraq.theme.environment import environment
from warraq.theme.theme import Files
from warraq.theme.wording import Words

ADDRESS = "/2014/09/جسر/"
CLOSED = "/من-نحن/"
COMMENT = '<li id="comment-7"><p class="who"><b dir="auto">سلمى</b></p></li>'
FIELDS = {"address": ADDRESS, "name": "قارئ", "email": "canary@example.org", "text": "سطر أول\nسطر ثان", "reply_to": ""}


def open_page() -> bytes:
    """An article's page with the theme's own form."""
    printer = environment(Files.read(None).templates, Words("ar", "western"))
    letter = LetterForm(ADDRESS, 30, 5000)
    form = printer.from_string('{% import "comments.html" as c %}{{ c.write(letter) }}').render(letter=letter, asset={})
    return PAGE.format(style=STYLE, body=f"<h1>افتتاح <i>الجسر</i></h1>{COMMENT}{form}").encode()


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    print_edition(tmp_path / "edition", "1")
    write(tmp_path / "edition" / "editions" / "1", "2014/09/جسر/index.html", open_page(), twins=True)
    key = Keyring(tmp_path / "secrets").make()
    tell(tmp_path, Notice(key.raw.hex(), 30, 5000, 2**26))
    return tmp_path


def tell(paper: Path, notice: Notice) -> None:
    (paper / "edition" / notices.FILE).write_bytes(notices.dump(notice))


@pytest.fixture
def server(paper: Path) -> Iterator[Server]:
    running = start(paper / "edition", inbox=paper / "inbox")
    yield running
    running.process.terminate()
    running.process.wait(10)


def post(server: Server, fields: dict[str, str] | bytes, **headers: str) -> Reply:
    body = fields if isinstance(fields, bytes) else urlencode(fields).encode()
    said = {"host": "127.0.0.1", "connection": "close", "content-type": "application/x-www-form-urlencoded",
            "content-length": str(len(body)), **{k.replace("_", "-"): v for k, v in headers.items()}}  # fmt: skip
    lines = "".join(f"{name}: {value}\r\n" for name, value in said.items() if value)
    return parse(server.send(b"POST /letters/ HTTP/1.1\r\n" + lines.encode() + b"\r\n" + body))


def inputs(page: bytes) -> dict[str, str]:
    """The fields of the form on a page, with their values, as a browser would send them."""
    text = page.decode()
    fields = re.finditer(r'<input[^>]*name="([^"]*)"[^>]*?value="([^"]*)"', text)
    found = {unescape(field[1]): unescape(field[2]) for field in fields}
    area = re.search(r"<textarea[^>]*>\n?(.*?)</textarea>", text, re.DOTALL)
    return {**found, **({"text": unescape(area[1])} if area else {})}


def opened(paper: Path) -> list[Letter | Removal]:
    ring = Keyring(paper / "secrets")
    return [ring.open(found.sealed) for _, letters in arrived(paper / "inbox") for found in letters]


def test_the_fields_of_the_printed_page_are_taken_as_they_are(server: Server, paper: Path) -> None:
    page = server.ask(quote(ADDRESS))
    fields = inputs(page.body)
    assert set(fields) == {"address", "reply_to", "stamp", "name", "email", "website", "text"}
    reply = post(server, {**fields, "name": "قارئ", "email": "canary@example.org", "text": "سطر أول\r\nسطر ثان"})
    assert reply.status == 303
    (letter,) = opened(paper)
    assert isinstance(letter, Letter)
    assert (letter.address, letter.name, letter.email, letter.text, letter.reply_to, letter.aged) == (
        ADDRESS, "قارئ", "canary@example.org", "سطر أول\nسطر ثان", 0, False,
    )  # fmt: skip
    thanks = server.ask(reply.headers["location"])
    assert thanks.status == 200 and thanks.headers["cache-control"] == "no-store"
    shown = re.search(r"<output[^>]*>([0-9A-Z-]{19})</output>", thanks.body.decode())
    assert shown and shown[1].replace("-", "") == letter.receipt
    assert letter.receipt not in reply.headers["location"]
    assert "set-cookie" not in reply.headers | thanks.headers


def test_a_form_that_was_asked_for_and_lay_open_is_known_to_have(
    server: Server, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = f"/letters/?address={quote(ADDRESS)}&reply_to=comment-7"
    page = server.ask(target)
    assert page.status == 200 and "سلمى" in page.body.decode() and "افتتاح الجسر" in page.body.decode()
    fields = {**inputs(page.body), "text": "أوافق"}
    assert fields["reply_to"] == "comment-7"
    quick = post(server, fields)
    assert quick.status == 200 and "letter-text" in quick.body.decode()
    assert opened(paper) == []
    time.sleep(gates.YOUNGEST)
    assert post(server, fields).status == 303
    assert post(server, fields).status == 200, "a stamp is good for one letter"
    (letter,) = opened(paper)
    assert isinstance(letter, Letter) and letter.aged and letter.reply_to == 7


def test_an_answer_to_no_comment_of_the_page_is_a_letter_of_its_own(server: Server, paper: Path) -> None:
    assert post(server, {**FIELDS, "reply_to": "comment-99"}).status == 303
    assert post(server, {**FIELDS, "reply_to": "<script>"}).status == 303
    assert [letter.reply_to for letter in opened(paper) if isinstance(letter, Letter)] == [0, 0]


@pytest.mark.parametrize(
    ("change", "status", "says"),
    [
        ({"text": "  \n "}, 422, "اكتب تعليقك"),
        ({"text": "أ" * 5001}, 422, "أطول من"),
        ({"email": "ليس بريداً"}, 422, "عنوان البريد"),
        ({"name": "ن" * 81}, 422, "الاسم أطول"),
        ({"website": "https://spam.example"}, 200, "أكّد الإرسال"),
        ({"stamp": "forged"}, 200, "أكّد الإرسال"),
        ({"address": CLOSED}, 403, "مغلقة"),
        ({"address": "/لا-شيء/"}, 404, "مغلقة"),
        ({"address": "/../../etc/passwd"}, 404, "مغلقة"),
        ({"address": "//example.org/"}, 404, "مغلقة"),
        ({"address": "/feed.xml"}, 404, "مغلقة"),
        ({"address": ""}, 404, "مغلقة"),
    ],
)
def test_what_cannot_be_taken_is_told_and_the_text_stays_in_the_form(
    server: Server, paper: Path, change: dict[str, str], status: int, says: str
) -> None:
    reply = post(server, {**FIELDS, **change})
    assert reply.status == status
    assert says in reply.body.decode()
    assert opened(paper) == []
    if status in {200, 422} and "text" not in change:
        assert inputs(reply.body)["text"] == FIELDS["text"]
        assert inputs(reply.body)["name"] == {**FIELDS, **change}["name"]
        assert inputs(reply.body)["website"] == ""


def test_what_was_typed_comes_back_as_text_alone(server: Server) -> None:
    attack = '</textarea><script>alert(1)</script>"><img src=x onerror=alert(1)>'
    reply = post(server, {**FIELDS, "text": attack, "name": attack[:80], "email": attack})
    assert reply.status == 422
    assert b"<script>" not in reply.body and b"<img src=x" not in reply.body
    assert "default-src 'none'" in reply.headers["content-security-policy"]
    assert inputs(reply.body)["text"] == attack


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"{}", {"content_type": "application/json"}, 415),
        (b"a", {"content_type": "multipart/form-data; boundary=x"}, 415),
        (b"\xff=\xff", {}, 400),
        (b"&".join(b"a=1" for _ in range(60)), {}, 400),
        (b"", {"content_length": "999999999"}, 431),
        (b"", {}, 404),
        (b"text=%FF%FE&address=%2F", {}, 403),
    ],
)
def test_odd_bodies_are_refused(server: Server, body: bytes, headers: dict[str, str], status: int) -> None:
    assert post(server, body, **headers).status == status


@pytest.mark.parametrize("fields", ["&" * 4000, "a=1&" * 30, "address=/x/" + "&b" * 20])
def test_a_form_that_is_asked_for_with_too_many_fields_is_refused(server: Server, fields: str) -> None:
    assert server.ask("/letters/?" + fields).status == 400


def test_other_methods_are_refused_and_reading_goes_on(server: Server) -> None:
    assert server.ask("/letters/", "PUT").status == 405
    assert server.ask("/letters/", "HEAD").status == 200
    assert server.ask("/letters/").status == 200
    assert server.ask("/").status == 200
    assert post(server, FIELDS, host="a b").status == 400


def test_a_removal_is_sealed_as_well(server: Server, paper: Path) -> None:
    assert post(server, {"remove": "k7pm-3xqd-9tra-v2cn"}).headers["location"] == "/letters/?removed"
    assert [item.receipt for item in opened(paper)] == ["K7PM3XQD9TRAV2CN"]
    assert post(server, {"remove": "nonsense"}).status == 422
    assert server.ask("/letters/?removed").status == 200
    assert server.ask("/letters/?thanks=nonsense").status == 410


def test_a_source_with_many_letters_confirms_them_then_waits(server: Server, paper: Path) -> None:
    statuses = [post(server, FIELDS, x_forwarded_for="198.51.100.7").status for _ in range(70)]
    assert statuses[:5] == [303] * 5
    assert statuses[8] == 200 and statuses[-1] == 429
    assert post(server, FIELDS, x_forwarded_for="198.51.100.8").status == 303
    assert post(server, FIELDS).status == 303, "what comes from no network is nobody's"


def test_a_letter_that_another_site_sends_is_confirmed(server: Server) -> None:
    assert post(server, FIELDS, sec_fetch_site="cross-site").status == 200
    assert post(server, FIELDS, sec_fetch_site="same-origin").status == 303


def test_a_full_inbox_answers_later_with_the_text_and_reading_goes_on(server: Server, paper: Path) -> None:
    old = notices.read(paper / "edition")
    assert old
    tell(paper, replace(old, ceiling=2**20))
    replies = [post(server, {**FIELDS, "text": "ن" * 5000}) for _ in range(110)]
    confirm = next(reply for reply in replies if reply.status == 200)
    assert "أكّد" in confirm.body.decode()
    time.sleep(gates.YOUNGEST)
    assert post(server, inputs(confirm.body)).status == 303, "room is kept for letters whose form lay open"
    pages = [server.ask(f"/letters/?address={quote(ADDRESS)}") for _ in range(80)]
    time.sleep(gates.YOUNGEST)
    last = [post(server, {**inputs(page.body), "text": "ن" * 5000}) for page in pages]
    later = next(reply for reply in last if reply.status == 503)
    assert later.headers["retry-after"] == "60"
    assert inputs(later.body)["text"] == "ن" * 5000
    assert sum(file.stat().st_size for file in (paper / "inbox").iterdir()) <= 2**20
    assert server.ask("/").status == 200


def test_without_key_or_inbox_nothing_is_taken(server: Server, paper: Path) -> None:
    (paper / "edition" / notices.FILE).unlink()
    assert post(server, FIELDS).status == 503
    assert server.ask("/letters/").status == 503
    (paper / "edition" / notices.FILE).write_bytes(b"{}")
    assert post(server, FIELDS).status == 503
    assert server.ask("/").status == 200


def test_nothing_on_the_public_side_tells_who_wrote(paper: Path, tmp_path: Path) -> None:
    """Every file under the newspaper and all that the process said, searched for what readers typed."""
    running = start(paper / "edition", inbox=paper / "inbox")
    try:
        for number in range(30):
            mark = {**FIELDS, "name": f"canaryname{number}", "email": f"canarymail{number}@example.org",
                    "text": f"canarytext{number}"}  # fmt: skip
            post(running, mark, x_forwarded_for="203.0.113.77", user_agent="canaryagent")
            post(running, {**mark, "email": "canarymail broken"}, user_agent="canaryagent")
        limits = Path(f"/proc/{running.process.pid}/limits").read_text()
        assert re.search(r"Max core file size\s+0\s+0", limits), "a crash leaves no core"
    finally:
        running.process.terminate()
        running.process.wait(10)
    assert running.process.stdout
    written = running.process.stdout.read()
    for file in paper.rglob("*"):
        if file.is_file():
            written += file.read_bytes()
    for word in (b"canary", b"203.0.113.77", "canary".encode("utf-16-le")):
        assert word not in written
    assert len(opened(paper)) >= 5


# --- work in place of a button, where the newspaper wants it ----------------------------------------------------------


def test_work_that_was_done_stands_in_for_the_button_and_for_the_wait_once(server: Server, paper: Path) -> None:
    key = Keyring(paper / "secrets").current()
    assert key is not None
    tell(paper, Notice(key.raw.hex(), 30, 5000, 2**26, work=10))
    asked = post(server, {**FIELDS, "website": "filled in by a keeper of passwords"})
    assert asked.status == 200 and b'data-work="10"' in asked.body
    assert b'<script src="/letters/work.js" defer></script>' in asked.body
    assert "script-src 'self'" in asked.headers["content-security-policy"]
    script = server.ask("/letters/work.js")
    assert script.status == 200 and script.headers["content-type"] == "text/javascript; charset=utf-8"
    fields = inputs(asked.body)
    assert fields["work"] == ""
    wrong = next(str(n) for n in range(9) if not work.done(fields["stamp"], str(n), 10))
    for number in (wrong, "", "-1", "١", "1" * 40, "1.0"):
        assert post(server, {**fields, "work": number}).status == 200, "sent at once, and nothing was done for it"
    assert opened(paper) == []
    right = next(str(n) for n in range(10**6) if work.done(fields["stamp"], str(n), 10))
    assert post(server, {**fields, "address": CLOSED, "work": right}).status == 403
    assert post(server, {**fields, "work": right}).status == 303
    assert post(server, {**fields, "work": right}).status == 200, "it holds for one letter"
    (letter,) = opened(paper)
    assert isinstance(letter, Letter) and letter.text == FIELDS["text"]


def test_by_itself_nothing_asks_for_work_or_for_a_script(server: Server) -> None:
    asked = post(server, {**FIELDS, "website": "x"})
    assert b"<script src" not in asked.body and b"data-work" not in asked.body
    assert "script-src" not in asked.headers["content-security-policy"]
    assert server.ask("/letters/work.js").status == 404
    fields = inputs(asked.body)
    right = next(str(n) for n in range(10**6) if work.done(fields["stamp"], str(n), 10))
    assert post(server, {**fields, "work": right}).status == 200


def test_only_the_page_that_has_a_letter_confirmed_asks_for_the_script(server: Server, paper: Path) -> None:
    key = Keyring(paper / "secrets").current()
    assert key is not None
    tell(paper, Notice(key.raw.hex(), 30, 5000, 2**26, work=10))
    for page in (server.ask(f"/letters/?address={quote(ADDRESS)}"), server.ask("/letters/"), server.ask(quote(ADDRESS)),
                 post(server, {**FIELDS, "text": ""})):  # fmt: skip
        assert b"/letters/work.js" not in page.body and "script-src" not in page.headers["content-security-policy"]
