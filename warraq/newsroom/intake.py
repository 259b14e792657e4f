"""Files that reach a model by another way than its form: taken in all the same, so that no picture is ever kept as a
camera wrote it, and every file is named by its content."""

from __future__ import annotations

import hashlib
from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile

from warraq.media.pictures import TakenPicture, take_in

_ENDINGS = {"jpeg": "jpg", "png": "png", "webp": "webp"}


def clean_name(name: str, taken: TakenPicture) -> str:
    """The name of an uploaded file with the ending of what it was made into."""
    return f"{PurePath(name).stem or 'picture'}.{_ENDINGS[taken.format]}"


def settle_picture(picture: Any) -> None:
    """Take in the file of a picture that reached its model by another way than the form."""
    if not picture.file or picture.digest:
        return
    name, was_stored = picture.file.name, picture.file._committed
    with picture.file.open("rb") as raw:
        taken = take_in(raw.read(), PurePath(name).name)
    picture.file.save(clean_name(name, taken), ContentFile(taken.data), save=False)
    if was_stored and picture.file.name != name:
        picture.file.storage.delete(name)
    picture.digest, picture.width, picture.height = taken.digest, taken.width, taken.height
    picture.haze = taken.haze
    picture.credit = picture.credit or taken.credit
    picture._set_image_file_metadata()


def settle_document(document: Any) -> None:
    """Name the content of a document's file by its digest."""
    if not document.file or document.digest:
        return
    was_stored = document.file._committed
    digest = hashlib.sha256()
    for chunk in document.file.chunks():
        digest.update(chunk)
    document.digest = digest.hexdigest()
    if was_stored:
        document.file.close()
    else:
        document.file.seek(0)
