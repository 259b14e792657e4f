"""What the newsroom keeps of a reader's letter beside the comment that it became, and what moderators decide."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


class Letter(models.Model):
    """The letter behind a comment. An e-mail address is kept encrypted, with a key outside the database, and erased
    when its time is over; no network address was ever written down."""

    comment = models.OneToOneField("newsroom.Comment", related_name="letter", on_delete=models.CASCADE)
    receipt = models.CharField(max_length=32, unique=True)
    """Digest of the code that its writer was given."""
    likeness = models.CharField(max_length=32, db_index=True)
    """Digest of the folded text: letters that differ only in spelling and signs have the same."""
    email_locked = models.BinaryField(null=True, blank=True)
    email_until = models.DateTimeField(null=True, blank=True, db_index=True)
    score = models.FloatField(null=True, blank=True)
    """How much like spam the filter found it, 0 to 1; None before the filter had learned enough."""
    notes = models.CharField(max_length=100, blank=True)
    """Why it wants a second look: links, words, again, hasty."""
    taught = models.CharField(max_length=10, blank=True)
    """What the filter has learned it as: approved, spam or nothing yet."""

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        default_permissions = ()
        permissions = [("see_letter_email", _("Can see the e-mail addresses of letters"))]

    def __str__(self) -> str:
        return f"{self.comment_id}"


class ReceivedLetter(models.Model):
    """A sealed letter that was opened, by its digest, so that none is ever opened into two comments."""

    digest = models.CharField(max_length=32, primary_key=True)
    day = models.DateField(db_index=True)
    removes = models.CharField(max_length=32, blank=True, db_index=True)
    """Digest of the receipt, where it was the wish for a removal whose letter had not arrived."""

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.digest


class SpamWord(models.Model):
    """How often a feature of letters was seen in spam and in approved ones. The feature itself is a keyed hash: what
    readers wrote cannot be read off the filter."""

    feature = models.BigIntegerField(primary_key=True)
    spam = models.PositiveIntegerField(default=0)
    approved = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.feature}: {self.spam}/{self.approved}"


@register_setting(icon="comment")
class LetterRules(BaseGenericSetting):
    """The moderators' rules."""

    banned_words = models.TextField(
        _("banned words"), blank=True,
        help_text=_("One word or phrase a line, in any spelling. A letter that has one goes to spam."),
    )  # fmt: skip
    publish_clean = models.BooleanField(
        _("publish clean letters at once"), default=False,
        help_text=_("Letters that the filter finds clean, and that nothing speaks against, appear without waiting."),
    )  # fmt: skip
    hold_links = models.BooleanField(
        _("hold letters with links"), default=True, help_text=_("A letter with a link always waits for a moderator.")
    )
    close_after_days = models.PositiveIntegerField(
        _("close comments after days"), default=0,
        help_text=_("Days after an article's publication; 0: never. An article that is opened again stays open."),
    )  # fmt: skip
    closed_up_to = models.DateTimeField(null=True, blank=True, editable=False)
    """Articles published up to here were closed once already."""

    panels = ["banned_words", "hold_links", "publish_clean", "close_after_days"]

    class Meta:
        verbose_name = _("rules for letters")
        verbose_name_plural = _("rules for letters")
