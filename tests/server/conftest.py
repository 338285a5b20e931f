from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from flask import Flask
from flask.testing import FlaskClient
from small_releases import three_releases

from kg.builds import Workspace
from kg.downloads import FOLDER as DUMPS
from kg.iris import DEFAULT_BASE
from kg.publish.dump_set import write_dumps
from kg.store import ABOUT_BUILD, EmbeddedStore
from server.app import create_app
from server.settings import Settings

HERE = Path(__file__).parent
ROOT = HERE.parent.parent


@pytest.fixture(scope="session")
def nquads() -> bytes:
    """The fixture graph, with the project's own vocabulary."""
    quads = set(ox.parse(path=HERE / "graph.trig"))
    vocabulary = ox.NamedNode(f"{DEFAULT_BASE}graph/vocabulary")
    for path in sorted((ROOT / "ontology").rglob("*.ttl")):
        if "examples" in path.parts:
            continue
        for quad in ox.parse(path=path):
            quads.add(ox.Quad(quad.subject, quad.predicate, quad.object, vocabulary))
    written = ox.serialize(sorted(quads, key=str), format=ox.RdfFormat.N_QUADS)
    assert written is not None
    return written


@pytest.fixture(scope="session")
def store(nquads: bytes) -> EmbeddedStore:
    return EmbeddedStore.of(nquads, DEFAULT_BASE)


@pytest.fixture(scope="session")
def beside(nquads: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of builds whose current one says that it is the fixture graph, and has its dumps."""
    out = tmp_path_factory.mktemp("beside")
    workspace = Workspace(out)
    with workspace.stage() as staged:
        (staged / DUMPS).mkdir()
        write_dumps(nquads, DEFAULT_BASE, staged / DUMPS)
        (staged / ABOUT_BUILD).write_text(json.dumps({"base": DEFAULT_BASE, "digest": "memory"}))
        workspace.publish(staged)
    return out


@pytest.fixture(scope="session")
def app(store: EmbeddedStore, beside: Path) -> Flask:
    return create_app(Settings(out=beside, store=store))


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The application beside three small releases, two of them of one day."""
    return create_app(three_releases(tmp_path_factory.mktemp("released")))
