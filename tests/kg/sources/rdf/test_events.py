"""schema.org Events in every syntax, the traps of JSON-LD, and what is refused with its line."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from factories import growth, read_bytes, told

from kg.concepts import Role, SessionStatus
from kg.errors import SourceError
from kg.keys import session_key
from kg.records import LinkKind, LinkRecord, PartyRecord, Reading, Record, SessionRecord
from kg.sources.given import Given
from kg.sources.rdf.json_ld import DEEPEST

EXAMPLE = Path(__file__).parents[4] / "docs" / "examples" / "events.ttl"
SCHEMA = "@prefix schema: <https://schema.org/> .\n"
RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="https://schema.org/"'
TOLD = told({2016: "America/Mexico_City", 2017: "Europe/Zurich"})
EVENT = '{"@context": "https://schema.org", "@type": "Event", "name": "Boats", %s}'
DATED = '"startDate": "2017-12-19T10:00+01:00"'
ZURICH = dt.timezone(dt.timedelta(hours=1))


def read(text: str | bytes, given: Given = TOLD, name: str = "input") -> Reading:
    return read_bytes(text if isinstance(text, bytes) else text.encode(), name, given)


def one(text: str | bytes, given: Given = TOLD) -> SessionRecord:
    (record,) = read(text, given).records
    assert isinstance(record, SessionRecord)
    return record


def event(more: str = DATED, given: Given = TOLD) -> SessionRecord:
    return one(EVENT % more, given)


def parties(more: str) -> list[tuple[str | None, str, tuple[Role, ...]]]:
    return [(p.name, p.role, p.roles) for p in event(f"{DATED}, {more}").parties]


def skipped(text: str, given: Given = TOLD) -> list[tuple[str, str]]:
    return [(each.text, each.reason) for each in read(text, given).skipped]


def refusal(text: str | bytes, given: Given = TOLD) -> str:
    with pytest.raises(SourceError) as refused:
        read(text, given)
    return str(refused.value)


def unplaced(record: Record) -> Record:
    """The record without the places in it, and without what only a parser names."""
    assert isinstance(record, SessionRecord)
    people = tuple(replace(party, origin=record.origin) for party in record.parties)
    return replace(record, parties=tuple(sorted(people, key=by_name)))


def by_name(party: PartyRecord) -> str:
    return party.name or ""


SYNTAXES = {
    "text/turtle": ox.RdfFormat.TRIG,
    "application/n-quads": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
}


@pytest.mark.parametrize("media_type", SYNTAXES)
def test_an_event_is_the_same_in_every_syntax(media_type: str) -> None:
    whole = EXAMPLE.read_bytes()
    triples = [quad.triple for quad in ox.parse(whole, format=ox.RdfFormat.TURTLE)]
    written = ox.serialize(triples, format=SYNTAXES[media_type])
    assert written is not None
    found = read(written)
    assert found.document.media_type == media_type
    assert [unplaced(r) for r in found.records] == [unplaced(r) for r in read(whole).records]


def test_the_statements_of_named_graphs_are_read_as_one() -> None:
    trig = SCHEMA + (
        '<urn:g> { <urn:e> a schema:Event ; schema:startDate "2017-12-19" }'
        ' <urn:h> { <urn:e> schema:name "Boats" }'
    )
    found = read(trig)
    assert [record.title for record in found.records if isinstance(record, SessionRecord)] == [
        "Boats"
    ]
    assert [(each.text, each.what) for each in found.findings] == [
        ("2 named", "the statements of all named graphs are read as one")
    ]


@pytest.mark.parametrize("vocabulary", ["http://schema.org/", "https://schema.org/"])
def test_schema_org_is_read_under_both_its_addresses(vocabulary: str) -> None:
    lines = (
        f"<urn:e> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{vocabulary}SocialEvent> .\n"
        f'<urn:e> <{vocabulary}name> "Boats"@en-GB .\n'
        f'<urn:e> <{vocabulary}startDate> "2017-12-19" .\n'
    )
    assert one(lines) == SessionRecord(
        one(lines).origin,
        2017,
        key=session_key("iri", "urn:e"),
        title="Boats",
        language="en-gb",
        date=dt.date(2017, 12, 19),
        date_as_stated="2017-12-19",
        status=SessionStatus.SCHEDULED,
        uid="urn:e",
    )


@pytest.mark.parametrize(
    "context",
    [
        '"https://schema.org"',
        '"http://schema.org/"',
        '"https://schema.org/docs/jsonldcontext.jsonld"',
        '["https://schema.org", {"@language": "en"}]',
        '{"@vocab": "http://schema.org/"}',
        '{"Event": "https://schema.org/Event", "name": "https://schema.org/name",'
        ' "startDate": "https://schema.org/startDate"}',
    ],
)
def test_a_context_of_schema_org_or_one_written_out_is_read(context: str) -> None:
    text = '{"@context": %s, "@type": "Event", "name": "Boats", "startDate": "2017-12-19"}'
    found = one(text % context)
    assert (found.title, found.date) == ("Boats", dt.date(2017, 12, 19))


@pytest.mark.parametrize(
    "context",
    [
        '"https://context.example/v1"',
        '["https://schema.org", "https://context.example/v1"]',
        '{"@import": "https://context.example/v1"}',
        '{"event": {"@id": "urn:e", "@context": {"@import": "https://context.example/v1"}}}',
    ],
)
def test_any_other_context_is_never_fetched(context: str) -> None:
    text = f'{{\n"@context":\n{context},\n"@type": "Event"}}'
    assert refusal(text) == (
        "input:3: the context https://context.example/v1 would have to be fetched, and contexts"
        " never are; expand the document first, with any JSON-LD tool, or write the context out"
        " in it"
    )


def test_a_context_inside_the_document_is_not_fetched_either() -> None:
    text = EVENT % '"location": {"@context": "https://c.example/", "name": "Quay"}'
    assert "the context https://c.example/ would have to be fetched" in refusal(text)


def test_a_term_that_no_context_knows_is_told() -> None:
    text = (
        '{"@context": {"name": "https://schema.org/name", "on": "https://schema.org/startDate"},'
        ' "@type": "https://schema.org/Event", "name": "Boats", "on": "2017-12-19", "mood": "calm"}'
    )
    assert skipped(text) == [("mood", "no context says what the term means; statements with it: 1")]


def test_what_has_no_place_is_told_once_a_predicate_with_its_count() -> None:
    text = EVENT % f'{DATED}, "image": ["a.png", "b.png"], "inLanguage": "fr"'
    assert skipped(text) == [
        (
            "schema:image",
            "records have no place for what it says, or it is of no session; statements with it: 2",
        ),
        (
            "schema:inLanguage",
            "records have no place for what it says, or it is of no session; statements with it: 1",
        ),
    ]


@pytest.mark.parametrize("term", ["gender", "https://schema.org/gender", "Gender", "pronouns"])
def test_nobodys_gender_is_kept_or_told(term: str) -> None:
    person = f'"performer": {{"@type": "Person", "name": "Ada Mare", "{term}": "Female"}}'
    found = read(EVENT % f"{DATED}, {person}")
    assert found.skipped == ()
    assert "emale" not in repr(found)


def test_a_role_node_gives_the_role_and_a_second_one_the_post() -> None:
    more = (
        '"performer": {"@type": "Role", "roleName": "Moderator", "performer":'
        ' {"@type": "Person", "name": "Ada Mare", "jobTitle": "Keeper",'
        ' "affiliation": {"@type": "Role", "roleName": "Chair", "affiliation":'
        ' {"@type": "Organization", "name": "Lunar Union"}}}}'
    )
    (party,) = event(f"{DATED}, {more}").parties
    assert (party.name, party.role, party.roles) == ("Ada Mare", "Moderator", (Role.MODERATOR,))
    assert (party.affiliation, party.organizations, party.position) == (
        "Keeper, Chair, Lunar Union",
        ("Lunar Union",),
        "Keeper, Chair",
    )


def test_one_person_with_two_roles_is_mentioned_twice() -> None:
    more = (
        '"performer": [{"@id": "urn:ada", "@type": "Person", "name": "Ada Mare"},'
        ' {"@type": "Role", "roleName": "Moderator", "performer": {"@id": "urn:ada"}}]'
    )
    assert parties(more) == [
        ("Ada Mare", "performer", (Role.SPEAKER,)),
        ("Ada Mare", "Moderator", (Role.MODERATOR,)),
    ]


@pytest.mark.parametrize("name", ["TBC", "to be confirmed", "Oman*", "Kenya", "-"])
def test_what_is_no_name_makes_no_person(name: str) -> None:
    more = f'"performer": {{"@type": "Person", "name": "{name}"}}'
    assert parties(more) == []
    assert [text for text, _ in skipped(EVENT % f"{DATED}, {more}")] == [name]


def test_a_mere_text_is_a_person_or_body_only_where_that_is_plain() -> None:
    more = '"performer": "Ada Mare", "organizer": ["Ministry of Rivers", "Ada Mare"]'
    assert parties(more) == [
        ("Ada Mare", "performer", (Role.SPEAKER,)),
        ("Ministry of Rivers", "organizer", (Role.ORGANIZER,)),
    ]


def test_a_time_in_utc_is_told_in_the_zone_of_the_edition() -> None:
    found = event('"startDate": "2017-12-19T23:30:00Z", "endDate": "2017-12-20T00:30:00Z"')
    assert (found.date, found.start, found.end, found.zone_as_stated) == (
        dt.date(2017, 12, 20),
        dt.datetime(2017, 12, 20, 0, 30, tzinfo=ZURICH),
        dt.datetime(2017, 12, 20, 1, 30, tzinfo=ZURICH),
        "Z",
    )


def test_a_time_without_offset_is_local_and_that_is_a_finding() -> None:
    found = read(EVENT % '"startDate": "2017-12-19T10:00", "endDate": "2017-12-19T11:00:00"')
    (record,) = found.records
    assert isinstance(record, SessionRecord)
    assert record.start == dt.datetime(2017, 12, 19, 10, tzinfo=ZURICH)
    assert [(each.text, each.what) for each in found.findings] == [
        (
            "2017-12-19T10:00",
            "times without an offset from UTC are read as those of Europe/Zurich; there are 2",
        )
    ]


def test_an_offset_that_is_not_the_editions_is_a_finding_and_counts() -> None:
    found = read(EVENT % '"startDate": "2017-12-19T10:00-06:00"')
    (record,) = found.records
    assert isinstance(record, SessionRecord)
    assert record.start is not None
    assert record.start.utcoffset() == dt.timedelta(hours=-6)
    assert [each.text for each in found.findings] == ["GMT-06:00"]


@pytest.mark.parametrize("date", ["2017-13-40", "next week", "20171219", "2017-12-19T25:00"])
def test_a_date_that_is_none_is_skipped_and_the_session_kept(date: str) -> None:
    text = EVENT % f'"startDate": "{date}"'
    found = read(text, replace(TOLD, year=2017))
    assert [record.date for record in found.records if isinstance(record, SessionRecord)] == [None]
    assert [each.text for each in found.skipped] == [date]


def test_an_event_of_no_edition_is_skipped_unless_the_editor_names_it() -> None:
    text = EVENT % '"startDate": "2011-05-03"'
    assert [text for text, _ in skipped(text)] == ["Boats"]
    assert [found.date for found in [one(EVENT % '"url": "/x"', replace(TOLD, year=2016))]] == [
        None
    ]


@pytest.mark.parametrize(
    ("dates", "reason"),
    [
        ('"startDate": "2017-12-18", "endDate": "2017-12-21"', "an Event of several days"),
        (
            '"startDate": "2017-12-18T09:00+01:00", "endDate": "2017-12-21T18:00+01:00"',
            "an Event of several days",
        ),
        (f'{DATED}, "subEvent": {{"@type": "Thing", "name": "x"}}', "an Event with others below"),
    ],
)
def test_a_meeting_is_no_session(dates: str, reason: str) -> None:
    (whole, *_) = skipped(EVENT % dates)
    assert whole[0] == "Boats"
    assert whole[1].startswith(reason)


@pytest.mark.parametrize(
    ("stated", "status"),
    [
        ('"eventStatus": "https://schema.org/EventCancelled"', SessionStatus.CANCELLED),
        ('"eventStatus": {"@id": "http://schema.org/EventPostponed"}', SessionStatus.MOVED),
        ('"eventStatus": "EventScheduled"', SessionStatus.SCHEDULED),
        ('"eventStatus": "sleepy"', SessionStatus.SCHEDULED),
    ],
)
def test_the_status_of_an_event(stated: str, status: SessionStatus) -> None:
    assert event(f"{DATED}, {stated}").status is status


def test_a_relative_address_leads_on_from_the_documents_own() -> None:
    more = f'{DATED}, "url": "/boats"'
    known = replace(TOLD, address="https://harbour.example/2017/")
    assert event(more, known).address == "https://harbour.example/boats"
    assert event(more).address is None
    assert [text for text, _ in skipped(EVENT % more)] == ["boats"]
    turtle = SCHEMA + '<boats> a schema:Event ; schema:startDate "2017-12-19" .'
    assert one(turtle, known).uid == "https://harbour.example/2017/boats"
    assert refusal(turtle) == (
        "input:2: no valid RDF at column 1: No scheme found in an absolute IRI;"
        " give the document's own address, from which its relative ones lead on"
    )


def test_recordings_and_pages_are_links() -> None:
    more = (
        f'{DATED}, "@id": "https://harbour.example/boats", "url": "https://boats.example/",'
        ' "recordedIn": {"@type": "VideoObject", "name": "Film", "url": "https://v.example/1"},'
        ' "subjectOf": "no address", "sameAs": "https://www.wikidata.org/entity/Q1"'
    )
    assert event(more).links == (
        LinkRecord(LinkKind.WEBSITE, "https://boats.example/"),
        LinkRecord(LinkKind.VIDEO, "https://v.example/1", "Film"),
        LinkRecord(LinkKind.WEBSITE, "https://www.wikidata.org/entity/Q1"),
    )
    assert [text for text, _ in skipped(EVENT % more)] == ["no address"]


def test_a_blank_event_has_the_same_key_each_time_it_is_read() -> None:
    assert event().key == session_key("event", "", "Boats", "2017-12-19T10:00+01:00")
    assert event() == event()


def test_a_code_in_the_identifier_or_the_title_is_the_sessions() -> None:
    more = '"identifier": {"@type": "PropertyValue", "propertyID": "code", "value": "WS #15"}'
    found = event(f"{DATED}, {more}")
    assert (found.code, found.code_as_stated, found.key) == ("WS15", "WS #15", None)
    assert event(f'{DATED}, "identifier": "abc"').uid == "abc"


@pytest.mark.parametrize(
    "text",
    [
        SCHEMA + "<urn:e> a schema:Event ;\n schema:name bad .",
        SCHEMA + '<urn:e> a schema:Event ;\n schema:name "x"@toolonglanguagetag .',
        SCHEMA + "<urn:e> a schema:Event ;\n schema:url <http://a b> .",
        SCHEMA + "<urn:e> a schema:Event ;\n schema:name nope:x .",
        f"<rdf:RDF {RDF}>\n<s:Event rdf:about='urn:e'>\n<s:name>x</name></s:Event></rdf:RDF>",
        f"<rdf:RDF {RDF}>\n<s:Event rdf:about='urn:e'>\n<s:url rdf:resource='http://a b'/>"
        "</s:Event></rdf:RDF>",
        '{"@context": "https://schema.org",\n"@type": "Event",\n"name": "x",}',
        '{"@context": "https://schema.org",\n"@type": "Event",\n"@id": "http://a b"}',
        '{"@context": "https://schema.org",\n"@type": "Event",\n"url": "http://a b"}',
        '{"@context": "https://schema.org",\n"@type": "Event",\n"name": {"@language": "e_"}}',
        '{"@context": "https://schema.org",\n"@type": "Event",\n"name": "x", "name": "y"}',
        "".join(f'<urn:a> <urn:b> "{text}" .\n' for text in ("x", "y", "\\z", "w")),
    ],
)
def test_invalid_rdf_is_refused_with_the_line(text: str) -> None:
    said = refusal(text)
    assert said.startswith("input:3: ")
    assert "; " in said


@pytest.mark.parametrize(
    "text",
    [
        SCHEMA + '<https://igf.example/id/session/2017/ws15> a schema:Event ; schema:name "x" .',
        SCHEMA + "<urn:e> a schema:Event, <https://w3id.org/igf-kg/ont#Session> .",
    ],
)
def test_what_this_project_made_is_no_witness(text: str) -> None:
    assert "no witness of its own; bring in the documents" in refusal(text)


@pytest.mark.parametrize("encoding", ["iso-8859-1", "no-such-encoding", "utf-16", "shift_jis"])
def test_rdf_in_another_encoding_is_refused(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>\n<rdf:RDF {RDF}><s:Event/></rdf:RDF>'
    assert "; mend the line" in refusal(text)


def test_rdf_without_events_is_refused() -> None:
    assert refusal(SCHEMA + '<urn:e> a schema:Person ; schema:name "x" .').startswith(
        "input: there is no schema.org Event in it; docs/rdf.md"
    )


def test_an_address_that_is_none_is_refused() -> None:
    for text in (EVENT % DATED, SCHEMA + "<urn:e> a schema:Event ."):
        assert "is no address; give" in refusal(text, replace(TOLD, address="not an address"))


BOMB = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "aaaaaaaaaa"}">' for n in range(12))


@pytest.mark.parametrize(
    "text",
    [
        EVENT % ('"about": ' + '{"about": ' * 100_000),
        EVENT % ('"about": ' + "[" * DEEPEST + "]" * DEEPEST),
        f"<rdf:RDF {RDF}>" + "<s:Event><s:about>" * 50_000,
        f"<!DOCTYPE rdf:RDF [{BOMB}]><rdf:RDF {RDF}><s:Event><s:name>&e11;</s:name></s:Event>",
        SCHEMA + "<urn:e> a " + "(" * 100_000,
        SCHEMA + "<urn:e> a schema:Event ; schema:about " + "[ schema:about " * 60_000,
        SCHEMA + "<urn:e> a schema:Event ; schema:name " + '"""' + "a" * 900_000,
        '{"@type": "' + '\\"' * 400_000,
        '{"@type": ' + '"a", ' * 200_000,
    ],
    ids=["json", "json lists", "xml", "bomb", "lists", "nodes", "string", "quotes", "strings"],
)
def test_what_is_made_to_hurt_a_parser_is_refused(text: str) -> None:
    assert ";" in refusal(text)


