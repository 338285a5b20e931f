from __future__ import annotations

import json
import threading
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from lxml import etree

from kg.builds import Workspace, current
from kg.iris import DEFAULT_BASE
from kg.search import database
from kg.search.catalogue import catalogue
from kg.search.database import write_index
from kg.search.entries import Facet
from kg.store import EmbeddedStore, write_store
from server import kept
from server.app import create_app
from server.settings import Settings

WS15 = "Multistakeholder Collaborations in Cybersecurity Response"


@pytest.fixture(scope="module")
def real(built: Path) -> FlaskClient:
    return create_app(Settings(out=built)).test_client()


def page(client: FlaskClient, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200, response.text
    assert response.mimetype == "text/html"
    return BeautifulSoup(response.text, "html.parser")


def titles(found: BeautifulSoup) -> list[str]:
    return [link.get_text() for link in found.select(".results h3 a")]


def facet(found: BeautifulSoup, key: str) -> dict[str, int]:
    links = found.select(f'section[aria-labelledby="facet-{key}"] a')
    return {
        link.select_one("span").get_text().removeprefix("✓ "): int(
            link.select_one(".count").get_text()
        )
        for link in links
    }


def test_what_is_found_is_marked_and_says_why(real: FlaskClient) -> None:
    found = page(real, "/search?q=cybersecurity+mugisha")
    first = found.select_one(".results li")
    assert first.h3.decode_contents().endswith(
        '">Multistakeholder Collaborations in <mark>Cybersecurity</mark> Response</a>'
    )
    assert first.h3.a["href"] == "/doc/session/2017/ws15"
    assert first.select_one(".kind").get_text() == "Session · Thursday 21 December 2017"
    assert first.select_one(".about").get_text() == "WS15 · workshop · IGF 2017"
    assert first.select_one(".why").get_text() == "Person named in it: Charles Mugisha"


def test_every_page_that_a_result_names_is_there(real: FlaskClient) -> None:
    for words in ("microsoft", "igf 2017", "geneva", "transcript", "workshop"):
        for link in page(real, f"/search?q={words}").select(".results h3 a"):
            assert real.get(link["href"]).status_code == 200, link["href"]


def test_the_head_says_that_search_engines_leave_it(real: FlaskClient) -> None:
    found = page(real, "/search?q=yi")
    assert found.title.get_text() == "Search: yi · IGF knowledge graph"
    assert found.select_one('meta[name="robots"]')["content"] == "noindex"
    assert found.select_one('link[rel="canonical"]')["href"] == f"{DEFAULT_BASE}search"


def test_each_choice_leads_to_as_many_as_it_says(real: FlaskClient) -> None:
    found = page(real, "/search?q=cybersecurity")
    for link in found.select(".narrow a"):
        number = int(link.select_one(".count").get_text())
        narrowed = page(real, link["href"])
        assert narrowed.h2 is not None
        heading = narrowed.select_one("#results").get_text()
        assert heading.split()[0] == str(number), link["href"]


def test_a_chosen_value_is_shown_and_can_be_taken_away(real: FlaskClient) -> None:
    found = page(real, "/search?q=cybersecurity&year=2017&year=2016&type=workshop")
    picked = [link.get_text(" ", strip=True) for link in found.select(".picked li a")]
    assert picked == [
        *(
            "Without Year: 2017 \u00d7",
            "Without Year: 2016 \u00d7",
            "Without Type of session: workshop \u00d7",
        ),
        "Clear all",
    ]
    hrefs = [link["href"] for link in found.select(".picked li a")]
    assert hrefs[0] == "/search?q=cybersecurity&year=2016&type=workshop"
    assert hrefs[-1] == "/search?q=cybersecurity"
    chosen = [link["href"] for link in found.select('.narrow a[aria-current="true"]')]
    assert chosen == hrefs[:-1]
    # The form beside it keeps what was chosen.
    hidden = [
        (tag["name"], tag["value"]) for tag in found.select('form.searching input[type="hidden"]')
    ]
    assert hidden == [("year", "2017"), ("year", "2016"), ("type", "workshop")]


def test_without_words_all_sessions_are_gone_through_newest_first(real: FlaskClient) -> None:
    found = page(real, "/search")
    assert found.select_one("#results").get_text().startswith("215 sessions, page 1 of 11")
    assert facet(found, "kind")["Person"] == 398
    assert sum(facet(found, "year").values()) == 215
    assert found.select(".picked") == []
    assert found.select_one(".orders strong").get_text() == "newest first"


def test_pages_lead_to_each_other_and_end(real: FlaskClient) -> None:
    first, last = page(real, "/search?year=2017"), page(real, "/search?year=2017&page=2")
    assert [link["rel"] for link in first.select(".pages a")] == [["next"]]
    assert [link["href"] for link in last.select(".pages a")] == ["/search?year=2017"]
    assert last.select_one(".results ol")["start"] == "21"
    assert len(titles(first)) + len(titles(last)) == 37
    response = real.get("/search?year=2017&page=3")
    assert response.status_code == 404
    assert "the last is 2" in response.text


def test_a_slip_is_asked_about_and_leads_to_what_was_meant(real: FlaskClient) -> None:
    found = page(real, "/search?q=micorsoft+korea&kind=organization")
    assert found.select_one("#results").get_text() == "0 results for “micorsoft korea”"
    (meant,) = found.select(".meant a")
    assert meant["href"] == "/search?q=Microsoft+korea&kind=organization"
    assert titles(page(real, meant["href"])) == ["Microsoft Korea"]


def test_where_no_thing_has_all_words_one_fewer_is_offered(real: FlaskClient) -> None:
    found = page(real, "/search?q=microsoft+hyderabad")
    links = [link["href"] for link in found.select(".results ul a")]
    assert links == ["/search?q=hyderabad", "/search?q=microsoft"]
    assert found.select(".meant") == []


def test_what_was_typed_is_text_wherever_it_is_shown(real: FlaskClient) -> None:
    typed = '"><script>alert(1)</script>&theme=<b>'
    response = real.get("/search", query_string={"q": typed, "theme": "<i>x</i>"})
    assert response.status_code == 200
    assert "<script>alert" not in response.text
    assert "<i>" not in response.text
    field = BeautifulSoup(response.text, "html.parser").select_one("#find-q")
    assert field["value"] == typed


HOSTILE = (
    *('"', "'", "*", "a*", "^yi", "title:yi", "{title}: yi", "yi NEAR ro", "NEAR(yi ro, 2)", "NOT"),
    *("AND", "yi AND", "(", ")", "((((", "-yi", "yi; DROP TABLE words", "--", "%", "\\", "\x00yi"),
    *("a", "z", "é", "学", "ﷺ", "\u202eyi", "👩‍👩‍👧", "½", "a " * 40, "a" * 300),
)


@pytest.mark.parametrize("typed", HOSTILE)
def test_whatever_is_typed_is_answered(real: FlaskClient, typed: str) -> None:
    for path in ("/search", "/search.json", "/suggest"):
        response = real.get(path, query_string={"q": typed})
        assert (path, response.status_code) == (path, 200), response.text


@pytest.mark.parametrize("query", ["q=%ff%fe", "q=%ED%A0%80", "q=%00", "q", "&&==", "year=%ff"])
def test_bytes_that_are_no_text_are_answered(real: FlaskClient, query: str) -> None:
    for path in ("/search", "/search.json", "/suggest"):
        assert real.get(f"{path}?{query}").status_code == 200


@pytest.mark.parametrize(
    "query", ["page=0", "page=x", "page=501", "sort=x", f"q={'a' * 301}", f"q={'a+' * 41}"]
)
def test_what_is_too_much_is_a_400_that_says_how_much_is_not(real: FlaskClient, query: str) -> None:
    response = real.get(f"/search.json?{query}")
    assert (response.status_code, response.mimetype) == (400, "application/problem+json")
    assert "give" in json.loads(response.data)["detail"]
    assert real.get(f"/search?{query}").mimetype == "text/html"


def test_json_tells_the_same_as_the_page(real: FlaskClient) -> None:
    for query in ("q=cybersecurity", "q=yi&kind=person", "year=2017&page=2", "q=micorsoft"):
        found, told = page(real, f"/search?{query}"), real.get(f"/search.json?{query}").json
        assert titles(found) == [result["title"] for result in told["results"]]
        assert found.select_one("#results").get_text().startswith(f"{told['total']} ")
        for each in Facet:
            shown = {
                choice["label"]: choice["total"] for choice in told["facets"].get(each.key, ())
            }
            assert shown.items() >= facet(found, each.key).items()
        for result in told["results"]:
            assert real.get(urlsplit(result["page"]).path).status_code == 200


def test_a_result_in_json_names_the_thing_and_why_it_is_there(real: FlaskClient) -> None:
    told = real.get("/search.json?q=ws15+mugisha").json
    assert told["results"][0] == {
        "iri": f"{DEFAULT_BASE}id/session/2017/ws15",
        "page": f"{DEFAULT_BASE}doc/session/2017/ws15",
        "kind": "session",
        "title": WS15,
        "language": "en",
        "note": "WS15 · workshop · IGF 2017",
        "day": "2017-12-21",
        "reasons": [
            {"what": "Also called", "text": "IGF 2017 WS15"},
            {"what": "Person named in it", "text": "Charles Mugisha"},
        ],
    }


def test_the_form_is_what_accept_asks_for(real: FlaskClient) -> None:
    as_data = real.get("/search?q=yi", headers={"Accept": "application/json"})
    assert as_data.json == real.get("/search.json?q=yi").json
    assert "Accept" in as_data.headers["Vary"]
    assert "Accept" in real.get("/search?q=yi").headers["Vary"]
    refused = real.get("/search?q=yi", headers={"Accept": "text/turtle"})
    assert refused.status_code == 406


def test_a_spelling_by_mistake_is_found_and_never_shown(real: FlaskClient) -> None:
    response = real.get("/search?q=Rwanda+Bord")
    assert "Rwanda</mark> Development Board" in response.text
    assert "A spelling in a document" in response.text
    told = real.get("/search.json?q=Rwanda+Bord").json
    assert told["results"][0]["reasons"] == [{"what": "A spelling in a document", "text": None}]
    assert "Bord" not in json.dumps(told["results"])


def test_suggestions_are_those_of_opensearch_with_kinds_and_addresses(real: FlaskClient) -> None:
    response = real.get("/suggest?q=wan+y")
    assert response.mimetype == "application/x-suggestions+json"
    typed, names, notes, addresses, more = json.loads(response.data)
    assert (typed, names) == ("wan y", ["Wan S. Yi"])
    assert notes == ["Person · Korea Internet & Security Agency"]
    assert more["kinds"] == ["person"]
    assert [urlsplit(address).path for address in addresses] == more["pages"]
    assert real.get(more["pages"][0]).status_code == 200


def test_nothing_typed_suggests_nothing(real: FlaskClient) -> None:
    nothing = ["", [], [], [], {"kinds": [], "pages": []}]
    assert [json.loads(real.get(f"/suggest{query}").data) for query in ("", "?q=")] == [nothing] * 2


def test_a_browser_is_told_how_to_search_here(real: FlaskClient) -> None:
    response = real.get("/opensearch.xml")
    assert response.mimetype == "application/opensearchdescription+xml"
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    root = etree.fromstring(response.data)
    assert root.tag == f"{space}OpenSearchDescription"
    assert len(root.findtext(f"{space}ShortName") or "") <= 16
    templates = [url.attrib["template"] for url in root.findall(f"{space}Url")]
    for template in templates:
        address = template.replace("{searchTerms}", "yi").removeprefix(DEFAULT_BASE)
        assert real.get(f"/{address}").status_code == 200


def test_below_a_path_every_address_has_it(real: FlaskClient) -> None:
    response = real.get("/search?q=cybersecurity", environ_overrides={"SCRIPT_NAME": "/graph"})
    found = BeautifulSoup(response.text, "html.parser")
    addresses = [link["href"] for link in found.select("main a") if link["href"][0] != "#"]
    assert all(address.startswith("/graph/") for address in addresses)
    assert found.select_one("form.searching")["action"] == "/graph/search"
    assert found.select_one('link[rel="search"]')["href"] == "/graph/opensearch.xml"
    suggested = real.get("/suggest?q=wan", environ_overrides={"SCRIPT_NAME": "/graph"})
    assert json.loads(suggested.data)[4]["pages"][0].startswith("/graph/doc/")


def test_without_a_build_folder_the_store_is_searched_all_the_same(client: FlaskClient) -> None:
    assert titles(page(client, "/search?q=Mugisha"))[0] == "Charles Mugisha"
    assert "pgone3" not in client.get("/search.json?kind=person").text


def test_a_folder_and_a_store_give_the_same_results(built: Path, real: FlaskClient) -> None:
    folder = current(built)
    assert folder is not None
    without = create_app(Settings(store=EmbeddedStore.open(folder))).test_client()
    for query in ("q=cybersecurity", "q=yi", "year=2017"):
        one, other = (each.get(f"/search.json?{query}").json for each in (without, real))
        assert one == other


def test_a_graph_too_large_to_be_indexed_meanwhile_says_so(
    store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "MOST_INDEXED", 10)
    client = create_app(Settings(store=store)).test_client()
    response = client.get("/search?q=yi")
    assert response.status_code == 503
    assert "serve it beside the folder of its build" in response.text
    assert client.get("/people").status_code == 200


def published(out: Path, name: str) -> None:
    thing, graph = f"<{DEFAULT_BASE}id/person/p1>", f"<{DEFAULT_BASE}graph/curated>"
    schema = "https://schema.org/"
    kind = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    quads = (
        f'{thing} <{schema}name> "{name}" {graph} .\n{thing} {kind} <{schema}Person> {graph} .\n'
    )
    workspace = Workspace(out)
    with workspace.stage() as staged:
        write_store(staged / "store", quads.encode())
        entries = catalogue(EmbeddedStore.of(quads.encode(), DEFAULT_BASE))
        write_index(staged / database.FILE, entries)
        (staged / "build.json").write_text(json.dumps({"base": DEFAULT_BASE, "digest": name}))
        workspace.publish(staged)


def test_an_index_of_another_form_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(tmp_path, "Ada Mare")
    monkeypatch.setattr("kg.search.reading.FORM", "another")
    client = create_app(Settings(out=tmp_path)).test_client()
    assert titles(page(client, "/search?q=ada")) == ["Ada Mare"]


def test_a_new_build_is_searched_from_the_next_request_on(tmp_path: Path) -> None:
    published(tmp_path, "Ada Mare")
    client = create_app(Settings(out=tmp_path)).test_client()
    assert titles(page(client, "/search?q=a")) == ["Ada Mare"]
    published(tmp_path, "Ann Lind")
    assert titles(page(client, "/search?q=a")) == ["Ann Lind"]


def test_builds_and_searches_at_once_never_fail(tmp_path: Path) -> None:
    published(tmp_path, "Ada 0")
    app: Flask = create_app(Settings(out=tmp_path))
    stop = threading.Event()
    wrong: list[str] = []

    def ask() -> None:
        client = app.test_client()
        while not stop.is_set():
            response = client.get("/search.json?q=ada")
            if response.status_code != 200 or response.json["total"] != 1:
                wrong.append(response.text)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(1, 9):
        published(tmp_path, f"Ada {number}")
    stop.set()
    for thread in threads:
        thread.join()
    assert wrong == []
