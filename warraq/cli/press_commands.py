"""The press's own commands: its editions, going back, sweeping, and the newspaper as a plain folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Site = Annotated[
    Path, typer.Option("--site", help="مجلد الصحيفة — the newspaper's folder.", metavar="DIR", show_default=False)
]
HERE = Path()
press = typer.Typer(help="المطبعة — the press.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.add_typer(press, name="press")
    app.command("editions")(editions)
    app.command("rollback")(rollback)
    app.command("export")(export)


def editions(site: Site = HERE) -> None:
    """الطبعات الأخيرة — the last editions."""
    from warraq.cli.printing import editions as run

    run(site)


def rollback(
    edition: Annotated[int | None, typer.Argument(metavar="N", help="رقم الطبعة — the edition's number.")] = None,
    site: Site = HERE,
) -> None:
    """أعد القرّاء إلى طبعة سابقة — give readers an earlier edition again."""
    from warraq.cli.printing import rollback as run

    run(site, edition)


def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="مجلد جديد — a new folder.")], site: Site = HERE
) -> None:
    """الصحيفة مجلداً بلا روابط — the newspaper as a plain folder, without links."""
    from warraq.cli.printing import export as run

    run(site, folder)


@press.command("sweep")
def sweep(
    site: Site = HERE,
    check: Annotated[bool, typer.Option("--check", help="انظر فقط — look, mend nothing.")] = False,
) -> int:
    """قارن القرص بما طُبع وأصلحه — compare the disk with what was printed, and mend it."""
    from warraq.cli.printing import sweep as run

    return run(site, repair=not check)


@press.command("why")
def why(
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="عنوان الصفحة — the page's address.")],
    site: Site = HERE,
) -> int:
    """على ماذا تقوم صفحة ولماذا طُبعت — what a page stands on, and why it was printed."""
    from warraq.cli.printing import why as run

    return run(site, address)
