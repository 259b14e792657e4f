"""One upload → a clean file among the newspaper's originals. Done by many processes at once."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

from warraq.arabic.slug import cut_slug, slugify
from warraq.errors import PictureRefused
from warraq.media import magic
from warraq.media.pictures import take_in
from warraq.media.store import write_atomically
from warraq.newsroom.uploads import DOCUMENT_KINDS, MOST_DOCUMENT_BYTES

DOCUMENTS = frozenset({"csv", "docx", "ods", "odt", "pdf", "pptx", "txt", "xlsx", "zip"})
_ENDINGS = {"jpeg": "jpg", "png": "png", "webp": "webp"}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file of the old site's, found or fetched; `name` is what it was called there."""

    number: int
    file: Path
    name: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What was kept of an upload: `file` is its path below the media folder; `sha1` is Wagtail's own digest. If it was
    refused, only `refusal` says something."""

    number: int
    kind: Literal["picture", "document", ""] = ""
    file: str = ""
    digest: str = ""
    sha1: str = ""
    size: int = 0
    width: int = 0
    height: int = 0
    credit: str = ""
    refusal: str = ""
    haze: str = ""


@dataclass(frozen=True, slots=True)
class Taker:
    """Takes uploads in. Files are named by their content, so that doing it again writes the same file again."""

    media: Path

    def take(self, upload: Upload) -> Taken:
        try:
            with upload.file.open("rb") as file:
                kind = magic.sniff(file.read(magic.HEAD))
            if kind in magic.PICTURES:
                return self._picture(upload)
            return self._document(upload, kind)
        except PictureRefused as refused:
            return Taken(upload.number, refusal=str(refused))
        except OSError as error:
            return Taken(upload.number, refusal=f"its file cannot be read: {error.strerror}")

    def _picture(self, upload: Upload) -> Taken:
        with upload.file.open("rb") as file:
            taken = take_in(file, upload.name)
        stem = re.sub(r"[^a-z0-9-]+", "-", PurePosixPath(upload.name).stem.lower()).strip("-")
        name = f"original_images/{cut_slug(stem or 'picture', 50)}-{taken.digest[:12]}.{_ENDINGS[taken.format]}"
        self._keep(name, taken.data)
        return Taken(
            upload.number, "picture", name, taken.digest, hashlib.sha1(taken.data, usedforsecurity=False).hexdigest(),
            len(taken.data), taken.width, taken.height, taken.credit, haze=taken.haze,
        )  # fmt: skip

    def _document(self, upload: Upload, kind: str) -> Taken:
        path = PurePosixPath(upload.name)
        ending = path.suffix.lower().lstrip(".")
        if ending not in DOCUMENTS:
            return Taken(upload.number, refusal=f"files of the type {ending or '?'} are not kept")
        if kind != DOCUMENT_KINDS.get(ending, ""):
            return Taken(upload.number, refusal="its content is not what its name says")
        if upload.file.stat().st_size > MOST_DOCUMENT_BYTES:
            return Taken(upload.number, refusal=f"larger than {MOST_DOCUMENT_BYTES >> 20} MB")
        data = upload.file.read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        name = f"documents/{digest[:8]}/{slugify(path.stem.replace('-', ' '), 60) or 'document'}.{ending}"
        self._keep(name, data)
        sha1 = hashlib.sha1(data, usedforsecurity=False).hexdigest()
        return Taken(upload.number, "document", name, digest, sha1, len(data))

    def _keep(self, name: str, data: bytes) -> None:
        target = self.media / name
        if not (target.is_file() and target.stat().st_size == len(data)):
            write_atomically(target, data)
