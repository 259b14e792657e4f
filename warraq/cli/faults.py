"""From any fault to what the operator reads: a sentence in two languages and an exit code, never a page of Python."""

from __future__ import annotations

import logging
import os
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

import typer

from warraq.cli import say
from warraq.errors import EditionWriteFailed, WarraqError
from warraq.orphans import end_with_parent

INTERRUPTED = 130
UNEXPECTED = 70


def run(arguments: Sequence[str]) -> int:
    """Run one command; its exit code."""
    from warraq.cli.app import command

    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    return guarded(lambda: command()(list(arguments), standalone_mode=False, prog_name="warraq"))


def guarded(work: Callable[[], object]) -> int:
    """Do some work; its exit code, where it gives one. Whatever goes wrong in it is told, and becomes a code."""
    try:
        result = work()
    except WarraqError as error:
        told = _of_the_disk(error) or error
        say.tell(told)
        return told.exit_code
    except (typer.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except typer.TyperException as error:
        # A command or option that there is not, or a value that it does not take.
        place = getattr(getattr(error, "ctx", None), "command_path", "warraq")
        told = error.format_message().rstrip(".")
        say.complain(
            f"لم يُفهم الأمر ({told}). اكتب «{place} --help» لترى ما يقبله.",
            f"{told}. Type '{place} --help' to see what it takes.",
        )
        return error.exit_code
    except BrokenPipeError:
        # Whoever read our output has had enough; nothing more can be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0
    except Exception as error:  # noqa: BLE001 - the one place where everything ends
        return _unforeseen(error)
    return result if isinstance(result, int) else 0


def _unforeseen(error: Exception) -> int:
    """Tell of an error that no part of Warraq raised on purpose; the exit code."""
    if disk := _of_the_disk(error):
        say.tell(disk)
        return disk.exit_code
    file = _record(error)
    say.complain(
        f"حدث خطأ لم يُتوقَّع ({type(error).__name__}). التفاصيل في {file}",
        f"Something unexpected went wrong ({type(error).__name__}: {_short(error)}). The details are in {file}",
    )
    return UNEXPECTED


def apart(work: Callable[[], object]) -> int:
    """Do some work in a process of its own, so that what it loads is not kept in memory afterwards; its exit code."""
    sys.stdout.flush()
    sys.stderr.flush()
    parent = os.getpid()
    child = os.fork()
    if child == 0:
        end_with_parent(parent)
        code = guarded(work)
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    # A Ctrl-C reaches both processes; this one waits until the other has put its things in order.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        _, status = os.waitpid(child, 0)
    finally:
        signal.signal(signal.SIGINT, before)
    code = os.waitstatus_to_exitcode(status)
    return code if code >= 0 else 128 - code


def _of_the_disk(error: Exception) -> WarraqError | None:
    """What an error of a command tells of the disk that holds its newspaper, by whatever road it came."""
    if isinstance(error, WarraqError) and not isinstance(error, EditionWriteFailed):
        return None  # it says by itself what failed, and where
    from warraq.press import disk

    site = os.environ.get("WARRAQ_SITE")  # set where a newspaper was entered
    return disk.fault(error, Path(site)) if site else None


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:200]


def _record(error: Exception) -> Path:
    """The whole story in a file of the operator's own, away from other eyes; on standard error where no file can be."""
    try:
        descriptor, name = tempfile.mkstemp(prefix=f"warraq-{time.strftime('%Y%m%d-%H%M%S')}-", suffix=".log")
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as handle:
            handle.writelines(traceback.format_exception(error))
    except OSError:
        traceback.print_exception(error)
        return Path("/dev/stderr")
    return Path(name)
