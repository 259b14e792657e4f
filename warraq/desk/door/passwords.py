"""Words that are no password here: what anyone who aims at this newspaper would try first."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from warraq.arabic import fold

OUR_WORDS = ("warraq", "wagtail", "newsroom", "newspaper", "ورّاق", "صحيفة", "تحرير")
LEAST_OF_OTHERS = 8
"""Characters that a password has besides such words."""
_WORD = re.compile(r"\w{4,}")


def words(name: str, *addresses: str) -> set[str]:
    """The newspaper's own words: of its name, of its host names, and of this program; folded.

    >>> sorted(words("صحيفة المدينة", "https://al-madina.example:8001") - words(""))
    ['example', 'madina', 'المدينه']
    """
    hosts = (urlsplit(address).hostname or "" for address in addresses)
    return {fold(word).casefold() for text in (*OUR_WORDS, name, *hosts) for word in _WORD.findall(text)}


class OwnWordsValidator:
    """Refuses a password that is little more than the newspaper's own words."""

    def validate(self, password: str, user: object = None) -> None:
        """Raises ValidationError."""
        config = settings.WARRAQ
        rest = fold(password).casefold()
        found = [
            word for word in words(config.newspaper.name, config.newspaper.url, config.newsroom.url) if word in rest
        ]
        for word in sorted(found, key=len, reverse=True):
            rest = rest.replace(word, "")
        if found and len(rest) < LEAST_OF_OTHERS:
            raise ValidationError(_("The password is little more than the newspaper's own words."), code="own_words")

    def get_help_text(self) -> str:
        """What is said beside the field."""
        return _("Your password can't be made of the newspaper's own words.")
