"""A plain Wagtail site, as `wagtail start` makes one, with one kind of page."""
