"""Lists of what there is: each has all of it, in an order, and says how to go on."""

from __future__ import annotations

import html
import re

import pytest
from flask.testing import FlaskClient

from kg.iris import DEFAULT_BASE
from kg.store import EmbeddedStore
from server.app import create_app
from server.settings import Settings


def rows(client: FlaskClient, address: str) -> list[str]:
    """The rows of its table, as texts."""
    body = client.get(address).text.partition("<tbody>")[2].partition("</tbody>")[0]
    cells = (re.findall(r"<t[hd].*?>(.*?)</t[hd]>", row) for row in body.split("</tr>")[:-1])
    return [" | ".join(html.unescape(re.sub("<[^>]+>", "", c)) for c in row) for row in cells]


WS15 = "Multistakeholder Collaborations in Cybersecurity Response"


@pytest.mark.parametrize(
    ("address", "table"),
    [
        ("/people", ["Charles Mugisha | 1", "Jong Hyuk Ro | 1", "Wan S. Yi | 1"]),
        ("/people?q=wan w", ["Wan S. Yi | 1"]),
        (
            "/organizations",
            ["Korea Information Security Agency | 0", "Korea Internet & Security Agency | 1"],
        ),
        (
            "/sessions",
            [
                'Tuesday 19 December 2017 |  | Core Internet Values </script><b>&amp;" \u2028',
                f"Thursday 21 December 2017 | WS15 | {WS15}",
            ],
        ),
        (
            "/series",
            ["Dynamic Coalition on Core Internet Values | dynamic coalition | 2017 | 1"],
        ),
        ("/places", ["2017 | United Nations Office at Geneva | Geneva | 1"]),
        # A search finds rooms too, under the year of their building.
        ("/places?q=room", ["2017 | Room XII - A | Geneva | 0"]),
        ("/themes", ["2017 | Cybersecurity | tag | 1"]),
        (
            "/documents",
            [
                "data/editions/2017.toml | fact sheet | not said | 2",
                "programme page of WS15 | programme page | 2026-11 | 2",
                "report of WS15 | session report | not said | 1",
            ],
        ),
        ("/documents?q=report", ["report of WS15 | session report | not said | 1"]),
    ],
)
def test_a_list_has_these_rows(client: FlaskClient, address: str, table: list[str]) -> None:
    assert rows(client, address) == table


@pytest.fixture(scope="module")
def crowd() -> FlaskClient:
    """A hundred and twenty people under A, one under É and five under M."""
    names = [*(f"Ada {n:03}" for n in range(120)), "Émile", *(f"Mare {n}" for n in range(5))]
    graph, a = f"<{DEFAULT_BASE}graph/curated> .", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    lines = [
        f"<{DEFAULT_BASE}id/person/p{n}> <{a}> <https://schema.org/Person> {graph}\n"
        f'<{DEFAULT_BASE}id/person/p{n}> <https://schema.org/name> "{name}" {graph}'
        for n, name in enumerate(names)
    ]
    store = EmbeddedStore.of("\n".join(lines).encode(), DEFAULT_BASE)
    return create_app(Settings(store=store)).test_client()


def test_a_letter_leads_to_the_page_on_which_its_names_begin(crowd: FlaskClient) -> None:
    page = crowd.get("/people").text
    letters = re.findall(r'<a class="chip" href="([^"]+)">(.)</a>', page)
    assert letters == [("/people?page=1", "A"), ("/people?page=2", "M")]
    assert "Mare 0 | 0" in rows(crowd, "/people?page=2")


def test_all_pages_together_have_everybody_once(crowd: FlaskClient) -> None:
    found = [*rows(crowd, "/people"), *rows(crowd, "/people?page=2")]
    assert (len(found), len(set(found))) == (126, 126)
    assert rows(crowd, "/people?page=3") == []


@pytest.mark.parametrize(
    ("address", "canonical", "listed"),
    [
        ("/people", "people", True),
        ("/people?page=2", "people?page=2", True),
        ("/sessions?year=2017", "sessions?year=2017", True),
        ("/sessions?year=2017&q=net&page=1", "sessions?year=2017", False),
        ("/meetings", "meetings", True),
        ("/", "", True),
    ],
)
def test_a_list_says_where_it_stands_and_whether_it_is_worth_finding(
    client: FlaskClient, address: str, canonical: str, listed: bool
) -> None:
    page = client.get(address).text
    assert f'<link rel="canonical" href="{DEFAULT_BASE}{canonical}">' in page
    assert ('content="noindex"' not in page) is listed
    assert '<meta name="description" content="' in page


def test_a_session_without_a_day_stands_at_the_end_of_its_meeting() -> None:
    schema, igf = "https://schema.org/", "https://w3id.org/igf-kg/ont#"
    a, graph = (
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>",
        f"<{DEFAULT_BASE}graph/curated> .",
    )
    date = "^^<http://www.w3.org/2001/XMLSchema#date>"
    lines = [
        f'<{DEFAULT_BASE}id/meeting/{year}> <{schema}startDate> "{year}-05-01"{date} {graph}'
        for year in (2031, 2032)
    ]
    for name, year, day in (("Undated", 2031, ""), ("Dated", 2031, "02"), ("Later", 2032, "01")):
        session = f"<{DEFAULT_BASE}id/session/{year}/{name}>"
        lines += [
            f"{session} {a} <{igf}Session> {graph}",
            f'{session} <{schema}name> "{name}" {graph}',
            f"{session} <{schema}superEvent> <{DEFAULT_BASE}id/meeting/{year}> {graph}",
        ]
        if day:
            lines.append(f'{session} <{schema}startDate> "{year}-05-{day}"{date} {graph}')
    store = EmbeddedStore.of("\n".join(lines).encode(), DEFAULT_BASE)
    assert rows(create_app(Settings(store=store)).test_client(), "/sessions") == [
        "Friday 2 May 2031 |  | Dated",
        " |  | Undated",
        "Saturday 1 May 2032 |  | Later",
    ]
