"""`warraq serve`: readers, newsroom and press, each a process of its own."""

from __future__ import annotations

import errno
import http.client
import os
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from warraq import config as configuration
from warraq.cli import faults, say
from warraq.cli.supervisor import Child, Supervisor
from warraq.config import SiteConfig
from warraq.errors import EditionWriteFailed, PortInUse, PortRefused

NAMES = {"readers": "خادم القرّاء", "newsroom": "غرفة التحرير", "press": "المطبعة"}


@dataclass(frozen=True)
class Doors:
    """Where the processes listen. Without a newsroom's port there is neither newsroom nor press."""

    host: str
    port: int
    newsroom_port: int | None

    @property
    def readers(self) -> str:
        """The readers' address."""
        return f"http://{self._shown}:{self.port}"

    @property
    def newsroom(self) -> str:
        """The newsroom's address."""
        return f"http://{self._shown}:{self.newsroom_port}"

    @property
    def _shown(self) -> str:
        return f"[{self.host}]" if ":" in self.host else self.host


def serve(site: Path, doors: Doors, *, workers: int) -> int:
    """Serve a newspaper until Ctrl-C or SIGTERM; the exit code."""
    config = configuration.load(site)
    check_doors(doors)
    if doors.newsroom_port is not None:
        code = faults.apart(lambda: _prepare(site))
        if code:
            return code
    return run(config, doors, ready=lambda: _ready(doors), workers=workers)


def _prepare(site: Path) -> None:
    from warraq.cli import newsroom, printing

    config = configuration.load(site)
    try:
        newsroom.enter(site)
    except EditionWriteFailed as error:
        # Readers are served whatever the disk lacks; newsroom and press come when it is mended.
        if not (config.edition / "current").exists():
            raise
        say.tell(error)
        return
    if not (config.edition / "current").exists():
        printing.print_edition(config)


def run(config: SiteConfig, doors: Doors, *, ready: Callable[[], None], workers: int = 0) -> int:
    """Start the processes and keep them until told to stop. `ready` is called when all of them answer."""
    children = [_readers(config, doors, workers or os.cpu_count() or 1)]
    if doors.newsroom_port is not None:
        children += _newsroom(config, doors), _press(config)
    supervisor = Supervisor(children, on_ready=lambda child: None, on_all_ready=ready, on_death=_died)
    code = supervisor.run()
    say.say("توقّف كلّ شيء.", "All stopped.")
    return code


def check_doors(doors: Doors) -> None:
    """See that the ports are free. Raises PortInUse or PortRefused, which name the option to use."""
    if doors.port == doors.newsroom_port:
        raise PortInUse(port=doors.port, host=doors.host, option="--newsroom-port")
    _check(doors.host, doors.port, "--port")
    if doors.newsroom_port is not None:
        _check(doors.host, doors.newsroom_port, "--newsroom-port")


def _check(host: str, port: int, option: str) -> None:
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as door:
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            door.bind(address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise PortInUse(port=port, host=host, option=option) from error
        option = "--host" if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL else option
        raise PortRefused(port=port, host=host, option=option, reason=error.strerror or str(error)) from error


def _readers(config: SiteConfig, doors: Doors, workers: int) -> Child:
    arguments = [str(config.edition), "--host", doors.host, "--port", str(doors.port), "--workers", str(workers)]
    if config.letters.open:
        arguments += ["--inbox", str(config.inbox)]
    if config.readers.counts:
        arguments += ["--counts", str(config.counts), "--counts-days", str(config.readers.counts_days)]
        arguments += ["--time-zone", config.newspaper.time_zone]
    if (config.root / "theme").is_dir():
        arguments += ["--theme", str(config.root / "theme")]
    return Child("readers", "warraq.readers", arguments, lambda: _answers(doors.host, doors.port, "/robots.txt"))


def _newsroom(config: SiteConfig, doors: Doors) -> Child:
    port = doors.newsroom_port or 0
    arguments = ["newsroom", str(config.root), "--host", doors.host, "--port", str(port)]
    return Child("newsroom", "warraq.cli.children", arguments, lambda: _answers(doors.host, port, "/admin/login/"))


def _press(config: SiteConfig) -> Child:
    # Readers and editors need not wait until the press has caught up.
    return Child("press", "warraq.cli.children", ["press", str(config.root)], lambda: True)


def _answers(host: str, port: int, path: str) -> bool:
    reached = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    connection = http.client.HTTPConnection(reached, port, timeout=5)
    try:
        connection.request("HEAD", path, headers={"Host": f"127.0.0.1:{port}"})
        connection.getresponse()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return True


def _ready(doors: Doors) -> None:
    say.say(f"القرّاء: {doors.readers}/", f"Readers: {doors.readers}/", style="green")
    if doors.newsroom_port is not None:
        say.say(f"غرفة التحرير: {doors.newsroom}/admin/", f"Newsroom: {doors.newsroom}/admin/", style="green")


def _died(child: Child, code: int, pause: float) -> None:
    how = f"signal {-code}" if code < 0 else f"exit code {code}"
    say.complain(
        f"توقّف {NAMES[child.name]} ({how})، ويُشغَّل من جديد بعد {pause:g} ثانية.",
        f"The {child.name} process ended ({how}); it starts again in {pause:g} seconds.",
    )
