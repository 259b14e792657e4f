"""`warraq deploy`: configurations for the servers before a newspaper."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from warraq import config as configuration
from warraq.cli import say
from warraq.deploy import moved, policy, servers
from warraq.deploy.deployment import Deployment
from warraq.errors import DeployNotWritten
from warraq.press import disk

PACKAGES = {"nginx": "nginx libnginx-mod-http-brotli-static", "caddy": "caddy"}
"""What Debian calls that which the configuration asks for."""
SCRIPT = " libnginx-mod-http-js"
NEXT = {
    "nginx": "nginx -t && systemctl reload nginx",
    "caddy": "caddy validate --config /etc/caddy/Caddyfile && systemctl restart caddy",
    "systemd": "systemctl daemon-reload && systemctl enable --now warraq-readers warraq-policy.path",
}


def deploy(
    site: Path, kind: str, out: Path | None, *, domain: str, upstream: str, certificate: Path | None, key: Path | None,
    port: int, script: bool = True,
) -> None:  # fmt: skip
    """Write a server's configuration, to `out` or to standard output."""
    config = configuration.load(site)
    made = Deployment(
        site=config.root.resolve(), domain=domain, upstream=upstream, port=port, script=script,
        certificate=certificate and certificate.absolute(), key=key and key.absolute(),
    )  # fmt: skip
    files = servers.written(kind, made)
    with disk.told_plainly():
        policy.refresh(config)
        if kind == "caddy":
            moved.make(config.edition)
    if out is None:
        for name, text in files.items():
            sys.stdout.write(f"# ==> {name}\n{text}\n" if len(files) > 1 else text)
        return
    _write(files, out)
    for name in files:
        say.say(f"كُتب {out / name}", f"Written: {out / name}")
    if packages := PACKAGES.get(kind):
        packages += SCRIPT if kind == "nginx" and script else ""
        say.say(f"تحتاج إلى: apt-get install {packages}", f"It needs: apt-get install {packages}")
    say.say(f"ثم: {NEXT[kind]}", f"Then: {NEXT[kind]}")


def _write(files: Mapping[str, str], folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (folder / name).write_text(text, "utf-8")
    except OSError as error:
        raise DeployNotWritten(path=str(folder), reason=error.strerror or str(error)) from error
