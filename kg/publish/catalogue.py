"""What catalogues and dataset searches ask of a dataset, beside its figures: DCAT and schema.org.

Each says the same of the same nodes, for the one is read by catalogues and the other by search
engines. https://www.w3.org/TR/vocab-dcat-3/,
https://developers.google.com/search/docs/appearance/structured-data/dataset
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from rdflib import FOAF, RDF, XSD, Literal
from rdflib.namespace import DCAT, DCTERMS
from rdflib.term import URIRef

from kg.graph.quads import Triple, plain, tagged
from kg.iris import CC0, Iris, media_type
from kg.namespaces import SCHEMA, SPDX
from kg.publish.dataset import Figures
from kg.publish.edition import ABOUT, KEYWORDS, MAKER, TITLE, Edition

DUMP = "dump"
# Forms of the curated graph alone: the key of the node, the ending, the media type, the name.
CURATED = (
    ("curated-ttl", "ttl", "text/turtle", "The curated graph as Turtle"),
    ("curated-jsonld", "jsonld", "application/ld+json", "The curated graph as JSON-LD"),
    ("curated-nt", "nt", "application/n-triples", "The curated graph as N-Triples"),
)


def catalogued(iris: Iris, figures: Figures, edition: Edition) -> Iterator[Triple]:
    """All that is told for catalogues."""
    yield from _dataset(iris, edition)
    yield from _maker(iris)
    yield from _period(iris, figures)
    yield from _changed(iris, figures)
    yield from _dump(iris, edition)
    for key, ending, form, name in CURATED:
        node = iris.described(key)
        yield from distribution(iris, node, iris.document(f"graph/curated.{ending}"), form, name)


def _dataset(iris: Iris, edition: Edition) -> Iterator[Triple]:
    node = iris.described("dataset")
    yield node, RDF.type, SCHEMA.Dataset
    yield node, SCHEMA.name, tagged(TITLE)
    yield node, SCHEMA.description, tagged(ABOUT)
    yield node, SCHEMA.url, iris.document("void")
    yield node, SCHEMA.identifier, plain(edition.digest)
    yield node, SCHEMA.version, plain(edition.version)
    yield node, SCHEMA.license, CC0
    yield node, SCHEMA.isAccessibleForFree, Literal(True)
    for keyword in KEYWORDS:
        yield node, SCHEMA.keywords, tagged(keyword)
    citation = (
        f"{MAKER}. {TITLE}, version {edition.version}, edition {edition.digest[:12]}."
        f" {iris.document('void')}"
    )
    yield node, DCTERMS.bibliographicCitation, tagged(citation)
    yield node, SCHEMA.creditText, tagged(citation)


def _maker(iris: Iris) -> Iterator[Triple]:
    node, maker = iris.described("dataset"), iris.described("maker")
    for predicate in (DCTERMS.creator, DCTERMS.publisher, SCHEMA.creator, SCHEMA.publisher):
        yield node, predicate, maker
    yield maker, RDF.type, FOAF.Agent
    yield maker, RDF.type, SCHEMA.Organization
    yield maker, FOAF.name, tagged(MAKER)
    yield maker, SCHEMA.name, tagged(MAKER)
    yield maker, SCHEMA.url, iris.document()


def _period(iris: Iris, figures: Figures) -> Iterator[Triple]:
    """The days of the first and the last event that the graph tells of."""
    if figures.period is None:
        return
    node, period = iris.described("dataset"), iris.described("period")
    first, last = figures.period
    yield node, DCTERMS.temporal, period
    yield period, RDF.type, DCTERMS.PeriodOfTime
    yield period, DCAT.startDate, Literal(first, datatype=XSD.date)
    yield period, DCAT.endDate, Literal(last, datatype=XSD.date)
    yield node, SCHEMA.temporalCoverage, plain(f"{first}/{last}")


def _changed(iris: Iris, figures: Figures) -> Iterator[Triple]:
    """When a document was read or a decision made last; the build itself looks at no clock."""
    if figures.changed is None:
        return
    day = Literal(dt.date.fromisoformat(figures.changed[:10]))
    yield iris.described("dataset"), DCTERMS.modified, day
    yield iris.described("dataset"), SCHEMA.dateModified, day


def _dump(iris: Iris, edition: Edition) -> Iterator[Triple]:
    node, file = iris.described(DUMP), iris.document("dump.nq")
    name = "All named graphs as sorted N-Quads"
    yield from distribution(iris, node, file, "application/n-quads", name)
    yield node, SCHEMA.sha256, plain(edition.digest)
    checksum = iris.described("dump-checksum")
    yield node, SPDX.checksum, checksum
    yield checksum, RDF.type, SPDX.Checksum
    yield checksum, SPDX.algorithm, SPDX.checksumAlgorithm_sha256
    yield checksum, SPDX.checksumValue, Literal(edition.digest, datatype=XSD.hexBinary)
    if edition.size is not None:
        yield node, DCAT.byteSize, Literal(edition.size, datatype=XSD.nonNegativeInteger)
        yield node, SCHEMA.contentSize, plain(f"{edition.size} B")


def distribution(
    iris: Iris, node: URIRef, file: URIRef, form: str, name: str, packer: str | None = None
) -> Iterator[Triple]:
    """A file of the dataset. form, packer: the media types of what is in it, and of its packing."""
    dataset = iris.described("dataset")
    yield dataset, DCAT.distribution, node
    yield dataset, SCHEMA.distribution, node
    yield node, RDF.type, DCAT.Distribution
    yield node, RDF.type, SCHEMA.DataDownload
    yield node, DCTERMS.title, tagged(name)
    yield node, SCHEMA.name, tagged(name)
    yield node, DCTERMS.license, CC0
    yield node, SCHEMA.license, CC0
    yield node, DCAT.accessURL, iris.document()
    yield node, DCAT.downloadURL, file
    yield node, SCHEMA.contentUrl, file
    yield node, DCAT.mediaType, media_type(form)
    yield node, SCHEMA.encodingFormat, plain(packer or form)
