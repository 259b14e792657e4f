"""Old addresses and where each leads now: what the edition keeps in `.redirects/`.

`rows` reads what the newsroom wrote down of them, `leads` follows those that lead to each other, `moved` tells of lists
that moved with all that was below them, and `every` puts it together.
"""

from warraq.reading.redirects.every import ALL, AllRedirects, Stretch, files, lines, redirects, short_addresses, those
from warraq.reading.redirects.leads import HOPS
from warraq.reading.redirects.moved import bases, may_take_along, takes_along
from warraq.reading.redirects.rows import Printed, Redirect

__all__ = [
    "ALL", "HOPS", "AllRedirects", "Printed", "Redirect", "Stretch", "bases", "files", "lines", "may_take_along",
    "redirects", "short_addresses", "takes_along", "those",
]  # fmt: skip
