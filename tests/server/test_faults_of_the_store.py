"""A fault of the store behind is told as one: it never looks as if a thing were not there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from negotiation_cases import CASES, DOC, ID

from kg.errors import StoreError
from kg.iris import DEFAULT_BASE
from kg.remote.engine import Engine
from kg.remote.http import HttpTransport
from kg.remote.store import RemoteStore
from kg.store import EmbeddedStore, Store
from server.app import create_app
from server.command import free_port
from server.settings import Settings


class Broken:
    """A store of which nothing can be read any more."""

    def __init__(self, store: EmbeddedStore) -> None:
        self.base, self.digest, self.graphs = store.base, store.digest, store.graphs

    def __getattr__(self, name: str) -> Callable[..., object]:
        def fail(*_: object) -> object:
            raise StoreError(f"the disk is gone, so {name} says nothing; look at the disk")

        return fail


def gone(store: EmbeddedStore) -> Store:
    """An engine at an address where nobody answers."""
    address = f"http://127.0.0.1:{free_port('127.0.0.1', 0)}/query"
    engine = Engine(address, HttpTransport(), seconds=1)
    return RemoteStore(store.base, store.digest, store.graphs, "1", engine)


@pytest.fixture(scope="module", params=["a disk", "an engine"])
def faulty(request: pytest.FixtureRequest, store: EmbeddedStore) -> FlaskClient:
    behind: Store = Broken(store) if request.param == "a disk" else gone(store)
    return create_app(Settings(store=behind)).test_client()


# What comes with the code, or is refused before anything is read.
ANSWERED = ("/examples", "/shapes", "/.well-known/void", "/linkset/nowhere")
ADDRESSES = sorted(
    {address for address, *_ in CASES if not address.startswith(ANSWERED) and "?" not in address}
)
# Which graphs and forms there are is known without reading anything.
KNOWN = ("/void.exe", "/graph/nothing", "/graph/curated.exe")


@pytest.mark.parametrize("address", [a for a in ADDRESSES if a not in KNOWN])
@pytest.mark.parametrize("accept", ["text/html", "text/turtle"])
def test_a_fault_is_never_told_as_an_absence(
    faulty: FlaskClient, address: str, accept: str
) -> None:
    response = faulty.get(address, headers={"Accept": accept})
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
    assert response.headers["Cache-Control"] == "no-store"
    assert "ETag" not in response.headers
    assert "Last-Modified" not in response.headers


@pytest.mark.parametrize("address", [ID, DOC, "/voc/role", "/voc/", "/ontology"])
def test_a_program_is_told_of_a_fault_in_its_words(faulty: FlaskClient, address: str) -> None:
    accept = "application/problem+json, text/turtle;q=0.1"
    response = faulty.get(address, headers={"Accept": accept})
    assert (response.status_code, response.mimetype) == (503, "application/problem+json")
    assert response.json is not None
    assert response.json["status"] == 503
    assert response.json["detail"]


def test_an_absence_is_told_as_one_and_asked_for_again(client: FlaskClient) -> None:
    for address, status in (("/id/person/nobody", 404), ("/id/person/pgone3", 410)):
        response = client.get(address)
        assert response.status_code == status
        assert response.headers["Cache-Control"] == "no-cache"


def test_the_base_of_a_broken_store_is_ours(faulty: FlaskClient) -> None:
    assert DEFAULT_BASE in faulty.get("/examples").text
