"""What the press's commands do, and how they say it."""

from __future__ import annotations

from pathlib import Path

from warraq.cli import newsroom, say
from warraq.config import SiteConfig


def publish(site: Path, *, full: bool) -> None:
    """Print what changed since the last time, or everything."""
    print_edition(newsroom.enter(site), full=full)


def print_edition(config: SiteConfig, *, full: bool = False) -> None:
    """Print the edition of a newspaper that was entered, with a bar while it lasts."""
    from warraq.deploy import policy
    from warraq.press import run

    policy.refresh(config)
    with say.progress() as told:
        result = run.publish(config, full=full, progress=told)
    written, removed = len(result.written), len(result.removed)
    say.say(
        f"طُبع {written} عنواناً وأُزيل {removed} وبقي {result.unchanged} كما هو، في {result.seconds:.1f} ثانية.",
        f"Printed {written} addresses, removed {removed}, left {result.unchanged} as they were, "
        f"in {result.seconds:.1f} seconds.",
    )
    for problem in result.problems:
        say.warn(problem)


def editions(site: Path) -> None:
    """List the editions that readers can be given again."""
    from warraq.press.rollback import editions as known

    for each in known(newsroom.enter(site)):
        mark = "*" if each.shown else " "
        say.say(
            f"{mark} {each.number}  {each.at}  طُبع {each.written}، أُزيل {each.removed}"
            f"{'، كاملة' if each.whole else ''}",
            f"{mark} {each.number}  {each.at}  wrote {each.written}, removed {each.removed}"
            f"{', whole' if each.whole else ''}",
        )


def rollback(site: Path, edition: int | None) -> None:
    """Give readers an earlier edition again, and hold the press."""
    from warraq.press import rollback as going_back

    new = going_back.rollback(newsroom.enter(site), edition)
    say.say(
        f"عاد القرّاء إلى الطبعة السابقة، ورقمها الآن {new}. المطبعة متوقفة إلى أن تنفّذ `warraq publish`.",
        f"Readers have the earlier edition again, now numbered {new}. The press holds still until `warraq publish`.",
    )


def export(site: Path, folder: Path) -> None:
    """Write what readers see as a plain folder."""
    from warraq.press.export import export as write

    files = write(newsroom.enter(site), folder)
    say.say(f"كُتب {files} ملفاً في {folder}.", f"Wrote {files} files to {folder}.")


def sweep(site: Path, *, repair: bool) -> int:
    """Compare the disk with the ledger; 1 where something was wrong and stays so."""
    from warraq.press.sweep import sweep as look

    found = look(newsroom.enter(site), repair=repair)
    for address in found.damaged:
        say.say(f"تالف: {address}", f"Damaged: {address}")
    for address in found.missing:
        say.say(f"مفقود: {address}", f"Missing: {address}")
    for address in found.unknown:
        say.say(f"غريب: {address}", f"Unknown: {address}")
    wrong = len(found.damaged) + len(found.missing) + len(found.unknown)
    done, done_ar = ("mended", "أُصلح") if found.mended else ("left as it is", "تُرك كما هو")
    say.say(
        f"فُحص {found.checked} عنواناً؛ الخلل: {wrong}" + (f"، {done_ar}." if wrong else "."),
        f"Checked {found.checked} addresses; wrong: {wrong}" + (f", {done}." if wrong else "."),
    )
    return 0 if found.is_clean or found.mended else 1
