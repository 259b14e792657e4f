"""The real nginx and the real Caddy, before an edition and the readers' process, as `warraq deploy` sets them up."""

from __future__ import annotations

import getpass
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.readers.conftest import STYLE, Server, documents, free_port, print_edition, start, wait_until
from warraq.deploy import moved, policy, servers
from warraq.deploy.deployment import Deployment
from warraq.readers.headers import style_digest
from warraq.search import Index

NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
"""Debian keeps it where only root's path looks."""


def edition_at(site: Path) -> Path:
    root = site / "edition"
    print_edition(root, "1")
    Index.create(root / "search").apply(documents())
    policy.write(root, [style_digest(STYLE.encode())])
    moved.make(root)
    return root


def deployment(site: Path, upstream: int, **more: object) -> Deployment:
    made = Deployment(
        site=site, upstream=f"127.0.0.1:{upstream}", port=free_port(), user=getpass.getuser(), run=site / "nginx"
    )
    return replace(made, **more)  # type: ignore[arg-type]


def front(kind: str, made: Deployment) -> Server:
    """Start a server with the configuration that `warraq deploy` writes for it."""
    ((name, text),) = servers.written(kind, made).items()
    folder = made.site / kind
    folder.mkdir(exist_ok=True)  # it is started anew for each file of tests
    file = folder / name
    file.write_text(text, "utf-8")
    command = {
        "nginx": [NGINX, "-c", str(file), "-g", "daemon off;"],
        "caddy": ["caddy", "run", "--adapter", "caddyfile", "--config", str(file)],
    }[kind]
    environment = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    output = (folder / "output").open("wb")
    process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, env=environment)
    server = Server(made.port, process)

    def answers() -> bool:
        assert process.poll() is None, (folder / "output").read_text()
        try:
            return server.ask("/robots.txt", host=made.domain or "127.0.0.1").status > 0
        except OSError:
            return False

    wait_until(answers)
    return server


@pytest.fixture(scope="session", autouse=True)
def _installed() -> None:
    subprocess.run([Path(__file__).parents[2] / "scripts" / "servers"], check=True)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newspaper's folder, with an edition."""
    folder = tmp_path_factory.mktemp("site")
    edition_at(folder)
    return folder


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate of newspaper.example, and its key."""
    folder = tmp_path_factory.mktemp("tls")
    certificate, key = folder / "site.crt", folder / "site.key"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
         "-subj", "/CN=newspaper.example", "-addext", "subjectAltName=DNS:newspaper.example",
         "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip
    return certificate, key


@pytest.fixture(scope="session")
def readers(site: Path) -> Iterator[Server]:
    running = start(site / "edition")
    yield running
    running.process.terminate()
    running.process.wait(10)


@pytest.fixture(scope="session", params=["nginx", "caddy"])
def server(request: pytest.FixtureRequest, site: Path, readers: Server) -> Iterator[Server]:
    running = front(request.param, deployment(site, readers.port))
    yield running
    running.process.terminate()
    running.process.wait(10)
