"""The only place that makes an IRI.

`Iris` makes those of entities, under the configured base. Concepts and ontology terms have a
permanent address of their own and need no base.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from rdflib.term import URIRef

from kg.concepts import Authority, Concept
from kg.keys import digest, slug
from kg.namespaces import VOCABULARY

DEFAULT_BASE = "http://127.0.0.1:8000/"

# What no IRI may hold, and a percent sign that introduces nothing.
UNWRITABLE = re.compile(
    r"""[\x00-\x20\x7f-\x9f<>"{}|\\^`\[\]]|%(?![0-9A-Fa-f]{2})"""
    "|[\ud800-\uf8ff\ufdd0-\ufdef\ufff0-\uffff\U0001fffe-\U0010ffff]"
)
AUTHORITIES = {
    Authority.WIKIDATA: "http://www.wikidata.org/entity/",
    Authority.ROR: "https://ror.org/",
    Authority.ISNI: "https://isni.org/isni/",
    Authority.ORCID: "https://orcid.org/",
}
CC0 = URIRef("https://creativecommons.org/publicdomain/zero/1.0/")
OAI_PMH = URIRef("http://www.openarchives.org/OAI/2.0/openarchivesprotocol.htm")
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
HOST = re.compile(r"[\w.-]+(?::[0-9]{1,5})?")


def concept(member: Concept) -> URIRef:
    """The IRI of a concept of a closed scheme."""
    return URIRef(f"{VOCABULARY}{member.scheme()}/{member.value}")


def scheme(name: str) -> URIRef:
    """The IRI of a concept scheme, such as `role`, `tag/2017` or `report-question/2017`."""
    return URIRef(f"{VOCABULARY}{name}")


def yearly_concept(name: str, year: int, label: str) -> URIRef:
    """The IRI of a concept of a yearly scheme, such as a tag, made from its printed label.

    A label whose slug is empty (no Latin letter or digit) falls back to a digest.
    """
    return URIRef(f"{VOCABULARY}{name}/{year}/{slug(label) or digest(label)[:12]}")


def goal(number: int) -> URIRef:
    """One of the seventeen Sustainable Development Goals, as the United Nations name it."""
    return URIRef(f"http://metadata.un.org/sdg/{number}")


def elsewhere(authority: Authority, identifier: str) -> URIRef:
    """The IRI by which an authority itself names what has this canonical identifier."""
    return URIRef(AUTHORITIES[authority] + identifier)


def web_address(printed: str) -> URIRef | None:
    """An address that a document gives, as a node; None where it leads nowhere on the web."""
    written = UNWRITABLE.sub(lambda found: quote(found.group(), errors="replace"), printed.strip())
    scheme_name, _, rest = written.partition("://")
    host = rest.partition("/")[0].partition("?")[0].partition("#")[0]
    if scheme_name.casefold() not in {"http", "https"} or not HOST.fullmatch(host):
        return None
    page, hash_sign, part = written.partition("#")
    return URIRef(page + hash_sign + part.replace("#", "%23"))


def media_type(name: str) -> URIRef:
    """The IRI of a registered media type, such as `text/turtle`."""
    return URIRef(MEDIA_TYPES + name)


@dataclass(frozen=True, slots=True)
class Iris:
    """Makes the IRIs of entities and graphs under one base; base ends in a slash."""

    base: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        if not self.base.endswith("/"):
            raise ValueError(f"the base IRI must end in a slash, and {self.base!r} does not")

    @property
    def space(self) -> str:
        """What the IRI of every entity begins with."""
        return f"{self.base}id/"

    def entity(self, kind: str, *parts: str | int) -> URIRef:
        """`id/{kind}/{parts…}`: a thing, not the page about it."""
        path = "/".join(quote(str(part), safe="-._~") for part in parts)
        return URIRef(f"{self.space}{kind}/{path}")

    def graph(self, name: str) -> URIRef:
        """`graph/{name}`, such as curated, judgements, links, vocabulary or src-{key}."""
        return URIRef(f"{self.base}graph/{name}")

    def source_graph(self, document_key: str) -> URIRef:
        """The named graph of what one document says."""
        return self.graph(f"src-{document_key}")

    def no_graph(self) -> URIRef:
        """A graph that never exists, for a dataset that holds nothing."""
        return URIRef(f"{self.base}load/nothing")

    def load_state(self) -> URIRef:
        """The graph in which an engine is told how far a load into it is."""
        return URIRef(f"{self.base}load/state")

    def staging(self, digest_of_content: str) -> URIRef:
        """The graph in which an engine collects one graph of a build before it is swapped in."""
        return URIRef(f"{self.base}load/staging/{digest_of_content}")

    def document(self, path: str = "") -> URIRef:
        """A document or service of the site, such as `void`, `sparql` or `dump.nq`."""
        return URIRef(f"{self.base}{path}")

    def release(self, version: str) -> URIRef:
        """A release as it is served and cited, such as `release/2026.1/`."""
        return URIRef(f"{self.base}release/{quote(version, safe='-._~+')}/")

    def change(self, version: str, key: str) -> URIRef:
        """A change that came with a release, or a statement that it added or removed."""
        return URIRef(f"{self.release(version)}changes#{key}")

    def described(self, name: str) -> URIRef:
        """What the description of the dataset tells of: the dataset, its graphs and partitions."""
        return URIRef(f"{self.base}void#{name}")

    def served(self, name: str) -> URIRef:
        """What the service description tells of: the service, and the graphs it names."""
        return URIRef(f"{self.base}sparql#{name}")

    def example(self, key: str) -> URIRef:
        """An example query by the name of its file."""
        return URIRef(f"{self.base}examples/{quote(key, safe='-._~')}")

    def forum(self) -> URIRef:
        """The event series that all annual meetings belong to."""
        return self.entity("forum", "igf")

    def meeting(self, year: int) -> URIRef:
        """One annual meeting."""
        return self.entity("meeting", year)

    def phase(self, year: int, number: int) -> URIRef:
        """One of the phases of a meeting, numbered from 1."""
        return self.entity("phase", year, number)

    def session(self, year: int, key: str) -> URIRef:
        """One session by its year and its key within the year, such as `ws15`."""
        return self.entity("session", year, key)

    def series(self, key: str) -> URIRef:
        """A series of sessions by its readable key, such as `dc-core-internet-values`."""
        return self.entity("series", key)

    def source(self, document_key: str) -> URIRef:
        """A captured document."""
        return self.entity("source", document_key)

    def place(self, year: int, name: str) -> URIRef:
        """A room or venue of one edition: room names collide across years."""
        return self.entity("place", year, slug(name) or digest(name)[:12])
