"""Pictures made for the tests, with all that a camera and an agency write into them, and broken ones."""

from __future__ import annotations

import io
import random
import struct
import zlib

from PIL import Image, ImageDraw, PngImagePlugin
from PIL.ExifTags import GPS, IFD

SECRETS = [b"Exif", b"GPS", b"SN-4711-SECRET", b"Salma", b"xmpmeta", b"photoshop", b"8BIM", b"tEXt", b"iTXt", b"eXIf",
           b"iCCP", b"ICC_PROFILE", b"http://ns.adobe.com", b"a comment", b"JFXX", b"EXIF", b"XMP ", b"ICCP", b"dc:creator"]  # fmt: skip  # noqa: E501
XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
photoshop:Credit="وكالة"><dc:creator><rdf:Seq><rdf:li>سلمى Salma</rdf:li></rdf:Seq></dc:creator></rdf:Description>
</rdf:RDF></x:xmpmeta>""".encode()


def photo(width: int = 900, height: int = 600, mode: str = "RGB") -> Image.Image:
    """Something with edges, gradients and noise, the same each time."""
    image = Image.radial_gradient("L").resize((width, height))
    image = Image.merge("RGB", (image, image.transpose(Image.Transpose.FLIP_LEFT_RIGHT), image.rotate(90)))
    noise = Image.frombytes("L", (90, 60), random.Random(7).randbytes(5400)).resize((width, height))
    image = Image.blend(image, noise.convert("RGB"), 0.2)
    ImageDraw.Draw(image).rectangle((0, 0, width // 4, height // 4), fill="red")
    return image.convert(mode)


def exif(orientation: int = 1) -> Image.Exif:
    data = Image.Exif()
    data[0x0112], data[0x013B], data[0x010F] = orientation, "Salma Haddad", "Camera maker"
    data.get_ifd(IFD.Exif)[0xA431] = "SN-4711-SECRET"
    gps = data.get_ifd(IFD.GPSInfo)
    gps[GPS.GPSLatitudeRef], gps[GPS.GPSLatitude] = "N", (33.0, 53.0, 20.5)
    gps[GPS.GPSLongitudeRef], gps[GPS.GPSLongitude] = "E", (35.0, 30.0, 5.1)
    return data


def iptc(*records: tuple[int, bytes]) -> bytes:
    """An APP13 segment with IIM records of the second record."""
    body = b"".join(b"\x1c\x02" + bytes([number]) + struct.pack(">H", len(text)) + text for number, text in records)
    resource = b"8BIM\x04\x04\x00\x00" + struct.pack(">I", len(body)) + body + b"\0" * (len(body) % 2)
    content = b"Photoshop 3.0\x00" + resource
    return b"\xff\xed" + struct.pack(">H", len(content) + 2) + content


def jpeg(
    orientation: int = 1, xmp: bytes = XMP, records: tuple[tuple[int, bytes], ...] = (), **options: object
) -> bytes:
    out = io.BytesIO()
    photo().save(
        out, "JPEG", exif=exif(orientation), xmp=xmp, comment=b"a comment by Salma", icc_profile=profile(), **options
    )
    data = out.getvalue()
    return data[:2] + iptc(*records) + data[2:] if records else data


def profile() -> bytes:
    from PIL import ImageCms

    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def saved(format: str, mode: str = "RGB", size: tuple[int, int] = (300, 200), **options: object) -> bytes:
    out = io.BytesIO()
    photo(*size, mode=mode).save(out, format, **options)
    return out.getvalue()


def png_with_everything() -> bytes:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", "Salma Haddad")
    texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return saved("PNG", exif=exif(), pnginfo=texts, icc_profile=profile())


def png_header(width: int, height: int) -> bytes:
    """A PNG of that size by its header, holding a few bytes."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 9999))
        + chunk(b"IEND", b"")
    )


def gif_header(width: int, height: int) -> bytes:
    size = struct.pack("<HH", width, height)
    return b"GIF89a" + size + b"\x80\0\0\0\0\0\xff\xff\xff" + b"," + b"\0\0\0\0" + size + b"\0\x02\x02\x44\x01\0;"


def tiff_header(width: int, height: int) -> bytes:
    entries = [(256, 4, width), (257, 4, height), (258, 3, 8), (259, 3, 1), (262, 3, 1), (273, 4, 8), (277, 3, 1),
               (278, 4, height), (279, 4, 64)]  # fmt: skip
    body = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in entries)
    return b"II*\0" + struct.pack("<IH", 8, len(entries)) + body + b"\0" * 64
