"""Pictures as pages show them: every file that the press makes of one, without touching any file here."""

from __future__ import annotations

from html import escape

from warraq import keys
from warraq.media.renditions import plan
from warraq.reading.reader import Reader
from warraq.reading.rows import PictureRow
from warraq.sheets import Picture, Source


def picture(
    number: int | None, reader: Reader, *, alt: str = "", caption_html: str = "", credit: str = ""
) -> Picture | None:
    """The picture with this id; an empty text falls back to the picture's own. None if it is gone."""
    if number is None:
        return None
    reader.note(keys.picture(number))
    row = reader.shelf.pictures.get(number)
    if row is None or not row.digest:
        return None
    files = sources(row)
    if not files:
        return None
    return Picture(
        sources=files,
        width=row.width,
        height=row.height,
        alt=alt or row.alt,
        caption_html=caption_html or escape(row.caption, quote=False),
        credit=credit or row.credit,
        focal_x=row.focal_x,
        focal_y=row.focal_y,
        haze=row.haze,
    )


def sources(row: PictureRow) -> tuple[Source, ...]:
    """The files of a picture, smallest first in each format."""
    if row.width < 1 or row.height < 1:
        return ()
    planned = plan(row.width, row.height, row.digest)
    return tuple(Source(made.format, made.width, made.height, made.address) for made in planned)


def jpeg_for(row: PictureRow, width: int | None) -> str | None:
    """The address of the JPEG that serves best where `width` pixels were asked for; the largest if none were."""
    files = sorted((file for file in sources(row) if file.format == "jpeg"), key=lambda file: file.width)
    enough = [file for file in files if width is not None and file.width >= width]
    found = enough[:1] or files[-1:]
    return found[0].address if found else None
