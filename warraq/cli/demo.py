"""`warraq demo`: a whole newspaper with its newsroom, on this machine, in one command."""

from __future__ import annotations

from pathlib import Path

import tomlkit
from rich.panel import Panel

from warraq import config as configuration
from warraq.cli import faults, founding, newsroom, people, printing, say, serving
from warraq.config import FILE_NAME

LOGIN = "admin"


def run(folder: Path, doors: serving.Doors) -> int:
    """Make the sample newspaper if it is not there yet, print it, serve it. A new password each time."""
    serving.check_doors(doors)
    password = people.random_password()
    code = faults.apart(lambda: _prepare(folder, doors, password))
    if code:
        return code
    return serving.run(configuration.load(folder), doors, ready=lambda: _welcome(doors, password))


def _prepare(folder: Path, doors: serving.Doors, password: str) -> None:
    if not (folder / FILE_NAME).exists():
        from warraq.sample.content import read_newspaper

        say.say("تُهيَّأ الصحيفة النموذجية…", "Making the sample newspaper…")
        # Its articles come ready made: each shows its social card all the same.
        founding.create(folder, {"newspaper": {"name": read_newspaper().name}, "pictures": {"social_cards": "all"}})
    _point_addresses(folder, doors)
    config = newsroom.enter(folder)
    _fill()
    if not (config.edition / "current").exists():
        # Later changes are printed by the running press.
        printing.print_edition(config)
    people.set_password(LOGIN, password)


def _point_addresses(folder: Path, doors: serving.Doors) -> None:
    """The demo's addresses follow the ports that it is given."""
    file = folder / FILE_NAME
    document = tomlkit.parse(file.read_text("utf-8"))
    wanted = {"newspaper": doors.readers, "newsroom": doors.newsroom}
    config = configuration.load(folder)
    if {"newspaper": config.newspaper.url, "newsroom": config.newsroom.url} == wanted:
        return
    for table, url in wanted.items():
        document.setdefault(table, tomlkit.table())["url"] = url
    file.write_text(tomlkit.dumps(document), "utf-8")


def _fill() -> None:
    from warraq.sample import load

    with say.progress() as told:
        load.fill(told)


def _welcome(doors: serving.Doors, password: str) -> None:
    lines = (
        "القرّاء — readers", f"  {doors.readers}/", "",
        "غرفة التحرير — newsroom", f"  {doors.newsroom}/admin/", "",
        "الدخول — login", f"  {LOGIN}", f"  {password}", "",
        "للإيقاف Ctrl-C — Ctrl-C stops it all",
    )  # fmt: skip
    say.out.print(Panel("\n".join(lines), title="ورّاق — Warraq", expand=False, padding=(1, 3)))
