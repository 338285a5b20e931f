"""What is long comes in pages, and nothing of it is lost between them."""

from __future__ import annotations

from itertools import pairwise

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from requests.utils import parse_header_links

from kg.descriptions import description
from kg.iris import DEFAULT_BASE
from kg.store import LABELS, EmbeddedStore
from server.app import create_app
from server.forms import TRIPLES
from server.paging import HYDRA, STATEMENTS, part
from server.problems import RequestError
from server.settings import Settings

BASE = DEFAULT_BASE
MEETING = f"{BASE}id/meeting/2017"
SESSIONS, USERS = 2 * STATEMENTS + 17, 450
CURATED = f"<{BASE}graph/curated>"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def large() -> bytes:
    """A meeting of some thousand sessions, and a status of some hundred parts."""
    igf, schema = "https://w3id.org/igf-kg/ont#", "https://schema.org/"
    status = "<https://w3id.org/igf-kg/voc/participation-status/took-part>"
    lines = [f"<{MEETING}> <{RDF}type> <{igf}Meeting> {CURATED} ."]
    lines.append(
        f"{status} <http://www.w3.org/2004/02/skos/core#prefLabel> 'took part'@en"
        f" <{BASE}graph/vocabulary> .".replace("'", '"')
    )
    lines.append(
        f"{status} <{RDF}type> <http://www.w3.org/2004/02/skos/core#Concept>"
        f" <{BASE}graph/vocabulary> ."
    )
    for number in range(SESSIONS):
        node = f"<{BASE}id/session/2017/{number}>"
        lines.append(f"{node} <{schema}superEvent> <{MEETING}> {CURATED} .")
        lines.append(f'{node} <{schema}name> "Session {number}"@en {CURATED} .')
    for number in range(USERS):
        node = f"<{BASE}id/participation/t{number}>"
        lines.append(f"{node} <{igf}status> {status} {CURATED} .")
    return "".join(f"{line}\n" for line in lines).encode()


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    return EmbeddedStore.of(large(), BASE)


@pytest.fixture(scope="module")
def client(store: EmbeddedStore) -> FlaskClient:
    return create_app(Settings(store=store)).test_client()


def relations(header: str) -> dict[str, str]:
    rels = ("first", "prev", "next", "last", "canonical")
    return {link["rel"]: link["url"] for link in parse_header_links(header) if link["rel"] in rels}


def walked(client: FlaskClient, address: str) -> list[tuple[str, bytes, dict[str, str]]]:
    """Each page by its address, followed from one to the next."""
    found = []
    ahead: str | None = address
    while ahead is not None:
        response = client.get(ahead.removeprefix(BASE[:-1]))
        assert response.status_code == 200
        told = relations(response.headers["Link"])
        found.append((ahead, response.data, told))
        ahead = told.get("next")
    return found


@pytest.mark.parametrize("suffix", TRIPLES)
def test_the_pages_of_a_description_are_the_whole_and_share_names_alone(
    client: FlaskClient, store: EmbeddedStore, suffix: str
) -> None:
    pages = walked(client, f"{BASE}data/meeting/2017.{suffix}")
    assert len(pages) == 3
    told = [{q.triple for q in ox.parse(data, format=TRIPLES[suffix].rdf)} for _, data, _ in pages]
    about_pages = {
        t for triples in told for t in triples if HYDRA in str(t) or ".ttl" in str(t.subject)
    }
    union = set().union(*told)
    assert union - about_pages == description(store, MEETING)
    for place, one in enumerate(told):
        for other in told[place + 1 :]:
            shared = (one & other) - about_pages
            assert all(triple.predicate in LABELS for triple in shared)


def test_each_page_names_what_it_links_to(client: FlaskClient) -> None:
    for _, data, _ in walked(client, f"{BASE}data/meeting/2017.nt"):
        triples = {q.triple for q in ox.parse(data, format=ox.RdfFormat.N_TRIPLES)}
        named = {t.subject for t in triples if t.predicate in LABELS}
        linked = {t.subject for t in triples if t.predicate.value.endswith("superEvent")}
        assert linked <= named
        assert len(linked) <= STATEMENTS


