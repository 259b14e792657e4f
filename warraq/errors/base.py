"""The base of all errors: what an error says, in which languages, and what a command ends with."""

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
