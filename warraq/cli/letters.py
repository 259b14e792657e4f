"""`warraq letters`: the keys that open readers' letters, and the letters themselves."""

from __future__ import annotations

import subprocess
from pathlib import Path

from warraq.cli import newsroom, say
from warraq.cli.passphrases import ask, ask_new
from warraq.config import SiteConfig
from warraq.errors import BadLettersKey, LettersNotBrought
from warraq.letters import Keyring, notice, pulling, safe


def keys(site: Path, *, new: bool, erase_old: bool, save: Path | None, load: Path | None) -> None:
    """See that there is a pair of keys, and do with them what is asked. Raises BadLettersKey or ShortPassphrase."""
    config = newsroom.settled(site)
    keyring = Keyring(config.secrets)
    if load is not None:
        _load(keyring, load)
    if new:
        keyring.make()
    if erase_old:
        gone = keyring.erase_old()
        say.say(f"مُحي من المفاتيح القديمة: {gone}.", f"Old pairs erased: {gone}.")
    notice.put_up(config)
    current = keyring.current()
    assert current is not None
    say.say(
        f"تُختم التعليقات بالمفتاح {current.mark.hex()}، وعدد المفاتيح التي تفتح {len(keyring.paths())}.",
        f"Letters are sealed with the key {current.mark.hex()}; {len(keyring.paths())} open them.",
        style="green",
    )
    if save is not None:
        _save(keyring, save)


def _save(keyring: Keyring, file: Path) -> None:
    locked = safe.lock(keyring.dump(), ask_new())
    try:
        with file.open("xb") as handle:
            handle.write(locked)
    except OSError as error:
        raise BadLettersKey(file=file, reason=error.strerror or str(error)) from error
    file.chmod(0o600)
    say.say(f"حُفظت نسخة المفاتيح في {file}.", f"A copy of the keys is in {file}.", style="green")


def _load(keyring: Keyring, file: Path) -> None:
    try:
        added = keyring.load(safe.unlock(file.read_bytes(), ask()))
    except OSError as error:
        raise BadLettersKey(file=file, reason=error.strerror or str(error)) from error
    except ValueError as error:
        raise BadLettersKey(file=file, reason=error) from error
    say.say(f"أُضيف من المفاتيح: {added}.", f"Keys added: {added}.")


def fetch(site: Path, source: str | None) -> None:
    """Open what is in the inbox, brought over from `source` first if there is one. Raises LettersNotBrought."""
    config = newsroom.enter(site)
    if source is not None and source.startswith(("https://", "http://")):
        pull(source, config)
    elif source is not None:
        bring(source, config.inbox)
    from warraq.newsroom import mailroom

    done = mailroom.fetch(config)
    say.say(
        f"فُتح من التعليقات {done.letters}، ومن طلبات الحذف {done.removals}، وكان معروفاً {done.known}.",
        f"Opened {done.letters} letters and {done.removals} wishes for removal; {done.known} were here already.",
        style="green",
    )
    if done.homeless:
        say.warn(f"لمواد حُذفت — for articles that are gone: {done.homeless}")
    if done.locked:
        say.warn(f"لا مفتاح يفتحها هنا، وبقيت في الصندوق — no key here opens them, they stay: {done.locked}")
    if done.damaged:
        say.warn(f"تالفة أو مزوّرة — damaged or forged: {done.damaged}")


def bring(source: str, inbox: Path) -> None:
    """Move the closed segments of another machine's inbox (`host:/path/inbox`, or a folder) into this one by rsync,
    which removes each there only when it is whole here. Raises LettersNotBrought."""
    if source.startswith("-"):
        raise LettersNotBrought(source=source, reason="it names no inbox")
    command = [
        "rsync", "--recursive", "--remove-source-files", "--fsync", "--timeout=60", "--include=*.letters",
        "--exclude=*", "--", f"{source.rstrip('/')}/", f"{inbox}/",
    ]  # fmt: skip
    try:
        # rsync is looked for where the operator's PATH says; the source is the operator's own word.
        ran = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    except FileNotFoundError as error:
        raise LettersNotBrought(source=source, reason="rsync is not installed (apt install rsync)") from error
    if ran.returncode:
        reason = (ran.stderr.strip().splitlines() or [f"rsync ended with {ran.returncode}"])[-1]
        raise LettersNotBrought(source=source, reason=reason)


def pull(address: str, config: SiteConfig) -> None:
    """Bring the closed segments of a readers' machine over by HTTPS. Raises LettersNotBrought."""
    token = notice.read_token(config.secrets)
    if not token:
        raise LettersNotBrought(source=address, reason="there is no token yet (warraq letters token)")
    try:
        pulling.pull(address, token, config.inbox)
    except (OSError, ValueError) as error:
        raise LettersNotBrought(source=address, reason=error) from error


def token(site: Path, *, new: bool, off: bool) -> None:
    """The token with which letters are fetched from a readers' machine: made, made anew, or taken back. Its hash is
    told to that machine with the next copy of the folder `edition`."""
    config = newsroom.settled(site)
    if off:
        notice.forget_token(config.secrets)
    elif new or not notice.read_token(config.secrets):
        notice.make_token(config.secrets)
    notice.put_up(config)
    if off:
        say.say("لا تُسلَّم التعليقات عبر HTTPS.", "Letters are not handed over by HTTPS.")
    else:
        say.say(
            "تُسلَّم التعليقات عبر HTTPS. انسخ مجلّد edition إلى جهاز القرّاء ليعرف بصمة الرمز.",
            "Letters are handed over by HTTPS. Copy the folder edition to the readers' machine, so that it knows the "
            "token's hash.",
            style="green",
        )
