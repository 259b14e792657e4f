"""The readers' application, in Granian's RSGI: requests in, answers out. It keeps no log of who asks for what."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from warraq.readers.answers import answer
from warraq.readers.edition import Edition
from warraq.readers.exchange import Answer, Request, Search, Stretch
from warraq.readers.results import Results


class App:
    """Serves the edition in the folder `edition`. `theme` is the newspaper's own theme folder, if it has one."""

    def __init__(self, edition: Path, theme: Path | None = None) -> None:
        self._edition = Edition(edition)
        self._results = Results(edition, theme)

    async def __rsgi__(self, scope: Any, protocol: Any) -> None:
        if scope.proto != "http":
            protocol.close(403)
            return
        fields = scope.headers
        hosts = fields.get_all("host")
        if scope.authority and len(hosts) == 1:
            # A target in absolute form names the host once more, and that one counts (RFC 9112).
            hosts = [scope.authority]
        request = Request(scope.method, scope.path, scope.query_string or "", fields.get, hosts)
        found = answer(request, self._edition)
        if isinstance(found, Search):
            found = await self._results.answer(found)
        _send(protocol, request.method, found)


def _send(protocol: Any, method: str, found: Answer) -> None:
    status, headers, body = found
    if method == "HEAD" or status == 304 or not body:
        protocol.response_empty(status, headers)
    elif not isinstance(body, Stretch):
        protocol.response_bytes(status, headers, body)
    elif body.end is None:
        protocol.response_file(status, headers, body.path)
    else:
        protocol.response_file_range(status, headers, body.path, body.start, body.end)
