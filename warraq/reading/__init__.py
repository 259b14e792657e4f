"""The only read door to the records: queries become frozen sheets, and note the keys that they read."""

from warraq.reading.reader import Reader

__all__ = ["Reader"]
