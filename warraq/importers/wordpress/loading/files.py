"""Finding an upload's file in the old site's uploads folder."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

_BELOW = re.compile(r"/(?:wp-content/uploads|uploads|files|wp-content/blogs\.dir/\d+/files)/(?P<rest>.+)$")
_SITES = re.compile(r"^sites/\d+/")
_SCALED = re.compile(r"-(?:scaled|rotated)(?=\.[A-Za-z0-9]{2,5}$)")


class Uploads:
    """A folder of uploads. Nothing outside of it is ever found, whatever names or symlinks say."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._real = os.path.realpath(folder)
        self._names = lru_cache(256)(self._read_names)

    def find(self, address: str) -> Path | None:
        """The file of an upload's canonical path or whole address, as `/wp-content/uploads/2014/09/x.jpg`: spelled in
        any Unicode form or case; of a `-scaled` one that is missing, the original."""
        for name in self._candidates(address):
            found = self._walk(name)
            if found is not None:
                return found
        return None

    def _candidates(self, address: str) -> Iterator[str]:
        path = unquote(address.partition("?")[0])
        below = _BELOW.search(path)
        rest = below["rest"] if below else path.lstrip("/")
        names = [rest, _SITES.sub("", rest)]
        names += [_SCALED.sub("", name) for name in names]
        yield from dict.fromkeys(names)

    def _walk(self, name: str) -> Path | None:
        here = self._real
        parts = [part for part in name.split("/") if part]
        if not parts or any(part in {".", ".."} or "\0" in part for part in parts):
            return None
        for part in parts:
            real = self._names(here).get(_plain(part))
            if real is None:
                return None
            exact = os.path.join(here, part)
            here = exact if os.path.lexists(exact) else os.path.join(here, real)
        resolved = os.path.realpath(here)
        inside = resolved.startswith(self._real + os.sep)
        return Path(resolved) if inside and os.path.isfile(resolved) else None

    def _read_names(self, folder: str) -> dict[str, str]:
        try:
            return {_plain(name): name for name in sorted(os.listdir(folder))}
        except OSError:
            return {}


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
