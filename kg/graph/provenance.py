"""Where everything comes from: documents with their digests, the readings of them, the graphs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from rdflib import PROV, RDF, RDFS
from rdflib.namespace import DCTERMS
from rdflib.term import URIRef

from kg.concepts import DocumentKind
from kg.graph.context import Context
from kg.graph.judgements import software_iri
from kg.graph.outward import same_as_triples
from kg.graph.quads import Triple, integer, moment, plain, tagged
from kg.graph.reports import QUOTABLE
from kg.iris import concept, web_address
from kg.keys import address_key
from kg.namespaces import IGF, SCHEMA
from kg.records import Document, Finding, Reading

CLASSES = {
    DocumentKind.PROGRAMME_PAGE: IGF.ProgrammePage,
    DocumentKind.SESSION_PAGE: IGF.SessionPage,
    DocumentKind.SESSION_REPORT: IGF.SessionReport,
    DocumentKind.TRANSCRIPT: IGF.Transcript,
    DocumentKind.PROPOSAL: IGF.Proposal,
    DocumentKind.ARCHIVE_PAGE: IGF.ArchivePage,
    DocumentKind.OTHER_PAGE: IGF.SourceDocument,
    DocumentKind.FACT_SHEET: IGF.FactSheet,
}


def graph_triples(context: Context) -> Iterator[Triple]:
    """What the curated graph is made from, the documents apart."""
    curated = context.iris.graph("curated")
    yield curated, RDF.type, IGF.StatementGraph
    yield curated, RDF.type, PROV.Entity
    yield curated, PROV.wasAttributedTo, software_iri(context)
    yield curated, PROV.wasDerivedFrom, context.iris.graph("judgements")
    if any(True for _ in same_as_triples(context)):
        yield curated, PROV.wasDerivedFrom, context.iris.graph("links")


def reading_triples(context: Context, reading: Reading) -> Iterator[Triple]:
    """A document, the reading of it, and its graph; of the records nothing is told."""
    graph = context.source_graph(reading.document)
    yield context.iris.graph("curated"), PROV.wasDerivedFrom, graph
    yield from _document(context, reading.document)
    yield from _snapshot(context, reading.document)
    yield from _reading(context, reading.document, graph)
    yield from _found(context, reading)


def _document(context: Context, document: Document) -> Iterator[Triple]:
    iri = context.iris.source(document.key)
    yield from _source(iri, document)
    if document.address is not None:
        # What is no web address is refused by a shape, which tells what to mend.
        yield iri, SCHEMA.url, web_address(document.address) or plain(document.address)
    if document.sha256 is not None:
        yield iri, IGF.sha256, plain(document.sha256)
    if document.retrieved is not None:
        yield iri, IGF.retrieved, plain(document.retrieved)
    if document.media_type is not None:
        yield iri, DCTERMS["format"], plain(document.media_type)
    for cited in document.cites:
        yield iri, DCTERMS.references, URIRef(cited)
    if document.sheet is not None and document.sheet_sha256 is not None:
        yield from _sheet(context, iri, document.sheet, document.sheet_sha256)


def _snapshot(context: Context, document: Document) -> Iterator[Triple]:
    """Which feed it is a snapshot of, when that was taken in, and the one before it."""
    iri = context.iris.source(document.key)
    if document.feed is not None:
        yield iri, IGF.feed, plain(document.feed)
    if document.imported is not None:
        yield iri, IGF.imported, moment(dt.datetime.fromisoformat(document.imported))
    if document.revision_of is not None:
        yield iri, PROV.wasRevisionOf, context.iris.source(document.revision_of)


def _source(iri: URIRef, document: Document) -> Iterator[Triple]:
    yield iri, RDF.type, IGF.SourceDocument
    yield iri, RDF.type, CLASSES[document.kind]
    yield iri, RDF.type, PROV.Entity
    yield iri, RDF.type, SCHEMA.CreativeWork
    yield iri, IGF.documentKind, concept(document.kind)
    yield iri, SCHEMA.name, plain(document.name)


def _sheet(context: Context, iri: URIRef, name: str, sha256: str) -> Iterator[Triple]:
    """The file of ours that holds the transcription, and is what its digest vouches for."""
    sheet = context.iris.source(address_key(name))
    yield iri, IGF.transcribedIn, sheet
    yield from _source(sheet, Document(address_key(name), name, DocumentKind.FACT_SHEET, ""))
    yield sheet, IGF.sha256, plain(sha256)


def _reading(context: Context, document: Document, graph: URIRef) -> Iterator[Triple]:
    source = context.iris.source(document.key)
    reading = context.iris.entity("reading", document.key)
    reader = context.iris.entity("reader", *document.reader.split("/"))
    yield graph, RDF.type, IGF.StatementGraph
    yield graph, RDF.type, PROV.Entity
    yield graph, PROV.wasDerivedFrom, source
    yield graph, PROV.wasGeneratedBy, reading
    yield reading, RDF.type, PROV.Activity
    yield reading, PROV.used, source
    yield reading, PROV.wasAssociatedWith, reader
    yield reader, RDF.type, PROV.SoftwareAgent
    yield reader, RDFS.label, plain(document.reader)


def _found(context: Context, reading: Reading) -> Iterator[Triple]:
    """What a person should look at, and how much was not taken; skipped words stay unpublished."""
    iri = context.iris.entity("reading", reading.document.key)
    yield iri, IGF.skippedCount, integer(len(reading.skipped))
    for finding in reading.findings:
        yield iri, IGF.finding, tagged(_words(finding))


def _words(finding: Finding) -> str:
    """`line 12, Time: the label CET contradicts … (“CET”)`; a longer text is not quoted."""
    line = None if finding.origin.line is None else f"line {finding.origin.line}"
    where = ", ".join(part for part in (line, finding.origin.place) if part)
    quoted = f" (“{finding.text}”)" if finding.text and len(finding.text) <= QUOTABLE else ""
    return f"{where}: {finding.what}{quoted}" if where else f"{finding.what}{quoted}"
