"""The pages of pictures, the pictures themselves, and the data and the query behind each."""

from __future__ import annotations

import csv
import html
import io
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import pytest
import three_meetings
from engines import URL, MemoryEngine
from flask.testing import FlaskClient
from lxml import etree

from kg.builds import current
from kg.iris import DEFAULT_BASE
from kg.pictures import svg as drawing
from kg.pictures.catalogue import PICTURES
from kg.pictures.drawing import Drawing
from kg.pictures.ink import BAR, DARK, INK, PAPER, QUIET, RULE
from kg.pictures.picture import Picture
from kg.remote.contents import contents
from kg.remote.loading import Build, load
from kg.remote.opening import open_remote
from kg.store import EmbeddedStore
from server import app, drawings
from server.app import create_app
from server.drawings import Drawings
from server.pages.pictures import timeline_of
from server.pages.values import Lens
from server.serving import Library
from server.settings import Settings

FORMS = ("svg", "csv")
SERIES = "/pictures/timeline/series/dc-core-internet-values"


@pytest.fixture
def three() -> FlaskClient:
    return create_app(Settings(store=three_meetings.store())).test_client()


@pytest.fixture
def every_svg(monkeypatch: pytest.MonkeyPatch) -> list[Drawing]:
    """What is drawn during a test."""
    drawn: list[Drawing] = []

    def listening(one: Drawing) -> bytes:
        drawn.append(one)
        return drawing.svg(one)

    monkeypatch.setattr(drawings, "svg", listening)
    return drawn


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.key)
def test_a_picture_has_a_page_with_its_words_its_table_and_its_query(
    picture: Picture, client: FlaskClient
) -> None:
    key, text = picture.key, html.unescape(client.get(f"/pictures/{picture.key}").text)
    (image,) = re.findall(r"<img [^>]*>", text)
    assert f'src="/pictures/{key}.svg"' in image
    said = re.search(r'alt="(.*?)" width', image)
    assert said is not None
    assert text.count(said[1]) >= 2
    assert f'srcset="/pictures/{key}-narrow.svg"' in text
    assert f'href="/pictures/{key}.csv"' in text
    assert f"/sparql?query={quote(picture.asked.query, safe='')}" in text
    assert picture.asked.query.strip() in text
    assert picture.caption in text
    assert f'<link rel="canonical" href="{DEFAULT_BASE}pictures/{key}">' in text


def test_the_table_of_a_picture_of_shares_has_the_share_of_each_row(three: FlaskClient) -> None:
    text = three.get("/pictures/parts-by-year-and-stakeholder-group").text
    body = text.partition("<tbody>")[2].partition("</tbody>")[0]
    cells = [
        [re.sub(r"<.*?>", "", cell) for cell in re.findall(r"<td.*?</td>", row)]
        for row in body.strip().splitlines()
    ]
    assert cells == [
        ["IGF 2030", "government", "1", "1", "50 %"],
        ["IGF 2030", "not stated", "1", "1", "50 %"],
        ["IGF 2032", "not stated", "3", "2", "100 %"],
    ]


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.key)
def test_the_rows_of_a_picture_are_those_that_the_endpoint_gives(
    picture: Picture, client: FlaskClient
) -> None:
    by_file = client.get(f"/pictures/{picture.key}.csv")
    asked = {"query": picture.asked.query, "format": "csv"}
    by_query = client.get("/sparql", query_string=asked)
    assert by_file.data == by_query.data
    assert by_file.content_type == by_query.content_type == "text/csv; charset=utf-8"
    assert client.get(f"/figures/{picture.key}.csv").data == by_file.data


