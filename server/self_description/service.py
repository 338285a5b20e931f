"""The endpoint in the words of the SPARQL 1.1 Service Description.

Only what is true is said: the default graph is no union, no graph is fetched, no empty graph is
kept, nothing is entailed. Absence means "no" in that vocabulary, so SERVICE is told in words too.
https://www.w3.org/TR/sparql11-service-description/
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

import pyoxigraph as ox
from rdflib import RDF, RDFS, VOID, XSD, Literal
from rdflib.namespace import DCAT, DCTERMS
from rdflib.term import URIRef

from kg.graph.quads import Triple, integer, tagged
from kg.iris import Iris
from kg.namespaces import ENTAILMENT, FORMATS, IGF, SD
from kg.publish.dumps import serialised
from kg.publish.nquads import engine_triples
from kg.publish.void import default_graph, named_graph
from server.forms import GRAPHS, ROWS
from server.isolation.limits import Limits

FORMAT_OF = {
    "json": FORMATS.SPARQL_Results_JSON,
    "xml": FORMATS.SPARQL_Results_XML,
    "csv": FORMATS.SPARQL_Results_CSV,
    "tsv": FORMATS.SPARQL_Results_TSV,
    "ttl": FORMATS.Turtle,
    "jsonld": FORMATS["JSON-LD"],
    "nt": FORMATS["N-Triples"],
    "rdf": FORMATS.RDF_XML,
    "nq": FORMATS["N-Quads"],
    "trig": FORMATS.TriG,
}
ABOUT = (
    "It reads and never writes: SELECT, ASK, CONSTRUCT and DESCRIBE by GET and POST. A query"
    " without GRAPH asks the curated graph with the vocabulary. Graphs that are not listed here are"
    " refused, and nothing is fetched."
)
ALONE = "SERVICE is refused: this endpoint asks no other."
FEDERATED = (
    "SERVICE is taken for the endpoints that the operator has allowed, and refused for others."
)


@dataclass(frozen=True, slots=True)
class Served:
    """The endpoint as it is set up.

    graphs: the named graphs. formats: the suffixes of the forms that answers come in. federated:
    whether some other endpoint may be asked by SERVICE.
    """

    base: str
    graphs: tuple[str, ...]
    formats: Collection[str] = (*ROWS, *GRAPHS)
    federated: bool = False


def description(
    served: Served, dataset: Iterable[ox.Triple], limits: Limits
) -> frozenset[ox.Triple]:
    """All that is told of the service; dataset: what the build says of itself, for the counts."""
    iris = Iris(served.base)
    told = (*_service(iris, served), *_limits(iris, limits), *_dataset(iris, served))
    return engine_triples(told) | _counts(iris, served, dataset)


def serialisation(triples: Iterable[ox.Triple], suffix: str, base: str) -> bytes:
    """The description in one of the forms that statements come in."""
    return serialised(triples, GRAPHS[suffix].rdf, base)


def _service(iris: Iris, served: Served) -> Iterator[Triple]:
    node, endpoint = iris.served("service"), iris.document("sparql")
    for kind in (SD.Service, DCAT.DataService):
        yield node, RDF.type, kind
    yield node, DCTERMS.title, tagged("SPARQL endpoint of the IGF knowledge graph")
    yield node, DCTERMS.description, tagged(ABOUT)
    yield node, RDFS.comment, tagged(FEDERATED if served.federated else ALONE)
    yield node, SD.endpoint, endpoint
    yield node, DCAT.endpointURL, endpoint
    yield node, DCAT.endpointDescription, iris.document("openapi.json")
    yield node, DCAT.servesDataset, iris.described("dataset")
    yield node, SD.supportedLanguage, SD.SPARQL11Query
    if served.federated:
        yield node, SD.feature, SD.BasicFederatedQuery
    for suffix in served.formats:
        yield node, SD.resultFormat, FORMAT_OF[suffix]
    yield node, SD.defaultEntailmentRegime, ENTAILMENT.Simple
    yield node, SD.defaultDataset, iris.described("dataset")
    yield node, RDFS.seeAlso, iris.document("examples")
    yield node, RDFS.seeAlso, iris.document("void")


def _limits(iris: Iris, limits: Limits) -> Iterator[Triple]:
    node = iris.served("service")
    seconds = Decimal(str(limits.seconds)).normalize()
    yield node, IGF.longestTime, Literal(f"PT{seconds:f}S", datatype=XSD.duration)
    yield node, IGF.mostBytes, integer(limits.result_bytes)
    yield node, IGF.mostCharacters, integer(limits.query_characters)
    yield node, IGF.mostWaiting, integer(limits.waiting)


def _dataset(iris: Iris, served: Served) -> Iterator[Triple]:
    whole, usual = iris.described("dataset"), default_graph(iris)
    yield whole, RDF.type, SD.Dataset
    yield whole, SD.defaultGraph, usual
    yield usual, RDF.type, SD.Graph
    for name in served.graphs:
        node, graph = iris.served(name.removeprefix(served.base)), named_graph(iris, name)
        yield whole, SD.namedGraph, node
        yield node, RDF.type, SD.NamedGraph
        yield node, SD.name, URIRef(name)
        yield node, SD.graph, graph
        yield graph, RDF.type, SD.Graph


def _counts(iris: Iris, served: Served, dataset: Iterable[ox.Triple]) -> frozenset[ox.Triple]:
    """How many statements each graph has, out of the description of the dataset."""
    graphs = {default_graph(iris), *(named_graph(iris, name) for name in served.graphs)}
    wanted = {str(graph) for graph in graphs}
    return frozenset(
        triple
        for triple in dataset
        if triple.predicate.value == str(VOID.triples)
        if isinstance(triple.subject, ox.NamedNode) and triple.subject.value in wanted
    )
