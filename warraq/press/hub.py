"""WebSub: a hub is told which feeds changed, so that those who follow them hear of it at once.

Off unless `[feeds] hub` names one (https://www.w3.org/TR/websub/). It is told after readers see the new edition, by a
thread beside the press: no run ever waits for a stranger's server. What could not be told is tried again with the next
change or after a while; what is lost when the press stops is made good by the feed's next change.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from threading import Condition, Thread

from warraq.addresses import to_url
from warraq.errors import FetchRefused
from warraq.media.post import Poster

log = logging.getLogger("warraq.press")
AT_ONCE = 50
"""Feeds named in one message."""
AGAIN = 60.0
"""Seconds until a hub that did not take a message is tried again; each time twice as long, up to an hour."""
FEEDS = ("feed.xml", "feed.json")


class Hub:
    """Tells one hub. `site` is the newspaper's own URL, without a final slash."""

    def __init__(self, hub: str, site: str, poster: Poster | None = None) -> None:
        self.url, self._site = hub, site
        self._poster = poster or Poster()
        self._changed = Condition()
        self._pending: dict[str, None] = {}
        self._ended = False
        self._thread: Thread | None = None

    def tell(self, addresses: Iterable[str]) -> None:
        """Have the hub hear of the feeds among these addresses. Returns at once."""
        feeds = [address for address in addresses if address.rpartition("/")[2] in FEEDS]
        if not self.url or not feeds:
            return
        with self._changed:
            self._pending.update(dict.fromkeys(feeds))
            self._changed.notify()
        if self._thread is None:
            self._thread = Thread(target=self._work, name="hub", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Tell nothing more. A message that is under way is not waited for long."""
        with self._changed:
            self._ended = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join(1.0)

    def _work(self) -> None:
        failures = 0
        while True:
            with self._changed:
                if failures:
                    self._changed.wait(min(3600.0, AGAIN * 2 ** (failures - 1)))
                while not self._pending and not self._ended:
                    self._changed.wait()
                if self._ended:
                    return
                some = list(self._pending)[:AT_ONCE]
                for address in some:
                    del self._pending[address]
            failures = 0 if self._told(some) else failures + 1
            if failures:
                with self._changed:
                    self._pending.update(dict.fromkeys(some))

    def _told(self, feeds: list[str]) -> bool:
        form = [("hub.mode", "publish"), *(("hub.url", self._site + to_url(address)) for address in feeds)]
        try:
            self._poster.post(self.url, form)
        except FetchRefused as error:
            log.warning("The hub did not hear of %d feeds: %s", len(feeds), error)
            return False
        return True
