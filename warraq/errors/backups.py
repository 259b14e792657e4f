"""Errors of backing up and restoring."""

from __future__ import annotations

from warraq.errors.base import WarraqError


class BackupFailed(WarraqError):
    en = "The backup {file} was not made: {reason}."
    ar = "لم تُصنع النسخة {file}: {reason_ar}."
    exit_code = 7


class RestoreFailed(WarraqError):
    en = "{file} was not restored: {reason}. Nothing was changed."
    ar = "لم تُستعد النسخة {file}: {reason_ar}. لم يتغيّر شيء."
    exit_code = 7


class BadBackupKey(WarraqError):
    en = "{key} cannot be used as a key: {reason}."
    ar = "لا يصلح {key} مفتاحاً: {reason}."
    exit_code = 2
