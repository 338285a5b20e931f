"""The dumps of a build as catalogues want them told: a distribution each, with size and checksum.

https://www.w3.org/TR/vocab-dcat-3/#Class:Distribution
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rdflib import RDF, VOID, XSD, Literal
from rdflib.namespace import DCAT
from rdflib.term import URIRef

from kg.graph.quads import Triple, plain
from kg.iris import Iris, media_type
from kg.namespaces import SCHEMA, SPDX
from kg.publish.catalogue import distribution
from kg.publish.dump_set import TABLES, Dumped
from kg.publish.packing import GZIP, ZSTD
from kg.publish.tables.catalogue import TABLES as ALL_TABLES

PACKERS = {GZIP: ("application/gzip", "gzip"), ZSTD: ("application/zstd", "Zstandard")}
FORMS = {
    "igf.nq": ("application/n-quads", "All named graphs as sorted N-Quads"),
    "igf.trig": ("application/trig", "All named graphs as TriG"),
    "igf.jsonld": ("application/ld+json", "All named graphs as JSON-LD"),
    "curated.ttl": ("text/turtle", "The curated graph as Turtle"),
    "curated.nt": ("application/n-triples", "The curated graph as N-Triples"),
}
CSV = "text/csv"


def told_of(name: str) -> tuple[str, str | None, str] | None:
    """Of a file: what is in it, what it is packed by, both as media types, and its title.

    None for what only describes the others.
    """
    for ending, (packer, called) in PACKERS.items():
        stem = name.removesuffix(ending)
        if stem != name and stem in FORMS:
            form, title = FORMS[stem]
            return form, packer, f"{title}, packed by {called}"
    abouts: Mapping[str, str] = {f"{TABLES}/{table.file}": table.about for table in ALL_TABLES}
    return (CSV, None, f"Table: {abouts[name]}") if name in abouts else None


def distributions(iris: Iris, dumps: Iterable[Dumped]) -> Iterator[Triple]:
    """What is told of the files."""
    for dumped in dumps:
        told = told_of(dumped.name)
        if told is not None:
            yield from _file(iris, dumped, *told)


def _file(
    iris: Iris, dumped: Dumped, form: str, packer: str | None, title: str
) -> Iterator[Triple]:
    key = f"file-{dumped.name.replace('/', '-')}"
    node, file = iris.described(key), iris.document(f"dumps/{dumped.name}")
    yield from distribution(iris, node, file, form, title, packer)
    yield node, DCAT.byteSize, Literal(dumped.size, datatype=XSD.nonNegativeInteger)
    yield node, SCHEMA.contentSize, plain(f"{dumped.size} B")
    yield node, SCHEMA.sha256, plain(dumped.sha256)
    yield from checksum(node, iris.described(f"{key}-checksum"), dumped.sha256)
    if packer is not None:
        yield node, DCAT.compressFormat, media_type(packer)
    if form != CSV:
        yield iris.described("dataset"), VOID.dataDump, file


def checksum(node: URIRef, sum_node: URIRef, digest: str) -> Iterator[Triple]:
    """The SHA-256 of a file, in the words of SPDX."""
    yield node, SPDX.checksum, sum_node
    yield sum_node, RDF.type, SPDX.Checksum
    yield sum_node, SPDX.algorithm, SPDX.checksumAlgorithm_sha256
    yield sum_node, SPDX.checksumValue, Literal(digest, datatype=XSD.hexBinary)
