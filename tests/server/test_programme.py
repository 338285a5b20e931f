"""The programme of a meeting and the lists made of it, as pages that need no script."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from flask.testing import FlaskClient

WS15 = "Multistakeholder Collaborations in Cybersecurity Response"


class Boxes(HTMLParser):
    """The fields and buttons of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.fields: list[dict[str, str | None]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("input", "button"):
            self.fields.append(dict(attrs))

    def named(self, name: str) -> list[tuple[str | None, bool]]:
        """Values of a name, and whether each would be sent."""
        return [
            (field["value"], "checked" in field or field.get("type") == "hidden")
            for field in self.fields
            if field.get("name") == name
        ]


def words(text: str) -> str:
    return " ".join(re.sub(r"<script.*?</script>|<[^>]+>", " ", text, flags=re.DOTALL).split())


def test_a_programme_shows_sessions_with_day_time_room_and_zone(client: FlaskClient) -> None:
    text = client.get("/programme/2017").text
    told = words(text)
    assert "Thursday 21 December 2017" in told
    assert "Times are those of the place (Europe/Zurich, UTC+01:00)." in told
    assert f"09:00\u201310:30 {WS15} WS15" in told
    assert 'href="/doc/session/2017/ws15"' in text
    assert 'href="/doc/place/2017/room-xii-a"' in text
    assert "not all that were held or planned" in told


def test_the_list_of_programmes_leads_to_those_that_have_sessions(client: FlaskClient) -> None:
    text = client.get("/programme").text
    assert 'href="/programme/2017"' in text
    assert 'href="/programme/2020"' not in text


def test_a_meeting_without_sessions_has_a_page_that_says_so(client: FlaskClient) -> None:
    response = client.get("/programme/2020")
    assert response.status_code == 200
    assert "Nobody has carried over a session of IGF 2020 so far." in words(response.text)


@pytest.mark.parametrize("year", ["1999", "x", "20177", "²⁰¹⁷", "2017x", "-2017"])
def test_there_is_no_programme_of_what_is_no_meeting(year: str, client: FlaskClient) -> None:
    response = client.get(f"/programme/{year}")
    assert response.status_code == 404
    assert "/programme lists those there are" in words(response.text)


def test_a_programme_is_narrowed_by_its_address(client: FlaskClient) -> None:
    response = client.get("/programme/2017?type=open-forum&type=workshop&day=2017-12-21")
    assert WS15 in response.text
    fields = Boxes(response.text)
    assert ("workshop", True) in fields.named("type")
    assert ("2017-12-21", True) in fields.named("day")
    assert '<meta name="robots" content="noindex">' in response.text


def test_a_value_that_nothing_has_shows_nothing_and_says_so(client: FlaskClient) -> None:
    told = words(client.get("/programme/2017?room=cellar").text)
    assert "No session of IGF 2017 has “cellar” under room; tick another choice" in told
    assert "no session has all that is asked for" in told
    assert WS15 not in told


def test_a_value_is_written_as_text(client: FlaskClient) -> None:
    text = client.get("/programme/2017?room=<script>alert(1)</script>").text
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)" in text


@pytest.mark.parametrize(
    "query", ["type=" + "x" * 101, "s=nonsense", "&".join(f"org={n}" for n in range(41))]
)
def test_what_cannot_be_understood_is_refused(query: str, client: FlaskClient) -> None:
    assert client.get(f"/programme/2017?{query}").status_code == 400


def test_what_was_picked_goes_along_from_programme_to_programme(client: FlaskClient) -> None:
    fields = Boxes(client.get("/programme/2017?s=2017/ws15,2016/of21").text)
    found = fields.named("s")
    assert ("2017/ws15", True) in found
    # Of another year, so without a box here.
    assert ("2016/of21", True) in found
    (button,) = (field for field in fields.fields if field.get("formaction"))
    assert (button["formaction"], button["form"]) == ("/picked", "choose")


def test_a_session_that_a_choice_hides_stays_picked(client: FlaskClient) -> None:
    fields = Boxes(client.get("/programme/2017?s=2017/ws15&room=cellar").text)
    assert fields.named("s") == [("2017/ws15", True)]


