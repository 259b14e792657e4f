"""Re-pointing the links within old articles.

Editors linked within their site in five ways: whole addresses (with or without `www`, http or https), paths from the
root, `?p=N` and its kin, addresses of attachments, and files in the uploads folder. Each becomes the path at which
the same thing is now, so that no reader is sent over a redirect.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from urllib.parse import parse_qsl, quote, urlsplit

from warraq.addresses import archive_address, canonical, parts_of
from warraq.importers.wordpress.body.pictures import MediaRef
from warraq.importers.wordpress.survey import Survey, nicename, readable_slug
from warraq.markup.values import address as safe_address

_SIZED = re.compile(r"-(\d{2,5})x(\d{2,5})(?=\.[A-Za-z0-9]{2,5}$)")
_SCALED = re.compile(r"-(?:scaled|rotated|e\d{10,13})(?=\.[A-Za-z0-9]{2,5}$)")
_DOMAIN = re.compile(
    r"[a-z0-9-]+(?:\.[a-z0-9-]+){0,4}\."
    r"(?:com|org|net|info|edu|gov|tv|me|ps|lb|sy|eg|iq|jo|ma|tn|dz|sa|ae|qa|uk|de|fr)(?:/\S*)?"
)
_IGNORED = {"paged", "page", "utm_source", "utm_medium", "utm_campaign", "utm_content", "utm_term", "fbclid", "gclid"}
_ENDINGS = re.compile(r"/(?:feed(?:/(?:rss2?|atom|rdf))?|trackback|embed|amp|comment-page-\d+)/?$")


def original_path(path: str) -> str:
    """The path of the original of a sized, scaled or edited rendition.

    >>> original_path("/wp-content/uploads/2014/09/a-300x200.jpg")
    '/wp-content/uploads/2014/09/a.jpg'
    """
    return _SCALED.sub("", _SIZED.sub("", path))


class LinkMap:
    """All addresses of the old site that an article may link to. Implements `body.context.Links`.

    `dead` gathers the internal links that lead to nothing that came over, with how often each was met.
    """

    def __init__(self, survey: Survey, hosts: Sequence[str] = ()) -> None:
        self.survey = survey
        names = {host.removeprefix("www.").lower() for host in (*survey.sites, *hosts)}
        self.hosts = names | {f"www.{name}" for name in names}
        self.dead: dict[str, int] = {}
        self._numbered = {str(term.id): slug for (kind, slug), term in survey.terms.items() if kind == "category"}
        self._queries: dict[str, Callable[[str], str | None]] = {
            "cat": self._category, "category_name": self._category_name, "tag": self._tag, "author": self._author,
            "m": self._period, "s": lambda words: canonical("/?s=" + quote(words)),
        }  # fmt: skip
        parts = parts_of(survey.site.blog_url if survey.site else "")
        self._base = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""

    # --- body.context.Links ---------------------------------------------------------------------------------

    def link(self, href: str) -> str:
        """A link's new target: a readable path from the root for one within the old site, the address itself for
        another; "" for what is no safe address, or what never was public."""
        inside, target = self._inside(href)
        if not inside:
            return target
        path, _, query = canonical(target).partition("?")
        fields = dict(parse_qsl(query, max_num_fields=50)) if query.count("&") < 50 else {}
        found = self._by_query(fields) if fields else self._by_path(path)
        if found is None:
            self.dead[canonical(target)] = self.dead.get(canonical(target), 0) + 1
            return canonical(target) if not fields else ""
        return found

    def media(self, url: str, attachment: int = 0) -> MediaRef:
        """The attachment behind an upload's address, whatever its size, scheme or spelling; else the given id, if
        the export has it."""
        survey = self.survey
        whole = self.whole(url)
        if url:
            inside, target = self._inside(url)
            number = self.file(canonical(target)) if inside else 0
            if number:
                return MediaRef(number, whole)
            if not inside or attachment not in survey.file_of:
                return MediaRef(0, whole)
        return MediaRef(attachment if attachment in survey.file_of else 0, whole)

    def upload(self, url: str) -> str:
        """The canonical path of an address within the old site; "" for another's."""
        inside, target = self._inside(url)
        return canonical(target).partition("?")[0] if inside else ""

    def attached(self, item: int) -> Sequence[int]:
        """Pictures that were uploaded to an item."""
        return tuple(self.survey.attached.get(item, ()))

    def reusable(self, item: int) -> str:
        """The text of a reusable block, or ""."""
        return self.survey.reusable.get(item, "")

    # --- uploads --------------------------------------------------------------------------------------------

    def file(self, path: str) -> int:
        """The attachment of an upload's canonical path: of the original, or of a sized, scaled or edited rendition
        of it; 0 if there is none.

        Photon and other resizing services put the whole address behind their own; that is the caller's to undo.
        """
        files = self.survey.files
        path = path.partition("?")[0]
        if path in files:
            return files[path]
        plain = _SIZED.sub("", path)
        for candidate in (plain, _SCALED.sub("", plain)):
            if candidate in files:
                return files[candidate]
        stem, dot, ending = _SCALED.sub("", plain).rpartition(".")
        marked = (f"{stem}-{mark}{dot}{ending}" for mark in ("scaled", "rotated"))
        return next((files[name] for name in marked if name in files), 0)

    # --- parts ----------------------------------------------------------------------------------------------

    def whole(self, url: str) -> str:
        """An upload's address with scheme and host."""
        url = url.strip()
        if url.startswith("//"):
            return "https:" + url
        return self._base + url if url.startswith("/") else url

    def _inside(self, href: str) -> tuple[bool, str]:
        """Whether a link leads into the old site, and its target: its path then, a safe whole address or "" if not."""
        href = href.strip()
        if href.startswith("//"):
            href = "https:" + href
        elif href.startswith("?"):
            href = f"{self.survey.root}/{href}"
        if href.startswith("/"):
            return True, href
        lower = href[:200].lower()
        if not lower.startswith(("http://", "https://")):
            if (lower.startswith("www.") or _DOMAIN.fullmatch(lower)) and " " not in href:
                href = "http://" + href
            else:
                return False, (safe_address(href) or "") if not href.startswith("#") else ""
        try:
            parts = urlsplit(href)
            host = (parts.hostname or "").lower()
        except ValueError:
            return False, ""
        # Resizing services: i0.wp.com/host/path
        if re.fullmatch(r"i\d\.wp\.com", host):
            inner = parts.path.lstrip("/").partition("/")
            if inner[0].lower() in self.hosts:
                return True, "/" + inner[2]
        if host in self.hosts:
            return True, (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        return False, safe_address(href) or ""

    def _by_query(self, fields: dict[str, str]) -> str | None:
        """The forms that work on every WordPress, whatever its permalinks."""
        for name in ("p", "page_id", "attachment_id"):
            if fields.get(name, "").isdecimal():
                return self._item(int(fields[name][:18]))
        for name, answer in self._queries.items():
            if fields.get(name):
                return answer(fields[name])
        if "feed" in fields:
            return "/feed.xml"
        return "/" if set(fields) <= _IGNORED else None

    def _category(self, number: str) -> str | None:
        slug = self._numbered.get(number.lstrip("-"), "")
        return self.survey.section_address(slug) if slug else None

    def _category_name(self, name: str) -> str | None:
        slug = readable_slug(name.strip("/").rpartition("/")[2])
        return self.survey.section_address(slug) if ("category", slug) in self.survey.terms else None

    def _tag(self, name: str) -> str | None:
        slug = readable_slug(name)
        return self.survey.tag_address(slug) if ("post_tag", slug) in self.survey.terms else None

    def _author(self, number: str) -> str | None:
        logins = (author.login for author in self.survey.authors.values() if str(author.id) == number)
        login = next(logins, "")
        return self.survey.byline_address(nicename(login)) if login else None

    def _period(self, digits: str) -> str | None:
        if not re.fullmatch(r"\d{4}|\d{6}|\d{8}", digits, re.ASCII):
            return None
        return archive_address(digits[:4] if len(digits) == 4 else f"{digits[:4]}-{digits[4:6]}")

    def _item(self, number: int) -> str | None:
        survey = self.survey
        if number in survey.paths:
            return survey.paths[number]
        if number in survey.file_of:
            parent = survey.parents.get(number, 0)
            return survey.paths.get(parent) or survey.file_of[number]
        return None

    def _by_path(self, path: str) -> str | None:
        survey = self.survey
        for candidate in (path, path + "/", path.rstrip("/")):
            if candidate in survey.ids:
                return candidate
        if path in {"/", survey.root + "/", survey.root}:
            return "/"
        if self.file(path):
            return path
        shorter = _ENDINGS.sub("/", path)
        shorter = re.sub(r"/(?:page/)?\d{1,4}/?$", "/", shorter) if shorter == path else shorter
        if shorter != path and shorter in survey.ids:
            return shorter
        return self._archive(path.removeprefix(survey.root))

    def _archive(self, path: str) -> str | None:
        """Sections, tags, authors, dates and feeds."""
        survey = self.survey
        parts = [part for part in _ENDINGS.sub("/", path).split("/") if part]
        if "page" in parts[:-1] and parts[-1].isdigit():
            parts = parts[: parts.index("page")]
        if not parts:
            return "/feed.xml" if path.startswith("/feed") else "/"
        last = readable_slug(parts[-1])
        sections, tags = ("category", survey.section_address), ("post_tag", survey.tag_address)
        bases = {survey.section_base: sections, "category": sections, survey.tag_base: tags, "tag": tags}
        for place, part in enumerate(parts[:-1]):
            if part in bases:
                kind, address = bases[part]
                return address(last) if (kind, last) in survey.terms else None
            if part in {"author", survey.byline_base} and place == len(parts) - 2:
                return survey.byline_address(last)
        if all(part.isdigit() for part in parts) and len(parts) <= 3 and len(parts[0]) == 4:
            period = "-".join(parts[:2])
            known = any(month.startswith(period) for kind, month in survey.posts_by if kind == "month")
            return archive_address(period) if known else None
        return {"wp-sitemap.xml": "/sitemap.xml", "sitemap.xml": "/sitemap.xml", "comments": "/feed.xml"}.get(parts[0])
