"""The configurations as files: name → text."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from warraq.deploy.deployment import Deployment
from warraq.readers.headers import content_type


def nginx(deployment: Deployment) -> dict[str, str]:
    """A whole nginx.conf. Without certificate it speaks plain HTTP, for a machine behind another that has TLS."""
    return {"nginx.conf": deployment.written("nginx.conf")}


def caddy(deployment: Deployment) -> dict[str, str]:
    """A whole Caddyfile. With a domain and no certificate Caddy gets one itself; with neither it speaks plain HTTP."""
    data = [
        (name, pattern, content_type(pattern.rpartition("/")[2]))
        for name, pattern in (
            ("rss", "*/feed.xml"), ("jsonfeed", "*/feed.json"),
            ("xml", "*/x.xml"), ("json", "*/x.json"), ("txt", "*/x.txt"),
        )
    ]  # fmt: skip
    # A feed has a kind of its own; of the others the ending decides.
    return {"Caddyfile": deployment.written("Caddyfile", data=[(n, p.replace("*/x.", "*."), k) for n, p, k in data])}


def systemd(deployment: Deployment) -> dict[str, str]:
    """Units for /etc/systemd/system: readers, newsroom, press, and the reading of a changed content policy."""
    host, _, port = deployment.upstream.rpartition(":")
    here = {
        "python": sys.executable,
        "prefix": sys.prefix,
        "home": any(str(path).startswith(("/home/", "/root/")) for path in (deployment.site, Path(sys.prefix))),
    }
    theme = (deployment.site / "theme").is_dir()
    newsroom = {
        "name": "newsroom", "what": "the newsroom.", "what_ar": "غرفة التحرير.",
        "arguments": f" --host 127.0.0.1 --port {deployment.newsroom_port}", "umask": "0027",
    }  # fmt: skip
    # What the press prints is read by other users: the readers' process and the web server.
    press = {"name": "press", "what": "the press.", "what_ar": "المطبعة.", "arguments": "", "umask": "0022"}
    return {
        "warraq-readers.service": deployment.written(
            "warraq-readers.service", host=host.strip("[]"), port=port, theme=theme, **here
        ),
        "warraq-newsroom.service": deployment.written("warraq-newsroom.service", **newsroom, **here),
        "warraq-press.service": deployment.written("warraq-newsroom.service", **press, **here),
        "warraq-policy.path": deployment.written("warraq-policy.path"),
        "warraq-policy.service": deployment.written("warraq-policy.service"),
    }


MAKERS: Mapping[str, Callable[[Deployment], dict[str, str]]] = {"nginx": nginx, "caddy": caddy, "systemd": systemd}


def written(kind: str, deployment: Deployment) -> dict[str, str]:
    """The files of one kind of server; their names say where they go."""
    return MAKERS[kind](replace(deployment, site=deployment.site.resolve()))
