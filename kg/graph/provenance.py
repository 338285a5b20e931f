"""Where everything comes from: documents with their digests, the readings of them, the graphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib import PROV, RDF, RDFS
from rdflib.namespace import DCTERMS
from rdflib.term import URIRef

from kg.concepts import DocumentKind
from kg.graph.context import Context
from kg.graph.judgements import software_iri
from kg.graph.quads import Triple, plain
from kg.iris import concept
from kg.keys import address_key
from kg.namespaces import IGF, SCHEMA
from kg.records import Document, Reading

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


def provenance_triples(context: Context, readings: Iterable[Reading]) -> Iterator[Triple]:
    """The whole provenance graph."""
    curated = context.iris.graph("curated")
    yield curated, RDF.type, IGF.StatementGraph
    yield curated, RDF.type, PROV.Entity
    yield curated, PROV.wasAttributedTo, software_iri(context)
    yield curated, PROV.wasDerivedFrom, context.iris.graph("judgements")
    for reading in readings:
        graph = context.source_graph(reading.document)
        yield curated, PROV.wasDerivedFrom, graph
        yield from _document(context, reading.document)
        yield from _reading(context, reading.document, graph)


def _document(context: Context, document: Document) -> Iterator[Triple]:
    iri = context.iris.source(document.key)
    yield from _source(iri, document)
    if document.address is not None:
        yield iri, SCHEMA.url, URIRef(document.address)
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
