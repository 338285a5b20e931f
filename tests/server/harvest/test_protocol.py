"""The six verbs of OAI-PMH 2.0, and what is answered to a request that is wrong."""

from __future__ import annotations

import datetime as dt

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from oai import Answer, ask

from kg.iris import DEFAULT_BASE
from kg.store import EmbeddedStore
from server.app import create_app
from server.harvest.asked import VERBS
from server.settings import Settings

WS15 = "oai:127.0.0.1:session/2017/ws15"
DC = "metadataPrefix=oai_dc"
OTHERS = ("Identify", "ListSets", "ListMetadataFormats", "GetRecord", "ListRecords")


def test_identify_tells_who_this_is_and_what_can_be_relied_on(client: FlaskClient) -> None:
    before = dt.datetime.now(dt.UTC).replace(microsecond=0)
    answer = ask(client, "Identify")
    told = {
        name: answer.texts(f"o:Identify/o:{name}")
        for name in ("repositoryName", "baseURL", "adminEmail", "deletedRecord", "granularity")
    }
    assert told == {
        "repositoryName": ["IGF knowledge graph"],
        "baseURL": [f"{DEFAULT_BASE}oai"],
        "adminEmail": ["postmaster@127.0.0.1"],
        "deletedRecord": ["transient"],
        "granularity": ["YYYY-MM-DDThh:mm:ssZ"],
    }
    (now,) = answer.texts("o:responseDate")
    assert before <= dt.datetime.fromisoformat(now) <= dt.datetime.now(dt.UTC)
    assert answer.texts("o:request/@verb") == ["Identify"]


def test_whoever_answers_for_the_site_is_named_where_that_is_known(store: EmbeddedStore) -> None:
    app = create_app(Settings(store=store, contact="archive@igf.example.org"))
    answer = ask(app.test_client(), "Identify")
    assert answer.texts("//o:adminEmail") == ["archive@igf.example.org"]


@pytest.mark.parametrize(
    ("base", "scheme", "contact"),
    [
        ("https://igf.example.org/kg/", ["oai"], "postmaster@igf.example.org"),
        ("http://localhost:8000/", [], "postmaster@localhost.invalid"),
        ("http://127.0.0.1:8000/", [], "postmaster@127.0.0.1"),
    ],
)
def test_the_form_of_identifiers_is_described_where_the_site_has_a_domain(
    nquads: bytes, base: str, scheme: list[str], contact: str
) -> None:
    moved = EmbeddedStore.of(nquads.replace(DEFAULT_BASE.encode(), base.encode()), base)
    answer = ask(create_app(Settings(store=moved)).test_client(), "Identify")
    assert answer.texts("//*[local-name()='scheme']") == scheme
    assert answer.texts("//o:adminEmail") == [contact]
    assert answer.texts("//o:baseURL") == [f"{base}oai"]


def test_each_record_has_two_forms(client: FlaskClient) -> None:
    for answer in (
        ask(client, "ListMetadataFormats"),
        ask(client, "ListMetadataFormats", identifier=WS15),
    ):
        assert answer.texts("//o:metadataPrefix") == ["oai_dc", "rdf"]


def test_the_sets_are_named_and_those_that_are_parts_have_their_whole(client: FlaskClient) -> None:
    answer = ask(client, "ListSets")
    named = dict(zip(answer.texts("//o:setSpec"), answer.texts("//o:setName"), strict=True))
    assert named == {
        "document": "Documents that were read",
        "document:fact-sheet": "Documents: fact sheet",
        "document:programme-page": "Documents: programme page",
        "document:session-report": "Documents: session report",
        "meeting": "Sessions of meetings, and documents on them",
        "meeting:2017": "All on the Internet Governance Forum 2017",
        "meeting:2020": "All on the Internet Governance Forum 2020",
        "session": "Sessions",
        "session:2017": "Sessions of the Internet Governance Forum 2017",
    }
    assert all(spec.partition(":")[0] in named for spec in named)


