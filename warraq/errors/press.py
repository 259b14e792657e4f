"""Errors of printing."""

from __future__ import annotations

from warraq.errors.base import WarraqError


class PressError(WarraqError):
    """The press could not print; the last edition stays as it was."""

    exit_code = 5


class PressBusy(PressError):
    en = "Another press is printing this newspaper (process {pid}). It will also print your change."
    ar = "مطبعة أخرى تطبع هذه الصحيفة الآن (العملية {pid})، وستطبع تغييرك أيضاً."


class PrintFailed(PressError):
    en = "The page {address} could not be printed: {reason}. The last edition stays; mend the cause and publish again."
    ar = "تعذّرت طباعة الصفحة {address}: {reason}. بقيت الطبعة الأخيرة كما هي؛ عالج السبب ثم أعد النشر."


class PrinterKilled(PressError):
    en = (
        "A process that printed pages was killed, perhaps because the machine ran out of memory. "
        "The last edition stays; publish again."
    )
    ar = "أُوقفت قسراً عملية كانت تطبع الصفحات، وربما نفدت ذاكرة الجهاز. بقيت الطبعة الأخيرة كما هي؛ أعد النشر."


class LedgerDamaged(PressError):
    en = (
        "The press's ledger {file} is damaged ({reason}). Readers keep the last edition. "
        "`warraq publish` sets the file aside and prints the newspaper from nothing."
    )
    ar = (
        "دفتر المطبعة {file} تالف ({reason}). يبقى القراء على الطبعة الأخيرة. "
        "الأمر `warraq publish` يضع الملف جانباً ويطبع الصحيفة من الصفر."
    )


class UnprintableAddress(PressError):
    en = (
        "No file can be called {address}, so nothing was printed; the last edition stays. "
        "Give that article or page another permalink in the newsroom, and publish again."
    )
    ar = (
        "لا يمكن لملف أن يحمل العنوان {address}، فلم يُطبع شيء وبقيت الطبعة الأخيرة كما هي. "
        "أعطِ تلك المادة أو الصفحة رابطاً آخر في غرفة التحرير ثم أعد النشر."
    )
