"""One address for one page, whatever host, path and spelling it was found under.

What RFC 3986 calls equal is made equal for every site. More is done only for the sites whose ways
are known: the forum's own, which serves a page on many hosts, with and without a language before
its path, and three others that write about its sessions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from urllib.parse import SplitResult, quote, urlsplit

DEFAULT_PORTS = {"http": 80, "https": 443}
FORUM = "www.intgovforum.org"
FORUM_HOSTS = frozenset(
    [
        *("intgovforum.org", FORUM, "igf.wgig.org"),
        *("apps.intgovforum.org", "dev.intgovforum.org", "info.intgovforum.org"),
        *("mail.intgovforum.org", "media.intgovforum.org", "multilingual.intgovforum.org"),
        *("review.intgovforum.org", "whm.intgovforum.org"),
    ]
)
# The language before the path changes the menus around a page, not the page that its name calls.
LANGUAGES = frozenset({"ar", "en", "es", "fr", "ru", "zh-hans", "multilingual"})
FILES = frozenset({"sites", "system"})
WITH_LANGUAGE = frozenset({"content", "node", "filedepot_download"})
PRINT_VIEW = frozenset({"tmpl", "print", "layout"})

TRACKING = re.compile(r"utm_\w*|fbclid|gclid|mc_[ce]id|_ga", re.IGNORECASE)
ESCAPE = re.compile("%([0-9A-Fa-f]{2})")
LONE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
IN_PATH = "%/:@!$&'()*+,;=~"
IN_QUERY = f"{IN_PATH}?"


@dataclass(frozen=True, slots=True)
class Page:
    """The parts of an address that tell a page; `query` holds its pairs as they stand."""

    scheme: str
    authority: str
    path: str
    query: tuple[str, ...]

    def __str__(self) -> str:
        query = "?" + "&".join(self.query) if self.query else ""
        return f"{self.scheme}://{self.authority}{self.path}{query}"


def canonical(address: str) -> str:
    """The one address of the page; what is no web address comes back as it is."""
    text = address.strip()
    try:
        parts = urlsplit(text)
        authority = _authority(parts)
    except ValueError:
        return text
    if parts.scheme not in DEFAULT_PORTS or not authority:
        return text
    path = "/" + "/".join(_resolved(_escaped(parts.path, IN_PATH).split("/")[1:]))
    pairs = _escaped(parts.query, IN_QUERY).split("&")
    query = tuple(pair for pair in pairs if pair and not TRACKING.fullmatch(_key(pair)))
    return str(_known(Page(parts.scheme, authority, path, query)))


def _authority(parts: SplitResult) -> str:
    """The host in small letters, with what else stands beside it but the usual port."""
    user, at, _ = parts.netloc.rpartition("@")
    host = (parts.hostname or "").rstrip(".")
    if not host:
        return ""
    shown = f"[{host}]" if ":" in host else host
    port = "" if parts.port in {None, DEFAULT_PORTS.get(parts.scheme)} else f":{parts.port}"
    return f"{user}{at}{shown}{port}"


def _escaped(text: str, allowed: str) -> str:
    """Each character written in one way: escaped only where it must be, in capitals."""

    def in_one_way(escape: re.Match[str]) -> str:
        char = chr(int(escape[1], 16))
        return char if char in UNRESERVED else escape[0].upper()

    whole = ESCAPE.sub(in_one_way, LONE_PERCENT.sub("%25", text))
    return quote(whole, safe=allowed, errors="replace")


def _resolved(segments: list[str]) -> list[str]:
    """The segments without dots, the last one empty where the path ends in a slash."""
    kept: list[str] = []
    for segment in segments:
        if segment == "..":
            kept = kept[:-1]
        elif segment != ".":
            kept.append(segment)
    return [*kept, ""] if kept and segments[-1] in {".", ".."} else kept


def _key(pair: str) -> str:
    return pair.partition("=")[0]


def _known(page: Page) -> Page:
    """The page as the site itself would best be asked for it, where the site is known."""
    host = page.authority
    if host in FORUM_HOSTS:
        return _of_forum(replace(page, scheme="https", authority=FORUM))
    if host.endswith((".sched.com", ".sched.org")):
        return _of_sched(page)
    site = MIRRORS.get(host)
    return page if site is None else _without_slash(replace(page, scheme="https", authority=site))


MIRRORS = {
    "dig.watch": "dig.watch",
    "www.dig.watch": "dig.watch",
    "wp.dig.watch": "dig.watch",
    "friendsoftheigf.org": "friendsoftheigf.org",
    "www.friendsoftheigf.org": "friendsoftheigf.org",
    "beta.friendsoftheigf.org": "beta.friendsoftheigf.org",
}


def _without_slash(page: Page) -> Page:
    return replace(page, path=page.path.rstrip("/") or "/")


def _of_sched(page: Page) -> Page:
    """An event without the words after its identifier, since they change with its title."""
    host = page.authority.removesuffix(".org").removesuffix(".com") + ".com"
    shown = _without_slash(replace(page, scheme="https", authority=host))
    segments = shown.path.split("/")
    if segments[1] != "event" or len(segments) < 3:
        return shown
    return replace(shown, path="/".join(segments[:3]), query=())


def _of_forum(page: Page) -> Page:
    segments = _named(page.path)
    before = _prefix(segments)
    inner = segments[before:]
    asked = _asked(page.query)
    if inner in ([], ["index.php"]) and asked:
        rest = tuple(pair for pair in page.query if _key(pair) != "q")
        return _of_forum(replace(page, path=f"/{asked}", query=rest))
    if inner[:1] == ["cms"]:
        return _of_old_site(page, inner)
    is_home = not inner and not page.query
    has_language = is_home or not LANGUAGES.isdisjoint(segments[:before])
    if FILES.isdisjoint(inner[:1]) and (has_language or not WITH_LANGUAGE.isdisjoint(inner[:1])):
        inner = ["en", *inner]
    return replace(page, path="/" + "/".join(inner))


def _prefix(segments: list[str]) -> int:
    """How many segments say no more than the language, or the script that serves every page."""
    at = 0
    while at < len(segments) and _is_prefix(segments, at):
        at += 1
    return at


def _is_prefix(segments: list[str], at: int) -> bool:
    return segments[at] in LANGUAGES or (segments[at] == "index.php" and at + 1 < len(segments))


def _of_old_site(page: Page, segments: list[str]) -> Page:
    """The site of the years to 2016, where the view for printing had an address of its own."""
    inner = segments[1:]
    while inner[:1] == ["index.php"] and len(inner) > 1:
        inner = inner[1:]
    query = tuple(pair for pair in page.query if _key(pair) not in PRINT_VIEW)
    return replace(page, path="/".join(["", "cms", *inner]), query=query)


def _named(path: str) -> list[str]:
    """The segments without empty ones, and without the blanks that got into the site's links."""
    blank = path.replace("%C2%A0", "\xa0").replace("%20", " ")
    trimmed = _resolved([segment.strip() for segment in blank.split("/")])
    return [segment.replace("\xa0", "%C2%A0").replace(" ", "%20") for segment in trimmed if segment]


def _asked(query: tuple[str, ...]) -> str:
    """The path that `index.php?q=en/content/…` asks for, empty where there is none."""
    values = [pair.partition("=")[2] for pair in query if _key(pair) == "q"]
    return _escaped(values[0].replace("%2F", "/"), IN_PATH) if values else ""
