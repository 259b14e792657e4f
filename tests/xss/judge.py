# ruff: noqa: E501 - a payload is read best on its one line
"""The judge is a browser: each page is opened in Chromium and every event fired; what runs or leaves the house is counted.

Two ways see a script: a policy that only reports (any script, handler or javascript: address that would run breaks it), and hooks
on what payloads call. Requests to any other host are stopped and counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Route

HOST = "http://paper.example"
REPORT = (
    "script-src 'none'; script-src-attr 'none'; object-src 'none'; frame-src 'self' about:; report-uri /report"
)
HOOKS = """(() => {
  const tell = (what) => { try { top.__seen = (top.__seen || 0) + 1; } catch {} };
  for (const name of ["alert", "confirm", "prompt", "print", "open"]) window[name] = () => tell(name);
  addEventListener("securitypolicyviolation", (event) => {
    if (event.violatedDirective.startsWith("script-src") && event.disposition === window.__wanted) tell(event.sample);
  }, true);
})();"""
FIRE = """() => {
  const all = (root) => [root, ...root.querySelectorAll("*")];
  const documents = [document];
  for (const frame of document.querySelectorAll("iframe")) { try { if (frame.contentDocument) documents.push(frame.contentDocument); } catch {} }
  let handlers = 0;
  for (const page of documents) for (const element of all(page.documentElement)) {
    for (const { name, value } of [...(element.attributes || [])]) {
      if (name.startsWith("on")) { handlers += 1; element.dispatchEvent(new Event(name.slice(2), { bubbles: true })); }
      if (/^(href|action|formaction|xlink:href)$/.test(name) && /^[\\s\\x00-\\x1f]*j[\\s\\S]*a[\\s\\S]*v[\\s\\S]*a[\\s\\S]*s[\\s\\S]*c/i.test(value) && /script\\s*:/i.test(value)) {
        handlers += 1; try { element.click(); } catch {}
      }
    }
  }
  return handlers;
}"""


@dataclass
class Verdict:
    """`scripts` ran or would have run, `loads` went to another host, `handlers` stand in the page as attributes."""

    pages: int = 0
    scripts: int = 0
    handlers: int = 0
    loads: Counter[str] = field(default_factory=Counter)
    left: list[str] = field(default_factory=list)
    """Addresses outside of the newspaper that a page led to without a request, as `data:` could."""


class Judge:
    """One tab. `headers` dress every page that it is shown."""

    def __init__(self, browser: Browser, headers: dict[str, str], *, enforced: bool) -> None:
        self.verdict, self.headers, self.content = Verdict(), headers, b""
        self.context = browser.new_context()
        wanted = "none" if enforced else "report"
        self.context.add_init_script(f"window.__wanted = '{wanted}';" + HOOKS)
        self.context.route("**/*", self._answer)
        self.page: Page = self.context.new_page()
        self.page.on("dialog", lambda dialog: dialog.dismiss())

    def _answer(self, route: Route) -> None:
        url = route.request.url
        if urlsplit(url).netloc != urlsplit(HOST).netloc:
            self.verdict.loads[url[:120]] += 1
            route.abort()
        elif urlsplit(url).path == "/page":
            kind = "application/xml" if self.content.startswith(b"<?xml") else "text/html; charset=utf-8"
            route.fulfill(body=self.content, headers=self.headers, content_type=kind)
        else:
            # With a body: of an empty one Chromium makes a page of its own, at an address that is not the newspaper's.
            route.fulfill(status=404, body="not here")

    def look(self, content: bytes) -> int:
        """Open a page, fire all that can be fired; how many scripts it got to run."""
        self.content = content
        self.page.goto(f"{HOST}/page", wait_until="load")
        handlers = self.page.evaluate(FIRE)
        # A page in a sandbox runs no timers of its own: what events have started is awaited from outside.
        self.page.wait_for_timeout(0)
        seen = self.page.evaluate("() => window.__seen || 0")
        self.note_where_it_is()
        self.verdict.pages += 1
        self.verdict.handlers += handlers
        self.verdict.scripts += seen
        return int(seen)

    def note_where_it_is(self) -> None:
        """Count it if the tab is not at the newspaper any more."""
        if urlsplit(self.page.url).netloc != urlsplit(HOST).netloc:
            self.verdict.left.append(self.page.url[:200])

    def close(self) -> None:
        self.context.close()


def batches(payloads: list[str], size: int) -> Iterable[list[str]]:
    """The payloads in groups."""
    return (payloads[start : start + size] for start in range(0, len(payloads), size))


def guilty(judge: Judge, door: Callable[[list[str]], bytes], group: list[str]) -> list[str]:
    """Which of a group's payloads break out by themselves."""
    return [payload for payload in group if judge.look(door([payload]))]
