"""Backups: a newspaper in one encrypted file, and back onto an empty machine, or not at all."""

from warraq.backup.making import Made, make
from warraq.backup.restoring import Restored, restore
from warraq.backup.stream import Locks

__all__ = ["Locks", "Made", "Restored", "make", "restore"]
