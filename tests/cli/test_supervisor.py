"""The processes of a newspaper: started together, started again when they die, stopped together. Real processes."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.readers.conftest import free_port, print_edition, wait_until


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newspaper of which only the edition is there: the readers' side needs no more."""
    root = tmp_path_factory.mktemp("newspaper")
    (root / "warraq.toml").write_text('[newspaper]\nname = "تجربة"\n', "utf-8")
    (root / "run").mkdir()
    print_edition(root / "edition", "1")
    return root


def serve(site: Path, port: int, *more: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "warraq.cli", "serve", "--site", str(site), "--port", str(port), *more]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)


def answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), 1) as line:
            line.sendall(b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            return line.recv(20).startswith(b"HTTP/1.1 200")
    except OSError:
        return False


def gone(process: psutil.Process) -> bool:
    try:
        return process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


@pytest.fixture
def running(site: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    port = free_port()
    process = serve(site, port, "--no-newsroom", "--workers", "2")
    wait_until(lambda: answers(port))
    yield process, port
    if process.poll() is None:
        process.terminate()
    process.wait(10)
    if process.stdout:
        process.stdout.close()


def below(process: subprocess.Popen[bytes]) -> list[psutil.Process]:
    return psutil.Process(process.pid).children(recursive=True)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_one_signal_stops_every_process(running: tuple[subprocess.Popen[bytes], int], how: signal.Signals) -> None:
    process, port = running
    children = below(process)
    assert len(children) == 3
    started = time.monotonic()
    process.send_signal(how)
    assert process.wait(10) == 0
    assert time.monotonic() - started < 6
    assert all(gone(child) for child in children)
    assert not answers(port)


def test_no_process_outlives_a_supervisor_that_is_killed(running: tuple[subprocess.Popen[bytes], int]) -> None:
    process, _ = running
    children = below(process)
    process.kill()
    process.wait(10)
    wait_until(lambda: all(gone(child) for child in children), 8)


def test_a_process_that_dies_is_started_again(running: tuple[subprocess.Popen[bytes], int]) -> None:
    process, port = running
    (server,) = psutil.Process(process.pid).children()
    server.kill()
    wait_until(lambda: gone(server))
    wait_until(lambda: answers(port))
    process.terminate()
    output = process.communicate(timeout=10)[0].decode()
    assert "readers process ended (signal 9)" in output
    assert "خادم القرّاء" in output
    assert "Traceback" not in output


def test_it_says_where_the_newspaper_is_once_it_answers(site: Path) -> None:
    port = free_port()
    process = serve(site, port, "--no-newsroom", "--workers", "1")
    assert process.stdout is not None
    line = process.stdout.readline().decode()
    assert f"http://127.0.0.1:{port}/" in line
    assert answers(port)
    process.terminate()
    process.communicate(timeout=10)


@pytest.mark.parametrize("option", ["--port", "--newsroom-port"])
def test_a_port_in_use_is_named_with_its_option_before_anything_starts(site: Path, option: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number = taken.getsockname()[1]
        ports = {"--port": free_port(), "--newsroom-port": free_port(), option: number}
        process = serve(site, ports["--port"], "--newsroom-port", str(ports["--newsroom-port"]))
        output = process.communicate(timeout=20)[0].decode()
    assert process.returncode == 3
    assert f"Port {number} on 127.0.0.1 is in use" in output
    assert option in output
    assert "المنفذ" in output
    assert not (site / "newsroom.sqlite3").exists()


def test_one_port_cannot_be_both(site: Path) -> None:
    port = free_port()
    process = serve(site, port, "--newsroom-port", str(port))
    output = process.communicate(timeout=20)[0].decode()
    assert (process.returncode, "--newsroom-port" in output) == (3, True)


def test_a_host_that_is_not_ours_is_named(site: Path) -> None:
    process = serve(site, free_port(), "--no-newsroom", "--host", "192.0.2.7")
    output = process.communicate(timeout=20)[0].decode()
    assert (process.returncode, "--host" in output) == (3, True)


SCRIPT = """
import sys
from warraq.cli.supervisor import Child, Supervisor
edition, port = sys.argv[1:]
readers = Child("readers", "warraq.readers", [edition, "--port", port, "--workers", "1"], lambda: True)
press = Child("press", "tests.cli.dying", [], lambda: False)
died = lambda child, code, pause: print(child.name, code, pause, flush=True)
Supervisor([readers, press], lambda child: None, lambda: None, died).run()
"""


def test_readers_are_served_while_the_press_dies_again_and_again(site: Path) -> None:
    port = free_port()
    command = [sys.executable, "-c", SCRIPT, str(site / "edition"), str(port)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2], env={**os.environ})
    assert process.stdout is not None
    deaths = [process.stdout.readline().split() for _ in range(3)]
    assert [(name, code) for name, code, _ in deaths] == [(b"press", b"7")] * 3
    assert [float(pause) for _, _, pause in deaths] == [0.5, 1.0, 2.0], "each time it waits longer"
    wait_until(lambda: answers(port))
    process.terminate()
    assert process.wait(10) == 0
    process.stdout.close()
