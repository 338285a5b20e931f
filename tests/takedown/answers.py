"""Everything that a site answers: from page to page, and what is asked of it by address alone."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterator
from urllib.parse import urldefrag, urljoin, urlsplit

from flask.testing import FlaskClient
from walker import folded

LINK = re.compile(rb"""(?:href|src|action|data)=["']([^"'#]+)""")
FEW = {"voc": 3, "ontology": 3, "doc/meeting": 3, "static": 0, "pictures": 4}
"""Kinds of address that say nothing of persons, or the same at each address: how many are asked."""
ASKED = (
    *(
        "/",
        "/sitemap.xml",
        "/dump.nq",
        "/void",
        "/void.ttl",
        "/health",
        "/metrics",
        "/openapi.json",
    ),
    *("/search?q=lighthouses", "/search?q=lighthouse*", "/suggest?q=lig", "/people", "/sessions"),
    "/reconcile/suggest/entity?prefix=li",
    "/sparql?query=SELECT%20*%20%7BGRAPH%20%3Fg%20%7B%3Fs%20%3Fp%20%3Fo%7D%7D",
    "/sparql?query=CONSTRUCT%20%7B%3Fs%20%3Fp%20%3Fo%7D%20%7BGRAPH%20%3Fg%20%7B%3Fs%20%3Fp%20%3Fo%7D%7D",
)
FORMS = ("text/html", "text/turtle", "application/ld+json", "application/rdf+xml", "text/calendar")


def answers(client: FlaskClient, base: str) -> Iterator[tuple[str, bytes]]:
    """Each address asked, and the bytes that came."""
    seen, waiting, kinds = set(ASKED), deque(ASKED), Counter[str]()
    while waiting:
        address = waiting.popleft()
        with client.get(address) as response:
            content = response.get_data()
            yield address, content + str(response.headers).encode()
            page = (response.content_type or "").startswith("text/html")
            links = [link.decode("utf-8", "replace") for link in LINK.findall(content) if page]
            links += [response.location] if response.location else []
        for link in links:
            found = _local(urljoin(urljoin(base, address), link.replace("&amp;", "&")), base)
            if found is not None and found not in seen and _wanted(found, kinds):
                seen.add(found)
                waiting.append(found)


def _local(address: str, base: str) -> str | None:
    if not address.startswith(base):
        return None
    parts = urlsplit(urldefrag(address).url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _wanted(address: str, kinds: Counter[str]) -> bool:
    parts = address.partition("?")[0].strip("/").split("/")
    kind = "/".join(parts[: 2 if parts[0] in {"doc", "id", "data"} else 1])
    kinds[kind] += 1
    return kinds[kind] <= FEW.get(kind, 30)


def told(content: bytes, words: frozenset[str]) -> set[str]:
    """Those of the words that an answer holds."""
    plain = folded(content)
    return {word for word in words if word in plain}
