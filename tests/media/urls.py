# ruff: noqa: E501, SIM905 - a vector is read best on its one line
"""Addresses that lead inside, or hide where they lead. None of them may cause a connection."""

from __future__ import annotations

_SPELLINGS = """127.0.0.1 127.0.0.2 127.255.255.254 127.1 127.0.1 0 0.0.0.0 0.0.0.1 2130706433 017700000001 0x7f000001 0x7f.1 0x7f.0.0.1
0177.0.0.1 0177.1 00000177.1 127.0.0.1. 127.000.000.001 127.0.0.0x1 0x7F.0.0.0x01 4294967295 4294967296 99999999999 256.256.256.256 1.2.3.4.5
1.2.3 0x 08.8.8.8 8.8.8.08 0x08080808 134744072 010.0.0.1 10.0.0.1 10.255.255.255 100.64.0.1 100.100.100.200 100.127.255.254 169.254.0.1
169.254.169.254 169.254.170.2 0xa9fea9fe 2852039166 0251.0376.0251.0376 172.16.0.1 172.31.255.254 192.0.0.1 192.0.0.192 192.0.2.1
192.88.99.1 192.168.0.1 192.168.1 192.168.255.255 198.18.0.1 198.19.255.254 198.51.100.1 203.0.113.9 224.0.0.1 239.255.255.250 240.0.0.1
255.255.255.255 168.63.129.16 [::] [::1] [0:0:0:0:0:0:0:1] [::127.0.0.1] [::ffff:127.0.0.1] [::ffff:7f00:1] [::ffff:169.254.169.254]
[::ffff:8.8.8.8] [0:0:0:0:0:ffff:10.0.0.1] [64:ff9b::127.0.0.1] [64:ff9b::8.8.8.8] [64:ff9b:1::1] [2002:7f00:1::] [2002:a00:1::1]
[2001:0:4136:e378:8000:63bf:3fff:fdd2] [2001::1] [2001:db8::1] [3fff::1] [fc00::1] [fd00:ec2::254] [fe80::1] [fe80::1%25eth0] [fe80::1%eth0]
[fec0::1] [ff02::1] [ff0e::1] [100::1] [::ffff:0:127.0.0.1] [5f00::1] [4000::1] [::1]. [127.0.0.1] [::1%250] [v1.x] [] [:::]
localhost LOCALHOST localhost. localhost.localdomain foo.localhost ip6-localhost intranet router printer.local nas.lan db.internal
metadata.google.internal x.home.arpa x.corp x.intranet x.test x.invalid x.onion 1.0.0.127.in-addr.arpa x..example .example -x.example
x-.example example.com. ①②⑦.⓪.⓪.① １２７.０.０.１ 127。0。0。1 127．0．0．1 ⑯⑨。②⑤④。⑯⑨。②⑤④ ⓛⓞⓒⓐⓛⓗⓞⓢⓣ ｌｏｃａｌｈｏｓｔ loc\u00adalhost local\u200bhost
٠.٠.٠.٠ ١٢٧.٠.٠.١ ۱۲۷.۰.۰.۱ 0x7f.0x0.0x0.0x1 127.0.0.1%2eexample.com %31%32%37.0.0.1 127%2e0%2e0%2e1 example.com%00.evil.example""".split()
# Names that a resolver, asked honestly, answers with an address inside; see the resolver of the tests.
_REBOUND = ["inside.example.com", "mixed.example.com", "six.example.com", "mapped.example.com", "nat64.example.com", "scoped.example.com"]

def spelled(number: str) -> list[str]:
    """An IPv4 address in every spelling by which some client or some machine's routes would still reach it."""
    parts = [int(part) for part in number.split(".")]
    whole = int.from_bytes(bytes(parts), "big")
    first, rest = parts[0], whole & 0xFFFFFF
    high, low = whole >> 16, whole & 0xFFFF
    return [
        str(whole), hex(whole), f"0{whole:o}", f"0x{whole:08X}", ".".join(hex(part) for part in parts),
        ".".join(f"0{part:o}" for part in parts), ".".join(f"{part:03d}" for part in parts), f"{first}.{rest}", f"0x{first:x}.{rest}",
        f"{first}.{parts[1]}.{low}", f"{number}.", f"[::ffff:{number}]", f"[::ffff:{high:x}:{low:x}]", f"[::{number}]", f"[64:ff9b::{number}]",
        f"[64:ff9b::{high:x}:{low:x}]", f"[64:ff9b:1::{high:x}:{low:x}]", f"[2002:{high:x}:{low:x}::1]", f"[2002:{high:x}:{low:x}::]",
        f"[::ffff:0:{number}]", f"[2001:0:{high:x}:{low:x}::1]", f"[2001::{high ^ 0xffff:x}:{low ^ 0xffff:x}]",
        f"[0000:0000:0000:0000:0000:ffff:{high:04x}:{low:04x}]", f"[::FFFF:{number}]",
    ]  # fmt: skip


INSIDE = ("127.0.0.1", "10.0.0.1", "169.254.169.254", "172.16.5.4", "192.168.1.1", "100.64.0.1", "0.0.0.0")
HOSTILE = [
    *(f"http://{host}/x.jpg" for number in INSIDE for host in spelled(number)),
    *(f"http://{host}/x.jpg" for host in _SPELLINGS),
    *(f"https://{host}/x.jpg" for host in (*_SPELLINGS[:40], *_REBOUND)),
    *(f"http://{host}/x.jpg" for host in _REBOUND),
    "file:///etc/passwd", "ftp://example.com/x", "gopher://127.0.0.1:6379/_x", "dict://127.0.0.1/x", "javascript:x", "data:image/png,x",
    "//127.0.0.1/x", "/x.jpg", "", " ", "http:", "http://", "http:///x", "http:127.0.0.1/x", "http:/127.0.0.1/x", "http:\\\\127.0.0.1\\x",
    "http://example.com:22/x", "http://example.com:6379/", "http://example.com:0/", "http://example.com:99999/", "http://example.com:-1/",
    "http://example.com:/x", "http://example.com:80x/", "http://example.com:٨٠/", "https://example.com:80:80/",
    "http://user@example.com/x", "http://user:pass@example.com/x", "http://example.com@127.0.0.1/", "http://127.0.0.1@example.com/",
    "http://@127.0.0.1/", "http://example.com\\@127.0.0.1/", "http://example.com#@127.0.0.1/\\", "http://127.0.0.1\\.example.com/",
    "http://example.com\r\nHost: 127.0.0.1/", "http://example.com/\r\nX: y", "http://exam\tple.com/", "http://example.com /", "\x00http://example.com/",
    "http://[::1/x", "http://::1/x", "http://[::1]x/", "http://[::1]:22/", "http://1.1.1.1 &@2.2.2.2# @3.3.3.3/", "http://" + "a" * 64 + ".com/",
    "http://" + "a." * 130 + "com/", "http://example.com/" + "a" * 5000, "http://ex\u202eample.com/", "http://xn--/", "http://\ud800.com/",
]  # fmt: skip
