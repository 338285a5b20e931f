from __future__ import annotations

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

ADDRESSES = ["/ontology", "/shapes", "/voc/role", "/voc/role/speaker", "/voc/tag/2017"]
FORMS = {
    "ttl": ("text/turtle", ox.RdfFormat.TURTLE),
    "jsonld": ("application/ld+json", ox.RdfFormat.JSON_LD),
    "nt": ("application/n-triples", ox.RdfFormat.N_TRIPLES),
    "rdf": ("application/rdf+xml", ox.RdfFormat.RDF_XML),
}


@pytest.mark.parametrize("suffix", FORMS)
@pytest.mark.parametrize("address", ADDRESSES)
def test_terms_come_by_suffix_and_by_accept(client: FlaskClient, address: str, suffix: str) -> None:
    media_type, form = FORMS[suffix]
    by_suffix = client.get(f"{address}.{suffix}")
    by_accept = client.get(address, headers={"Accept": media_type})
    assert by_suffix.mimetype == by_accept.mimetype == media_type
    assert "Accept" in by_accept.headers["Vary"]
    assert len(list(ox.parse(by_suffix.data, format=form))) > 2
    assert len(by_accept.data) == len(by_suffix.data)


@pytest.mark.parametrize("address", ADDRESSES)
def test_terms_have_a_page(client: FlaskClient, address: str) -> None:
    for accept in (None, "*/*", "text/html"):
        response = client.get(address, headers={"Accept": accept} if accept else {})
        assert (response.status_code, response.mimetype) == (200, "text/html")
    assert client.get(address, headers={"Accept": "image/png"}).status_code == 406


def test_the_ontology_has_an_anchor_a_term(client: FlaskClient) -> None:
    page = client.get("/ontology").text
    for term in ("Session", "Participation", "nameAsStated"):
        assert f'id="{term}"' in page


def test_the_shapes_have_an_anchor_a_rule(client: FlaskClient) -> None:
    page = client.get("/shapes").text
    assert 'id="SessionShape"' in page
    assert 'id="SessionShape-name"' in page


def test_a_scheme_lists_its_concepts_as_page_and_as_data(client: FlaskClient) -> None:
    assert 'href="/voc/role/onsite-moderator"' in client.get("/voc/role").text
    assert "voc-role:onsite-moderator" in client.get("/voc/role.ttl").text


@pytest.mark.parametrize(
    "address", ["/voc/role/nobody", "/voc/nothing.ttl", "/ontology.docx", "/shapes.exe"]
)
def test_an_unknown_term_is_a_404(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404