def test_a_record_is_had_by_its_identifier(client: FlaskClient) -> None:
    answer = ask(client, "GetRecord", identifier=WS15, metadataPrefix="oai_dc")
    assert answer.identifiers == [WS15]
    assert answer.texts("//o:setSpec") == ["meeting", "meeting:2017", "session", "session:2017"]
    assert answer.texts("//dc:identifier") == [f"{DEFAULT_BASE}id/session/2017/ws15"]
    assert answer.texts("o:request/@*") == ["GetRecord", WS15, "oai_dc"]


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("", ["badVerb"]),
        ("verb=", ["badVerb"]),
        ("verb=identify", ["badVerb"]),
        ("verb=Identify&verb=Identify", ["badVerb"]),
        (f"verb=&{DC}", ["badVerb"]),
        ("verb=Identify&identifier=x", ["badArgument"]),
        ("verb=Identify&metadataPrefix=oai_dc", ["badArgument"]),
        ("verb=ListSets&from=2026-11-28", ["badArgument"]),
        ("verb=ListSets&resumptionToken=x", ["badResumptionToken"]),
        ("verb=ListMetadataFormats&identifier=x&identifier=x", ["badArgument"]),
        ("verb=ListMetadataFormats&identifier=x", ["idDoesNotExist"]),
        ("verb=GetRecord", ["badArgument", "badArgument"]),
        (f"verb=GetRecord&{DC}", ["badArgument"]),
        (f"verb=GetRecord&identifier={WS15}", ["badArgument"]),
        (f"verb=GetRecord&{DC}&identifier=x", ["idDoesNotExist"]),
        (f"verb=GetRecord&{DC}&identifier=a%22b%00%0bc", ["idDoesNotExist"]),
        (f"verb=GetRecord&{DC}&identifier=oai:127.0.0.1:person/p7k3m9", ["idDoesNotExist"]),
        (f"verb=GetRecord&{DC}&identifier=oai:elsewhere:session/2017/ws15", ["idDoesNotExist"]),
        (f"verb=GetRecord&{DC}&identifier={'x' * 4001}", ["badArgument"]),
        (f"verb=GetRecord&metadataPrefix=marc&identifier={WS15}", ["cannotDisseminateFormat"]),
        (f"verb=GetRecord&metadataPrefix=a%20b&identifier={WS15}", ["badArgument"]),
        ("verb=ListRecords", ["badArgument"]),
        ("verb=ListRecords&metadataPrefix=marc", ["cannotDisseminateFormat"]),
        (f"verb=ListRecords&{DC}&{DC}", ["badArgument"]),
        (f"verb=ListRecords&{DC}&what=x", ["badArgument"]),
        (f"verb=ListRecords&{DC}&set=session:1999", ["noRecordsMatch"]),
        (f"verb=ListRecords&{DC}&set=a%20b", ["badArgument"]),
        (f"verb=ListRecords&{DC}&set=", ["badArgument"]),
        (f"verb=ListRecords&{DC}&from=", ["badArgument"]),
        (f"verb=ListRecords&{DC}&from=2026", ["badArgument"]),
        (f"verb=ListRecords&{DC}&from=2026-02-30", ["badArgument"]),
        (f"verb=ListRecords&{DC}&from=2026-11-28T01:02:03", ["badArgument"]),
        (f"verb=ListRecords&{DC}&from=2026-11-28T01:02:03%2B01:00", ["badArgument"]),
        (f"verb=ListRecords&{DC}&from=2026-11-28T01:02:03.5Z", ["badArgument"]),
        (f"verb=ListRecords&{DC}&until=2026-11-28T24:00:00Z", ["badArgument"]),
        (f"verb=ListRecords&{DC}&from=2002-02-05&until=2002-02-06T05:35:00Z", ["badArgument"]),
        (f"verb=ListRecords&{DC}&from=2002-02-06&until=2002-02-05", ["badArgument"]),
        (f"verb=ListRecords&{DC}&until=1990-01-01", ["noRecordsMatch"]),
        (f"verb=ListRecords&{DC}&from=9999-12-31", ["noRecordsMatch"]),
        (f"verb=ListIdentifiers&{DC}&from=0001-01-01&until=0001-01-01", ["noRecordsMatch"]),
        ("verb=ListRecords&resumptionToken=x", ["badResumptionToken"]),
        ("verb=ListRecords&resumptionToken=", ["badResumptionToken"]),
        (f"verb=ListRecords&resumptionToken=x&{DC}", ["badArgument"]),
        ("verb=ListRecords&resumptionToken=x&resumptionToken=x", ["badArgument"]),
    ],
)
def test_what_is_wrong_with_a_request_is_told_under_its_code(
    client: FlaskClient, query: str, codes: list[str]
) -> None:
    for response in (
        client.get(f"/oai?{query}"),
        client.post(
            "/oai", data=query, headers={"Content-Type": "application/x-www-form-urlencoded"}
        ),
    ):
        answer = Answer(response)
        assert answer.codes == codes
        repeated = answer.texts("o:request/@*")
        assert (repeated == []) is bool({"badArgument", "badVerb"} & {*codes})


@pytest.mark.parametrize("verb", OTHERS)
def test_a_verb_may_be_sent_as_a_form_too(client: FlaskClient, verb: str) -> None:
    form = {"verb": verb, **dict.fromkeys(VERBS[verb].required, "oai_dc")}
    form |= {"identifier": WS15} if "identifier" in form else {}
    got, posted = client.get("/oai", query_string=form), client.post("/oai", data=form)
    without_time = [
        [one for one in Answer(found).root.itertext() if "Z" not in one] for found in (got, posted)
    ]
    assert without_time[0] == without_time[1]
    assert not Answer(posted).codes


def test_an_argument_in_address_and_form_is_given_twice(client: FlaskClient) -> None:
    assert Answer(client.post("/oai?verb=Identify", data={"verb": "Identify"})).codes == ["badVerb"]


@given(
    st.dictionaries(
        st.sampled_from(
            ["verb", "from", "until", "set", "metadataPrefix", "identifier", "resumptionToken", "x"]
        )
        | st.text(max_size=5),
        st.sampled_from([*VERBS, "oai_dc", "rdf", WS15, "2026-11-28", "session"])
        | st.text(max_size=40),
        max_size=6,
    )
)
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_asked_the_answer_is_one_of_the_protocol(
    client: FlaskClient, arguments: dict[str, str]
) -> None:
    Answer(client.get("/oai", query_string=arguments))
    Answer(client.post("/oai", data=arguments))


@pytest.mark.parametrize("prefix", ["oai_dc", "rdf"])
def test_what_xml_cannot_hold_is_marked_and_breaks_nothing(nquads: bytes, prefix: str) -> None:
    title = b'"Learnings from Multistakeholder Collaborations"'
    broken = nquads.replace(title, b'"a\\u0000b\\u000B <i>&amp; ]]> \\uFFFE\\u2028 c"')
    assert broken != nquads
    app = create_app(Settings(store=EmbeddedStore.of(broken, DEFAULT_BASE)))
    answer = ask(app.test_client(), "GetRecord", identifier=WS15, metadataPrefix=prefix)
    assert "a\ufffdb\ufffd <i>&amp; ]]> \ufffd\u2028 c" in answer.texts("//*/text()")
