"""Taking in a picture: hostile bytes in, a clean picture out.

What is kept is a new file encoded from the decoded points alone: no metadata, no thumbnail, no comment, no profile can
be in it. The original bytes are not kept anywhere.
"""

from __future__ import annotations

import hashlib
import io
import re
import warnings
from dataclasses import dataclass
from typing import BinaryIO, Literal

from PIL import Image, ImageCms

from warraq.errors import PictureRefused
from warraq.media import avif, magic, parts, refusals
from warraq.media.credit import credit_of

MOST_BYTES = 30_000_000
MOST_PIXELS = 50_000_000
"""Half of it for WebP and AVIF, whose decoders hold several copies of the whole picture at once; and half of that for
pictures with transparency or 16 bits a colour, which take twice the memory."""
LONGEST_SIDE = 3200
LONGEST_SIDE_TRANSPARENT = 2400
"""Logos and cut-outs, which take three times as long to encode, and are never shown across a whole screen."""
QUALITY = 88
_MOST_SCANS = 32
_MOST_TILE = 4096 * 4096
_MOST_PROFILE = 4_000_000
_WHOLE = frozenset({"webp", "avif"})
_SCAN = re.compile(rb"\xff\xda")
_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_270, 7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}  # fmt: skip

Format = Literal["jpeg", "png", "webp"]


@dataclass(frozen=True)
class TakenPicture:
    """A picture as it is kept: `digest` is the SHA-256 (hex) of `data`; `credit` what its maker had written in it;
    `haze` its colours, see `haze_of`."""

    data: bytes
    format: Format
    width: int
    height: int
    credit: str
    digest: str
    haze: str = ""


