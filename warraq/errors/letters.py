"""Errors about readers' letters."""

from __future__ import annotations

from warraq.errors.base import WarraqError


class LettersError(WarraqError):
    """Readers' letters cannot be opened or brought over; those in the inbox stay there."""

    exit_code = 6


class NoLettersKey(LettersError):
    en = "This newspaper has no key for letters. Run `warraq letters key --site {site}`."
    ar = "ليس للصحيفة مفتاح للتعليقات. نفّذ `warraq letters key --site {site}`."


class BadLettersKey(LettersError):
    en = "The key file {file} cannot be used: {reason}. Nothing was changed."
    ar = "لا يصلح ملف المفتاح {file}: {reason}. لم يتغيّر شيء."


class LettersNotBrought(LettersError):
    en = "Letters could not be brought from {source}: {reason}. They stay there; run the command again."
    ar = "تعذّر جلب التعليقات من {source}: {reason}. بقيت في مكانها؛ أعد الأمر."


class ShortPassphrase(WarraqError):
    en = "A passphrase needs at least {shortest} characters. Nothing was written."
    ar = "عبارة المرور لا تقلّ عن {shortest} حرفاً. لم يُكتب شيء."
    exit_code = 2
