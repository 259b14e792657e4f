"""The whole error tree. Each error says what happened, why, and what to do, in Arabic and in English.

An error is raised with named facts; its class holds the sentences, so that the same fault reads the same
wherever it is met::

    raise UnknownSetting(name="laguage", suggestion="language", file="warraq.toml")

``str(error)`` gives the English sentences, ``error.arabic`` the Arabic ones; the command line prints both.
"""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar


class WarraqError(Exception):
    """Base of all errors that Warraq raises on purpose.

    Subclasses fill `en` and `ar`: templates for `str.format` with the keyword arguments of the error.
    `exit_code` is what the command line ends with.
    """

    en: ClassVar[str] = "Something went wrong: {reason}"
    ar: ClassVar[str] = "حدث خطأ: {reason}"
    exit_code: ClassVar[int] = 1

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.en.format(**facts))

    def __reduce__(self) -> tuple[Any, ...]:
        """So that it comes whole from another process."""
        return partial(type(self), **self.facts), ()

    @property
    def arabic(self) -> str:
        """The same sentences in Arabic."""
        return self.ar.format(**self.facts)


# --- the newspaper's folder and its settings -------------------------------------------------------------


class ConfigError(WarraqError):
    """Something in ``warraq.toml`` or the environment is wrong."""

    exit_code = 2


class SiteNotFound(ConfigError):
    en = "No newspaper here: {path} has no warraq.toml. Run `warraq new {path}`, or name the folder with --site."
    ar = "لا صحيفة هنا: لا يوجد warraq.toml في {path}. نفّذ `warraq new {path}` أو حدّد المجلد بالخيار ‎--site."


class NobodyToAsk(WarraqError):
    en = "There are questions and no one to answer them. Give --yes to take what is proposed, or answers as options."
    ar = "ثمّة أسئلة ولا أحد يجيب عنها. أضف ‎--yes لقبول المقترح، أو أعطِ الأجوبة خيارات."
    exit_code = 2


class SiteExists(ConfigError):
    en = "{path} already holds a newspaper (warraq.toml). Choose another folder; nothing was changed."
    ar = "في {path} صحيفة قائمة (warraq.toml). اختر مجلداً آخر؛ لم يتغيّر شيء."


class UnknownSetting(ConfigError):
    en = "Unknown setting `{name}` in {file}.{hint} `warraq config` lists all settings."
    ar = "إعداد غير معروف «{name}» في {file}.{hint_ar} الأمر `warraq config` يسرد الإعدادات كلّها."


class BadSetting(ConfigError):
    en = "The setting `{name}` cannot be {value!r}: {reason}"
    ar = "لا يصحّ أن تكون قيمة الإعداد «{name}» {value!r}: {reason_ar}"


class BadToml(ConfigError):
    en = "{file} is not readable TOML: {reason} Mend the line and run the command again."
    ar = "تعذّرت قراءة {file} بصيغة TOML: {reason} صحّح السطر ثم أعد الأمر."


# --- bringing a newspaper over ------------------------------------------------------------------------------


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


# --- pictures and other media ----------------------------------------------------------------------------------


class MediaError(WarraqError):
    """A picture or document cannot be taken in; nothing of it was kept."""


class PictureRefused(MediaError):
    en = "The picture {name} was refused: {reason}. Save it again as JPEG, PNG, WebP or AVIF and try once more."
    ar = "رُفضت الصورة {name}: {reason_ar}. احفظها من جديد بصيغة JPEG أو PNG أو WebP أو AVIF ثم حاول ثانية."


class FetchRefused(MediaError):
    en = "{url} was not fetched: {reason}."
    ar = "لم تُجلب {url}: {reason_ar}."


# --- printing and serving ----------------------------------------------------------------------------------------


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


class LedgerDamaged(PressError):
    en = (
        "The press's ledger {file} is damaged ({reason}). Readers keep the last edition. "
        "`warraq publish` sets the file aside and prints the newspaper from nothing."
    )
    ar = (
        "دفتر المطبعة {file} تالف ({reason}). يبقى القراء على الطبعة الأخيرة. "
        "الأمر `warraq publish` يضع الملف جانباً ويطبع الصحيفة من الصفر."
    )


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


