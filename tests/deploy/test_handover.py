"""Sealed letters are fetched through the shipped nginx and the shipped Caddy, over TLS."""

from __future__ import annotations

import shutil
import socket
import ssl
from pathlib import Path

import pytest

from tests.readers.conftest import free_port, start
from warraq.letters import Keyring, Notice, arrived, frames, notice, pulling, seal
from warraq.letters.handover import new_token, token_hash

from .conftest import deployment, edition_at, front

NAME = "newspaper.example"


@pytest.mark.parametrize("kind", ["nginx", "caddy"])
def test_letters_come_over_through_the_server_before(
    kind: str, tmp_path: Path, certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    root, inbox, token = edition_at(tmp_path), tmp_path / "inbox", new_token()
    key = Keyring(tmp_path / "secrets").make()
    (root / notice.FILE).write_bytes(notice.dump(Notice(key.raw.hex(), 30, 5000, 2**26, token_hash(token))))
    inbox.mkdir()
    boxes = [seal(b"letter %d" % number, key) for number in range(3000)]
    (inbox / "0123456789abcdef.letters").write_bytes(frames.MAGIC + b"".join(map(frames.frame, boxes)))
    behind = start(root, inbox=inbox)
    tls = {"domain": NAME, "tls_port": free_port(), "certificate": certificate[0], "key": certificate[1]}
    made = deployment(tmp_path, behind.port, **tls)
    server = front(kind, made)
    resolve = socket.getaddrinfo
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *given, **more: resolve("127.0.0.1" if host == NAME else host, *given, **more),
    )
    address = f"https://{NAME}:{made.tls_port}"
    here = tmp_path / "newsroom"
    try:
        with pytest.raises(ssl.SSLCertVerificationError):
            pulling.pull(address, token, here)
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
        with pytest.raises(ValueError, match="another token"):
            pulling.pull(address, new_token(), here)
        assert pulling.pull(address, token, here) == 1
        assert [found.sealed for _, letters in arrived(here) for found in letters] == boxes
        assert list(inbox.glob("*.letters")) == []
    finally:
        for each in (server, behind):
            each.process.terminate()
            each.process.wait(10)
        shutil.rmtree(inbox)