def take_in(data: bytes | BinaryIO, name: str) -> TakenPicture:
    """Decode, clean and re-encode a picture. `name` is only for the error. The same bytes give the same result.

    Raises PictureRefused for what is no picture, is damaged, or is larger than `MOST_BYTES` or `MOST_PIXELS`.
    """
    content = data if isinstance(data, bytes) else data.read(MOST_BYTES + 1)
    kind = _admit(content, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of what is checked here, or of harmless metadata
            return _take(content, kind, name)
    except PictureRefused:
        raise
    except Exception as error:  # noqa: BLE001 - a decoder raises whatever the broken bytes led it to
        raise refusals.picture(name, "broken") from error


def _admit(content: bytes, name: str) -> str:
    """The picture's kind, by its first bytes."""
    if not content:
        raise refusals.picture(name, "empty")
    if len(content) > MOST_BYTES:
        raise refusals.picture(name, "bytes", limit=MOST_BYTES // 1_000_000)
    kind = magic.sniff(content[: magic.HEAD])
    if kind not in magic.PICTURES:
        raise refusals.picture(name, kind if kind in {"svg", "heic"} else "kind")
    # A progressive JPEG is decoded once a scan: a small file with thousands of scans takes minutes.
    if kind == "jpeg" and sum(1 for _ in _SCAN.finditer(content)) > _MOST_SCANS:
        raise refusals.picture(name, "scans")
    if parts.too_many(content, kind) or (kind == "tiff" and parts.largest_tile(content) > _MOST_TILE):
        raise refusals.picture(name, "scans")
    if kind == "avif":
        _admit_avif(content, name)
    return kind


def _admit_avif(content: bytes, name: str) -> None:
    """Its header may promise little and its tiles be enormous: what counts is what would be decoded."""
    try:
        work = avif.work(content)
    except avif.Unreadable as error:
        raise refusals.picture(name, "broken") from error
    if work.film:
        raise refusals.picture(name, "film")
    if work.too_much:
        raise refusals.picture(name, "scans")
    if work.points > MOST_PIXELS:
        raise refusals.picture(name, "pixels", limit=MOST_PIXELS // 1_000_000)


def _take(content: bytes, kind: str, name: str) -> TakenPicture:
    try:
        image = Image.open(io.BytesIO(content), formats=[kind.upper()])
    except Image.DecompressionBombError as error:
        raise refusals.picture(name, "pixels", limit=MOST_PIXELS // 1_000_000) from error
    with image:
        limit = _most_pixels(image, kind)
        if image.width * image.height > limit:
            raise refusals.picture(name, "pixels", limit=limit // 1_000_000)
        credit = credit_of(image)
        turn = _TURNS.get(_orientation(image))
        if kind == "jpeg":
            image.draft(None, _fitting(image.size))
        image.load()
        profile = image.info.get("icc_profile")
        plain = _plain(image, name)
    plain = _shrink(plain)
    plain = _in_srgb(plain, profile)
    if turn is not None:
        plain = plain.transpose(turn)
    return _encode(plain, credit, photographic=kind == "jpeg")


def _most_pixels(image: Image.Image, kind: str) -> int:
    light = image.mode in {"RGB", "L", "CMYK", "P", "1"} and "transparency" not in image.info
    return MOST_PIXELS // (2 if kind in _WHOLE else 1) // (1 if light else 2)


def _orientation(image: Image.Image) -> int:
    try:
        value = image.getexif().get(_ORIENTATION, 1)
    except (OSError, ValueError, SyntaxError, KeyError, TypeError):
        return 1  # unreadable EXIF turns nothing
    return value if isinstance(value, int) else 1


def _fitting(size: tuple[int, int], most: int = LONGEST_SIDE) -> tuple[int, int]:
    """`size` with its longest side at `most`, in its proportions; never larger than it is."""
    longest = max(size)
    if longest <= most:
        return size
    return max(1, round(size[0] * most / longest)), max(1, round(size[1] * most / longest))


def _plain(image: Image.Image, name: str) -> Image.Image:
    """The picture in one of the modes that all that follows knows: L, RGB, RGBA or CMYK."""
    mode = image.mode
    if mode in {"RGB", "L", "CMYK", "RGBA"} and "transparency" not in image.info:
        return image.copy() if image.size == _fitting(image.size) else image
    if mode in {"I;16", "I;16L", "I;16B", "I;16N", "I"}:
        wide = image.convert("I")
        return wide.point(lambda value: value * (1 / 256)).convert("L")
    if mode == "P" and "transparency" not in image.info:
        return image.convert("RGB")
    if mode in {"P", "PA", "LA", "La", "RGBa", "RGBA", "RGB", "L"}:
        return image.convert("RGBA")
    if mode in {"1", "YCbCr", "HSV", "RGBX"}:
        return image.convert("L" if mode == "1" else "RGB")
    raise refusals.picture(name, "mode", mode=mode)


def _shrink(image: Image.Image) -> Image.Image:
    size = _fitting(image.size, LONGEST_SIDE_TRANSPARENT if image.mode == "RGBA" else LONGEST_SIDE)
    return image if size == image.size else image.resize(size, Image.Resampling.LANCZOS, reducing_gap=1.0)


def _in_srgb(image: Image.Image, profile: object) -> Image.Image:
    """Colours as the web shows them. A profile that is damaged, or meant for another kind of picture, is left out."""
    target = "RGBA" if image.mode == "RGBA" else "RGB"
    if isinstance(profile, bytes) and 128 < len(profile) <= _MOST_PROFILE and image.mode != "L":
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=target)
        except (ImageCms.PyCMSError, OSError, ValueError):
            converted = None  # as any browser would: the numbers are taken for sRGB
        if converted is not None:
            return converted
    return image.convert("RGB") if image.mode == "CMYK" else image


def _encode(image: Image.Image, credit: str, *, photographic: bool) -> TakenPicture:
    """A drawing (few colours) is kept as PNG, a picture with transparency as WebP, every other as JPEG."""
    if image.mode == "RGBA" and image.getchannel("A").getextrema()[0] == 255:
        image = image.convert("RGB")
    image.info.clear()  # encoders write comments and profiles that they find here
    out = io.BytesIO()
    format: Format = "jpeg"
    if not photographic and image.getcolors(256) is not None:
        format = "png"
        image.save(out, "PNG")
    elif image.mode == "RGBA":
        format = "webp"  # PNG takes three seconds and ten times the bytes for the same
        image.save(out, "WEBP", quality=92, method=0)
    else:
        # A drawing's thin coloured lines suffer where colour is stored at half the size.
        image.save(out, "JPEG", quality=QUALITY, progressive=True, optimize=True, subsampling=2 if photographic else 0)
    data = out.getvalue()
    digest = hashlib.sha256(data).hexdigest()
    return TakenPicture(data, format, image.width, image.height, credit, digest, haze_of(image))


def haze_of(image: Image.Image) -> str:
    """The picture in six patches, three beside two, as a page shows it before it comes: each a colour of three hex
    digits, row by row. None where something shines through: it would stay to be seen behind.

    >>> haze_of(Image.new("RGB", (30, 20), (255, 0, 136)))
    'f08f08f08f08f08f08'
    """
    if image.mode == "RGBA":
        return ""
    patches = image.convert("RGB").resize((3, 2), Image.Resampling.BOX, reducing_gap=2.0)
    return "".join(f"{round(value / 17):x}" for value in patches.tobytes())