def test_the_links_and_the_statements_of_a_page_agree(client: FlaskClient) -> None:
    pages = walked(client, f"{BASE}data/meeting/2017.nt")
    address = f"{BASE}data/meeting/2017.nt"
    for number, (_, data, told) in enumerate(pages, start=1):
        here = f"{address}?page={number}"
        assert told["canonical"] == (address if number == 1 else here)
        triples = {q.triple for q in ox.parse(data, format=ox.RdfFormat.N_TRIPLES)}
        said = {
            t.predicate.value.removeprefix(HYDRA): str(t.object.value)
            for t in triples
            if str(t.subject) == f"<{here}>"
        }
        rels = {rel.replace("prev", "previous"): url for rel, url in told.items()}
        del rels["canonical"]
        assert said == {f"{RDF}type": f"{HYDRA}PartialCollectionView", **rels}
        whole = {
            (t.predicate.value.removeprefix(HYDRA), str(t.object.value))
            for t in triples
            if str(t.subject) == f"<{address}>"
        }
        assert whole == {
            (f"{RDF}type", f"{HYDRA}Collection"),
            ("totalItems", str(SESSIONS + 1)),
            ("view", here),
        }
    for (_, _, one), (following, _, other) in pairwise(pages):
        assert one["next"] == following
        assert one["last"] == other["last"] == f"{address}?page=3"
        assert one["first"] == other["first"] == f"{address}?page=1"


def test_data_that_is_chosen_by_accept_is_paged_alike(client: FlaskClient) -> None:
    chosen = client.get("/doc/meeting/2017?page=2", headers={"Accept": "text/turtle"})
    own = client.get("/data/meeting/2017.ttl?page=2")
    assert chosen.headers["Content-Location"] == "/data/meeting/2017.ttl?page=2"
    assert (chosen.data, chosen.headers["Link"]) == (own.data, own.headers["Link"])


def test_a_list_of_mentions_is_whole_over_its_pages(client: FlaskClient) -> None:
    address = "/voc/participation-status/took-part"
    found: list[str] = []
    for number in (1, 2, 3):
        response = client.get(f"{address}?page={number}")
        text = response.text
        own = f"{BASE}{address[1:]}" + ("" if number == 1 else f"?page={number}")
        assert f'<link rel="canonical" href="{own}">' in text
        assert f"Page {number} of 3; 450 in all." in text
        assert ('rel="next"' in text) == (number < 3)
        assert ('rel="prev"' in text) == (number > 1)
        found += [n for n in range(USERS) if f'href="/doc/participation/t{n}"' in text]
    assert sorted(found) == list(range(USERS))


def test_what_is_short_says_nothing_of_pages(client: FlaskClient) -> None:
    response = client.get("/data/session/2017/5.nt")
    assert HYDRA not in response.text
    assert relations(response.headers["Link"]).keys() == {"canonical"}


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/data/meeting/2017.ttl?page=4", 404),
        ("/data/session/2017/5.ttl?page=2", 404),
        ("/data/meeting/2017.ttl?page=0", 400),
        ("/data/meeting/2017.ttl?page=-1", 400),
        ("/data/meeting/2017.ttl?page=two", 400),
        ("/data/meeting/2017.ttl?page=%D9%A3", 400),
        (f"/data/meeting/2017.ttl?page={'9' * 5000}", 400),
        ("/doc/session/2017/5?page=2", 404),
        ("/voc/participation-status/took-part?page=9", 404),
        ("/graph/curated?page=9999", 404),
        ("/graph/?page=2", 404),
    ],
)
def test_a_page_that_there_is_not_is_refused(
    client: FlaskClient, address: str, status: int
) -> None:
    assert client.get(address, headers={"Accept": "text/html, */*;q=0.5"}).status_code == status


@given(st.lists(st.integers(), max_size=60), st.integers(min_value=1, max_value=9))
def test_the_parts_of_a_list_are_the_list(whole: list[int], size: int) -> None:
    found: list[int] = []
    number = 0
    while True:
        number += 1
        some, paging = part(whole, size, number, "http://a/b")
        assert len(some) <= size
        found += some
        if paging.next is None:
            break
    assert found == whole
    assert number == paging.last
    with pytest.raises(RequestError):
        part(whole, size, number + 1, "http://a/b")


@pytest.mark.parametrize("address", ["/sessions?", "/doc/meeting/2017?", "/search?q=a&"])
@pytest.mark.parametrize("number", ["1" + "0" * 4400, "0" * 4400 + "1", "000000001" + "0" * 4400])
def test_a_number_of_thousands_of_digits_is_refused(
    client: FlaskClient, address: str, number: str
) -> None:
    response = client.get(f"{address}page={number}")
    assert response.status_code == 400
    assert "give a number from 1" in response.text