class UnprintableAddress(PressError):
    en = (
        "No file can be called {address}, so nothing was printed; the last edition stays. "
        "Give that article or page another permalink in the newsroom, and publish again."
    )
    ar = (
        "لا يمكن لملف أن يحمل العنوان {address}، فلم يُطبع شيء وبقيت الطبعة الأخيرة كما هي. "
        "أعطِ تلك المادة أو الصفحة رابطاً آخر في غرفة التحرير ثم أعد النشر."
    )


class NoEdition(WarraqError):
    en = "Nothing has been printed yet in {path}. Run `warraq publish --site {site}` first."
    ar = "لم تُطبع أي طبعة بعد في {path}. نفّذ أولاً `warraq publish --site {site}`."
    exit_code = 3


class PortInUse(WarraqError):
    en = "Port {port} on {host} is in use by another program. Stop it, or choose another with {option}."
    ar = "المنفذ {port} على {host} مشغول ببرنامج آخر. أوقفه أو اختر منفذاً آخر بالخيار {option}."
    exit_code = 3


class BadDeployment(WarraqError):
    exit_code = 2
    en = "{option} cannot stand in a server's configuration: {value}. Give a plain host name, address or path."
    ar = "لا تصلح قيمة {option} لإعدادات خادم: {value}. أعط اسم مضيف أو عنواناً أو مساراً بسيطاً."


class TemplateError(WarraqError):
    en = "The template {template} failed at line {line}: {reason}."
    ar = "تعطّل القالب {template} عند السطر {line}: {reason}."
    exit_code = 5


class UnreadableColour(ConfigError):
    en = (
        "The setting `theme.{name}` cannot be {colour}: on {ground} its contrast is {ratio}, and readers need 4.5. "
        "Take {nearest}, the nearest that they can read, or leave it empty for the face's own."
    )
    ar = (
        "لا يصحّ أن تكون قيمة الإعداد «theme.{name}» {colour}: تباينها على {ground} هو {ratio} ويحتاج القراء إلى 4.5. "
        "خذ {nearest} وهو أقرب ما يُقرأ، أو اتركه فارغاً للون الوجه نفسه."
    )


class SampleError(WarraqError):
    en = "The sample newspaper is not whole: {file}: {reason}."
    ar = "الصحيفة النموذجية ناقصة: {file}: {reason}."


class SearchError(WarraqError):
    en = "The search index {path} is not usable: {reason}. Run `warraq publish --full` to make it anew."
    ar = "فهرس البحث {path} غير صالح: {reason}. نفّذ `warraq publish --full` لإنشائه من جديد."
    exit_code = 5


class PortRefused(WarraqError):
    en = "Port {port} on {host} cannot be opened: {reason}. Choose another with {option}."
    ar = "تعذّر فتح المنفذ {port} على {host}: {reason}. اختر منفذاً آخر بالخيار {option}."
    exit_code = 3


class DeployNotWritten(WarraqError):
    en = "The configuration could not be written to {path}: {reason}. Name another folder with --out, or mend this one."
    ar = "تعذّرت كتابة الإعداد في {path}: {reason}. سمِّ مجلداً آخر بالخيار ‎--out أو أصلح هذا."
    exit_code = 3


# --- the newsroom's accounts ----------------------------------------------------------------------------------------


class UserExists(WarraqError):
    en = "There is an account {name} already; nothing was changed. Choose another name."
    ar = "الحساب {name} موجود من قبل ولم يتغيّر شيء. اختر اسماً آخر."
    exit_code = 2


class NoSuchUser(WarraqError):
    en = "There is no account {name}; nobody was sent out. The newsroom's users are listed under Settings."
    ar = "لا حساب باسم {name}، ولم يُخرَج أحد. أسماء المستخدمين في «الإعدادات» في غرفة التحرير."
    exit_code = 2


class NobodyNamed(WarraqError):
    en = "Name the accounts whose sessions are to end, or give --everyone."
    ar = "اذكر الحسابات التي تنتهي جلساتها، أو أضف ‎--everyone."
    exit_code = 2


class BadPassword(WarraqError):
    en = "The account {name} was not made: {reason}"
    ar = "لم يُنشأ الحساب {name}: {reason_ar}"
    exit_code = 2


# --- readers' letters -------------------------------------------------------------------------------------------


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


# --- backups ----------------------------------------------------------------------------------------------------


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
