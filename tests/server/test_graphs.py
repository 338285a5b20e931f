from __future__ import annotations

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

from kg.iris import DEFAULT_BASE
from kg.store import EmbeddedStore

NAME = "src-aaaa000000000001"


@pytest.mark.parametrize("suffix", ["nq", "trig"])
def test_a_graph_comes_with_its_name(
    client: FlaskClient, store: EmbeddedStore, suffix: str
) -> None:
    form = {"nq": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG}[suffix]
    response = client.get(f"/graph/{NAME}.{suffix}")
    assert set(ox.parse(response.data, format=form)) == set(
        store.graph(f"{DEFAULT_BASE}graph/{NAME}")
    )


def test_a_graph_comes_as_accept_says(client: FlaskClient) -> None:
    for media_type in ("text/turtle", "application/n-quads", "text/html"):
        response = client.get(f"/graph/{NAME}", headers={"Accept": media_type})
        assert (response.status_code, response.mimetype) == (200, media_type)
        assert "Accept" in response.headers["Vary"]


@pytest.mark.parametrize("address", ["/graph/nothing", "/graph/nothing.ttl", "/graph/x.docx"])
def test_an_unknown_graph_is_a_404(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_the_dump_is_everything_sorted(client: FlaskClient, nquads: bytes) -> None:
    response = client.get("/dump.nq")
    assert response.mimetype == "application/n-quads"
    lines = response.data.splitlines()
    assert lines == sorted(lines)
    assert set(ox.parse(response.data, format=ox.RdfFormat.N_QUADS)) == set(
        ox.parse(nquads, format=ox.RdfFormat.N_QUADS)
    )
