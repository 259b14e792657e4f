"""Errors about the newsroom's accounts."""

from __future__ import annotations

from warraq.errors.base import WarraqError


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
