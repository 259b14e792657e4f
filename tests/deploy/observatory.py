"""Mozilla's HTTP Observatory, as far as a newspaper meets it: the points that each header earns or costs.

After the published scoring table of mdn-http-observatory (2026): 100 to begin with; bonuses count only from 90 on.
"""

from __future__ import annotations

import re

BROAD = {"ftp:", "http:", "https:", "*", "http://*", "https://*", "http://*.*", "https://*.*"}
SIX_MONTHS = 15_768_000
NEAR = {"same-origin", "same-site"}
PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
UNSAFE_REFERRER = {"origin", "origin-when-cross-origin", "unsafe-url", "no-referrer-when-downgrade"}


def policy(header: str) -> dict[str, set[str]]:
    """A content policy's directives; ValueError where one stands twice."""
    found: dict[str, set[str]] = {}
    for part in header.split(";"):
        name, *sources = part.split() or [""]
        if not name:
            continue
        if name.lower() in found:
            raise ValueError(f"twice: {name}")
        found[name.lower()] = {source.lower() for source in sources} or {"'none'"}
    return found


def csp_points(header: str | None) -> int:
    if not header:
        return -25
    try:
        said = policy(header)
    except ValueError:
        return -25
    default = said.get("default-src", {"*"})
    script, style, objects = (said.get(name, default) for name in ("script-src", "style-src", "object-src"))
    hashed = re.compile(r"'(?:sha(?:256|384|512)|nonce)-")
    style = style - ({"'unsafe-inline'"} if any(hashed.match(source) for source in style) else set())
    if script & (BROAD | {"'unsafe-inline'", "data:"}) or objects & BROAD:
        return -20
    if any(source.startswith(("http:", "ftp:")) for sources in said.values() for source in sources):
        return -20
    if "'unsafe-eval'" in script | style:
        return -10
    if style & (BROAD | {"'unsafe-inline'", "data:"}):
        return 0
    return 10 if default == {"'none'"} else 5


def score(headers: dict[str, str], *, body: bytes, tls: bool = True) -> tuple[int, dict[str, int]]:
    """The points of one answer, and how they come about."""
    content = headers.get("content-security-policy")
    said = policy(content) if content else {}
    ancestors = said.get("frame-ancestors", {"*"})
    age = re.search(r"max-age=(\d+)", headers.get("strict-transport-security", ""))
    referrer = headers.get("referrer-policy", "").strip().lower()
    scripts = re.findall(rb"<script\b[^>]*\bsrc\s*=\s*[\"']?([^\"'\s>]+)", body, re.IGNORECASE)
    foreign = [source for source in scripts if re.match(rb"(?:https?:)?//", source)]
    points = {
        "content-security-policy": csp_points(content),
        "cookies": 0 if "set-cookie" not in headers else -20,
        "cors": 0 if headers.get("access-control-allow-origin") is None else -50,
        "redirection": 0 if tls else -20,
        "referrer-policy": 5 if referrer in PRIVATE else -5 if referrer in UNSAFE_REFERRER else 0,
        "strict-transport-security": 0 if age and int(age[1]) >= SIX_MONTHS else -10 if age else -20,
        "subresource-integrity": -50 if foreign else 0,
        "x-content-type-options": 0 if headers.get("x-content-type-options", "").lower() == "nosniff" else -5,
        "x-frame-options": 5 if not ancestors & BROAD else 0 if "x-frame-options" in headers else -20,
        "cross-origin-resource-policy": 10 if headers.get("cross-origin-resource-policy") in NEAR else 0,
    }  # fmt: skip
    base = 100 + sum(value for value in points.values() if value < 0)
    return base + (sum(value for value in points.values() if value > 0) if base >= 90 else 0), points
