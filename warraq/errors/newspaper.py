"""Errors about the newspaper's folder, its settings, and what it is made with."""

from __future__ import annotations

from warraq.errors.base import WarraqError


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


class UnreadableColour(ConfigError):
    en = (
        "The setting `theme.{name}` cannot be {colour}: on {ground} its contrast is {ratio}, and readers need 4.5. "
        "Take {nearest}, the nearest that they can read, or leave it empty for the face's own."
    )
    ar = (
        "لا يصحّ أن تكون قيمة الإعداد «theme.{name}» {colour}: تباينها على {ground} هو {ratio} ويحتاج القراء إلى 4.5. "
        "خذ {nearest} وهو أقرب ما يُقرأ، أو اتركه فارغاً للون الوجه نفسه."
    )


class TemplateError(WarraqError):
    en = "The template {template} failed at line {line}: {reason}."
    ar = "تعطّل القالب {template} عند السطر {line}: {reason}."
    exit_code = 5


class SampleError(WarraqError):
    en = "The sample newspaper is not whole: {file}: {reason}."
    ar = "الصحيفة النموذجية ناقصة: {file}: {reason}."
