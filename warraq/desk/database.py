"""Where the records live: SQLite in the newspaper's folder, or PostgreSQL by ``WARRAQ_DATABASE_URL``."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

from warraq.config import SiteConfig
from warraq.errors import BadSetting


def databases(config: SiteConfig) -> dict[str, dict[str, Any]]:
    """Django's DATABASES for a newspaper. Each request is one transaction, so that a change and its line in the
    outbox are committed together."""
    if config.database_url:
        return {"default": _from_url(config.database_url)}
    return {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": config.root / "newsroom.sqlite3",
            "ATOMIC_REQUESTS": True,
            "OPTIONS": {
                # IMMEDIATE takes the write lock when a transaction begins, instead of failing half-way through it.
                "transaction_mode": "IMMEDIATE",
                "timeout": 30,
                # synchronous=FULL: a publish that was acknowledged survives a power cut.
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
                # No mapped pages: they are no quicker here, count as each process's memory, and a failing disk under
                # them is a signal that ends the process instead of an error.
                "PRAGMA cache_size=-32000; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY",
            },
        }
    }


def _from_url(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise BadSetting(
            name="WARRAQ_DATABASE_URL",
            value=f"{parts.scheme}://…",
            reason="it must be like postgresql://user:password@host:5432/name.",
            reason_ar="يجب أن يكون مثل postgresql://user:password@host:5432/name.",
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "ATOMIC_REQUESTS": True,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }
