"""Errors of bringing a newspaper over."""

from __future__ import annotations

from warraq.errors.base import WarraqError


class ImportFailed(WarraqError):
    """The import cannot go on; what was already brought over stays and the next run continues from it."""

    exit_code = 4


class HostileXml(ImportFailed):
    en = (
        "{file} was refused: it holds {what}, which an export never needs and an attack often does. "
        "Nothing was read from it. Export again from WordPress (Tools > Export)."
    )
    ar = (
        "رُفض الملف {file}: فيه {what_ar}، وهو ما لا يحتاج إليه أي تصدير وتستعمله الهجمات. "
        "لم يُقرأ منه شيء. أعد التصدير من ووردبريس (أدوات ← تصدير)."
    )


class BrokenXml(ImportFailed):
    en = (
        "{file} is damaged (at {places} places, first at line {line}: {reason}). All that stands whole in it was "
        "brought over. Export again, or mend the lines, and run the same command: it brings what is missing."
    )
    ar = (
        "الملف {file} تالف (عدد المواضع {places}، أوّلها عند السطر {line}: {reason_ar}). استُورد كلّ ما سلم فيه. "
        "أعد التصدير أو أصلح الأسطر ثم أعد الأمر نفسه فيأتي بما نقص."
    )


class ImportBusy(ImportFailed):
    en = "Another import into this newspaper is under way. Wait until it ends, and run the command again."
    ar = "يجري استيراد آخر إلى هذه الصحيفة. انتظر انتهاءه ثم أعد الأمر."


class NotAnExport(ImportFailed):
    en = "{file} is not a WordPress export (WXR): {reason}. Make one in WordPress under Tools > Export."
    ar = "ليس {file} تصديراً من ووردبريس (WXR): {reason_ar}. أنشئ تصديراً من أدوات ← تصدير."


class UnreadableFile(ImportFailed):
    en = "{file} cannot be read: {reason}."
    ar = "تعذّرت قراءة {file}: {reason_ar}."


class TwoSites(ImportFailed):
    en = (
        "These exports are of two sites, {first} and {second}, and their numbers would be mixed up. Nothing was "
        "brought over. Import one site after the other, each with a command of its own."
    )
    ar = (
        "هذه الملفات من موقعين، {first} و{second}، وأرقامهما تختلط. لم يُستورد شيء. "
        "استورد كلّ موقع وحده بأمر خاص به."
    )
