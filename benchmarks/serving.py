"""How fast an article is served: by the built-in server, by nginx as `warraq deploy nginx` sets it up, and by nginx
tuned by hand for nothing but speed (no walls, no redirects, no limits, a new edition seen after minutes), in turns.

wrk asks for brotli over 64 connections, drawing from all articles by a natural frequency curve (rank to the power
-0.8), on the same cores as the servers. Every answer is checked beforehand: status, encoding, strong tag, 304, walls.

    python -m benchmarks.serving [--articles 30000] [--seconds 5] [--rounds 3] [--edition DIR] [--json]
"""

from __future__ import annotations

import getpass
import os
import random
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from itertools import accumulate
from pathlib import Path
from typing import Any

import psutil

from benchmarks.command import command, show, told
from benchmarks.edition import pages_of, write_edition
from warraq.addresses import to_url
from warraq.deploy import servers
from warraq.deploy.deployment import Deployment

CONNECTIONS = 64
DRAWN = 100_000
"""Requests that wrk has drawn beforehand, and goes through in turn."""
NGINX = shutil.which("nginx") or "/usr/sbin/nginx"

TUNED = """
user {user}; worker_processes auto; worker_rlimit_nofile 65536; pid {run}.pid; daemon off;
include /etc/nginx/modules-enabled/*.conf; error_log stderr crit;
events {{ worker_connections 16384; }}
http {{
    access_log off; server_tokens off; client_body_temp_path {run}-body; proxy_temp_path {run}-proxy;
    fastcgi_temp_path {run}-unused; uwsgi_temp_path {run}-unused; scgi_temp_path {run}-unused;
    types {{ text/html html; application/xml xml; image/jpeg jpg; font/woff2 woff2; }}
    sendfile on; tcp_nopush on; keepalive_requests 1000000; brotli_static on; gzip_static on; gzip_vary on;
    open_file_cache max=16384 inactive=10m; open_file_cache_valid 10m;
    server {{
        listen {port} backlog=4096; root {edition}/current; charset utf-8;
        add_header cache-control "public, max-age=0, must-revalidate";
        location / {{ try_files "${{uri}}index.html" $uri =404; }}
    }}
}}
"""


def measure(articles: int, seconds: float, rounds: int, edition: Path | None) -> dict[str, Any]:
    """Requests a second of each server, medians of `rounds` turns; and the processor time of one answer."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="warraq-serving-")))
        folder.chmod(0o755)
        if edition is None:
            edition = folder / "edition"
            write_edition(edition, articles)
        addresses = pages_of(edition / "current")
        script = _script(folder / "mix.lua", addresses)
        running = {
            "builtin": stack.enter_context(_builtin(edition)),
            "nginx_shipped": stack.enter_context(_nginx(folder / "shipped", edition, _shipped)),
            "nginx_tuned": stack.enter_context(_nginx(folder / "tuned", edition, _tuned)),
        }
        for name, (port, _) in running.items():
            _check(name, port, addresses)
            _wrk(port, script, max(2.0, seconds / 2))
        turns = [{name: _turn(*one, script, seconds) for name, one in running.items()} for _ in range(rounds)]
    found: dict[str, Any] = {"articles": len(addresses), "connections": CONNECTIONS, "rounds": rounds}
    for name in running:
        found[f"{name}_rps"] = round(statistics.median(turn[name][0] for turn in turns))
    for name in running:
        found[f"{name}_cpu_us"] = round(statistics.median(turn[name][1] for turn in turns), 1)
        found[f"{name}_errors"] = sum(turn[name][2] for turn in turns)
    found["shipped_to_tuned"] = round(found["nginx_shipped_rps"] / found["nginx_tuned_rps"], 3)
    found["builtin_to_tuned"] = round(found["builtin_rps"] / found["nginx_tuned_rps"], 3)
    return found


# --- servers --------------------------------------------------------------------------------------------------------


@contextmanager
def _builtin(edition: Path) -> Iterator[tuple[int, psutil.Process]]:
    port = _free_port()
    command = [sys.executable, "-m", "warraq.readers", str(edition), "--port", str(port)]
    with _running(command, port) as process:
        yield port, process


@contextmanager
def _nginx(
    folder: Path, edition: Path, configuration: Callable[[Path, Path, int], str]
) -> Iterator[tuple[int, psutil.Process]]:
    folder.mkdir()
    port = _free_port()
    (folder / "nginx.conf").write_text(configuration(folder, edition, port), "utf-8")
    with _running([NGINX, "-c", str(folder / "nginx.conf")], port) as process:
        yield port, process


def _shipped(folder: Path, edition: Path, port: int) -> str:
    made = Deployment(
        site=edition.parent, upstream="127.0.0.1:9", port=port, user=getpass.getuser(), run=folder / "nginx"
    )
    # Kept in the foreground, as systemd keeps it; nothing else is changed.
    return "daemon off;\n" + servers.nginx(made)["nginx.conf"]


def _tuned(folder: Path, edition: Path, port: int) -> str:
    return TUNED.format(user=getpass.getuser(), run=folder / "nginx", port=port, edition=edition)


@contextmanager
def _running(command: list[str], port: int) -> Iterator[psutil.Process]:
    process = subprocess.Popen(command)
    try:
        for _ in range(400):
            with socket.socket() as door:
                if door.connect_ex(("127.0.0.1", port)) == 0:
                    break
            if process.poll() is not None:
                raise SystemExit(f"{command[0]} ended with {process.returncode}")
            time.sleep(0.05)
        yield psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait(10)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])


# --- asking ---------------------------------------------------------------------------------------------------------


def _check(name: str, port: int, addresses: list[str]) -> None:
    """See that the server answers as the measurement takes for granted."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    for address in (addresses[0], addresses[-1]):
        connection.request("GET", to_url(address), headers={"Accept-Encoding": "br"})
        reply = connection.getresponse()
        body, tag = reply.read(), reply.headers["etag"]
        assert (reply.status, reply.headers["content-encoding"]) == (200, "br"), (name, address, reply.status)
        assert body
        assert tag.startswith('"'), (name, tag)
        if name != "nginx_tuned":
            assert "sha256-" in reply.headers["content-security-policy"], name
        connection.request("GET", to_url(address), headers={"Accept-Encoding": "br", "If-None-Match": tag})
        again = connection.getresponse()
        again.read()
        assert again.status == 304, (name, again.status)
    connection.close()


