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
    from warraq.deploy import moved, policy
    from warraq.press import disk, press, telling

    with disk.told_plainly():
        policy.refresh(config)
    with say.progress() as told:
        result = press.publish(config, full=full, progress=told)
    with disk.told_plainly():
        moved.refresh(config.edition)
    telling.done(config.run, result)
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
    config = newsroom.look(site)
    from warraq.press.rollback import editions as known

    for each in known(config):
        mark = "*" if each.shown else " "
        again_ar, again = (f"، وهي {each.again} نفسها", f", {each.again} again") if each.again else ("", "")
        say.say(
            f"{mark} {each.number}  {each.at}  طُبع {each.written}، أُزيل {each.removed}"
            f"{'، كاملة' if each.whole else ''}{again_ar}",
            f"{mark} {each.number}  {each.at}  wrote {each.written}, removed {each.removed}"
            f"{', whole' if each.whole else ''}{again}",
        )


def rollback(site: Path, edition: int | None) -> None:
    """Give readers an earlier edition again, and hold the press."""
    config = newsroom.enter(site)
    from warraq.press import rollback as going_back

    going_back.rollback(config, edition)
    _say_if_held(config)


def export(site: Path, folder: Path) -> None:
    """Write what readers see as a plain folder."""
    config = newsroom.look(site)
    from warraq.press.export import export as write

    files = write(config, folder)
    say.say(f"كُتب {files} ملفاً في {folder}.", f"Wrote {files} files to {folder}.")


def sweep(site: Path, *, repair: bool) -> int:
    """Compare the disk with the ledger; 1 where something was wrong and stays so."""
    config = newsroom.enter(site) if repair else newsroom.read(site)
    from warraq.press.sweep import sweep as look

    found = look(config, repair=repair)
    for address in found.damaged:
        say.say(f"تالف: {address}", f"Damaged: {address}")
    for address in found.missing:
        say.say(f"مفقود: {address}", f"Missing: {address}")
    for address in found.unknown:
        say.say(f"غريب: {address}", f"Unknown: {address}")
    wrong = len(found.damaged) + len(found.missing) + len(found.unknown)
    for address in found.left if repair else ():
        say.say(f"لم يمكن إصلاحه: {address}", f"Could not be mended: {address}")
    done, done_ar = ("mended", "أُصلح") if found.mended else (f"left: {len(found.left)}", f"تُرك: {len(found.left)}")
    say.say(
        f"فُحص {found.checked} عنواناً؛ الخلل: {wrong}" + (f"، {done_ar}." if wrong else "."),
        f"Checked {found.checked} addresses; wrong: {wrong}" + (f", {done}." if wrong else "."),
    )
    _say_if_held(config)
    return 0 if found.is_clean or found.mended else 1


def _say_if_held(config: SiteConfig) -> None:
    from warraq.press.rollback import held

    if hold := held(config):
        say.say(
            f"بين أيدي القرّاء الطبعة {hold.edition}، وهي الطبعة {hold.again} نفسها. الطباعة موقوفة وما تغيّر ينتظر، "
            "إلى أن يستأنف الطباعة الأمر `warraq publish` أو محرّر من صفحة المطبعة.",
            f"Readers see edition {hold.edition}, which is edition {hold.again} again. The press is held, and what "
            "changed waits until `warraq publish`, or an editor on the press page, lets it print on.",
        )


def foretell(site: Path, *, full: bool) -> None:
    """Say what would be printed, and because of which keys."""
    config = newsroom.read(site)
    from warraq.press.foretelling import foretell as look

    found = look(config, full=full)
    for each in found:
        what_ar, what = ("تُزال", "remove") if each.ends else ("جديدة", "new") if each.begins else ("تُطبع", "write")
        because = "، ".join(each.keys), ", ".join(each.keys)
        say.say(
            f"{what_ar}: {each.address}" + (f" ← {because[0]}" if each.keys else ""),
            f"{what}: {each.address}" + (f" because of {because[1]}" if each.keys else ""),
        )
    say.say(f"سيُطبع أو يُزال {len(found)} عنواناً. لم يتغيّر شيء.", f"{len(found)} addresses would change; none did.")
    _say_if_held(config)


def verify(site: Path) -> int:
    """Print from nothing beside what readers see, and compare; 1 where they differ."""
    config = newsroom.enter(site)
    from warraq.press.verify import verify as compare

    with say.progress() as told:
        found = compare(config, told)
    for ar, en, files in (
        ("مختلف", "Different", found.different), ("ناقص", "Missing", found.missing), ("زائد", "Extra", found.extra),
    ):  # fmt: skip
        for file in files:
            say.say(f"{ar}: {file}", f"{en}: {file}")
    wrong = len(found.different) + len(found.missing) + len(found.extra)
    say.say(
        f"قورنت {found.files} ملفاً بطبعة من الصفر؛ الاختلافات: {wrong}.",
        f"Compared {found.files} files with an edition printed from nothing; differences: {wrong}.",
    )
    return 0 if found.is_equal else 1


def why(site: Path, address: str) -> int:
    """Say what a page stands on and why it was printed last; 1 where nothing is printed at the address."""
    config = newsroom.look(site)
    from warraq.press.foretelling import why as look

    found = look(config, address)
    if found is None:
        say.complain(f"لا شيء مطبوع في {address}.", f"Nothing is printed at {address}.")
        return 1
    say.say(f"{found.address} ({found.kind}) يقوم على:", f"{found.address} ({found.kind}) stands on:")
    for key in found.keys:
        say.out.print(f"  {key}", markup=False)
    whole = f"{found.whole}، {found.whole_at}", f"{found.whole}, {found.whole_at}"
    if found.unchanged_since:
        say.say(
            f"طُبع آخر مرة في {found.unchanged_since}، وبقي كما هو حين طُبعت الصحيفة كلّها: الطبعة {whole[0]}",
            f"Last printed at {found.unchanged_since}; left as it was when the whole newspaper was printed: "
            f"edition {whole[1]}",
        )
    elif found.cause is None:
        say.say(
            f"طُبع آخر مرة مع الصحيفة كلّها: الطبعة {whole[0]}",
            f"Last printed with the whole newspaper: edition {whole[1]}",
        )
    else:
        keys = [*found.cause.keys]
        repaired = found.mended and not keys
        because = "إصلاح ما تلف أو فُقد على القرص" if repaired else "، ".join(keys) or "عنوان جديد أو رجوع عن طبعة"
        told = "damage or loss on the disk" if repaired else ", ".join(keys) or "a new address, or a rollback"
        say.say(
            f"طُبع آخر مرة في الطبعة {found.cause.edition}، {found.cause.at}، بسبب: {because}",
            f"Last printed in edition {found.cause.edition}, {found.cause.at}, because of: {told}",
        )
    return 0
