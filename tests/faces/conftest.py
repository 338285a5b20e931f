"""One build of the project's data, and every thing in it, for the comparison of all its faces.

In the suite, a few of each kind are looked at where looking takes long; `make faces`, which sets
KG_FACES, looks at all.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pyoxigraph as ox
import pytest
from flask import Flask

from kg.builds import current
from kg.descriptions import description
from kg.namespaces import VOCABULARY
from kg.publish.jsonld import Document, lean
from kg.store import EmbeddedStore
from server.app import create_app
from server.links import link
from server.settings import Settings

Triples = frozenset[ox.Triple]
Some = Callable[[Sequence[str]], Sequence[str]]
REPLACED = "http://purl.org/dc/terms/isReplacedBy"
LOOKED_FOR = ("forum", "meeting", "phase", "session", "series", "person", "org", "place", "source")
FEW = 12
"""Things of one kind that the suite looks at, where looking takes long."""


@pytest.fixture(scope="session")
def store(built: Path) -> EmbeddedStore:
    found = current(built)
    assert found is not None
    return EmbeddedStore.open(found)


@pytest.fixture(scope="session")
def app(built: Path) -> Flask:
    return create_app(Settings(out=built))


@pytest.fixture(scope="session")
def kinds(store: EmbeddedStore) -> dict[str, tuple[str, ...]]:
    """Every thing that has an address here and was not merged into another, by its kind."""
    found: dict[str, set[str]] = {}
    leads = {f"{store.base}id/": "", VOCABULARY: "voc/"}
    for quad in (quad for name in store.graphs for quad in store.graph(name)):
        iri = quad.subject.value if isinstance(quad.subject, ox.NamedNode) else ""
        for lead, under in leads.items():
            if iri.startswith(lead):
                kind = under or iri.removeprefix(lead).partition("/")[0]
                found.setdefault(kind, set()).add(iri)
    here = {kind: {iri for iri in iris if not _gone(store, iri)} for kind, iris in found.items()}
    return {kind: tuple(sorted(iris)) for kind, iris in sorted(here.items()) if iris}


@pytest.fixture(scope="session")
def told(store: EmbeddedStore, kinds: dict[str, tuple[str, ...]]) -> dict[str, Triples]:
    """The description of every thing."""
    return {iri: description(store, iri) for iris in kinds.values() for iri in iris}


@pytest.fixture(scope="session")
def views(told: dict[str, Triples]) -> dict[str, Document]:
    """What search engines read, of every thing that they read anything of."""
    found = {iri: lean(triples, iri) for iri, triples in told.items()}
    return {iri: view for iri, view in found.items() if view is not None}


@pytest.fixture(scope="session")
def pages(
    app: Flask, store: EmbeddedStore, kinds: dict[str, tuple[str, ...]], some: Some
) -> dict[str, str]:
    """The pages of things that people look for, by address."""
    client = app.test_client()
    addresses = (link(iri, store.base) for kind in LOOKED_FOR for iri in some(kinds[kind]))
    return {address: client.get(address).text for address in addresses if address is not None}


@pytest.fixture(scope="session")
def some() -> Some:
    """All of these where KG_FACES is set; else a few, from all over."""

    def chosen(iris: Sequence[str]) -> Sequence[str]:
        return iris if os.environ.get("KG_FACES") else iris[:: max(1, len(iris) // FEW)]

    return chosen


def _gone(store: EmbeddedStore, iri: str) -> bool:
    return any(quad.predicate.value == REPLACED for quad in store.about(iri))
