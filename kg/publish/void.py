"""The description of a build as a dataset: VoID for its figures, DCAT for where to get it.

Every node has an IRI, so that the description of the same build has the same bytes anywhere.
https://www.w3.org/TR/void/, https://www.w3.org/TR/vocab-dcat-3/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rdflib import OWL, RDF, VOID
from rdflib.namespace import DCAT, DCTERMS, FOAF
from rdflib.term import URIRef

from kg.graph.quads import Triple, integer, plain, tagged
from kg.iris import CC0, OAI_PMH, Iris
from kg.keys import digest as digest_of
from kg.namespaces import FORMATS, PREFIXES
from kg.publish.catalogue import catalogued
from kg.publish.dataset import Figures
from kg.publish.edition import ABOUT, KEYWORDS, RIGHTS, TITLE, Edition
from kg.publish.partitions import OfClass, OfProperty, Portion

FILE = "void.ttl"
DEFAULT_GRAPH = (
    "What a query without GRAPH asks: the curated graph with the vocabulary, and no union of what"
    " single documents say."
)
OFFERED = (FORMATS.Turtle, FORMATS["JSON-LD"], FORMATS["N-Triples"], FORMATS.RDF_XML)


def description(iris: Iris, figures: Figures, edition: Edition) -> Iterator[Triple]:
    """All that is told of a build as a dataset."""
    yield from _document(iris)
    yield from _dataset(iris, figures)
    yield from _places(iris, edition)
    yield from catalogued(iris, figures, edition)
    yield from _default_graph(iris, figures.default)
    for name, found in figures.graphs.items():
        yield from _graph(iris, name, found)


def default_graph(iris: Iris) -> URIRef:
    """The default graph as the description names it."""
    return iris.described("default-graph")


def named_graph(iris: Iris, name: str) -> URIRef:
    """A named graph as the description names it: the graph has an IRI, and so has its account."""
    return iris.described(f"graph-{name.removeprefix(iris.graph(''))}")


def _document(iris: Iris) -> Iterator[Triple]:
    here = iris.document("void")
    yield here, RDF.type, VOID.DatasetDescription
    yield here, DCTERMS.title, tagged(f"Description of the {TITLE}")
    yield here, FOAF.primaryTopic, iris.described("dataset")


def _dataset(iris: Iris, figures: Figures) -> Iterator[Triple]:
    node = iris.described("dataset")
    for kind in (VOID.Dataset, DCAT.Dataset):
        yield node, RDF.type, kind
    yield node, DCTERMS.title, tagged(TITLE)
    yield node, DCTERMS.description, tagged(ABOUT)
    yield node, DCTERMS.rights, tagged(RIGHTS)
    yield node, DCTERMS.license, CC0
    for keyword in KEYWORDS:
        yield node, DCAT.keyword, tagged(keyword)
    yield node, VOID.triples, integer(figures.triples)
    yield node, VOID.uriSpace, plain(iris.space)
    for format_name in OFFERED:
        yield node, VOID.feature, format_name
    for address in _vocabularies(figures.default):
        yield node, VOID.vocabulary, address
    yield node, VOID.rootResource, iris.forum()
    for entity in figures.examples:
        yield node, VOID.exampleResource, URIRef(entity)
    yield node, VOID.subset, default_graph(iris)
    for name in figures.graphs:
        yield node, VOID.subset, named_graph(iris, name)


def _places(iris: Iris, edition: Edition) -> Iterator[Triple]:
    node, service = iris.described("dataset"), iris.served("service")
    endpoint = iris.document("sparql")
    yield node, DCTERMS.identifier, plain(edition.digest)
    yield node, OWL.versionInfo, plain(edition.version)
    yield node, DCAT.landingPage, iris.document()
    yield node, VOID.sparqlEndpoint, endpoint
    yield node, VOID.dataDump, iris.document("dump.nq")
    yield service, RDF.type, DCAT.DataService
    yield service, DCTERMS.title, tagged(f"SPARQL endpoint of the {TITLE}")
    yield service, DCAT.endpointURL, endpoint
    yield service, DCAT.endpointDescription, endpoint
    yield service, DCAT.servesDataset, node
    harvest = iris.described("harvest")
    yield harvest, RDF.type, DCAT.DataService
    yield harvest, DCTERMS.title, tagged(f"Harvesting of the {TITLE} by OAI-PMH 2.0")
    yield harvest, DCTERMS.conformsTo, OAI_PMH
    yield harvest, DCAT.endpointURL, iris.document("oai")
    yield harvest, DCAT.servesDataset, node


def _default_graph(iris: Iris, found: Portion) -> Iterator[Triple]:
    node = default_graph(iris)
    yield node, DCTERMS.title, tagged("Default graph")
    yield node, DCTERMS.description, tagged(DEFAULT_GRAPH)
    yield from _statistics(node, found)
    for name, part in found.classes.items():
        yield from _class(node, iris.described(f"class-{_short(name)}"), URIRef(name), part)
    for name, use in found.properties.items():
        yield from _property(node, iris.described(f"property-{_short(name)}"), URIRef(name), use)


def _graph(iris: Iris, name: str, found: Portion) -> Iterator[Triple]:
    node = named_graph(iris, name)
    yield node, DCTERMS.title, plain(name.removeprefix(iris.base))
    yield node, DCTERMS.identifier, plain(name)
    yield from _statistics(node, found)


def _statistics(node: URIRef, found: Portion) -> Iterator[Triple]:
    yield node, RDF.type, VOID.Dataset
    for statistic, number in (
        (VOID.triples, found.triples),
        (VOID.entities, found.entities),
        (VOID.classes, len(found.classes)),
        (VOID.properties, len(found.properties)),
        (VOID.distinctSubjects, found.subjects),
        (VOID.distinctObjects, found.objects),
    ):
        yield node, statistic, integer(number)


def _class(whole: URIRef, node: URIRef, kind: URIRef, found: OfClass) -> Iterator[Triple]:
    yield whole, VOID.classPartition, node
    yield node, VOID["class"], kind
    yield node, VOID.entities, integer(found.entities)
    yield node, VOID.triples, integer(found.triples)


def _property(whole: URIRef, node: URIRef, name: URIRef, found: OfProperty) -> Iterator[Triple]:
    yield whole, VOID.propertyPartition, node
    yield node, VOID.property, name
    yield node, VOID.triples, integer(found.triples)
    yield node, VOID.distinctSubjects, integer(found.subjects)
    yield node, VOID.distinctObjects, integer(found.objects)


def _short(iri: str, prefixes: Mapping[str, str] = PREFIXES) -> str:
    """`schema-name` for schema.org's name; a digest for what no prefix of ours shortens."""
    for prefix, lead in prefixes.items():
        if iri.startswith(lead):
            return f"{prefix}-{iri.removeprefix(lead)}"
    return digest_of(iri)[:12]


def _vocabularies(found: Portion) -> Iterator[URIRef]:
    terms = (*found.classes, *found.properties)
    for lead in sorted(PREFIXES.values()):
        if any(term.startswith(lead) for term in terms):
            yield URIRef(lead)
