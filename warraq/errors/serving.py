"""Errors of serving: what readers' servers need, and search."""

from __future__ import annotations

from warraq.errors.base import WarraqError


class NoEdition(WarraqError):
    en = "Nothing has been printed yet in {path}. Run `warraq publish --site {site}` first."
    ar = "لم تُطبع أي طبعة بعد في {path}. نفّذ أولاً `warraq publish --site {site}`."
    exit_code = 3


class PortInUse(WarraqError):
    en = "Port {port} on {host} is in use by another program. Stop it, or choose another with {option}."
    ar = "المنفذ {port} على {host} مشغول ببرنامج آخر. أوقفه أو اختر منفذاً آخر بالخيار {option}."
    exit_code = 3


class PortRefused(WarraqError):
    en = "Port {port} on {host} cannot be opened: {reason}. Choose another with {option}."
    ar = "تعذّر فتح المنفذ {port} على {host}: {reason}. اختر منفذاً آخر بالخيار {option}."
    exit_code = 3


class BadDeployment(WarraqError):
    exit_code = 2
    en = "{option} cannot stand in a server's configuration: {value}. Give a plain host name, address or path."
    ar = "لا تصلح قيمة {option} لإعدادات خادم: {value}. أعط اسم مضيف أو عنواناً أو مساراً بسيطاً."


class DeployNotWritten(WarraqError):
    en = "The configuration could not be written to {path}: {reason}. Name another folder with --out, or mend this one."
    ar = "تعذّرت كتابة الإعداد في {path}: {reason}. سمِّ مجلداً آخر بالخيار ‎--out أو أصلح هذا."
    exit_code = 3


class SearchError(WarraqError):
    en = "The search index {path} is not usable: {reason}. Run `warraq publish --full` to make it anew."
    ar = "فهرس البحث {path} غير صالح: {reason}. نفّذ `warraq publish --full` لإنشائه من جديد."
    exit_code = 5
