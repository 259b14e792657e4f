"""The forms in which editors write pages: forgiving about slugs, strict about what readers would meet."""

from __future__ import annotations

import itertools
import re
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import CharField, TextField
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.pages import WagtailAdminPageForm
from wagtail.admin.widgets import SlugInput

from warraq.arabic.slug import cut_slug, slugify
from warraq.markup.letters import strip_hidden

SLUG_LENGTH = 80
# What the browser should leave out already while it fills the field from the headline. The server decides.
_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]")


class SlugField(forms.CharField):
    """A slug from whatever was typed, or filled in by the browser: vowel marks, tatweel and signs fall away."""

    def to_python(self, value: Any) -> str:
        return slugify((super().to_python(value) or "").replace("-", " "), SLUG_LENGTH)


class NewsPageForm(WagtailAdminPageForm):
    """Of all pages."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "title" in self.fields:
            self.fields["title"].error_messages["required"] = _("Write a headline.")
        if "slug" in self.fields:
            old = self.fields["slug"]
            self.fields["slug"] = SlugField(
                label=old.label,
                required=False,
                widget=SlugInput(formatters=[(_MARKS, "")]),
                help_text=_("Empty: made from the headline."),
            )
        if "permalink" in self.fields and self.instance.permalink:
            # Readable, but not to be changed by a slip: a button beside it opens it.
            self.fields["permalink"].widget.attrs |= {"readonly": "", "data-frozen": _("Change the address")}

    def clean(self) -> Any:
        cleaned = self.cleaned_data
        for name, value in cleaned.items():
            if isinstance(value, str) and self._is_prose(name):
                cleaned[name] = strip_hidden(value).strip()
        if "title" in cleaned and not cleaned["title"]:
            self.add_error("title", _("Write a headline."))
        if "slug" in self.fields and "slug" in cleaned:
            cleaned["slug"] = self._own_slug(cleaned["slug"] or slugify(cleaned.get("title") or ""))
        return super().clean()

    def _is_prose(self, name: str) -> bool:
        try:
            return isinstance(self._meta.model._meta.get_field(name), (CharField, TextField))
        except LookupError:
            return False

    def _own_slug(self, slug: str) -> str:
        """`slug`, or with a number if a neighbour has it: two stories may share a headline, and for an article the
        slug only counts at its first publication. A section's slug is its address: there the editor decides."""
        slug = slug or self.instance.slug or str(self._meta.model._meta.model_name)
        if not self.numbered_slugs or self.parent_page is None:
            return slug
        stem = cut_slug(slug, SLUG_LENGTH - 5)
        neighbours = self.parent_page.get_children().filter(slug__startswith=stem).not_page(self.instance)
        taken = set(neighbours.values_list("slug", flat=True))
        numbered = (f"{stem}-{number}" for number in itertools.count(2))
        return next(candidate for candidate in itertools.chain([slug], numbered) if candidate not in taken)

    numbered_slugs = False


class ArticleForm(NewsPageForm):
    """Of articles: a translation hangs on an original, in another language than it and than its other translations."""

    numbered_slugs = True

    def clean(self) -> Any:
        cleaned = super().clean()
        original = cleaned.get("original")
        if original is not None:
            # Whoever chose another translation meant the story: both hang on the one original.
            original = cleaned["original"] = original.original or original
            self._judge_translation(original, cleaned.get("language") or "")
        return cleaned

    def _judge_translation(self, original: Any, language: str) -> None:
        if original.pk == self.instance.pk:
            self.add_error("original", _("An article is not its own translation."))
        elif self.instance.pk and self.instance.translations.exists():
            self.add_error("original", _("This article has translations of its own, so it cannot be one."))
        else:
            others = original.translations.exclude(pk=self.instance.pk)
            told = {original.language or _own(), *(other.language or _own() for other in others)}
            if (language or _own()) in told:
                self.add_error("language", _("The story is there in this language already. Name this one's language."))


def _own() -> str:
    return str(settings.WARRAQ.newspaper.language)
