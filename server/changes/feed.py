"""The feed of changes: Atom (RFC 4287), with tombstones (RFC 6721), in archived parts (RFC 5005).

All parts are one feed with one id. Its newest part has an address of its own, and each part leads
to the one before, so that a reader who was away comes by all that happened.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.iris import CC0
from kg.publish.edition import MAKER, TITLE
from server.changes.entries import RELEASE, Entry, Told, Tombstone
from server.xml_text import leaf, tree

MEDIA_TYPE = "application/atom+xml"
NAMESPACES = {
    "xmlns": "http://www.w3.org/2005/Atom",
    "xmlns:at": "http://purl.org/atompub/tombstones/1.0",
    "xmlns:fh": "http://purl.org/syndication/history/1.0",
    "xml:lang": "en",
}
XHTML = "http://www.w3.org/1999/xhtml"
HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n'
ABOUT = "What is new, changed or gone in each release, thing by thing."


@dataclass(frozen=True, slots=True)
class Part:
    """One document of the feed. address: its own. before, after: of other archived parts.

    archived: whether it will not change any more. updated: when the newest of it happened.
    """

    base: str
    address: str
    updated: dt.datetime
    told: Sequence[Told]
    before: str | None = None
    after: str | None = None
    archived: bool = False


def written(part: Part) -> bytes:
    """The document."""
    return f"{HEADER}{tree('feed', _feed(part), NAMESPACES)}\n".encode()


def _feed(part: Part) -> Iterator[str]:
    yield leaf("id", f"{part.base}changes.atom")
    yield leaf("title", f"{TITLE}: changes")
    yield leaf("subtitle", ABOUT)
    yield leaf("updated", stamp(part.updated))
    yield tree("author", [leaf("name", MAKER), leaf("uri", part.base)])
    yield _link("self", part.address, MEDIA_TYPE)
    yield _link("alternate", f"{part.base}changes", "text/html")
    yield _link("license", str(CC0))
    if part.archived:
        yield "<fh:archive/>"
        yield _link("current", f"{part.base}changes.atom", MEDIA_TYPE)
    for rel, address in (("prev-archive", part.before), ("next-archive", part.after)):
        if address is not None:
            yield _link(rel, address, MEDIA_TYPE)
    for one in part.told:
        yield _entry(one, part.base) if isinstance(one, Entry) else _tombstone(one)


def _entry(entry: Entry, base: str) -> str:
    return tree("entry", _of_entry(entry, base))


def _of_entry(entry: Entry, base: str) -> Iterator[str]:
    moment = stamp(entry.moment)
    yield leaf("id", entry.iri)
    yield leaf("title", entry.title)
    if entry.state != "changed":
        yield leaf("published", moment)
    yield leaf("updated", moment)
    if entry.page is not None:
        yield _link("alternate", entry.page, "text/html")
    if entry.data is not None:
        yield _link("alternate", entry.data, "text/turtle")
    if entry.state != RELEASE:
        yield _link("related", f"{base}changes/{entry.version}", "text/html")
    for term in dict.fromkeys((entry.kind, entry.state)):
        yield _empty("category", {"term": term})
    yield _content(entry)


def _content(entry: Entry) -> str:
    lead = f"{entry.state.capitalize()} in release {entry.version}."
    texts = [leaf("p", lead if entry.state != RELEASE else entry.lines[0])]
    if entry.state != RELEASE and entry.lines:
        texts.append(tree("ul", [leaf("li", line) for line in entry.lines]))
    return tree("content", [tree("div", texts, {"xmlns": XHTML})], {"type": "xhtml"})


def _tombstone(gone: Tombstone) -> str:
    parts = [leaf("at:comment", gone.comment)]
    if gone.other is not None:
        parts.append(_link("related", gone.other))
    return tree("at:deleted-entry", parts, {"ref": gone.iri, "when": stamp(gone.moment)})


def _link(rel: str, href: str, kind: str | None = None) -> str:
    typed = {} if kind is None else {"type": kind}
    return _empty("link", {"rel": rel, "href": href, **typed})


def _empty(name: str, attributes: Mapping[str, str]) -> str:
    return leaf(name, "", attributes)


def stamp(moment: dt.datetime) -> str:
    """By RFC 3339, in UTC."""
    return f"{moment.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"
