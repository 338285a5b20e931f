"""A crawler with one connection: it fetches a page, then what the page leads to."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from http.client import HTTPConnection
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml import etree, html

from kg.iris import DEFAULT_BASE

JSONLD = "application/ld+json"
PAGE = "text/html"
STARTS = ("/", "/sitemap.xml")
REDIRECTS = frozenset({301, 303, 308})
APART = ("/data/", "/dump", "/review", "/metrics", "/health")
OTHER_FORMS = (
    *(".ttl", ".nt", ".nq", ".trig", ".rdf", ".jsonld", ".json"),
    *(".csv", ".rq", ".ics", ".bib", ".ris", ".svg"),
)
"""What is no page; JSON-LD is asked for where a page names it."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One address fetched. seconds: to the last byte, with the redirect before it.

    accept: what was asked for. beside: the address of the same as JSON-LD. within: whether
    JSON-LD stands in the page. links: where it leads to on this site.
    """

    address: str
    accept: str
    status: int
    media_type: str
    seconds: float
    size: int
    beside: str | None = None
    within: bool = False
    links: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """The pages that are like this one: `doc/session`, `voc`, `people?`, `JSON-LD of voc`."""
        path, asked, _ = self.address.partition("?")
        parts = path.strip("/").split("/")
        named = "/".join(parts[: 2 if parts[0] in {"doc", "data", "id"} else 1]) + asked
        return f"JSON-LD of {named}" if self.accept == JSONLD else named or "home"


def walk(port: int) -> Iterator[Visit]:
    """Every page that the first page and the site map lead to, and the JSON-LD beside each."""
    waiting = deque(STARTS)
    seen = set(STARTS)
    came: set[str] = set()
    with closing(HTTPConnection("127.0.0.1", port)) as connection:
        while waiting:
            visit = fetched(connection, waiting.popleft(), PAGE)
            if visit.address in came:
                continue
            came.add(visit.address)
            ahead = [link for link in visit.links if link not in seen]
            seen.update(ahead)
            waiting.extend(ahead)
            yield visit
            if visit.beside and visit.beside not in seen:
                seen.add(visit.beside)
                yield fetched(connection, visit.beside, JSONLD)


def once_more(port: int, visits: Sequence[Visit]) -> Iterator[Visit]:
    """The same in the same order, without the redirects."""
    with closing(HTTPConnection("127.0.0.1", port)) as connection:
        for visit in visits:
            yield fetched(connection, visit.address, visit.accept)


def fetched(connection: HTTPConnection, address: str, accept: str) -> Visit:
    """A visit of the address, or of that which it redirects to."""
    begun = time.perf_counter()
    connection.request("GET", address, headers={"Accept": accept})
    response = connection.getresponse()
    content = response.read()
    seconds = time.perf_counter() - begun
    if response.status in REDIRECTS:
        target = _here(urljoin(address, response.headers["Location"])) or address
        there = fetched(connection, target, accept)
        return replace(there, seconds=seconds + there.seconds)
    media_type = response.headers.get_content_type()
    visit = Visit(address, accept, response.status, media_type, seconds, len(content))
    return _read(visit, content) if response.status == 200 else visit


def _read(visit: Visit, content: bytes) -> Visit:
    """With what a page or a site map leads to."""
    if visit.media_type.endswith("/xml") and visit.address.startswith("/sitemap"):
        found = [location.text or "" for location in etree.fromstring(content).iter("{*}loc")]
        return replace(visit, links=_worth(visit.address, found))
    if visit.media_type != PAGE:
        return visit
    tree = html.document_fromstring(content)
    jsonld = f"[@type='{JSONLD}']"
    beside = (_here(urljoin(visit.address, link)) for link in _texts(tree, f"//link{jsonld}/@href"))
    return replace(
        visit,
        beside=next((link for link in beside if link), None),
        within=bool(_texts(tree, f"//script{jsonld}/text()")),
        links=_worth(visit.address, _texts(tree, "//a/@href")),
    )


def _texts(tree: html.HtmlElement, path: str) -> list[str]:
    found = tree.xpath(path)
    return [str(text) for text in found] if isinstance(found, list) else []


def _worth(here: str, links: list[str]) -> tuple[str, ...]:
    found = (_here(urljoin(here, urldefrag(link).url)) for link in links)
    return tuple(dict.fromkeys(link for link in found if link and _is_page(link)))


def _is_page(link: str) -> bool:
    """Pages of lists are pages; answers to questions of a reader's own are without end."""
    path, asked, question = link.partition("?")
    apart = path.startswith(APART) or path.endswith(OTHER_FORMS)
    return not apart and (not asked or question.startswith("page="))


def _here(address: str) -> str | None:
    """The address within this site, or nothing."""
    if address.startswith(DEFAULT_BASE):
        return "/" + address.removeprefix(DEFAULT_BASE)
    parts = urlsplit(address)
    return None if parts.scheme or parts.netloc else address
