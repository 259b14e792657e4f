"""What others host: players, posts and maps → the address at which a person would look at them.

Warraq embeds by link, and loads nothing from another host. So a player's frame becomes the video's own page.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import SplitResult, parse_qs, quote, unquote, urlsplit

_ID = re.compile(r"[\w-]{3,64}", re.ASCII)
# Hosts whose bare addresses, alone on a line, WordPress shows as what they link to (oEmbed).
_OEMBED = (
    "youtube.com", "youtu.be", "vimeo.com", "dailymotion.com", "dai.ly", "flickr.com", "flic.kr", "twitter.com",
    "x.com", "soundcloud.com", "facebook.com", "fb.watch", "instagram.com", "instagr.am", "tiktok.com", "spotify.com",
    "ted.com", "reddit.com", "scribd.com", "slideshare.net", "issuu.com", "mixcloud.com", "kickstarter.com",
    "wordpress.tv", "videopress.com", "imgur.com", "tumblr.com", "pinterest.com", "bsky.app", "canva.com", "t.me",
    "archive.org", "anghami.com", "google.com/maps", "maps.app.goo.gl", "goo.gl/maps", "rumble.com", "odysee.com",
    "twitch.tv", "streamable.com", "bandcamp.com", "deezer.com", "podcasts.apple.com", "threads.net", "mastodon.social",
)  # fmt: skip


def is_web(url: str) -> bool:
    """Whether `url` is an http(s) address with a host.

    >>> is_web("https://a.example/x"), is_web("javascript:alert(1)"), is_web("https:///x")
    (True, False, False)
    """
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False


def host_of(url: str) -> str:
    """The host of an address without `www.`, or ""."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def known(url: str) -> bool:
    """Whether a bare link to `url` stands for what it leads to.

    >>> known("https://www.youtube.com/watch?v=x"), known("https://example.org/")
    (True, False)
    """
    host = host_of(url)
    plain = host + urlsplit(url).path if host else ""
    return any(host == name or host.endswith("." + name) or plain.startswith(name + "/") for name in _OEMBED)


def canonical(url: str) -> str | None:
    """Where a person would look at what a player's frame or an embed shows; None where `url` is no web address.
    Addresses of unknown players come back as they are.

    >>> canonical("//www.youtube.com/embed/aqz-KE-bpKQ?rel=0")
    'https://www.youtube.com/watch?v=aqz-KE-bpKQ'
    >>> canonical("https://player.vimeo.com/video/76979871")
    'https://vimeo.com/76979871'
    >>> canonical("javascript:alert(1)") is None
    True
    """
    url = url.strip()
    if url.startswith("//"):
        url = "https:" + url
    if not is_web(url):
        return None
    parts = urlsplit(url)
    host = host_of(url).removeprefix("m.")
    for ending, reader in _PLAYERS.items():
        if host == ending or host.endswith("." + ending):
            return reader(parts, url) or url
    return url


def _query(parts: SplitResult, name: str) -> str:
    return parse_qs(parts.query, max_num_fields=100).get(name, [""])[0] if parts.query.count("&") < 100 else ""


def _youtube(parts: SplitResult, url: str) -> str:
    names = [part for part in parts.path.split("/") if part]
    video = ""
    if host_of(url) == "youtu.be":
        video = names[0] if names else ""
    elif len(names) > 1 and names[0] in {"embed", "v", "shorts", "live", "e"} and names[1] != "videoseries":
        video = names[1]
    else:
        video = _query(parts, "v")
    video = video.partition("&")[0]
    if not _ID.fullmatch(video):
        playlist = _query(parts, "list")
        return f"https://www.youtube.com/playlist?list={playlist}" if _ID.fullmatch(playlist) else ""
    start = _query(parts, "start") or _query(parts, "t")
    after = f"&t={start}" if re.fullmatch(r"[0-9hms]{1,9}", start) and start != "0" else ""
    return f"https://www.youtube.com/watch?v={video}{after}"


def _vimeo(parts: SplitResult, url: str) -> str:
    match = re.search(r"/(?:video/)?([0-9]+)", parts.path)
    return f"https://vimeo.com/{match[1]}" if match else ""


def _dailymotion(parts: SplitResult, url: str) -> str:
    match = re.search(r"/video/([a-zA-Z0-9]+)", parts.path)
    video = match[1] if match else _query(parts, "video")
    return f"https://www.dailymotion.com/video/{video}" if video.isalnum() else ""


def _wrapped(name: str) -> Callable[[SplitResult, str], str]:
    """Players that carry the real address in a field of their query."""

    def reader(parts: SplitResult, url: str) -> str:
        inner = _query(parts, name)
        return inner if is_web(inner) else ""

    return reader


def _facebook(parts: SplitResult, url: str) -> str:
    return _wrapped("href")(parts, url) if "/plugins/" in parts.path else ""


def _without(prefix: str) -> Callable[[SplitResult, str], str]:
    """Players whose address is the page's with one more part."""

    def reader(parts: SplitResult, url: str) -> str:
        if not parts.path.startswith(prefix):
            return ""
        return f"https://{parts.hostname}{parts.path.replace(prefix, '/', 1)}".rstrip("/")

    return reader


def _archive(parts: SplitResult, url: str) -> str:
    return f"https://archive.org/details/{parts.path.split('/')[2]}" if parts.path.startswith("/embed/") else ""


def _instagram(parts: SplitResult, url: str) -> str:
    return f"https://www.instagram.com{parts.path.split('/embed')[0].rstrip('/')}/"


def _tweet(parts: SplitResult, url: str) -> str:
    number = _query(parts, "id")
    if parts.path.startswith("/embed/") and number.isdigit():
        return f"https://twitter.com/i/status/{number}"
    return f"https://{parts.hostname}{parts.path}" if "/status" in parts.path else ""


def _maps(parts: SplitResult, url: str) -> str:
    place = _query(parts, "q")
    return f"https://www.google.com/maps?q={quote(unquote(place))}" if place and "/maps" in parts.path else ""


_PLAYERS: dict[str, Callable[[SplitResult, str], str]] = {
    "youtube.com": _youtube, "youtube-nocookie.com": _youtube, "youtu.be": _youtube, "vimeo.com": _vimeo,
    "dailymotion.com": _dailymotion, "w.soundcloud.com": _wrapped("url"), "facebook.com": _facebook,
    "open.spotify.com": _without("/embed/"), "archive.org": _archive, "instagram.com": _instagram,
    "twitter.com": _tweet, "x.com": _tweet, "google.com": _maps, "maps.google.com": _maps,
    "tiktok.com": _without("/embed/"), "embed.ted.com": _without("/embed/"),
}  # fmt: skip
