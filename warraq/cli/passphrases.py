"""Passphrases: from `WARRAQ_PASSPHRASE`, or typed unseen at the terminal."""

from __future__ import annotations

import os

import typer

from warraq.errors import ShortPassphrase
from warraq.letters import safe

VARIABLE = "WARRAQ_PASSPHRASE"


def ask() -> str:
    """The passphrase that something was locked with."""
    return os.environ.get(VARIABLE) or str(typer.prompt("عبارة المرور — passphrase", hide_input=True))


def ask_new() -> str:
    """A passphrase to lock with, typed twice. Raises ShortPassphrase."""
    given = os.environ.get(VARIABLE)
    if not given:
        given = typer.prompt("عبارة مرور جديدة — a new passphrase", hide_input=True, confirmation_prompt=True)
    if len(str(given)) < safe.SHORTEST:
        raise ShortPassphrase(shortest=safe.SHORTEST)
    return str(given)
