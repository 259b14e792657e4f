"""Which addresses may be fetched: web addresses of public hosts, spelled plainly.

A newsroom's server stands inside a network whose other machines trust it. An address in an export could make it
ask them for something (SSRF); so nothing is asked of any address that is not on the public internet.
Sources: IANA's special-purpose address registries (RFC 6890), WHATWG URL (how browsers read numbers as hosts).
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

import idna

from warraq.media import refusals

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
WEB_PORTS = frozenset({80, 443})

_ODD = re.compile(
    '[\x00-\x20\x7f-\xa0\\\\<>"^`{|}\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ud800-\udfff]'
)
_NAME = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)(\.(?!-)[a-z0-9_-]{1,63}(?<!-))+\Z")
_NUMBER = re.compile(r"(0x[0-9a-f]*|[0-9]+)\Z")
_QUAD = re.compile(r"(0|[1-9][0-9]{0,2})(\.(0|[1-9][0-9]{0,2})){3}\Z")
# Names that are by their meaning inside (RFC 6761, 6762, 8375, 9476), whatever a resolver says of them.
_INSIDE = (
    "localhost", "local", "internal", "intranet", "lan", "home", "corp", "private", "home.arpa", "localdomain",
    "test", "invalid", "onion", "alt", "in-addr.arpa", "ip6.arpa",
)  # fmt: skip

_REFUSED_4 = [
    ipaddress.IPv4Network(network)
    for network in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24",
        "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        "168.63.129.16/32",  # a cloud's own services, behind a public number
    )
]  # fmt: skip
# Of IPv6 only global unicast is public; within it, all that wraps an IPv4 address or is set aside is refused.
_GLOBAL_6 = ipaddress.IPv6Network("2000::/3")
_REFUSED_6 = [
    ipaddress.IPv6Network(network)
    for network in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "2620:4f:8000::/48")
]


@dataclass(frozen=True)
class Target:
    """A checked address: `host` is a name in ASCII or a number, `path` has its query and is percent-encoded."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def url(self) -> str:
        """The address again, in its one plain spelling, without fragment."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == {"http": 80, "https": 443}[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.path}"


def is_public(address: Address, port: int = 443) -> bool:
    """Whether a number is on the public internet.

    >>> [is_public(ipaddress.ip_address(a)) for a in ("93.184.216.34", "10.1.2.3", "::ffff:8.8.8.8", "2606:4700::1")]
    [True, False, False, True]
    """
    if isinstance(address, ipaddress.IPv4Address):
        return address.is_global and not any(address in network for network in _REFUSED_4)
    if address.scope_id is not None:
        return False
    return address in _GLOBAL_6 and not any(address in network for network in _REFUSED_6)


def check(url: str, ports: frozenset[int] = WEB_PORTS) -> Target:
    """The parts of a web address that may be asked for, if its host turns out to be public.

    Raises FetchRefused for another scheme or port, for credentials, and for hosts that are spelled in an odd way or
    are no public name.

    >>> check("http://www.example.com/صورة.jpg?w=1#x").url
    'http://www.example.com/%D8%B5%D9%88%D8%B1%D8%A9.jpg?w=1'
    """
    if len(url) > 4000 or _ODD.search(url):
        raise refusals.fetch(url, "address")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise refusals.fetch(url, "address") from error
    if parts.scheme not in {"http", "https"}:
        raise refusals.fetch(url, "scheme")
    if "@" in parts.netloc:
        raise refusals.fetch(url, "credentials")
    if not parts.hostname or parts.netloc.endswith(":") or not url[len(parts.scheme) :].startswith("://"):
        raise refusals.fetch(url, "address")
    port = port if port is not None else {"http": 80, "https": 443}[parts.scheme]
    if port not in ports:
        raise refusals.fetch(url, "port", port=port)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?") if parts.query else ""
    return Target(parts.scheme, _host(url, parts.netloc, parts.hostname), port, path + query)


def _host(url: str, netloc: str, host: str) -> str:
    if "[" in netloc or ":" in host:
        try:
            return str(ipaddress.IPv6Address(host))
        except ValueError as error:
            raise refusals.fetch(url, "spelling") from error
    if not host.isascii():
        if host.replace(".", "").isdecimal():  # digits of any script: a number to a person, a name to IDNA
            raise refusals.fetch(url, "spelling")
        try:
            # UTS 46 maps what looks alike (①, １, 。) to plain letters; what comes of it must still be a name.
            host = idna.encode(host, uts46=True, transitional=False).decode("ascii")
        except (idna.IDNAError, UnicodeError) as error:
            raise refusals.fetch(url, "host") from error
        if _NUMBER.match(host.rpartition(".")[2]):
            raise refusals.fetch(url, "spelling")
    if _NUMBER.match(host.rstrip(".").rpartition(".")[2]):
        return _quad(url, host)
    if not _NAME.match(host) or len(host) > 253 or host.endswith(tuple("." + name for name in _INSIDE)):
        raise refusals.fetch(url, "host")
    return host


def _quad(url: str, host: str) -> str:
    """Resolvers read 0177.1, 0x7f000001 and 2130706433 as 127.0.0.1; only four plain decimal numbers are read here."""
    if not _QUAD.match(host):
        raise refusals.fetch(url, "spelling")
    try:
        return str(ipaddress.IPv4Address(host))
    except ValueError as error:
        raise refusals.fetch(url, "spelling") from error