@pytest.mark.parametrize("ending", ["", "-narrow"])
@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.key)
def test_a_picture_is_an_svg_that_may_have_its_style_and_nothing_else(
    picture: Picture, ending: str, client: FlaskClient
) -> None:
    response = client.get(f"/pictures/{picture.key}{ending}.svg")
    assert response.content_type == "image/svg+xml"
    assert response.headers["Content-Security-Policy"].startswith(
        "default-src 'none'; style-src 'unsafe-inline';"
    )
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "script-src" not in response.headers["Content-Security-Policy"]
    (width, _) = etree.fromstring(response.data).get("viewBox", "").split()[2:]
    assert width == ("360" if ending else "760")
    again = client.get(
        f"/pictures/{picture.key}{ending}.svg", headers={"If-None-Match": response.headers["ETag"]}
    )
    assert again.status_code == 304


def test_a_picture_has_the_colours_of_the_page_that_it_stands_on() -> None:
    sheet = (Path(app.__file__).parent / "static" / "style.css").read_text("utf-8")
    light, dark = (
        dict(re.findall(r"--([\w-]+): (#\w+);", part))
        for part in sheet.split("prefers-color-scheme: dark")[:2]
    )
    for colour, variable in (
        *((INK, "ink"), (QUIET, "quiet"), (PAPER, "paper")),
        *((RULE, "rule"), (BAR, "accent")),
    ):
        assert (colour, DARK[colour]) == (light[variable], dark[variable])


def test_all_pictures_are_shown_together_and_each_table_shows_its_own(client: FlaskClient) -> None:
    for address in ("/pictures", "/figures"):
        text = client.get(address).text
        shown = re.findall(r'<img src="/pictures/([\w-]+)\.svg"', text)
        assert sorted(shown) == sorted(picture.key for picture in PICTURES)
        assert re.search(r'<img[^>]*alt=""', text) is None


@pytest.mark.parametrize(
    "path",
    [
        "/pictures/none",
        "/pictures/none.svg",
        "/pictures/none.csv",
        "/pictures/-narrow.svg",
        "/pictures/sessions-by-year-narrow-narrow.svg",
        "/pictures/timeline/series/none.svg",
        "/pictures/timeline/person/p7k3m9.svg",
        "/pictures/timeline/org/o9ki.svg",
        "/pictures/timeline/session/2017/ws15.csv",
        "/pictures/timeline/%3Cscript%3E.svg",
        "/pictures/timeline/series/%3E%20%7D%20%23.svg",
        "/pictures/timeline/person/" + "x" * 3000 + ".csv",
    ],
)
def test_what_there_is_no_picture_of_is_not_found(path: str, client: FlaskClient) -> None:
    response = client.get(path, headers={"Accept": "application/problem+json"})
    assert response.status_code == 404
    assert len(response.json["detail"]) < 4000


def test_a_timeline_has_its_rows_and_is_drawn_for_a_desk_and_a_phone(client: FlaskClient) -> None:
    rows = [*csv.DictReader(io.StringIO(client.get(f"{SERIES}.csv").text))]
    assert [row["year"] for row in rows] == ["2016", "2017"]
    assert rows[0]["name"] == "Values of 2016"
    for ending, width in (("", "760"), ("-narrow", "360")):
        root = etree.fromstring(client.get(f"{SERIES}{ending}.svg").data)
        assert root.get("viewBox", "").split()[2] == width
        words = [text for text in root.itertext() if "Core Internet Values" in text]
        assert any("</script><b>" in text for text in words)


@pytest.mark.parametrize("ending", [".svg", "-narrow.svg", ".csv"])
def test_who_was_merged_is_found_under_the_name_that_stays(ending: str, three: FlaskClient) -> None:
    response = three.get(f"/pictures/timeline/person/old{ending}")
    assert response.status_code == 301
    assert response.headers["Location"] == f"/pictures/timeline/person/ada{ending}"
    assert three.get(response.headers["Location"]).status_code == 200


@pytest.mark.parametrize("ending", [".svg", "-narrow.svg", ".csv"])
def test_of_who_was_withdrawn_nothing_is_drawn(ending: str, three: FlaskClient) -> None:
    assert three.get(f"/pictures/timeline/person/gone{ending}").status_code == 410


