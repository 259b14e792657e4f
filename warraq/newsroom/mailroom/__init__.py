"""The mailroom: sealed letters from the inbox become comments that wait for a moderator."""

from warraq.newsroom.mailroom.clerk import erase_due, serve
from warraq.newsroom.mailroom.opening import Fetched, fetch
from warraq.newsroom.mailroom.teaching import teach

__all__ = ["Fetched", "erase_due", "fetch", "serve", "teach"]
