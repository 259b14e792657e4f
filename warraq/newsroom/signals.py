"""Signals of our own."""

from django.dispatch import Signal

address_moved = Signal()
"""A page has another place or slug in the tree, and so have all below it. Arguments: `instance` (as it is now) and
`before` and `after`, its url_path in the tree. Sent inside the transaction that moves it."""

readings_taken = Signal()
"""Counts of readings were taken over from the readers' server. Sent inside the transaction that does it."""
