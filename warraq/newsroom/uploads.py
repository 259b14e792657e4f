"""Forms for pictures and documents: what may not come in is refused with the reason beside the field.

A picture is decoded and made anew (`warraq.media.pictures.take_in`) before anything of it is kept; a document is
looked into, so that its content is what its name says.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from warraq.errors import PictureRefused
from warraq.markup.letters import strip_hidden
from warraq.media import magic
from warraq.media.pictures import TakenPicture, take_in
from warraq.newsroom.intake import clean_name

MOST_DOCUMENT_BYTES = 50 * 2**20
DOCUMENT_KINDS = {"pdf": "pdf"} | dict.fromkeys(["docx", "ods", "odt", "pptx", "xlsx", "zip"], "zip")
"""What a document's first bytes must be, by the ending of its name; the others are plain text."""


class CleanUpload(SimpleUploadedFile):
    """An uploaded picture after it was made anew."""

    def __init__(self, taken: TakenPicture, name: str) -> None:
        self.taken = taken
        super().__init__(clean_name(name, taken), taken.data, f"image/{taken.format}")


class PictureFileField(WagtailImageField):
    """The picture's file; what it gives on is already clean."""

    def to_python(self, data: Any) -> Any:
        file = forms.FileField.to_python(self, data)
        if file is None or isinstance(file, CleanUpload):
            return file
        self.check_image_file_size(file)
        try:
            return CleanUpload(take_in(file.read(), file.name), file.name)
        except PictureRefused as refused:
            arabic = (get_language() or "").startswith("ar")
            raise ValidationError(refused.arabic if arabic else str(refused), code="refused") from refused

    def run_validators(self, value: Any) -> None:
        """Wagtail's look at names; the bytes have been judged already."""


class PictureForm(BaseImageForm):
    """Of pictures, wherever they are uploaded or described."""

    class Meta(BaseImageForm.Meta):
        widgets = BaseImageForm.Meta.widgets | {"caption": AdminAutoHeightTextInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            old = self.fields["file"]
            self.fields["file"] = PictureFileField(label=old.label, required=old.required, widget=old.widget)
        if "description" in self.fields:
            alt = self.fields["description"]
            alt.label = _("Alternative text")
            alt.help_text = _("What the picture shows, for readers who do not see it.")
            # The first step of uploading many at once does not ask for it yet; the second does.
            alt.required = not self.is_bound or self.add_prefix("description") in self.data

    def clean(self) -> Any:
        cleaned = super().clean()
        for name in ("title", "description", "caption", "credit"):
            if isinstance(cleaned.get(name), str):
                cleaned[name] = strip_hidden(cleaned[name]).strip()
        file = cleaned.get("file")
        if isinstance(file, CleanUpload):
            self.instance.digest, self.instance.haze = file.taken.digest, file.taken.haze
            if not cleaned.get("credit"):
                cleaned["credit"] = file.taken.credit
        return cleaned


class DocumentForm(BaseDocumentForm):
    """Of documents."""

    def clean_file(self) -> Any:
        file = self.cleaned_data.get("file")
        if "file" not in self.changed_data or not file:
            return file
        if file.size > MOST_DOCUMENT_BYTES:
            raise ValidationError(
                _("This document is larger than %(limit)s.") % {"limit": filesizeformat(MOST_DOCUMENT_BYTES)}
            )
        file.seek(0)
        found = magic.sniff(file.read(magic.HEAD))
        file.seek(0)
        if found != DOCUMENT_KINDS.get(PurePath(file.name).suffix.lower()[1:], ""):
            raise ValidationError(_("The content of this file is not what its name says."))
        self.instance.digest = ""
        return file