def test_the_form_of_a_programme_leads_to_the_shortest_address_of_the_list(
    client: FlaskClient,
) -> None:
    sent = "/picked?s=2016%2Fof21&type=workshop&room=&s=2017%2Fws15&s=2017%2Fdc-civ"
    response = client.get(sent)
    assert response.status_code == 303
    assert response.headers["Location"] == "/picked?s=2016/of21,2017/dc-civ,ws15"
    assert client.get("/picked?s=2016%2Fof21%2C2017%2Fdc-civ%2Cws15").status_code == 200


def test_under_a_path_of_its_own_every_address_has_it(client: FlaskClient) -> None:
    under = {"SCRIPT_NAME": "/igf"}
    moved = client.get("/picked?s=2017/ws15&x=1", environ_overrides=under)
    assert moved.headers["Location"] == "/igf/picked?s=2017/ws15"
    for address in ("/programme", "/programme/2017", "/picked?s=2017/ws15"):
        text = client.get(address, environ_overrides=under).text
        found = re.findall(r'(?:href|action|formaction|src)="(/[^"]*)"', text)
        assert {path for path in found if not path.startswith("/igf/")} == set()


def test_a_list_shows_what_is_picked_and_how_to_take_it_along(client: FlaskClient) -> None:
    text = client.get("/picked?s=2017/ws15").text
    assert f"09:00\u201310:30 {WS15}" in words(text)
    for suffix in ("ics", "csv", "ttl", "bib", "ris", "json"):
        assert f'href="/picked.{suffix}?s=2017/ws15"' in text
    assert Boxes(text).named("s") == [("2017/ws15", True)]
    assert "noindex" in text


def test_what_is_not_known_is_named_and_not_dropped_silently(client: FlaskClient) -> None:
    text = client.get("/picked?s=2017/ws15,ws999").text
    assert "Nothing is known of 2017/ws999" in words(text)
    # What can be downloaded is what is shown.
    assert 'href="/picked.ics?s=2017/ws15"' in text


def test_an_empty_list_says_how_to_fill_it(client: FlaskClient) -> None:
    assert "There is no session on this list yet." in words(client.get("/picked").text)


@pytest.mark.parametrize("suffix", ["ics", "csv", "ttl", "bib", "ris", "json"])
def test_a_file_holds_all_that_was_asked_for_or_is_none(suffix: str, client: FlaskClient) -> None:
    assert client.get(f"/picked.{suffix}?s=2017/ws15").status_code == 200
    unknown = client.get(f"/picked.{suffix}?s=2017/ws15,ws999")
    assert unknown.status_code == 404
    assert "nothing is known of 2017/ws999" in unknown.text
    assert "/picked?s=2017/ws15" in unknown.text
    assert client.get(f"/picked.{suffix}").status_code == 400


def test_a_session_that_was_cancelled_is_marked(client: FlaskClient) -> None:
    for address in ("/programme/2017", "/picked?s=2017/dc-civ"):
        text = client.get(address).text
        assert re.search(r"Dynamic coalition.*?<strong[^>]*>cancelled</strong>", text, re.DOTALL)
    assert "STATUS:CANCELLED" in client.get("/picked.ics?s=2017/dc-civ").text


def test_a_file_has_a_name_to_be_kept_under(client: FlaskClient) -> None:
    response = client.get("/picked.ics?s=2017/ws15")
    assert response.content_type == "text/calendar; charset=utf-8"
    assert response.headers["Content-Disposition"] == 'attachment; filename="igf-sessions.ics"'


@pytest.mark.parametrize(
    ("path", "begins"),
    [
        ("session/2017/ws15.bib", "@misc{igf-2017-ws15,"),
        ("session/2017/ws15.ris", "TY  - SLIDE"),
        ("session/2017/ws15.json", "["),
        ("meeting/2017.bib", "@misc{igf-2017,"),
        ("source/aaaa000000000001.bib", "@misc{igf-source-aaaa000000000001,"),
    ],
)
def test_a_session_a_meeting_and_a_document_can_be_cited(
    path: str, begins: str, client: FlaskClient
) -> None:
    response = client.get(f"/cite/{path}")
    assert response.status_code == 200
    assert response.text.startswith(begins)


@pytest.mark.parametrize(
    "path",
    [
        "session/2017/ws15",
        "session/2017/ws999.bib",
        "session/2017.bib",
        "meeting/1999.bib",
        "meeting/2017/x.bib",
        "person/p4c8rd.bib",
        "source/nothing.bib",
        ".bib",
    ],
)
def test_there_is_no_reference_to_anything_else(path: str, client: FlaskClient) -> None:
    assert client.get(f"/cite/{path}").status_code == 404
