"""The requests and expectations of W3C's SPARQL 1.1 Protocol manifest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from conformance.manifests import MF, entries, read
from rdflib import Graph, Namespace
from rdflib.collection import Collection
from rdflib.term import Node

BASE = "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/manifest"
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
PREFIX = "/sparql/"


@dataclass(frozen=True, slots=True)
class Request:
    """One request; statuses: the first figures that its answer's status may have."""

    method: str
    query: str
    headers: tuple[tuple[str, str], ...]
    body: bytes | None
    statuses: frozenset[str]
    boolean: bool | None
    form: str | None

    @property
    def is_update(self) -> bool:
        """Whether it asks to change something."""
        texts = (self.query, (self.body or b"").decode("latin-1"))
        direct = ("content-type", "application/sparql-update") in self.headers
        return direct or any(text.startswith("update=") for text in texts)


@dataclass(frozen=True, slots=True)
class ProtocolTest:
    """A test with its requests in order; each must be answered as it says."""

    iri: str
    name: str
    requests: tuple[Request, ...]

    @property
    def is_update(self) -> bool:
        """Whether it changes something before it looks."""
        return self.iri.rpartition("#")[2].startswith("update_")


def listed(path: Path) -> Iterator[ProtocolTest]:
    """Every test of the manifest."""
    manifest = read(path, BASE)
    for test in entries(manifest):
        (connection,) = manifest.objects(test, MF.action)
        (listed,) = manifest.objects(connection, HT.requests)
        requests = tuple(_request(manifest, node) for node in Collection(manifest, listed))
        yield ProtocolTest(str(test), str(manifest.value(test, MF.name)), requests)


def _request(manifest: Graph, node: Node) -> Request:
    path = str(manifest.value(node, HT.absolutePath))
    assert path.startswith(PREFIX)
    response = manifest.value(node, HT.resp)
    boolean = manifest.value(response, MF.expectedBoolean)
    form = manifest.value(response, MF.expectedFormat)
    statuses = [str(status) for status in manifest.objects(response, MF.expectedStatus)]
    return Request(
        str(manifest.value(node, HT.methodName)),
        path.removeprefix(PREFIX).removeprefix("?"),
        tuple(_headers(manifest, node)),
        _body(manifest, node),
        frozenset(status.removesuffix("xx")[-1] for status in statuses),
        None if boolean is None else bool(boolean.toPython()),
        None if form is None else str(form),
    )


def _headers(manifest: Graph, request: Node) -> Iterator[tuple[str, str]]:
    listed = manifest.value(request, HT.headers)
    for header in [] if listed is None else Collection(manifest, listed):
        name, value = (manifest.value(header, part) for part in (HT.fieldName, HT.fieldValue))
        yield str(name), str(value)


def _body(manifest: Graph, request: Node) -> bytes | None:
    body = manifest.value(request, HT.body)
    if body is None:
        return None
    encoding = str(manifest.value(body, CNT.characterEncoding))
    return str(manifest.value(body, CNT.chars)).encode(encoding)
