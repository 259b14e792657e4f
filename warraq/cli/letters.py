"""`warraq letters`: the keys that open readers' letters, and the letters themselves."""

from __future__ import annotations

from pathlib import Path

from warraq.cli import newsroom, say
from warraq.cli.passphrases import ask, ask_new
from warraq.errors import BadLettersKey
from warraq.letters import Keyring, notice, safe


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
