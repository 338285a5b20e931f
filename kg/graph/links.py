"""The addresses that documents give for a session, each under what it leads to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib import RDFS
from rdflib.term import URIRef

from kg.graph.quads import Triple, plain
from kg.iris import web_address
from kg.namespaces import IGF
from kg.records import LinkKind, LinkRecord

LEADS_TO = {
    LinkKind.VIDEO: IGF.videoAddress,
    LinkKind.FILE: IGF.fileAddress,
    LinkKind.WEBSITE: IGF.websiteAddress,
    LinkKind.PROPOSAL: IGF.proposalAddress,
    LinkKind.REPORT: IGF.reportAddress,
    LinkKind.TRANSCRIPT: IGF.transcriptAddress,
}


def link_triples(session: URIRef, links: Iterable[LinkRecord]) -> Iterator[Triple]:
    """A link, and its printed label as a label of what it leads to.

    What is printed as a link and is no web address stays as its words.
    """
    for link in links:
        address = web_address(link.address)
        if address is None:
            words = ": ".join(part for part in (link.label, link.address) if part)
            yield session, IGF.linkAsStated, plain(words)
            continue
        yield session, LEADS_TO[link.kind], address
        if link.label is not None:
            yield address, RDFS.label, plain(link.label)
