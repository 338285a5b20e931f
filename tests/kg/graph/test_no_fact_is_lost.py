"""Each field of each record, and where in the graph its value goes, or why it stays out.

A new field fails the first test until it is listed here. `Arrives` builds a graph from records with
a value that nothing else has, and asks for the whole statements; `Withheld` says why not, and asks
that the value is nowhere.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import inspect
from dataclasses import dataclass, replace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from factories import ORIGIN, a_party, a_reading, a_session, a_venue, an_edition
from rdflib import ORG, PROV, RDF, RDFS, SKOS, XSD, Graph, Literal
from rdflib.namespace import DCTERMS
from rdflib.term import Node, URIRef

from kg import records
from kg.concepts import (
    DocumentKind,
    MeetingCount,
    Question,
    Role,
    SeriesKind,
    SessionFormat,
    SessionStatus,
    SessionType,
    Stakeholder,
    StatedRegion,
    Status,
    UnGroup,
)
from kg.graph.quads import Quad
from kg.inputs import Inputs
from kg.iris import Iris, concept, goal, yearly_concept
from kg.keys import address_key, digest, opaque
from kg.namespaces import IGF, SCHEMA
from kg.pipeline import make
from kg.records import (
    AnswerRecord,
    Attendance,
    AttendanceMode,
    ClaimProperty,
    CountRecord,
    EditionRecord,
    Estimate,
    Finding,
    FollowUpRecord,
    LinkKind,
    LinkRecord,
    ListedSession,
    MeetingCountRecord,
    MentionRecord,
    OrganizationRecord,
    Origin,
    OtherClaim,
    PartyKind,
    PartyRecord,
    PhaseRecord,
    Reading,
    SeriesRecord,
    SessionRecord,
    Skipped,
    TitleBasis,
    VenueRecord,
)
from kg.resolve.register import Register
from kg.resolve.sessions import Saying
from kg.resolve.statements import statement_key

IRIS = Iris("http://example.org/")
CURATED, PROVENANCE, VOCABULARY = map(IRIS.graph, ("curated", "provenance", "vocabulary"))
JUDGEMENTS = IRIS.graph("judgements")
KEY = digest("page")[:16]
PAGE, DOCUMENT = IRIS.source_graph(KEY), IRIS.source(KEY)
READING = IRIS.entity("reading", KEY)
WS15 = IRIS.session(2017, "ws15")
SHEET = IRIS.source_graph(digest("editions/2017")[:16])
MEETING = IRIS.meeting(2017)
BODIES = IRIS.source_graph(digest("bodies")[:16])
HARBOUR = IRIS.entity("mention", opaque("m", digest("bodies")[:16], "harbour"))
LAMPS = IRIS.series("dc-lamps")
GENEVA = ZoneInfo("Europe/Zurich")
NINE = dt.datetime(2017, 12, 18, 9, 0, tzinfo=GENEVA)
SHA = digest("a thing that nothing else has")

Statement = tuple[URIRef, URIRef | None, URIRef, Node | None]


@dataclass(frozen=True)
class Arrives:
    """None in a statement stands for a node whose name the test need not know."""

    readings: tuple[Reading, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Withheld:
    """why: for people. words: what must be nowhere in the graph of the readings."""

    why: str
    readings: tuple[Reading, ...] = ()
    words: str = ""


def tagged(text: str, language: str = "en") -> Literal:
    return Literal(text, lang=language)


def day(text: str) -> Literal:
    return Literal(text, datatype=XSD.date)


def page(*found: records.Record, **about: Any) -> Reading:
    """A document, and fields of it."""
    reading = a_reading("page", *found)
    return replace(reading, document=replace(reading.document, **about))


def session(*statements: Statement, **fields: object) -> Arrives:
    return Arrives((page(a_session(**fields)),), statements)


def said(predicate: URIRef, value: Node) -> Statement:
    return (PAGE, WS15, predicate, value)


def shown(predicate: URIRef, value: Node) -> Statement:
    return (CURATED, WS15, predicate, value)


def both(predicate: URIRef, value: Node) -> tuple[Statement, Statement]:
    return said(predicate, value), shown(predicate, value)


def party(*about: tuple[URIRef, Node], curated: tuple[Statement, ...] = (), **fields) -> Arrives:
    """about: what the statement on the party says."""
    found = a_party(**fields)
    record = a_session(found)
    reading = page(record)
    iri = IRIS.entity("statement", statement_key(Saying(reading.document, record), found))
    return Arrives((reading,), (*((PAGE, iri, p, v) for p, v in about), *curated))


def participation(predicate: URIRef, value: Node) -> tuple[Statement, ...]:
    return ((CURATED, None, predicate, value),)


def counted(*about: tuple[URIRef, Node], origin: Origin = ORIGIN, **fields) -> Arrives:
    by = fields.pop("estimated_by", None)
    question = fields.pop("question", Question.PARTICIPANTS_PRESENT)
    estimate = Estimate(**{"as_stated": "some sixty-one", **fields})
    count = CountRecord(origin, question, estimate, by)
    statements = tuple((PAGE, None, p, v) for p, v in about)
    return Arrives((page(a_session(counts=(count,))),), statements)


def answered(*about: tuple[URIRef, Node], **fields) -> Arrives:
    summary = None if "text" in fields else "Came up."
    given = {"origin": ORIGIN, "question": Question.GENDER_SUMMARY, "summary": summary, **fields}
    answer = AnswerRecord(**given)
    statements = tuple((PAGE, None, p, v) for p, v in about)
    return Arrives((page(a_session(answers=(answer,))),), statements)


def mentioned(*about: tuple[URIRef, Node | None], **fields) -> Arrives:
    mention = MentionRecord(**{"origin": ORIGIN, "text": "Dr. Mare", **fields})
    statements = tuple((PAGE, None, p, v) for p, v in about)
    return Arrives((page(a_session(a_party("Ada Mare"), mentions=(mention,))),), statements)


def linked(*statements: Statement, **fields) -> Arrives:
    link = {"kind": LinkKind.FILE, "address": "https://example.org/slides.pdf", **fields}
    return session(*statements, links=(LinkRecord(**link),))


def document(*statements: Statement, **fields) -> Arrives:
    return Arrives((page(a_session(), **fields),), statements)


def of_document(predicate: URIRef, value: Node) -> Statement:
    return (PROVENANCE, DOCUMENT, predicate, value)


def edition(*statements: Statement, **fields) -> Arrives:
    return Arrives((an_edition(**fields),), statements)


def of_meeting(predicate: URIRef, value: Node | None) -> tuple[Statement, Statement]:
    return (SHEET, MEETING, predicate, value), (CURATED, MEETING, predicate, value)


def figure(*about: tuple[URIRef, Node], **fields) -> Arrives:
    figures = {
        "origin": ORIGIN,
        "counted": MeetingCount.SESSIONS,
        "estimate": Estimate("over 150", minimum=150),
        **fields,
    }
    statements = tuple((SHEET, None, p, v) for p, v in about)
    return edition(*statements, counts=(MeetingCountRecord(**figures),))


def claim(*about: tuple[URIRef, Node], **fields) -> Arrives:
    claims = {
        "origin": ORIGIN,
        "about": ClaimProperty.CITY,
        "value": "Basle",
        "source": "a banner",
        **fields,
    }
    statements = tuple((SHEET, None, p, v) for p, v in about)
    return edition(*statements, claims=(OtherClaim(**claims),))


def venue(*about: tuple[URIRef, Node], **fields) -> Arrives:
    place = IRIS.place(2017, "Old Dock")
    statements = tuple((graph, place, p, v) for graph in (SHEET, CURATED) for p, v in about)
    return edition(*statements, venues=(a_venue("Palace"), a_venue("Old Dock", **fields)))


def phase(predicate: URIRef, value: Node) -> Arrives:
    phases = (
        PhaseRecord(ORIGIN, "first phase", dt.date(2017, 12, 18), dt.date(2017, 12, 18)),
        PhaseRecord(ORIGIN, "second phase", dt.date(2017, 12, 20), dt.date(2017, 12, 21)),
    )
    second = IRIS.phase(2017, 2)
    return edition(
        *((graph, second, predicate, value) for graph in (SHEET, CURATED)), phases=phases
    )


def body(*statements: Statement, others: tuple[OrganizationRecord, ...] = (), **fields) -> Arrives:
    record = OrganizationRecord(
        **{"origin": ORIGIN, "key": "harbour", "name": "Harbour Trust", **fields}
    )
    sheet = a_reading("bodies", record, *others, kind=DocumentKind.FACT_SHEET)
    return Arrives((sheet,), statements)


def series(*statements: Statement, **fields) -> Arrives:
    """A sheet of series; each of them has the session that the page is of."""
    record = SeriesRecord(
        **{
            "origin": ORIGIN,
            "key": "dc-lamps",
            "name": "Dynamic Coalition on Lamps",
            "kind": SeriesKind.DYNAMIC_COALITION,
            "sessions": (ListedSession(ORIGIN, "2017/ws15", "The page says so."),),
            **fields,
        }
    )
    return Arrives((page(a_session()), a_reading("bodies", record)), statements)


def of_series(predicate: URIRef, value: Node) -> tuple[Statement, Statement]:
    return tuple((graph, LAMPS, predicate, value) for graph in (BODIES, CURATED))


def follow_up(*statements: Statement, **fields) -> Arrives:
    record = FollowUpRecord(
        **{"origin": ORIGIN, "session": "2017/ws15", "earlier": "2016/ws3", "basis": "It says so."}
        | fields
    )
    sheet = a_reading("bodies", record, kind=DocumentKind.FACT_SHEET)
    earlier = a_reading("earlier", a_session(year=2016, code="WS3"), a_session(year=2016))
    return Arrives((an_edition(2016), an_edition(), page(a_session()), earlier, sheet), statements)


def superseded_readings() -> tuple[Reading, Reading]:
    old = a_session(a_party("Bo Lind"), title="Harbour Lamps", code="WS7")
    newer = a_session(title="Harbour Lights", code="WS7")
    earlier = replace(a_reading("page"), superseded=(old,))
    return earlier, a_reading("later", newer)


FINDING = Finding(Origin("page.txt", 12, "Time"), "CET", "the label contradicts the zone")
FOUND = replace(page(a_session()), findings=(FINDING,))
FOUND_WORDS = tagged("line 12, Time: the label contradicts the zone (“CET”)")
SKIPPED = Skipped(Origin("page.txt", 13, "Row 7"), "words of a reader", "a reason of a reader")
LEFT_OUT = replace(page(a_session()), skipped=(SKIPPED, SKIPPED))
SHEET_LINE = Withheld("a place in an editor's own sheet, which the graph of the sheet names")
IN_DOCUMENT = Withheld("a reader's word, taken over into the Document")
DAY = {"date": dt.date(2017, 12, 18)}
SOUTH = OrganizationRecord(ORIGIN, "south", "South Harbour Trust")

PLACES: dict[type, dict[str, Arrives | Withheld]] = {
    Origin: {
        "document": Withheld("the name of the file, for messages; the graph is the document's own"),
        "line": session(said(IGF.line, Literal(77)), origin=Origin("page.txt", 77)),
        "place": session(said(IGF.place, Literal("Row 7")), origin=Origin("page.txt", 1, "Row 7")),
    },
    records.Document: {
        "key": document(
            (PROVENANCE, IRIS.source("00000000000000ab"), RDF.type, IGF.SourceDocument),
            (IRIS.source_graph("00000000000000ab"), WS15, RDF.type, IGF.Session),
            key="00000000000000ab",
        ),
        "name": document(of_document(SCHEMA.name, Literal("the page")), name="the page"),
        "kind": document(
            of_document(IGF.documentKind, concept(DocumentKind.TRANSCRIPT)),
            of_document(RDF.type, IGF.Transcript),
            kind=DocumentKind.TRANSCRIPT,
        ),
        "reader": document(
            (PROVENANCE, READING, PROV.wasAssociatedWith, IRIS.entity("reader", "new-reader", "3")),
            (PROVENANCE, None, RDFS.label, Literal("new-reader/3")),
            reader="new-reader/3",
        ),
        "sha256": document(of_document(IGF.sha256, Literal(SHA)), sha256=SHA),
        "address": document(
            of_document(SCHEMA.url, URIRef("https://example.org/a")),
            address="https://example.org/a",
        ),
        "cites": document(
            of_document(DCTERMS.references, URIRef("https://example.org/b")),
            cites=("https://example.org/b",),
        ),
        "retrieved": document(
            of_document(IGF.retrieved, Literal("2026-10-03")), retrieved="2026-10-03"
        ),
        "media_type": document(
            of_document(DCTERMS["format"], Literal("text/calendar")), media_type="text/calendar"
        ),
        "sheet": document(
            of_document(IGF.transcribedIn, IRIS.source(address_key("data/x.toml"))),
            (PROVENANCE, None, SCHEMA.name, Literal("data/x.toml")),
            sheet="data/x.toml",
            sheet_sha256=SHA,
        ),
        "sheet_sha256": document(
            (PROVENANCE, IRIS.source(address_key("data/x.toml")), IGF.sha256, Literal(SHA)),
            sheet="data/x.toml",
            sheet_sha256=SHA,
        ),
        "feed": document(of_document(IGF.feed, Literal("all.ics of 2017")), feed="all.ics of 2017"),
        "imported": document(
            of_document(IGF.imported, Literal("2026-11-24T10:00:00+01:00", datatype=XSD.dateTime)),
            imported="2026-11-24T10:00:00+01:00",
        ),
        "revision_of": document(
            of_document(PROV.wasRevisionOf, IRIS.source("00000000000000cd")),
            revision_of="00000000000000cd",
        ),
        "first": Withheld("worked out from `revision_of`, which is there"),
    },
    PartyRecord: {
        "origin": party((IGF.line, Literal(91)), origin=Origin("page.txt", 91)),
        "kind": party(
            (IGF.nameAsStated, Literal("Harbour Trust")),
            curated=((CURATED, None, RDF.type, SCHEMA.Organization),),
            name="Harbour Trust",
            kind=PartyKind.ORGANIZATION,
        ),
        "role": party((IGF.roleAsStated, Literal("Lead Speaker")), role="Lead Speaker"),
        "roles": party(
            (IGF.role, concept(Role.DISCUSSANT)),
            curated=participation(IGF.role, concept(Role.DISCUSSANT)),
            roles=(Role.DISCUSSANT,),
        ),
        "status": party(
            (IGF.status, concept(Status.CONFIRMED)),
            curated=participation(IGF.status, concept(Status.CONFIRMED)),
            status=Status.CONFIRMED,
        ),
        "name": party(
            (IGF.nameAsStated, Literal("Dr. Bo LIND")),
            curated=((CURATED, None, SCHEMA.name, Literal("Bo LIND")),),
            name="Dr. Bo LIND",
        ),
        "unnamed": party(
            (IGF.unnamedParty, tagged("a pilot")),
            curated=participation(IGF.unnamedParty, tagged("a pilot")),
            kind=PartyKind.UNNAMED,
            name=None,
            unnamed="a pilot",
        ),
        "affiliation": party(
            (IGF.affiliationAsStated, Literal("Pilot, Harbour Trust")),
            curated=participation(IGF.affiliationAsStated, Literal("Pilot, Harbour Trust")),
            affiliation="Pilot, Harbour Trust",
        ),
        "organizations": party(
            (IGF.organizationAsStated, Literal("Harbour Trust")),
            curated=((CURATED, None, SCHEMA.name, Literal("Harbour Trust")),),
            organizations=("Harbour Trust",),
        ),
        "position": party(
            (IGF.positionAsStated, Literal("Pilot")),
            curated=participation(IGF.positionAsStated, Literal("Pilot")),
            position="Pilot",
        ),
        "stakeholder": party(
            (IGF.stakeholderAsStated, Literal("Sea people")), stakeholder="Sea people"
        ),
        "stakeholder_group": party(
            (IGF.stakeholderGroup, concept(Stakeholder.YOUTH)),
            curated=participation(IGF.stakeholderGroup, concept(Stakeholder.YOUTH)),
            stakeholder_group=Stakeholder.YOUTH,
        ),
        "region": party((IGF.regionAsStated, Literal("The North")), region="The North"),
        "stated_region": party(
            (IGF.statedRegion, concept(StatedRegion.OCEANIA)),
            curated=participation(IGF.statedRegion, concept(StatedRegion.OCEANIA)),
            stated_region=StatedRegion.OCEANIA,
        ),
        "un_group": party(
            (IGF.statedUnGroup, concept(UnGroup.GRULAC)),
            curated=participation(IGF.statedUnGroup, concept(UnGroup.GRULAC)),
            un_group=UnGroup.GRULAC,
        ),
        "country": party((IGF.countryAsStated, Literal("Schweiz")), country="Schweiz"),
        "country_code": party(
            (IGF.statedCountryCode, Literal("CH")),
            curated=participation(IGF.statedCountryCode, Literal("CH")),
            country_code="CH",
        ),
        "attendance": party(
            (IGF.attendanceMode, SCHEMA.OnlineEventAttendanceMode),
            curated=participation(IGF.attendanceMode, SCHEMA.OnlineEventAttendanceMode),
            attendance=Attendance.ONLINE,
        ),
        "mononym": party(
            curated=(
                (CURATED, None, RDF.type, SCHEMA.Person),
                (CURATED, None, SCHEMA.name, Literal("Rudi")),
            ),
            name="Rudi",
            mononym=True,
        ),
        "given_name": party((IGF.givenNameAsStated, Literal("Jung Hee")), given_name="Jung Hee"),
        "family_name": party((IGF.familyNameAsStated, Literal("KIM")), family_name="KIM"),
        "account": Withheld(
            "a user name is personal and leads to a profile; it only tells mentions apart",
            (page(a_session(a_party(account="adamare77"))),),
            "adamare77",
        ),
        "keyed": Withheld(
            "it is the id that a statement keeps when a name is struck out of it", (), "s"
        ),
        "keyed_organizations": Withheld(
            "what ids hang on where a name was struck out, and what must not be told", (), "body"
        ),
    },
    Estimate: {
        "as_stated": counted((IGF.asStated, Literal("a boatful")), as_stated="a boatful"),
        "minimum": counted((SCHEMA.minValue, Literal(61)), minimum=61),
        "maximum": counted((SCHEMA.maxValue, Literal(67)), maximum=67),
        "exact": counted((SCHEMA.value, Literal(64)), exact=64),
        "approximate": counted((IGF.isApproximate, Literal(True)), approximate=True),
        "includes_online": counted((IGF.includesOnline, Literal(False)), includes_online=False),
    },
    CountRecord: {
        "origin": counted((IGF.line, Literal(93)), origin=Origin("page.txt", 93)),
        "question": counted(
            (IGF.countOf, yearly_concept("report-question", 2017, "women-present")),
            question=Question.WOMEN_PRESENT,
        ),
        "estimate": counted((IGF.asStated, Literal("61")), as_stated="61"),
        "estimated_by": counted(
            (IGF.estimatedBy, concept(Role.RAPPORTEUR)), estimated_by=Role.RAPPORTEUR
        ),
    },
    AnswerRecord: {
        "origin": answered((IGF.line, Literal(94)), origin=Origin("page.txt", 94)),
        "question": answered(
            (IGF.question, yearly_concept("report-question", 2017, "presentations")),
            question=Question.PRESENTATIONS,
        ),
        "text": answered((IGF.answerText, Literal("Yes, at length")), text="Yes, at length"),
        "summary": answered((IGF.answerSummary, tagged("Came up.")), summary="Came up."),
    },
    MentionRecord: {
        "origin": mentioned((IGF.line, Literal(95)), origin=Origin("page.txt", 95)),
        "text": mentioned((IGF.nameAsStated, Literal("Captain Mare")), text="Captain Mare"),
        "refers_to": mentioned((IGF.refersTo, None), refers_to="Ada Mare"),
    },
    LinkRecord: {
        "kind": linked(
            *both(IGF.videoAddress, URIRef("https://example.org/slides.pdf")), kind=LinkKind.VIDEO
        ),
        "address": linked(
            *both(IGF.fileAddress, URIRef("https://example.org/map%20one.pdf")),
            address="https://example.org/map one.pdf",
        ),
        "label": linked(
            (PAGE, URIRef("https://example.org/slides.pdf"), RDFS.label, Literal("My slides")),
            (CURATED, URIRef("https://example.org/slides.pdf"), RDFS.label, Literal("My slides")),
            label="My slides",
        ),
    },
    SessionRecord: {
        "origin": session(said(IGF.line, Literal(78)), origin=Origin("page.txt", 78)),
        "year": Arrives(
            (an_edition(2016), page(a_session(year=2016))),
            tuple(
                (graph, IRIS.session(2016, "ws15"), SCHEMA.superEvent, IRIS.meeting(2016))
                for graph in (PAGE, CURATED)
            ),
        ),
        "key": session(
            (PAGE, IRIS.session(2017, "dc-civ"), RDF.type, IGF.Session),
            (CURATED, IRIS.session(2017, "dc-civ"), RDF.type, IGF.Session),
            key="dc-civ",
            code=None,
        ),
        "code": session(
            *(
                (graph, IRIS.session(2017, "of48"), SCHEMA.identifier, Literal("OF48"))
                for graph in (PAGE, CURATED)
            ),
            code="OF48",
        ),
        "code_as_stated": session(
            said(IGF.codeAsStated, Literal("WS no. 15")), code_as_stated="WS no. 15"
        ),
        "kind": session(said(IGF.typeAsStated, Literal("Harbour tour")), kind="Harbour tour"),
        "session_type": session(
            *both(IGF.sessionType, concept(SessionType.LIGHTNING)),
            session_type=SessionType.LIGHTNING,
        ),
        "title": session(*both(SCHEMA.name, tagged("Harbour Lights")), title="Harbour Lights"),
        "title_basis": session(
            *both(IGF.titleBasis, Literal("cut")), title="Harbour", title_basis=TitleBasis.CUT
        ),
        "language": session(
            *both(SCHEMA.name, tagged("Phares", "fr")), title="Phares", language="fr"
        ),
        "date": session(*both(SCHEMA.startDate, day("2017-12-18")), **DAY),
        "date_as_stated": session(
            said(IGF.dateAsStated, Literal("the 18th")), date_as_stated="the 18th"
        ),
        "date_basis": session(*both(IGF.dateBasis, Literal("day 1")), **DAY, date_basis="day 1"),
        "start": session(
            *both(SCHEMA.startDate, Literal("2017-12-18T09:00:00+01:00", datatype=XSD.dateTime)),
            start=NINE,
        ),
        "end": session(
            *both(SCHEMA.endDate, Literal("2017-12-18T10:10:00+01:00", datatype=XSD.dateTime)),
            start=NINE,
            end=NINE + dt.timedelta(minutes=70),
        ),
        "time_as_stated": session(
            said(IGF.timeAsStated, Literal("after lunch")), time_as_stated="after lunch"
        ),
        "zone_as_stated": session(said(IGF.zoneAsStated, Literal("MEZ")), zone_as_stated="MEZ"),
        "room": session(
            *both(IGF.locationText, Literal("Salle 77")),
            shown(SCHEMA.location, IRIS.place(2017, "Salle 77")),
            (CURATED, IRIS.place(2017, "Salle 77"), SCHEMA.name, Literal("Salle 77")),
            room="Salle 77",
        ),
        "format": session(said(IGF.formatAsStated, Literal("Campfire")), format="Campfire"),
        "session_format": session(
            *both(IGF.sessionFormat, concept(SessionFormat.FLASH)),
            session_format=SessionFormat.FLASH,
        ),
        "themes": session(
            *both(IGF.theme, yearly_concept("theme", 2017, "Open Seas")),
            (
                VOCABULARY,
                yearly_concept("theme", 2017, "Open Seas"),
                SKOS.prefLabel,
                tagged("Open Seas"),
            ),
            themes=("Open Seas",),
        ),
        "tags": session(
            *both(IGF.tag, yearly_concept("tag", 2017, "buoys")),
            (VOCABULARY, yearly_concept("tag", 2017, "buoys"), SKOS.prefLabel, tagged("buoys")),
            tags=("buoys",),
        ),
        "status": session(
            *both(IGF.sessionStatus, concept(SessionStatus.WITHDRAWN)),
            status=SessionStatus.WITHDRAWN,
        ),
        "parties": Arrives(
            (page(a_session(a_party("Cy Vale"))),),
            ((PAGE, None, IGF.nameAsStated, Literal("Cy Vale")),),
        ),
        "counts": counted((IGF.inSession, WS15)),
        "answers": answered((IGF.inSession, WS15), summary="Came up."),
        "mentions": mentioned((IGF.inSession, WS15)),
        "note": session(said(IGF.editorialNote, tagged("Cut short.")), note="Cut short."),
        "uid": session(*both(IGF.sourceIdentifier, Literal("0ab1")), uid="0ab1"),
        "address": session(
            *both(SCHEMA.url, URIRef("https://example.org/ws15")),
            address="https://example.org/ws15",
        ),
        "flags": session(*both(IGF.flag, Literal("SOLD OUT")), flags=("SOLD OUT",)),
        "duration": session(
            *both(SCHEMA.duration, Literal("PT1H30M", datatype=XSD.duration)), duration=90
        ),
        "capacity": session(*both(SCHEMA.maximumAttendeeCapacity, Literal(77)), capacity=77),
        "sdgs": session(*both(IGF.sdg, goal(4)), shown(SCHEMA.about, goal(4)), sdgs=(4,)),
        "links": linked(*both(IGF.fileAddress, URIRef("https://example.org/slides.pdf"))),
        "merged_into": Arrives(
            (page(a_session(merged_into="WS #16"), a_session(code="WS16")),),
            (
                *both(IGF.mergedIntoAsStated, Literal("WS #16")),
                shown(IGF.mergedInto, IRIS.session(2017, "ws16")),
            ),
        ),
        "merged_from": Arrives(
            (page(a_session(merged_from=("WS 7",)), a_session(code="WS7")),),
            (
                *both(IGF.mergedFromAsStated, Literal("WS 7")),
                shown(IGF.mergedFrom, IRIS.session(2017, "ws7")),
            ),
        ),
        "continues": session(
            *both(IGF.continuesAsStated, Literal("our talk of 2016")), continues="our talk of 2016"
        ),
        "gone": session(shown(IGF.goneSince, day("2017-12-01")), gone=dt.date(2017, 12, 1)),
        "attendance_mode": session(
            *both(SCHEMA.eventAttendanceMode, SCHEMA.OfflineEventAttendanceMode),
            attendance_mode=AttendanceMode.ONSITE,
        ),
        "keyed": Withheld("what ids hang on where a name was struck out of the key", (), "key"),
    },
    MeetingCountRecord: {
        "origin": SHEET_LINE,
        "counted": figure(
            (IGF.countOf, concept(MeetingCount.COUNTRIES)), counted=MeetingCount.COUNTRIES
        ),
        "estimate": figure(
            (IGF.asStated, Literal("150 or so")),
            (SCHEMA.minValue, Literal(141)),
            estimate=Estimate("150 or so", minimum=141),
        ),
        "source": figure((IGF.note, tagged("Source: a banner")), source="a banner"),
        "note": figure((IGF.note, tagged("Said twice.")), note="Said twice."),
    },
    OtherClaim: {
        "origin": SHEET_LINE,
        "about": claim(
            (IGF.aboutProperty, IGF.meetingTheme), about=ClaimProperty.THEME, value="The Sea"
        ),
        "value": claim((IGF.otherValue, Literal("Berne")), value="Berne"),
        "source": claim(
            (DCTERMS.source, URIRef("https://example.org/banner")),
            source="https://example.org/banner",
        ),
        "mistaken": claim(
            (IGF.note, tagged("“Basle” is in a banner; held to be mistaken")), mistaken=True
        ),
        "note": claim((IGF.note, tagged("“Basle” is in a banner: a slip")), note="a slip"),
    },
    VenueRecord: {
        "origin": SHEET_LINE,
        "name": venue((SCHEMA.name, Literal("Old Dock"))),
        "street": Arrives(
            (an_edition(venues=(a_venue("Old Dock", street="Quay 9"),)),),
            tuple((g, None, SCHEMA.streetAddress, Literal("Quay 9")) for g in (SHEET, CURATED)),
        ),
        "days": venue((IGF.venueDay, day("2017-12-17")), days=("2017-12-17",)),
    },
    PhaseRecord: {
        "origin": SHEET_LINE,
        "name": phase(SCHEMA.name, tagged("IGF 2017, second phase")),
        "start": phase(SCHEMA.startDate, day("2017-12-20")),
        "end": phase(SCHEMA.endDate, day("2017-12-21")),
    },
    EditionRecord: {
        "origin": SHEET_LINE,
        "year": edition(*of_meeting(SCHEMA.alternateName, tagged("IGF 2017"))),
        "ordinal": edition(*of_meeting(IGF.ordinal, Literal(77)), ordinal=77),
        "start": edition(
            *of_meeting(SCHEMA.startDate, day("2017-12-16")), start=dt.date(2017, 12, 16)
        ),
        "end": edition(*of_meeting(SCHEMA.endDate, day("2017-12-23")), end=dt.date(2017, 12, 23)),
        "zone": edition(*of_meeting(IGF.timeZone, Literal("Asia/Tokyo")), zone="Asia/Tokyo"),
        "city": edition((CURATED, None, SCHEMA.addressLocality, Literal("Basle")), city="Basle"),
        "country": Withheld(
            "its code is the same fact, and the one that programs read",
            (an_edition(country="Helvetia"),),
            "Helvetia",
        ),
        "country_code": edition(
            (CURATED, None, SCHEMA.addressCountry, Literal("LI")), country_code="LI"
        ),
        "online": edition(
            *of_meeting(SCHEMA.eventAttendanceMode, SCHEMA.OnlineEventAttendanceMode),
            *of_meeting(SCHEMA.location, IRIS.place(2017, "online")),
            online=True,
        ),
        "theme": edition(*of_meeting(IGF.meetingTheme, tagged("The Sea")), theme="The Sea"),
        "host": edition(*of_meeting(IGF.hostAsStated, Literal("The Port")), host="The Port"),
        "venues": edition(
            *of_meeting(SCHEMA.location, IRIS.place(2017, "Palace")), venues=(a_venue("Palace"),)
        ),
        "themes": edition(
            (
                VOCABULARY,
                yearly_concept("theme", 2017, "Open Seas"),
                SKOS.prefLabel,
                tagged("Open Seas"),
            ),
            themes=("Open Seas",),
        ),
        "counts": figure((IGF.ofMeeting, MEETING)),
        "claims": claim((IGF.aboutEntity, MEETING)),
        "note": edition(*of_meeting(IGF.editorialNote, tagged("It rained.")), note="It rained."),
        "phases": edition(
            *of_meeting(SCHEMA.subEvent, IRIS.phase(2017, 1)),
            phases=(
                PhaseRecord(ORIGIN, "first phase", dt.date(2017, 12, 18), dt.date(2017, 12, 18)),
            ),
        ),
    },
    OrganizationRecord: {
        "origin": body((BODIES, HARBOUR, IGF.line, Literal(96)), origin=Origin("o.toml", 96)),
        "key": Withheld(
            "the editor's handle, by which entries of the sheet refer to each other",
            body(key="harbour-of-the-sheet").readings,
            "harbour-of-the-sheet",
        ),
        "name": body(
            (BODIES, HARBOUR, IGF.nameAsStated, Literal("Harbour Union")),
            (CURATED, None, SCHEMA.name, Literal("Harbour Union")),
            name="Harbour Union",
        ),
        "acronym": body((CURATED, None, SCHEMA.alternateName, Literal("HARB")), acronym="HARB"),
        "country_code": body(
            (BODIES, HARBOUR, IGF.statedCountryCode, Literal("LI")), country_code="LI"
        ),
        "valid_from": body(
            (BODIES, HARBOUR, IGF.validFrom, Literal("2009", datatype=XSD.gYear)), valid_from=2009
        ),
        "valid_until": body(
            (BODIES, HARBOUR, IGF.validUntil, Literal("2014", datatype=XSD.gYear)),
            valid_until=2014,
        ),
        "part_of": body(
            (CURATED, None, ORG.subOrganizationOf, None), part_of="south", others=(SOUTH,)
        ),
        "successor": body(
            (CURATED, None, ORG.resultedFrom, None),
            (
                CURATED,
                None,
                RDFS.label,
                tagged("Harbour Trust became part of South Harbour Trust"),
            ),
            successor="south",
            others=(SOUTH,),
        ),
        "change_year": body(
            (CURATED, None, DCTERMS.date, Literal("2011", datatype=XSD.gYear)),
            successor="south",
            change_year=2011,
            others=(SOUTH,),
        ),
        "note": body((BODIES, HARBOUR, IGF.note, tagged("Moved in 2011.")), note="Moved in 2011."),
        "other_names": body(
            (CURATED, None, SCHEMA.alternateName, Literal("Port Union")),
            other_names=("Port Union",),
        ),
    },
    SeriesRecord: {
        "origin": SHEET_LINE,
        "key": series(
            (CURATED, IRIS.series("dc-flares"), RDF.type, IGF.SessionSeries), key="dc-flares"
        ),
        "name": series(
            *of_series(SCHEMA.name, tagged("Coalition of Flares")), name="Coalition of Flares"
        ),
        "kind": series(
            *of_series(IGF.seriesKind, concept(SeriesKind.WORKSHOPS)), kind=SeriesKind.WORKSHOPS
        ),
        "acronym": series(*of_series(SCHEMA.alternateName, tagged("DC-L")), acronym="DC-L"),
        "other_names": series(
            *of_series(SKOS.hiddenLabel, tagged("Lanterns")), other_names=("Lanterns",)
        ),
        "founded": series(
            *of_series(IGF.bodyFounded, Literal("2009", datatype=XSD.gYear)), founded=2009
        ),
        "sessions": series((CURATED, WS15, IGF.inSeries, LAMPS)),
        "note": series(
            *of_series(IGF.editorialNote, tagged("Once Lanterns.")), note="Once Lanterns."
        ),
    },
    ListedSession: {
        "origin": SHEET_LINE,
        "session": series(
            (BODIES, WS15, IGF.inSeries, LAMPS), (JUDGEMENTS, None, IGF.linkedSession, WS15)
        ),
        "basis": series((JUDGEMENTS, None, IGF.linkWords, Literal("The page says so."))),
    },
    FollowUpRecord: {
        "origin": SHEET_LINE,
        "session": follow_up(
            (BODIES, WS15, IGF.continues, IRIS.session(2016, "ws3")),
            (CURATED, WS15, IGF.continues, IRIS.session(2016, "ws3")),
        ),
        "earlier": follow_up(
            (CURATED, WS15, IGF.continues, IRIS.session(2016, "ws15")),
            (CURATED, IRIS.session(2016, "ws15"), IGF.continuedBy, WS15),
            earlier="2016/ws15",
        ),
        "basis": follow_up((JUDGEMENTS, None, IGF.linkWords, Literal("It says so."))),
    },
    Skipped: {
        "origin": Withheld("told by `kg read`; the graph has the number", (LEFT_OUT,), "Row 7"),
        "text": Withheld(
            "what may not or can't be taken is not published",
            (LEFT_OUT,),
            "words of a reader",
        ),
        "reason": Withheld(
            "told by `kg read`; the graph has the number", (LEFT_OUT,), "a reason of a reader"
        ),
    },
    Finding: dict.fromkeys(
        ("origin", "text", "what"),
        Arrives((FOUND,), ((PROVENANCE, READING, IGF.finding, FOUND_WORDS),)),
    ),
    records.About: dict.fromkeys(("kind", "address", "feed", "media_type"), IN_DOCUMENT),
    Reading: {
        "document": document((PROVENANCE, PAGE, PROV.wasDerivedFrom, DOCUMENT)),
        "records": session(said(RDF.type, IGF.Session), shown(RDF.type, IGF.Session)),
        "skipped": Arrives((LEFT_OUT,), ((PROVENANCE, READING, IGF.skippedCount, Literal(2)),)),
        "findings": Arrives((FOUND,), ((PROVENANCE, READING, IGF.finding, FOUND_WORDS),)),
        "superseded": Arrives(
            superseded_readings(),
            (
                (PAGE, IRIS.session(2017, "ws7"), SCHEMA.name, tagged("Harbour Lamps")),
                (PAGE, None, IGF.nameAsStated, Literal("Bo Lind")),
            ),
        ),
    },
}
FIELDS = [(kind, field) for kind, fields in PLACES.items() for field in fields]
ARRIVING = [(k, f) for k, f in FIELDS if isinstance(PLACES[k][f], Arrives)]
WITHHELD = [(k, f) for k, f in FIELDS if isinstance(PLACES[k][f], Withheld)]


def quads(readings: tuple[Reading, ...]) -> frozenset[Quad]:
    """The graph of the readings, with the meeting of 2017 where they bring no edition of it."""
    known = {
        record.year
        for reading in readings
        for record in reading.records
        if isinstance(record, EditionRecord)
    }
    editions = () if 2017 in known else (an_edition(),)
    inputs = Inputs((*editions, *readings), (), Register({}))
    return make(inputs, IRIS.base, ontology=Graph()).quads


def label(value: object) -> str:
    return value.__name__ if isinstance(value, type) else str(value)


def test_every_field_of_every_record_is_listed() -> None:
    found = {
        kind: [field.name for field in dataclasses.fields(kind)]
        for _, kind in inspect.getmembers(records, dataclasses.is_dataclass)
    }
    assert {kind: list(fields) for kind, fields in PLACES.items()} == found


@pytest.mark.parametrize(("kind", "field"), ARRIVING, ids=label)
def test_the_value_of_a_field_reaches_the_graph(kind: type, field: str) -> None:
    place = PLACES[kind][field]
    assert isinstance(place, Arrives)
    found = quads(place.readings)
    missing = [wanted for wanted in place.statements if not any(fits(wanted, q) for q in found)]
    assert place.statements
    assert missing == []


def fits(wanted: Statement, quad: Quad) -> bool:
    graph, subject, predicate, value = wanted
    if (predicate, graph) != (quad[1], quad[3]):
        return False
    return subject in (None, quad[0]) and value in (None, quad[2])


@pytest.mark.parametrize(("kind", "field"), WITHHELD, ids=label)
def test_what_stays_out_has_a_reason_and_is_nowhere(kind: type, field: str) -> None:
    place = PLACES[kind][field]
    assert isinstance(place, Withheld)
    assert place.why
    if place.readings:
        assert not [quad for quad in quads(place.readings) if place.words in " ".join(quad)]
