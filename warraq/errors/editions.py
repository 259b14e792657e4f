"""Errors about editions: going back to one, and exporting it."""

from __future__ import annotations

from warraq.errors.press import PressError


class NoSuchEdition(PressError):
    en = "Readers cannot be given edition {number} again: it is not kept. These are: {known}. See `warraq editions`."
    ar = "لا يمكن إعادة الطبعة {number} إلى القراء لأنها غير محفوظة. المحفوظ: {known}. انظر `warraq editions`."
    exit_code = 3


class NoEarlierEdition(NoSuchEdition):
    en = "No earlier edition is kept, so readers keep the one that they have. See `warraq editions`."
    ar = "لا طبعة أسبق محفوظة، فيبقى القراء على ما بين أيديهم. انظر `warraq editions`."


class ExportTaken(PressError):
    en = "Nothing was exported: {path} is there already and is not empty. Name a new folder, or empty it."
    ar = "لم يُصدَّر شيء: المجلد {path} موجود وفيه ملفات. سمِّ مجلداً جديداً أو أفرغه."
    exit_code = 3


class ExportIsFile(PressError):
    en = "Nothing was exported: {path} is a file, and the newspaper is a folder. Name a new folder."
    ar = "لم يُصدَّر شيء: {path} ملف، والصحيفة مجلد. سمِّ مجلداً جديداً."
    exit_code = 3


class ExportInsideEdition(PressError):
    en = "Nothing was exported: {path} is within the edition itself, {edition}. Name a folder elsewhere."
    ar = "لم يُصدَّر شيء: {path} داخل الطبعة نفسها {edition}. سمِّ مجلداً في مكان آخر."
    exit_code = 3


class ExportFailed(PressError):
    en = (
        "Nothing was exported: {path} could not be written ({reason}). What was begun there is taken away again, and "
        "the edition is as it was. Name another folder, or mend the cause, and run the command again."
    )
    ar = (
        "لم يُصدَّر شيء: تعذّرت الكتابة في {path} ({reason}). أُزيل ما كُتب فيه، والطبعة كما كانت. "
        "سمِّ مجلداً آخر أو عالج السبب ثم أعد الأمر."
    )


class PressHeld(PressError):
    en = (
        "After a rollback readers see edition {number}, which is edition {again} again and not what the records say, "
        "and the press is held: nothing was printed or compared. `warraq press sweep` checks what readers see; "
        "`warraq publish`, or an editor on the newsroom's press page, lets it print on."
    )
    ar = (
        "بين أيدي القرّاء بعد الرجوع الطبعة {number}، وهي الطبعة {again} نفسها لا ما في السجلات، والطباعة موقوفة: "
        "لم يُطبع شيء ولم يُقارن. الأمر `warraq press sweep` يفحص الطبعة المعروضة، ويستأنف الطباعة الأمر "
        "`warraq publish` أو محرّر من صفحة المطبعة في غرفة التحرير."
    )
    exit_code = 3


class OrderTooLate(PressError):
    en = (
        "Readers were not given edition {number} again: no press took that up within ten minutes, and what is new "
        "since then would have been lost to them. Look at the press page, and ask again if it is still wanted."
    )
    ar = (
        "لم تُعَد الطبعة {number} إلى القرّاء: لم تتسلّم الطلب أي مطبعة خلال عشر دقائق، ولو نُفّذ الآن لغاب عنهم ما "
        "استجدّ بعده. راجع صفحة المطبعة، وأعد الطلب إن بقيت له حاجة."
    )
    exit_code = 3
