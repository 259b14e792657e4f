"""From any fault to what the operator reads: a sentence in two languages and an exit code, never a page of Python."""

from __future__ import annotations

import logging
import os
import tempfile
import time
import traceback
from collections.abc import Sequence
from pathlib import Path

import click

from warraq.errors import WarraqError

INTERRUPTED = 130
UNEXPECTED = 70


def run(arguments: Sequence[str]) -> int:
    """Run one command; its exit code."""
    from warraq.cli import say
    from warraq.cli.app import command

    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    try:
        result = command()(list(arguments), standalone_mode=False, prog_name="warraq")
    except WarraqError as error:
        say.tell(error)
        return error.exit_code
    except (click.exceptions.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except BrokenPipeError:
        # Whoever read our output has had enough; nothing more can be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0
    except Exception as error:  # noqa: BLE001 - the one place where everything ends
        file = _record(error)
        say.complain(
            f"حدث خطأ لم يُتوقَّع ({type(error).__name__}). التفاصيل في {file}",
            f"Something unexpected went wrong ({type(error).__name__}: {_short(error)}). The details are in {file}",
        )
        return UNEXPECTED
    return result if isinstance(result, int) else 0


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:200]


def _record(error: Exception) -> Path:
    """The whole story in a file of the operator's own, away from other eyes."""
    descriptor, name = tempfile.mkstemp(prefix=f"warraq-{time.strftime('%Y%m%d-%H%M%S')}-", suffix=".log")
    with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as handle:
        handle.writelines(traceback.format_exception(error))
    return Path(name)