def test_reading_time_grows_with_the_number_of_events_alone() -> None:
    def read_many(events: int) -> None:
        lines = "".join(
            f'<urn:e{n}> a schema:Event ; schema:startDate "2017-12-19" ; schema:name "Boats {n}" ;'
            f' schema:performer [ a schema:Person ; schema:name "Ada Mare" ] .\n'
            for n in range(events)
        )
        assert len(read(SCHEMA + lines).records) == events

    # Quadratic time would make the ratio 64.
    assert growth(read_many, 200, 1600) < 32


def test_a_value_beside_the_one_that_is_carried_is_told() -> None:
    more = (
        '"superEvent": {"@id": "urn:meeting"}, "additionalType": ["talk", "https://kinds.example/7"],'
        ' "performer": {"@type": "Person", "name": [{"@value": "Ada Mare", "@language": "en"},'
        ' {"@value": "Ada Mer", "@language": "fr"}]},'
        ' "location": {"@type": "VirtualLocation"},'
        ' "recordedIn": {"@type": "VideoObject", "url": "https://v.example/1",'
        ' "embedUrl": "https://v.example/embed/1"}'
    )
    told_of = [text for text, _ in skipped(EVENT % f"{DATED}, {more}")]
    assert told_of == [
        *("a node", "schema:additionalType", "schema:embedUrl", "schema:name"),
        "schema:superEvent",
    ]
