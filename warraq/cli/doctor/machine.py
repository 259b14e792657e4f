# ruff: noqa: E501 - a sentence is read best on its one line
"""The machine and the addresses: HTTPS, hosts of their own, room on the disk, backups, versions that are still mended."""

from __future__ import annotations

import ipaddress
import shutil
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from warraq.cli.doctor.problem import Problem
from warraq.config import SiteConfig

LEAST_FREE = 2 * 2**30
OLDEST_BACKUP = 7
"""Days."""
MENDED_UNTIL = {(3, 11): date(2027, 10, 31), (3, 12): date(2028, 10, 31), (3, 13): date(2029, 10, 31)}
"""Until when Python's versions get security fixes (PEP 664, 693, 719)."""


def https(config: SiteConfig) -> Iterator[Problem]:
    """Beyond this machine everything goes over HTTPS."""
    for setting, url in (("newspaper.url", config.newspaper.url), ("newsroom.url", config.newsroom.url)):
        if url.startswith("http:") and not is_local(url):
            yield Problem(
                "no-https",
                (f"العنوان {setting} ({url}) بلا HTTPS: تُقرأ كلمات السر وتُبدَّل الصفحات في الطريق.",
                 f"{setting} ({url}) is not HTTPS: passwords can be read and pages changed on the way."),
                (f"ضع خادماً بشهادة أمامها (`warraq deploy nginx` أو caddy) واجعل {setting} يبدأ بـ https://",
                 f"Put a server with a certificate before it (`warraq deploy nginx` or caddy); let {setting} begin https://"),
            )  # fmt: skip


def apart(config: SiteConfig) -> Iterator[Problem]:
    """The newsroom has a host of its own, so that nothing on the readers' side shares cookies or scripts with it."""
    readers, newsroom = urlsplit(config.newspaper.url), urlsplit(config.newsroom.url)
    if not is_local(config.newsroom.url) and readers.hostname == newsroom.hostname:
        yield Problem(
            "same-host",
            ("غرفة التحرير والقرّاء على مضيف واحد.", "The newsroom and the readers share one host."),
            (
                "اجعل newsroom.url على اسم آخر، مثل desk.example.org.",
                "Let newsroom.url be at another name: desk.example.org.",
            ),
        )


def disk(config: SiteConfig) -> Iterator[Problem]:
    """There is room to print and to write."""
    free = shutil.disk_usage(config.root).free
    if free < LEAST_FREE:
        yield Problem(
            "disk-full",
            (f"لم يبق على القرص إلا {free // 2**20} ميغابايت.", f"Only {free // 2**20} MB are left on the disk."),
            ("وفّر مساحة أو كبّر القرص.", "Free some space, or enlarge the disk."),
        )


def backup(config: SiteConfig) -> Iterator[Problem]:
    """A backup was made lately. `warraq backup` leaves its time in run/backed-up."""
    mark = config.run / "backed-up"
    days = (time.time() - mark.stat().st_mtime) / 86400 if mark.exists() else None
    if days is None or days > OLDEST_BACKUP:
        ago = (
            ("لم يُعرف لها نسخة احتياطية.", "No backup of it is known.")
            if days is None
            else (f"آخر نسخة احتياطية منذ {days:.0f} يوماً.", f"The last backup is {days:.0f} days old.")
        )
        yield Problem(
            "backup-old",
            ago,
            (
                "نفّذ `warraq backup` كلّ يوم، واحفظ النسخة على جهاز آخر.",
                "Run `warraq backup` daily; keep it on another machine.",
            ),
            danger=False,
        )


def versions(config: SiteConfig) -> Iterator[Problem]:
    """Python is one that still gets security fixes."""
    end = MENDED_UNTIL.get(sys.version_info[:2])
    if end is not None and datetime.now(UTC).date() > end:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        yield Problem(
            "python-old",
            (f"لم يعد بايثون {version} يُصلَح منذ {end}.", f"Python {version} has not been mended since {end}."),
            ("رقّ بايثون ثم أعد التنصيب.", "Upgrade Python and install again."),
        )


def is_local(url: str) -> bool:
    """Whether an address is of this machine itself.

    >>> is_local("http://127.0.0.1:8001"), is_local("http://[::1]/"), is_local("https://desk.example.org")
    (True, True, False)
    """
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


CHECKS = (https, apart, disk, backup, versions)
