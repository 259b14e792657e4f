"""What a configuration depends on: names, doors and folders."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from warraq.deploy import away, policy
from warraq.deploy.filling import filled
from warraq.errors import BadDeployment
from warraq.readers import headers
from warraq.readers.wordpress import RECORD_FIELDS

_DOMAIN = re.compile(r"(?=.{1,253}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_UPSTREAM = re.compile(r"(?:[A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\]):\d{1,5}")
_UNSAFE = re.compile(r"[\s\"'`;{}$\\*?%]")

HSTS = "max-age=63072000; includeSubDomains; preload"
"""Two years of TLS only: what browsers' preload lists ask for."""


@dataclass(frozen=True)
class Deployment:
    """One newspaper behind one server. Raises BadDeployment where a value could not stand in a configuration.

    `domain` is the newspaper's host name; empty: any. `upstream` is where the readers' process listens.
    `certificate` and `key` switch TLS on; without them Caddy gets its own for the `domain`. `user` is whom nginx's
    workers run as; `run` begins the names of its process number file and its temporary folders. `script`: nginx has its
    JavaScript module, and reads the edition's redirects itself while the readers' process is away.
    """

    site: Path
    domain: str = ""
    upstream: str = "127.0.0.1:8000"
    newsroom_port: int = 8001
    port: int = 80
    tls_port: int = 443
    certificate: Path | None = None
    key: Path | None = None
    user: str = "www-data"
    run: Path = Path("/run/nginx")
    script: bool = True

    def __post_init__(self) -> None:
        if self.domain and not _DOMAIN.fullmatch(self.domain):
            raise BadDeployment(option="--domain", value=self.domain)
        if not _UPSTREAM.fullmatch(self.upstream):
            raise BadDeployment(option="--upstream", value=self.upstream)
        if not re.fullmatch(r"[a-z_][a-z0-9_-]{0,31}", self.user):
            raise BadDeployment(option="--user", value=self.user)
        if (self.certificate is None) != (self.key is None):
            raise BadDeployment(option="--certificate / --key", value=self.certificate or self.key)
        for option, path in (("--site", self.site), ("--certificate", self.certificate), ("--key", self.key)):
            if path is not None and _UNSAFE.search(str(path)):
                raise BadDeployment(option=option, value=path)

    @property
    def tls(self) -> bool:
        return self.certificate is not None

    @property
    def edition(self) -> Path:
        return self.site / "edition"

    def written(self, template: str, **more: Any) -> str:
        """A template of this room, filled in."""
        return filled(template, it=self, **_facts(), **more)


GROUPS = {
    "media": "media/x.0123456789ab.jpg",
    "assets": "assets/x.0123456789ab.woff2",
    "documents": "documents/x.pdf",
    "data": "feed.xml",
    "page": "index.html",
    "other": "favicon.ico",
}
"""The kinds of files that differ in what is said of them, with an example of each."""


@cache
def _facts() -> dict[str, Any]:
    """What the built-in server says of each kind of file; a page's content policy comes from `policy`."""
    said = {}
    for group, example in GROUPS.items():
        walls = [pair for pair in headers.walls_of(example, policy.MARK) if pair[0] != "server"]
        said[group] = [("cache-control", headers.cache_control(example)), *walls]
    said["missing"] = [("cache-control", headers.MISSING_CACHE), *said["page"][1:]]
    types: dict[str, list[str]] = {}
    for ending, kind in headers.CONTENT_TYPES.items():
        types.setdefault(kind, []).append(ending)
    return {
        "said": said, "types": types, "hsts": HSTS, "mark": policy.MARK, "asks": sorted({*RECORD_FIELDS, "paged"}),
        "hidden": away.HIDDEN, **away.answers_of_its_own(),
    }  # fmt: skip
