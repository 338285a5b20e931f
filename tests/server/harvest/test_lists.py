"""Lists for harvesters: which records, in which order, and how they are gone on with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from oai import ask, whole
from on_loopback import serving
from sickle import Sickle  # type: ignore[import-untyped]

from kg.descriptions import description
from kg.iris import DEFAULT_BASE
from kg.store import EmbeddedStore
from server.app import create_app
from server.harvest import tokens
from server.harvest.faults import RefusedError
from server.settings import Settings

RECORDS = {
    *("session/2017/ws15", "session/2017/dc-civ"),
    *(f"source/{letter * 4}{number:012}" for number, letter in enumerate("abc", start=1)),
}


def paths(identifiers: list[str]) -> list[str]:
    return [identifier.removeprefix("oai:127.0.0.1:") for identifier in identifiers]


@pytest.mark.parametrize("verb", ["ListRecords", "ListIdentifiers"])
def test_a_list_that_fits_is_whole_and_has_no_token(client: FlaskClient, verb: str) -> None:
    (answer,) = whole(client, verb)
    assert {*paths(answer.identifiers)} == RECORDS
    assert answer.token is None


@pytest.mark.parametrize("verb", ["ListRecords", "ListIdentifiers"])
@pytest.mark.usefixtures("small_pages")
def test_a_longer_list_comes_in_parts_to_its_end(client: FlaskClient, verb: str) -> None:
    answers = whole(client, verb)
    assert [len(answer.identifiers) for answer in answers] == [2, 2, 1]
    found = [one for answer in answers for one in paths(answer.identifiers)]
    assert len(found) == len({*found})
    assert {*found} == RECORDS
    assert [answer.sizes for answer in answers] == [("5", "0"), ("5", "2"), ("5", "4")]
    # The end of a list that came in parts is told by an empty token (section 3.5).
    assert answers[-1].token == ""


@pytest.mark.usefixtures("small_pages")
def test_a_token_that_is_given_back_again_gives_the_same_again(client: FlaskClient) -> None:
    token = ask(client, "ListRecords", metadataPrefix="rdf", set="document").token
    first, again = (ask(client, "ListRecords", resumptionToken=token) for _ in range(2))
    assert first.identifiers == again.identifiers != []


@pytest.mark.usefixtures("small_pages")
def test_a_token_is_good_for_its_own_verb_alone(client: FlaskClient) -> None:
    token = ask(client, "ListRecords", metadataPrefix="oai_dc").token
    assert ask(client, "ListIdentifiers", resumptionToken=token).codes == ["badResumptionToken"]


@pytest.mark.usefixtures("small_pages")
def test_a_token_with_one_character_changed_is_refused(client: FlaskClient) -> None:
    token = ask(client, "ListRecords", metadataPrefix="oai_dc").token
    assert token
    for place in range(len(token)):
        other = "A" if token[place] != "A" else "B"
        changed = token[:place] + other + token[place + 1 :]
        with pytest.raises(RefusedError) as refused:
            tokens.read(changed, "ListRecords")
        assert [fault.code for fault in refused.value.faults] == ["badResumptionToken"]


@given(st.text(max_size=60) | st.binary(max_size=60).map(lambda raw: raw.hex()))
def test_any_other_text_is_no_token(text: str) -> None:
    with pytest.raises(RefusedError):
        tokens.read(text, "ListRecords")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("session", {"session/2017/ws15", "session/2017/dc-civ"}),
        ("session:2017", {"session/2017/ws15", "session/2017/dc-civ"}),
        ("document:session-report", {"source/bbbb000000000002"}),
        ("meeting:2020", {"source/cccc000000000003"}),
        ("meeting:2017", RECORDS),
    ],
)
def test_a_set_holds_what_its_name_says(client: FlaskClient, name: str, found: set[str]) -> None:
    answer = ask(client, "ListIdentifiers", metadataPrefix="oai_dc", set=name)
    assert {*paths(answer.identifiers)} == found


@pytest.mark.parametrize("prefix", ["oai_dc", "rdf"])
def test_bounds_to_the_day_and_to_the_second_hold_their_ends(
    client: FlaskClient, prefix: str
) -> None:
    stamp = ask(client, "ListIdentifiers", metadataPrefix=prefix).datestamps[0]
    for bound in (stamp, stamp[:10]):
        answer = ask(client, "ListIdentifiers", metadataPrefix=prefix, from_=bound, until=bound)
        assert len(answer.identifiers) == len(RECORDS)


def test_a_record_as_rdf_is_the_description_of_the_thing(
    client: FlaskClient, store: EmbeddedStore
) -> None:
    wanted = {"identifier": "oai:127.0.0.1:session/2017/ws15", "metadataPrefix": "rdf"}
    (place,) = ask(client, "GetRecord", **wanted).elements("//o:metadata/*")
    told = ox.parse(etree.tostring(place), format=ox.RdfFormat.RDF_XML)
    assert {quad.triple for quad in told} == description(
        store, f"{DEFAULT_BASE}id/session/2017/ws15"
    )


@pytest.fixture(scope="module")
def address(built: Path) -> Iterator[str]:
    """The project's own data, served."""
    with serving(create_app(Settings(out=built))) as root:
        yield f"{root}/oai"


def test_a_public_client_harvests_everything(address: str) -> None:
    client = Sickle(address)
    headers = {header.identifier for header in client.ListIdentifiers(metadataPrefix="oai_dc")}
    records = {
        record.header.identifier: record for record in client.ListRecords(metadataPrefix="oai_dc")
    }
    assert records.keys() == headers
    assert len(records) > 400
    metadata = records["oai:127.0.0.1:session/2017/ws15"].metadata
    assert metadata["identifier"] == [f"{DEFAULT_BASE}id/session/2017/ws15"]
    assert "Charles Mugisha (speaker)" in metadata["contributor"]
    assert "creator" not in metadata
    one = client.GetRecord(identifier="oai:127.0.0.1:session/2017/ws15", metadataPrefix="oai_dc")
    assert one.metadata == metadata
    assert {found.setSpec for found in client.ListSets()} >= {"session:2017", "document"}


def test_every_record_can_be_had_by_itself_in_both_forms(built: Path) -> None:
    client = create_app(Settings(out=built)).test_client()
    for answer in whole(client, "ListIdentifiers", set="meeting:2017"):
        for identifier in answer.identifiers:
            for prefix in ("oai_dc", "rdf"):
                one = ask(client, "GetRecord", identifier=identifier, metadataPrefix=prefix)
                assert one.identifiers == [identifier]


def test_a_client_may_use_forms_instead_of_addresses(address: str) -> None:
    client = Sickle(address, http_method="POST")
    assert client.Identify().granularity == "YYYY-MM-DDThh:mm:ssZ"
    found = [header.identifier for header in client.ListIdentifiers(metadataPrefix="oai_dc")]
    assert len(found) > 400


def test_head_is_answered_without_a_body(app: Flask) -> None:
    response = app.test_client().head("/oai?verb=Identify")
    assert (response.status_code, response.data) == (200, b"")
