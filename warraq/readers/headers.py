"""What every answer says beside its content: walls for the browser, kinds of content, how long it may be kept."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256

HeaderList = list[tuple[str, str]]

_POLICY = (
    "default-src 'none'; style-src 'self'{styles}; img-src 'self' data:; font-src 'self'; connect-src 'self'; {scripts}"
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_OPENER = ("cross-origin-opener-policy", "same-origin")
WALLS: HeaderList = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    (
        "permissions-policy",
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), "
        "microphone=(), payment=(), usb=(), browsing-topics=()",
    ),
    _OPENER,
    ("x-frame-options", "DENY"),
    ("server", "warraq"),
]
_LEADS = b"http-equiv"
"""Without this word, in any case, nothing leads a reader away by itself: the name of an attribute has one spelling."""
_STAYING = "; sandbox allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads"
_LINE_ENDS = re.compile(r"[\r\n\x00]")
_OWN_SCRIPT = re.compile(rb'<script src="/(?:assets/offline\.[0-9a-f]{10}|letters/work)\.js" defer></script>')
_SCRIPTS = "script-src 'self'; worker-src 'self'; "


def walls(policy: str, *, shared: bool = False) -> HeaderList:
    """The security headers, with this content policy. `shared`: other sites may embed it (feeds, pictures in feeds)."""
    reach = "cross-origin" if shared else "same-origin"
    found = [("content-security-policy", policy), ("cross-origin-resource-policy", reach), *WALLS]
    if policy.endswith(_STAYING):
        # HTML's standard makes an error of a sandboxed page that also asks for an opener policy.
        found.remove(_OPENER)
    return found


PLAIN_POLICY = _POLICY.format(styles="", scripts="")
DOWNLOAD_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"


def walls_of(file: str, policy: str) -> HeaderList:
    """The security headers of a file of the edition, by its name; `policy` is that of a page's own style."""
    if file.startswith("documents/"):
        # Whatever a document holds, it is saved and never shown in the newspaper's name.
        return [("content-disposition", "attachment"), *walls(DOWNLOAD_POLICY)]
    if file.endswith(".html"):
        return walls(policy)
    return walls(PLAIN_POLICY, shared=file.startswith("media/") or file.endswith((".xml", ".json", ".txt")))


def wire(pairs: HeaderList) -> bytes:
    """Headers as they go over the wire. What could end a line is dropped: no header is ever split."""
    return "".join(f"{name}: {_LINE_ENDS.sub('', value)}\r\n" for name, value in pairs).encode("latin-1", "replace")


def style_policy(digests: Iterable[str], *, scripted: bool = False) -> str:
    """The content policy that allows the inline styles with these digests (base64 of SHA-256); `scripted`: and the
    newspaper's own script, where it keeps pages for readers without a network.

    >>> style_policy(["abc="]).split("; ")[1]
    "style-src 'self' 'sha256-abc='"
    """
    styles = "".join(f" 'sha256-{digest}'" for digest in digests)
    return _POLICY.format(styles=styles, scripts=_SCRIPTS if scripted else "")


def style_digest(style: bytes) -> str:
    """The digest by which a content policy names a style."""
    return b64encode(sha256(style).digest()).decode("ascii")


def page_policy(page: bytes) -> str:
    """The content policy of one page: it may use the style that its own theme wrote in its head, and no other;
    and scripts of its own host only where its head asks for one of the newspaper's two scripts.

    That style is the one before the title, or else (in a newspaper's own, older `base.html`) the one that closes the
    head; what an article's body holds can never come before either.

    No policy forbids `<meta http-equiv=refresh>` to lead a reader away, but a sandbox without scripts does. A page that
    could hold one, which no theme writes and the sanitiser lets through nowhere, is put into it: links, forms and
    downloads work there as before. The others are not, since it also holds up what archives and tests run in a page.

    >>> page_policy(b"<head><style>p{}</style></head><body><style>evil</style>").count("sha256-")
    1
    >>> same = page_policy(b"<head><style>p{}</style><title>x</title><meta></head><body><style>evil</style>")
    >>> same == page_policy(b"<head><style>p{}</style></head>")
    True
    >>> "sandbox" in page_policy(b"<body><META HTTP-EQUIV=refresh content='0;//evil.example'>")
    True
    """
    if _LEADS in page.lower():
        return staying_policy(page)
    head = page[: max(page.find(b"</head>"), 0)]
    style = _own_style(head)
    if style is None:
        return PLAIN_POLICY
    return _policy_of(style, scripted=_OWN_SCRIPT.search(head) is not None)


def staying_policy(page: bytes = b"") -> str:
    """The policy of a page that may not lead away by itself: scripts, even the newspaper's own, do not run there."""
    style = _own_style(page[: max(page.find(b"</head>"), 0)])
    return style_policy([] if style is None else [style_digest(style)]) + _STAYING


def _own_style(head: bytes) -> bytes | None:
    """The style before a head's title, else the one that closes the head."""
    before = head.partition(b"<title")[0].rstrip()
    head = before if before.endswith(b"</style>") else head.rstrip()
    start = head.rfind(b"<style>") if head.endswith(b"</style>") else -1
    return head[start + len(b"<style>") : -len(b"</style>")] if start >= 0 else None


@lru_cache(maxsize=256)
def _policy_of(style: bytes, *, scripted: bool) -> str:
    return style_policy([style_digest(style)], scripted=scripted)


CONTENT_TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "xml": "application/xml; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "xsl": "application/xslt+xml; charset=utf-8",
    "webmanifest": "application/manifest+json; charset=utf-8",
    "avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png",
    "gif": "image/gif", "svg": "image/svg+xml", "ico": "image/x-icon",
    "woff2": "font/woff2", "woff": "font/woff",
    "pdf": "application/pdf", "zip": "application/zip",
    "mp3": "audio/mpeg", "m4a": "audio/mp4", "ogg": "audio/ogg", "mp4": "video/mp4", "webm": "video/webm",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}  # fmt: skip


def content_type(file: str) -> str:
    """The content type of a file of the edition, by its name.

    >>> content_type("category/culture/feed.xml"), content_type("x.bin")
    ('application/rss+xml; charset=utf-8', 'application/octet-stream')
    """
    name = file.rpartition("/")[2]
    if name == "feed.xml":
        return "application/rss+xml; charset=utf-8"
    if name == "feed.json":
        return "application/feed+json; charset=utf-8"
    return CONTENT_TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")


# A browser asks each time and mostly hears "unchanged", so that what was published is seen at once; caches between may
# answer from their own copy for a minute, which holds a flood off.
PAGE_CACHE = "public, max-age=0, must-revalidate, s-maxage=60"
FOREVER = "public, max-age=31536000, immutable"
PLAIN_FILE_CACHE = "public, max-age=3600"
MOVED_CACHE = "public, max-age=3600"
MISSING_CACHE = "public, max-age=0, must-revalidate, s-maxage=10"
_DIGEST = re.compile(r"\.[0-9a-f]{8,64}\.[a-z0-9]+$")


def cache_control(file: str) -> str:
    """How long a file may be kept: one whose name holds its digest for ever, a page hardly."""
    if file.startswith("media/") or (file.startswith("assets/") and _DIGEST.search(file)):
        return FOREVER
    if file.endswith((".html", ".xml", ".json", ".txt")):
        return PAGE_CACHE
    return PLAIN_FILE_CACHE
