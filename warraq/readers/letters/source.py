"""Where a letter or a reading came from, as far as must be known: a network, never a person."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address


def source(peer: str, forwarded: str | None) -> str | None:
    """The network that a request came from: an IPv4 address, or the first 64 bits of an IPv6 one; None where it cannot
    be told.

    `peer` is the other end of the connection; `forwarded` the X-Forwarded-For field, which is believed of this
    machine's own proxy alone, and only its last entry, which that proxy wrote. What comes from this machine without
    one (an onion
    service, for one) has no source.

    >>> source("192.0.2.7", "198.51.100.1"), source("127.0.0.1", "198.51.100.1, 192.0.2.9")
    ('192.0.2.7', '192.0.2.9')
    >>> source("2001:db8:1:2:3::4", None), source("127.0.0.1", None), source("", "nonsense")
    ('2001:db8:1:2::', None, None)
    """
    host = peer
    try:
        local = ip_address(host).is_loopback
    except ValueError:
        local = True  # a Unix socket: only a proxy of this machine comes that way
    if local:
        host = (forwarded or "").rpartition(",")[2].strip()
    try:
        address = ip_address(host)
    except ValueError:
        return None
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(IPv6Address(int(address) >> 64 << 64))
    return str(address)
