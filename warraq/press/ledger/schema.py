"""The ledger's tables. A ledger of another version is emptied, and everything is printed from nothing."""

from __future__ import annotations

VERSION = "3"
BY_KEY = "CREATE INDEX IF NOT EXISTS stands_key ON stands (key, page)"
TABLES = ("meta", "key", "page", "stands", "article", "fact", "edition", "changed", "stale", "cause")
SCHEMA = f"""
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS key (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE IF NOT EXISTS page (
    id INTEGER PRIMARY KEY, address TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, args TEXT NOT NULL, digest BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS stands (page INTEGER NOT NULL, key INTEGER NOT NULL, PRIMARY KEY (page, key)) WITHOUT ROWID;
{BY_KEY};
CREATE TABLE IF NOT EXISTS article (id INTEGER PRIMARY KEY, facets TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, digest TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS edition (
    number INTEGER PRIMARY KEY, at TEXT NOT NULL, written INTEGER NOT NULL, removed INTEGER NOT NULL,
    whole INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS changed (edition INTEGER NOT NULL, file TEXT NOT NULL, PRIMARY KEY (edition, file))
    WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS stale (address TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS cause (
    address TEXT PRIMARY KEY, edition INTEGER NOT NULL, at TEXT NOT NULL, keys TEXT NOT NULL
) WITHOUT ROWID;
DROP TABLE IF EXISTS superseded;
"""
