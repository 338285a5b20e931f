"""The whole site, walked through as a reader or a search engine does: from page to page.

A crawl holds what every page says of itself, and what its links lead to, so that many tests look
at one walk. Pages are read with lxml; whether they are valid is another question.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from urllib.parse import urldefrag, urljoin, urlsplit

from flask.testing import FlaskClient
from lxml import etree, html

PAGE = "text/html"
STARTS = ("/", "/sitemap.xml")
LINKS = "//a/@href | //link/@href | //img/@src | //script/@src | //form/@action | //object/@data"
UNREAD = ("/dump.nq",)
"""What is too long to be read in a walk: that it is there is enough."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it came. path: its address after all redirects."""

    path: str
    content: bytes
    title: str
    lang: str | None
    canonical: tuple[str, ...]
    robots: tuple[str, ...]
    headings: tuple[int, ...]
    ids: tuple[str, ...]
    links: tuple[str, ...]


@dataclass(slots=True)
class Crawl:
    """What a walk met. pages: by their path. led: from an address asked to the path it led to.

    broken: addresses that answer with a fault, each with the status and the page that names it.
    left: how many addresses of a kind were not asked, where a walk takes only some of a kind.
    """

    pages: dict[str, Page] = field(default_factory=dict)
    led: dict[str, str] = field(default_factory=dict)
    broken: list[tuple[str, int, str]] = field(default_factory=list)
    listed: set[str] = field(default_factory=set)
    left: Counter[str] = field(default_factory=Counter)

    def dangling(self) -> list[tuple[str, str]]:
        """Links to a place in a page that has no such place, each with the page it stands on."""
        return sorted(
            (page.path, link)
            for page in self.pages.values()
            for link in set(page.links)
            if (mark := urldefrag(link).fragment) and self._lacks(urldefrag(link).url, mark)
        )

    def _lacks(self, address: str, mark: str) -> bool:
        target = self.pages.get(self.led.get(address, address))
        return target is not None and mark not in target.ids


def kind_of(address: str) -> str:
    """The pages that are like this one: `doc/session`, `voc`, `sessions?`."""
    path, asked, _ = address.partition("?")
    parts = path.strip("/").split("/")
    long = parts[0] in {"doc", "id", "data"}
    return "/".join(parts[: 2 if long else 1]) + asked


def walk(client: FlaskClient, base: str, most: int | None = None) -> Crawl:
    """From the first page and the site map to all that they lead to.

    most: the addresses of a kind that are asked, for a walk that has to be short.
    """
    crawl = Crawl()
    waiting = deque((start, "") for start in STARTS)
    seen = set(STARTS)
    taken: Counter[str] = Counter()
    while waiting:
        address, named_on = waiting.popleft()
        for link in _asked(client, base, address, named_on, crawl):
            if link not in seen and _worth(address, link):
                seen.add(link)
                kind = kind_of(link)
                if most is not None and taken[kind] >= most:
                    crawl.left[kind] += 1
                    continue
                taken[kind] += 1
                waiting.append((link, address))
    return crawl


def _asked(
    client: FlaskClient, base: str, address: str, named_on: str, crawl: Crawl
) -> Iterable[str]:
    """Where the answer to one address leads; what it says is kept."""
    method = "HEAD" if address.startswith(UNREAD) else "GET"
    response = client.open(address, method=method, headers={"Accept": PAGE}, buffered=True)
    path = address
    if response.status_code in {301, 303, 308}:
        path = urljoin(address, _local(response.headers["Location"], base) or address)
        response = client.get(path, headers={"Accept": PAGE}, buffered=True)
    crawl.led[address] = path
    if response.status_code != 200:
        crawl.broken.append((address, response.status_code, named_on))
        return ()
    if address.startswith("/sitemap"):
        found = tuple(_in_site_map(response.data, base))
        crawl.listed.update(link for link in found if not link.endswith(".xml"))
        return found
    if response.mimetype != PAGE or path in crawl.pages:
        return ()
    page = read(path, response.data, base)
    crawl.pages[path] = page
    # In the order of a hash, so that a walk of some of a kind takes them from all over the site.
    return sorted({urldefrag(link).url for link in page.links}, key=_shuffled)


def read(path: str, content: bytes, base: str) -> Page:
    """What a page says of itself."""
    tree = html.document_fromstring(content, parser=html.HTMLParser(encoding="utf-8"))
    found = (_local(urljoin(path, str(link)), base) for link in tree.xpath(LINKS))
    return Page(
        path=path,
        content=content,
        title="".join(tree.xpath("/html/head/title/text()")),
        lang=tree.get("lang"),
        canonical=tuple(map(str, tree.xpath("/html/head/link[@rel='canonical']/@href"))),
        robots=tuple(map(str, tree.xpath("/html/head/meta[@name='robots']/@content"))),
        headings=tuple(
            int(heading.tag[1]) for heading in tree.xpath("//h1|//h2|//h3|//h4|//h5|//h6")
        ),
        ids=tuple(map(str, tree.xpath("//@id"))),
        links=tuple(dict.fromkeys(link for link in found if link)),
    )


def _worth(here: str, link: str) -> bool:
    """Answers to questions are asked, but not what they would ask again: that has no end.

    Pages of a list are the list.
    """
    return "?" not in link or "?" not in here or "page=" in link


def _local(address: str, base: str) -> str | None:
    """The address within this site, with its fragment, or nothing."""
    if address.startswith(base):
        address = "/" + address.removeprefix(base)
    parts = urlsplit(address)
    return None if parts.scheme or parts.netloc else address


def _in_site_map(content: bytes, base: str) -> Iterator[str]:
    for location in etree.fromstring(content).iter("{*}loc"):
        link = _local((location.text or "").strip(), base)
        if link:
            yield link


def _shuffled(link: str) -> str:
    return sha256(link.encode()).hexdigest()
