"""The edition switches as a whole, and what was not printed yet is said so."""

from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path

import pytest

from warraq.readers import edition as module
from warraq.readers.edition import Edition

from .conftest import Server, page, print_edition, switch, wait_until, write


def test_before_the_first_edition_readers_are_asked_to_come_back(own_server: Server, tmp_path: Path) -> None:
    reply = own_server.ask("/")
    assert reply.status == 503
    assert "retry-after" in reply.headers
    assert "default-src 'none'" in reply.headers["content-security-policy"]
    print_edition(tmp_path / "edition", "1")
    assert own_server.ask("/").status == 200


def test_the_next_request_gets_the_new_edition(own_server: Server, tmp_path: Path) -> None:
    root = tmp_path / "edition"
    for number in range(5):
        print_edition(root, str(number), front=f"طبعة {number}")
        assert own_server.ask("/").body == page(f"طبعة {number}")


def test_a_page_taken_out_is_gone_at_once(own_server: Server, tmp_path: Path) -> None:
    root = tmp_path / "edition"
    print_edition(root, "1")
    assert own_server.ask("/من-نحن/").status == 200
    shutil.copytree(root / "editions" / "1", root / "editions" / "2")
    shutil.rmtree(root / "editions" / "2" / "من-نحن")
    switch(root, "2")
    assert own_server.ask("/من-نحن/").status == 404


def test_a_page_shared_with_the_last_edition_keeps_its_tag(own_server: Server, tmp_path: Path) -> None:
    root = tmp_path / "edition"
    print_edition(root, "1")
    before = own_server.ask("/2014/09/جسر/").headers["etag"]
    shutil.copytree(root / "editions" / "1", root / "editions" / "2", copy_function=os.link)
    (root / "editions" / "2" / "index.html").unlink()
    write(root / "editions" / "2", "index.html", page("جديد"))
    switch(root, "2")
    shutil.rmtree(root / "editions" / "1")
    assert own_server.ask("/2014/09/جسر/").headers["etag"] == before
    assert own_server.ask("/").body == page("جديد")


def test_a_large_file_is_read_from_the_edition_that_is_there(own_server: Server, tmp_path: Path) -> None:
    root = tmp_path / "edition"
    print_edition(root, "1")
    assert len(own_server.ask("/media/large.0123456789ab.jpg").body) == 2**20
    shutil.copytree(root / "editions" / "1", root / "editions" / "2", copy_function=os.link)
    switch(root, "2")
    shutil.rmtree(root / "editions" / "1")
    assert len(own_server.ask("/media/large.0123456789ab.jpg").body) == 2**20


def test_no_reader_sees_a_fault_while_editions_switch(own_server: Server, tmp_path: Path) -> None:
    root = tmp_path / "edition"
    print_edition(root, "a", front="أ")
    print_edition(root, "b", front="ب")
    done = threading.Event()

    def switching() -> None:
        while not done.is_set():
            switch(root, "a")
            switch(root, "b")

    thread = threading.Thread(target=switching)
    thread.start()
    try:
        replies = [own_server.ask("/") for _ in range(300)]
    finally:
        done.set()
        thread.join()
    assert {reply.status for reply in replies} == {200}
    assert {reply.body for reply in replies} <= {page("أ"), page("ب")}


def test_memory_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "edition"
    folder = root / "editions" / "1"
    for number in range(50):
        write(folder, f"{number}/index.html", b"x" * 10_000)
    switch(root, "1")
    edition = Edition(root)
    printing = edition.current()
    assert printing is not None
    monkeypatch.setattr(module, "MEMORY", 100_000)
    monkeypatch.setattr(module, "KNOWN", 30)
    for number in range(50):
        file = edition.find(f"/{number}/", printing)
        assert file is not None
        edition.remember(f"/{number}/", file)
        assert edition.content(file, "") == b"x" * 10_000
    assert edition.remembered("/0/", printing) is None
    kept = [edition.remembered(f"/{number}/", printing) for number in range(20, 50)]
    contents = [copy.data for file in kept if file is not None for copy in file.copies.values()]
    assert len(contents) == 30
    assert sum(len(data) for data in contents if data is not None) == 100_000


def test_what_is_no_longer_in_memory_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "edition"
    print_edition(root, "1")
    edition = Edition(root)
    printing = edition.current()
    assert printing is not None
    file = edition.find("/", printing)
    assert file is not None
    monkeypatch.setattr(module, "MEMORY", 0)
    assert [edition.content(file, "") for _ in range(2)] == [page("الواجهة")] * 2


def test_a_worker_that_dies_is_replaced_and_none_outlives_its_server(tmp_path: Path) -> None:
    import signal

    import psutil

    from .conftest import start

    root = tmp_path / "edition"
    print_edition(root, "1")
    server = start(root)
    (worker,) = psutil.Process(server.process.pid).children()
    worker.kill()
    wait_until(lambda: bool(set(psutil.Process(server.process.pid).children()) - {worker}))
    wait_until(lambda: _front(server) == 200)
    workers = psutil.Process(server.process.pid).children()
    server.process.send_signal(signal.SIGKILL)
    server.process.wait(10)
    psutil.wait_procs(workers, timeout=5)
    assert not any(process.is_running() and process.status() != psutil.STATUS_ZOMBIE for process in workers)


def _front(server: Server) -> int:
    try:
        return server.ask("/").status
    except OSError:
        return 0
