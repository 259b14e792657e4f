"""Errors of the disk that holds the edition."""

from __future__ import annotations

from warraq.errors.press import PressError


class EditionWriteFailed(PressError):
    en = (
        "The edition could not be written: {reason}. Readers keep the last edition; "
        "free some space or mend the disk, and the next run goes on."
    )
    ar = "تعذّرت كتابة الطبعة: {reason}. يبقى القراء على الطبعة الأخيرة؛ وفّر مساحة أو أصلح القرص ويكمل التشغيل التالي."


class DiskFull(EditionWriteFailed):
    en = (
        "The disk that holds {path} is full ({reason}). Nothing that was saved is lost, and readers keep the last "
        "edition. Free some space; the next run goes on."
    )
    ar = (
        "القرص الذي فيه {path} ممتلئ ({reason_ar}). لم يضع شيء مما حُفظ، ويبقى القراء على الطبعة الأخيرة. "
        "وفّر مساحة فيكمل التشغيل التالي."
    )


class DiskReadOnly(EditionWriteFailed):
    en = (
        "The disk that holds {path} can only be read ({reason}). Nothing was changed, and readers keep the last "
        "edition. See in the system's log why, have it mounted for writing; the next run goes on."
    )
    ar = (
        "القرص الذي فيه {path} للقراءة فقط ({reason}). لم يتغيّر شيء، ويبقى القراء على الطبعة الأخيرة. "
        "انظر السبب في سجلّ النظام وصِله للكتابة فيكمل التشغيل التالي."
    )


class DiskFailing(EditionWriteFailed):
    en = (
        "The disk that holds {path} fails ({reason}). Readers keep the last edition as long as it can be read. "
        "Make a backup, look into the system's log, and mend or replace the disk; the next run goes on."
    )
    ar = (
        "القرص الذي فيه {path} معطوب ({reason}). يبقى القراء على الطبعة الأخيرة ما دامت تُقرأ. "
        "اصنع نسخة احتياطية وانظر سجلّ النظام وأصلح القرص أو أبدله فيكمل التشغيل التالي."
    )
