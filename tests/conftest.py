"""What all tests share: a small newspaper, on SQLite or (by WARRAQ_TEST_DATABASE_URL) PostgreSQL."""

from __future__ import annotations

import dataclasses
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

_site = Path(tempfile.mkdtemp(prefix="warraq-tests-"))
(_site / "warraq.toml").write_text('[newspaper]\nname = "صحيفة التجربة"\n', "utf-8")
os.environ["WARRAQ_SITE"] = str(_site)
os.environ["DJANGO_SETTINGS_MODULE"] = "warraq.desk.settings"
os.environ["WARRAQ_DATABASE_URL"] = os.environ.get("WARRAQ_TEST_DATABASE_URL", "")
# Playwright's synchronous driver keeps an event loop in this thread; the ORM used beside it is still synchronous.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

from django.conf import settings as django_settings  # noqa: E402
from django.db import connections  # noqa: E402

# pytest-django sets Django up once its settings are loaded.
assert django_settings.DATABASES

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or "/usr/bin/chromium"
SHARED = Path(os.environ.get("WARRAQ_SHARED", Path(__file__).resolve().parents[2] / "shared"))


def pytest_unconfigure() -> None:
    shutil.rmtree(_site, ignore_errors=True)


@pytest.fixture(scope="session")
def shared() -> Path:
    """Real exports and evaluation sets, which lie beside the repository."""
    if not SHARED.is_dir():
        pytest.fail(f"The shared data are not at {SHARED}: set WARRAQ_SHARED to their folder.")
    return SHARED


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> Iterator[None]:
    """The tables are made once, and copied."""
    from django.core import management

    from tests.schema import make_tables

    original = management.call_command

    def call_command(name: str, *given: Any, **options: Any) -> Any:
        if name != "migrate":
            return original(name, *given, **options)
        management.call_command = original
        return make_tables(connections[options.pop("database")], **options)

    management.call_command = call_command
    yield
    management.call_command = original


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """The record of acts refuses to be emptied, as it should; between tests it must be."""
    from django.db import connection

    from warraq.newsroom.audit import guard

    with django_db_blocker.unblock():
        guard.withdraw(connection)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The one browser of this process: Playwright's synchronous driver stands only one beside it."""
    from playwright.sync_api import sync_playwright

    flags = [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ]  # fmt: skip
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield running
        running.close()


@pytest.fixture
def newspaper(db: None, settings: Any, tmp_path: Path) -> Iterator[Any]:
    """A founded, empty newspaper in a folder of its own; `settings.WARRAQ` is its config."""
    from django.core.cache import cache

    from warraq.newsroom.founding import found

    root = tmp_path / "newspaper"
    for folder in ("media", "run", "edition", "secrets"):
        (root / folder).mkdir(parents=True)
    config = dataclasses.replace(settings.WARRAQ, root=root)
    settings.WARRAQ = config
    settings.MEDIA_ROOT = str(config.media)
    cache.clear()
    found()
    yield config
    cache.clear()


@pytest.fixture
def home(newspaper: Any) -> Any:
    """The root of the newspaper's tree."""
    from warraq.newsroom.models import Home

    return Home.objects.get()


@pytest.fixture
def editor_client(newspaper: Any, client: Any) -> Any:
    """A browser of someone who may do everything in the newsroom."""
    from warraq.newsroom.models import User

    user = User.objects.create_superuser("editor", "editor@example.org", "a-long-password-for-tests")
    client.force_login(user)
    return client