def _script(file: Path, addresses: list[str]) -> Path:
    """A script for wrk: the same natural mix of requests for every server."""
    chance = random.Random(7)
    order = addresses[:]
    chance.shuffle(order)
    weights = list(accumulate((rank + 1) ** -0.8 for rank in range(len(order))))
    drawn = chance.choices(order, cum_weights=weights, k=DRAWN)
    (file.parent / "mix.txt").write_text("".join(f"{to_url(address)}\n" for address in drawn), "ascii")
    file.write_text(
        f"""
local requests, place = {{}}, 0
function init(args)
    math.randomseed(tonumber(tostring({{}}):sub(8)) or 7)
    for line in io.lines("{file.parent}/mix.txt") do
        requests[#requests + 1] = wrk.format("GET", line, {{["Host"] = "newspaper.example", ["Accept-Encoding"] = "br",
            ["User-Agent"] = "wrk", ["Accept"] = "text/html"}})
    end
    place = math.random(#requests)
end
function request()
    place = place % #requests + 1
    return requests[place]
end
""",
        "ascii",
    )
    return file


def _turn(port: int, process: psutil.Process, script: Path, seconds: float) -> tuple[float, float, int]:
    """Requests a second, the server's processor microseconds for each, and answers that were errors."""
    before = _processor(process)
    rate, count, errors = _wrk(port, script, seconds)
    return rate, (_processor(process) - before) / count * 1e6, errors


def _processor(process: psutil.Process) -> float:
    every = [process, *process.children(recursive=True)]
    return sum(sum(each.cpu_times()[:2]) for each in every)


def _wrk(port: int, script: Path, seconds: float) -> tuple[float, int, int]:
    told = subprocess.run(
        ["wrk", "-t", str(min(2, os.cpu_count() or 1)), "-c", str(CONNECTIONS), "-d", f"{max(1, round(seconds))}s",
         "-s", str(script), f"http://127.0.0.1:{port}/"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    rate = re.search(r"Requests/sec:\s+([\d.]+)", told)
    count = re.search(r"(\d+) requests in", told)
    assert rate is not None, told
    assert count is not None, told
    wrong = re.search(r"Non-2xx or 3xx responses: (\d+)", told)
    faults = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", told)
    errors = (int(wrong[1]) if wrong else 0) + (sum(map(int, faults.groups())) if faults else 0)
    return float(rate[1]), int(count[1]), errors


def main() -> None:
    parser = command(__file__, __doc__)
    parser.add_argument("--articles", type=int, default=30_000)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--edition", type=Path, help="a printed edition (the folder that holds `current`)")
    given = told(parser)
    subprocess.run([Path(__file__).parents[1] / "scripts" / "servers", "wrk"], check=True)
    found = measure(given.articles, given.seconds, given.rounds, given.edition and given.edition.resolve())
    show(found, given)


if __name__ == "__main__":
    main()