def test_search_engines_list_the_page_of_a_person_and_not_the_timeline(three: FlaskClient) -> None:
    for form in FORMS:
        response = three.get(f"/pictures/timeline/person/ada.{form}")
        assert response.headers["X-Robots-Tag"] == "noindex"
    assert "X-Robots-Tag" not in three.get("/pictures/sessions-by-year.svg").headers


def test_the_page_of_a_thing_is_given_its_timeline() -> None:
    store = three_meetings.store()
    found = timeline_of(Lens(store, "/igf"), f"{DEFAULT_BASE}id/person/ada")
    assert found is not None
    assert (found.title, found.src, found.narrow, found.csv) == (
        "Ada: sessions over the years",
        "/igf/pictures/timeline/person/ada.svg",
        "/igf/pictures/timeline/person/ada-narrow.svg",
        "/igf/pictures/timeline/person/ada.csv",
    )
    assert found.alt.startswith("Ada: 2 sessions in 2 years")
    assert found.query.startswith("/igf/sparql?query=PREFIX")
    assert "this person" in found.caption


@pytest.mark.parametrize("path", ["series/b", "org/x", "s1", "m30", "person/none", "series"])
def test_what_has_fewer_than_two_sessions_has_no_timeline(path: str) -> None:
    assert timeline_of(Lens(three_meetings.store(), ""), f"{DEFAULT_BASE}id/{path}") is None


def test_where_a_page_leads_its_timeline_is(three: FlaskClient) -> None:
    found = timeline_of(Lens(three_meetings.store(), ""), f"{DEFAULT_BASE}id/series/a")
    assert found is not None
    for address in (found.src, found.narrow, found.csv, found.query):
        assert three.get(address, headers={"Accept": "text/csv, */*;q=0.5"}).status_code == 200
    asked = three.get(found.query, headers={"Accept": "text/csv"})
    assert asked.data == three.get(found.csv).data


def test_a_page_draws_nothing_and_a_timeline_is_drawn_once(
    every_svg: list[Drawing], three: FlaskClient
) -> None:
    for address in ("/pictures", "/figures", "/pictures/sessions-by-year"):
        assert three.get(address).status_code == 200
    assert every_svg == []
    for _ in range(3):
        assert three.get("/pictures/timeline/series/a.svg").status_code == 200
    assert [one.title for one in every_svg] == ["Series <A>: sessions over the years"]


def test_the_pictures_of_a_build_are_read_and_not_drawn(
    built: Path, every_svg: list[Drawing]
) -> None:
    build = current(built)
    assert build is not None
    here = Library(EmbeddedStore.open(build), build)
    for wide, narrow in here.pictures.values():
        assert here.drawings.svg(wide) != here.drawings.svg(narrow)
    assert every_svg == []


def test_many_readers_at_once_see_the_same_picture(every_svg: list[Drawing]) -> None:
    here, start = Library(three_meetings.store()), threading.Barrier(8)
    wide, narrow = here.pictures["sessions-by-year"]
    held = Drawings(None)

    def read(number: int) -> bytes:
        start.wait(timeout=30)
        return held.svg((wide, narrow)[number % 2])

    with ThreadPoolExecutor(8) as threads:
        found = [*threads.map(read, range(8))]
    assert len(set(found)) == 2
    assert len(every_svg) == 2


def test_a_graph_in_an_engine_elsewhere_has_the_same_pictures(three: FlaskClient) -> None:
    held = MemoryEngine()
    load(held.engine, Build(DEFAULT_BASE, "d1", contents(three_meetings.nquads()), "first"))
    there = create_app(Settings(store=open_remote(URL, transport=held))).test_client()
    for path in (
        *(f"/pictures/{picture.key}.{form}" for picture in PICTURES for form in ("svg", "csv")),
        *(f"/pictures/timeline/{of}.{form}" for of in ("series/a", "person/ada") for form in FORMS),
    ):
        here, found = three.get(path), there.get(path)
        assert (here.status_code, here.data) == (found.status_code, found.data), path
        assert here.status_code == 200
