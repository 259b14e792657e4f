"""What is uploaded is taken in: clean, described, and refused with a reason."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from tests import factories
from warraq.newsroom import models

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def photo(size: tuple[int, int] = (60, 40)) -> bytes:
    """A JPEG with a place, a serial number, a photographer's name, and turned by its camera."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x013B] = "Salma Haddad"
    exif[0xA431] = "SN-31415926"
    exif.get_ifd(0x8825).update({1: "N", 2: (33.0, 53.0, 20.0), 3: "E", 4: (35.0, 30.0, 6.0)})
    out = io.BytesIO()
    Image.new("RGB", size, (200, 40, 40)).save(out, "JPEG", exif=exif)
    assert b"SN-31415926" in out.getvalue()
    return out.getvalue()


def upload(data: bytes, name: str = "صورة.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, "image/jpeg")


def assert_clean(picture: models.Picture) -> None:
    with picture.file.open("rb") as stored:
        data = stored.read()
    assert b"SN-31415926" not in data
    assert not Image.open(io.BytesIO(data)).getexif()
    assert len(picture.digest) == 64
    assert (picture.width, picture.height) == (40, 60), "turned as the camera was held"


def test_an_uploaded_picture_loses_its_place_and_keeps_its_credit(editor_client: Any) -> None:
    form = {"title": "صورة", "file": upload(photo()), "description": "وصف"}
    assert editor_client.post(reverse("wagtailimages:add"), form).status_code == 302
    picture = models.Picture.objects.get()
    assert_clean(picture)
    assert picture.credit == "Salma Haddad"


def test_a_credit_that_is_typed_is_not_replaced(editor_client: Any) -> None:
    form = {"title": "صورة", "file": upload(photo()), "description": "وصف", "credit": "أرشيف"}
    editor_client.post(reverse("wagtailimages:add"), form)
    assert models.Picture.objects.get().credit == "أرشيف"


def test_alternative_text_is_required(editor_client: Any) -> None:
    form = {"title": "صورة", "file": upload(photo()), "description": ""}
    answer = editor_client.post(reverse("wagtailimages:add"), form)
    assert answer.status_code == 200
    assert not models.Picture.objects.exists()
    assert "النص البديل" in answer.content.decode()


def test_many_at_once_are_taken_in_and_then_asked_for_their_words(editor_client: Any) -> None:
    answer = editor_client.post(
        reverse("wagtailimages:add_multiple"), {"title": "صورة", "files[]": upload(photo())},
        headers={"x-requested-with": "XMLHttpRequest"},
    )  # fmt: skip
    assert answer.json()["success"]
    picture = models.Picture.objects.get()
    assert_clean(picture)
    again = editor_client.post(
        reverse("wagtailimages:edit_multiple", args=[picture.pk]),
        {f"image-{picture.pk}-title": "صورة", f"image-{picture.pk}-description": ""},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    assert not again.json()["success"]


def test_a_picture_that_first_waits_for_a_title_is_clean_when_it_becomes_one(editor_client: Any) -> None:
    first = editor_client.post(
        reverse("wagtailimages:add_multiple"), {"title": "", "files[]": upload(photo())},
        headers={"x-requested-with": "XMLHttpRequest"},
    )  # fmt: skip
    number = first.json()["uploaded_file_id"]
    prefix = f"uploaded-image-{number}"
    editor_client.post(
        reverse("wagtailimages:create_multiple_from_uploaded_image", args=[number]),
        {f"{prefix}-title": "صورة", f"{prefix}-description": "وصف"},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    assert_clean(models.Picture.objects.get())


def test_the_choosers_upload_in_the_editor_takes_in_too(editor_client: Any) -> None:
    prefix = "image-chooser-upload"
    form = {f"{prefix}-title": "صورة", f"{prefix}-file": upload(photo()), f"{prefix}-description": "وصف"}
    editor_client.post(reverse("wagtailimages_chooser:create"), form)
    assert_clean(models.Picture.objects.get())


def test_a_file_that_reaches_the_model_by_another_way_is_taken_in(newspaper: Any) -> None:
    picture = models.Picture(title="صورة", file=ContentFile(photo(), name="x.jpg"))
    picture.save()
    assert_clean(picture)


def test_a_new_file_for_a_picture_is_taken_in_and_the_old_one_is_gone(editor_client: Any) -> None:
    picture = factories.picture()
    old, digest = picture.file.name, picture.digest
    form = {"title": "صورة", "file": upload(photo()), "description": "وصف"}
    editor_client.post(reverse("wagtailimages:edit", args=[picture.pk]), form)
    picture = models.Picture.objects.get()
    assert_clean(picture)
    assert picture.digest != digest
    assert not picture.file.storage.exists(old)


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "x.svg", "SVG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "x.jpg", "SVG"),
        (b"not a picture", "x.jpg", "رُفضت الصورة"),
        (b"\xff\xd8\xff\xe0broken", "x.jpg", "تالف"),
    ],
)
def test_what_is_no_picture_is_refused_in_arabic(editor_client: Any, data: bytes, name: str, sentence: str) -> None:
    form = {"title": "صورة", "file": upload(data, name), "description": "وصف"}
    answer = editor_client.post(reverse("wagtailimages:add"), form)
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert not models.Picture.objects.exists()


def test_a_document_is_named_by_its_content_and_served_as_a_download(editor_client: Any) -> None:
    form = {"title": "وثيقة", "file": SimpleUploadedFile("تقرير.pdf", b"%PDF-1.4 content", "application/pdf")}
    editor_client.post(reverse("wagtaildocs:add"), form)
    document = models.NewsDocument.objects.get()
    assert len(document.digest) == 64
    served = editor_client.get(document.url)
    assert served["Content-Disposition"].startswith("attachment")
    assert served["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in served["Content-Security-Policy"]


def test_a_newer_file_of_a_document_has_another_digest(editor_client: Any) -> None:
    pdf = {"title": "وثيقة", "file": SimpleUploadedFile("a.pdf", b"%PDF-1.4 one", "application/pdf")}
    editor_client.post(reverse("wagtaildocs:add"), pdf)
    document = models.NewsDocument.objects.get()
    again = {"title": "وثيقة", "file": SimpleUploadedFile("a.pdf", b"%PDF-1.4 two", "application/pdf")}
    editor_client.post(reverse("wagtaildocs:edit", args=[document.pk]), again)
    assert models.NewsDocument.objects.get().digest != document.digest


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.pdf", b"<html><script>x</script>"),
        ("x.txt", b"<html><script>x</script>"),
        ("x.html", b"text"),
        ("x.docx", b"%PDF-"),
    ],
)
def test_a_document_must_be_what_its_name_says(editor_client: Any, name: str, data: bytes) -> None:
    form = {"title": "وثيقة", "file": SimpleUploadedFile(name, data)}
    assert editor_client.post(reverse("wagtaildocs:add"), form).status_code == 200
    assert not models.NewsDocument.objects.exists()


def test_files_of_the_newsroom_are_not_for_strangers(editor_client: Any, client_of_nobody: Any) -> None:
    picture = factories.picture()
    url = f"/newsroom-media/{picture.file.name}"
    assert editor_client.get(url).status_code == 200
    assert client_of_nobody.get(url).status_code == 302
    assert editor_client.get("/newsroom-media/../secrets/secret-key").status_code == 404


@pytest.fixture
def client_of_nobody() -> Any:
    from django.test import Client

    return Client()
