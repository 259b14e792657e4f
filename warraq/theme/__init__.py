"""Sheet → bytes: the newspaper's face. Templates, style, fonts, words, feeds and sitemaps; plain Python.

>>> from warraq.theme import Theme
>>> sorted(address for address in Theme().assets if "." in address and "/assets/" not in address)
['/apple-touch-icon.png', '/favicon.ico', '/favicon.svg']
"""

from warraq.theme.theme import Theme

__all__ = ["Theme"]
