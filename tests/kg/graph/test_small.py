"""The curated view of small invented corpora, one rule at a time."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from factories import a_party, a_reading, a_session, a_venue, an_edition
from rdflib import Graph, Literal
from rdflib.namespace import PROV, RDF, XSD
from rdflib.term import URIRef

from kg.concepts import DocumentKind, Role, SessionStatus, Status
from kg.errors import SourceError
from kg.inputs import Inputs
from kg.iris import Iris, concept
from kg.namespaces import IGF, SCHEMA
from kg.pipeline import make
from kg.records import Attendance, PartyKind, TitleBasis
from kg.resolve.register import Register

BASE = "http://example.org/"
IRIS = Iris(BASE)
WS15 = IRIS.session(2017, "ws15")
PAGE = {"kind": DocumentKind.PROGRAMME_PAGE}
REPORT = {"kind": DocumentKind.SESSION_REPORT}
TRANSCRIPT = {"kind": DocumentKind.TRANSCRIPT}
TOOK_PART = {"status": Status.TOOK_PART}
GENEVA = ZoneInfo("Europe/Zurich")


def curated(*readings, edition=None) -> Graph:
    inputs = Inputs((edition or an_edition(), *readings), (), Register({}))
    graph = Graph()
    for subject, predicate, value, name in make(inputs, BASE).quads:
        if name == IRIS.graph("curated"):
            graph.add((subject, predicate, value))
    return graph


def statuses(graph: Graph) -> dict[str, str]:
    """Each party's name and its status."""
    found = {}
    for node in graph.subjects(RDF.type, IGF.Participation):
        entity = graph.value(node, IGF.participant)
        name = graph.value(entity, SCHEMA.name) if entity else graph.value(node, IGF.unnamedParty)
        found[str(name)] = str(graph.value(node, IGF.status)).rpartition("/")[2]
    return found


def test_a_planned_speaker_whom_the_report_does_not_list_is_not_listed():
    page = a_reading("page", a_session(a_party("Ada Mare"), a_party("Bo Lind")), **PAGE)
    report = a_reading("report", a_session(a_party("Ada Mare", **TOOK_PART)), **REPORT)
    assert statuses(curated(page, report)) == {
        "Ada Mare": Status.TOOK_PART,
        "Bo Lind": Status.NOT_LISTED_IN_REPORT,
    }


def test_a_report_s_page_that_lists_who_was_to_come_says_nothing_of_who_did():
    page = a_reading("page", a_session(a_party("Ada Mare")), **PAGE)
    report = a_reading("report", a_session(a_party("Bo Lind")), **REPORT)
    assert statuses(curated(page, report)) == {
        "Ada Mare": Status.PLANNED,
        "Bo Lind": Status.PLANNED,
    }


def test_a_report_that_lists_nobody_says_nothing_of_a_planned_speaker():
    organizer = a_party("Cy Vale", role="Organizer", roles=(Role.ORGANIZER,), **TOOK_PART)
    page = a_reading("page", a_session(a_party("Bo Lind")), **PAGE)
    report = a_reading("report", a_session(organizer), **REPORT)
    assert statuses(curated(page, report))["Bo Lind"] == Status.PLANNED


def test_an_absent_line_in_a_transcript_says_nothing_of_a_planned_speaker():
    page = a_reading("page", a_session(a_party("Ada Mare"), a_party("Bo Lind")), **PAGE)
    text = a_reading("transcript", a_session(a_party("Ada Mare", **TOOK_PART)), **TRANSCRIPT)
    assert statuses(curated(page, text))["Bo Lind"] == Status.PLANNED


def test_a_planned_speaker_who_moderated_is_no_performer():
    page = a_reading("page", a_session(a_party("Ada Mare")), **PAGE)
    moderator = a_party("Ada Mare", role="Moderator", roles=(Role.MODERATOR,), **TOOK_PART)
    graph = curated(page, a_reading("transcript", a_session(moderator), **TRANSCRIPT))
    assert list(graph.objects(WS15, SCHEMA.performer)) == []
    assert len(list(graph.objects(WS15, SCHEMA.contributor))) == 1


def test_who_withdrew_organizes_nothing_any_more():
    gone = a_party(role="Organizer", roles=(Role.ORGANIZER,), status=Status.WITHDRAWN)
    graph = curated(a_reading("page", a_session(gone), **PAGE))
    assert list(graph.objects(WS15, SCHEMA.organizer)) == []


def test_who_withdrew_on_one_page_and_spoke_in_a_report_is_a_discrepancy():
    page = a_reading("page", a_session(a_party(status=Status.WITHDRAWN)), **PAGE)
    graph = curated(page, a_reading("report", a_session(a_party(**TOOK_PART)), **REPORT))
    (node,) = graph.subjects(IGF.aboutProperty, IGF.status)
    assert graph.value(node, IGF.shownValue) == concept(Status.TOOK_PART)
    assert graph.value(node, IGF.otherValue) == concept(Status.WITHDRAWN)


def test_a_name_of_one_word_is_an_unnamed_party_once_a_document():
    parties = (a_party("VLAD"), a_party("VLAD", role="panelist"))
    graph = curated(a_reading("transcript", a_session(*parties), **TRANSCRIPT))
    assert statuses(graph) == {"named only as “VLAD”": Status.PLANNED}
    assert list(graph.subjects(RDF.type, SCHEMA.Person)) == []


def test_a_body_that_organizes_is_an_organization():
    body = a_party(
        "Harbour Trust", kind=PartyKind.ORGANIZATION, role="Organizer", roles=(Role.ORGANIZER,)
    )
    graph = curated(a_reading("page", a_session(body), **PAGE))
    (found,) = graph.objects(WS15, SCHEMA.organizer)
    assert (found, RDF.type, SCHEMA.Organization) in graph


def test_a_printed_title_outranks_one_rebuilt_from_an_address():
    rebuilt = a_session(title="harbour lights", title_basis=TitleBasis.ADDRESS)
    page = a_reading("page", rebuilt, **PAGE)
    text = a_reading("transcript", a_session(title="Harbour Lights!"), **TRANSCRIPT)
    graph = curated(page, text)
    assert graph.value(WS15, SCHEMA.name) == Literal("Harbour Lights!", lang="en")
    assert list(graph.subjects(RDF.type, IGF.Discrepancy)) == []
    assert graph.value(WS15, IGF.titleBasis) is None


def test_a_time_outranks_a_mere_day_and_is_shown_in_the_zone_of_the_edition():
    day = a_session(date=dt.date(2017, 12, 18))
    utc = a_session(date=dt.date(2017, 12, 18), start=dt.datetime(2017, 12, 18, 8, tzinfo=dt.UTC))
    graph = curated(a_reading("page", day, **PAGE), a_reading("transcript", utc, **TRANSCRIPT))
    assert list(graph.objects(WS15, SCHEMA.startDate)) == [
        Literal("2017-12-18T09:00:00+01:00", datatype=XSD.dateTime)
    ]
    assert list(graph.subjects(RDF.type, IGF.Discrepancy)) == []


def test_two_days_are_a_discrepancy_and_the_end_is_taken_from_the_page_of_the_start():
    right = a_session(
        date=dt.date(2017, 12, 19),
        start=dt.datetime(2017, 12, 19, 9, tzinfo=GENEVA),
        end=dt.datetime(2017, 12, 19, 10, tzinfo=GENEVA),
    )
    wrong = a_session(
        date=dt.date(2017, 12, 18),
        start=dt.datetime(2017, 12, 18, 9, tzinfo=GENEVA),
        end=dt.datetime(2017, 12, 18, 11, tzinfo=GENEVA),
    )
    graph = curated(a_reading("page", right, **PAGE), a_reading("report", wrong, **REPORT))
    assert graph.value(WS15, SCHEMA.endDate) == Literal(
        "2017-12-19T10:00:00+01:00", datatype=XSD.dateTime
    )
    (node,) = graph.subjects(RDF.type, IGF.Discrepancy)
    assert graph.value(node, IGF.otherValue) == Literal(
        "2017-12-18T09:00:00+01:00", datatype=XSD.dateTime
    )


def test_a_session_that_is_only_proposed_is_no_scheduled_event():
    proposal = a_session(status=SessionStatus.PROPOSED)
    graph = curated(a_reading("proposal", proposal, kind=DocumentKind.PROPOSAL))
    assert graph.value(WS15, IGF.sessionStatus) == concept(SessionStatus.PROPOSED)
    assert graph.value(WS15, SCHEMA.eventStatus) is None


def test_an_online_party_makes_a_session_mixed_and_silence_makes_it_nothing():
    online = a_party(attendance=Attendance.ONLINE, **TOOK_PART)
    mixed = curated(a_reading("report", a_session(online), **REPORT))
    silent = curated(a_reading("report", a_session(a_party()), **REPORT))
    assert (
        mixed.value(WS15, SCHEMA.eventAttendanceMode),
        silent.value(WS15, SCHEMA.eventAttendanceMode),
    ) == (SCHEMA.MixedEventAttendanceMode, None)


@pytest.mark.parametrize(
    ("printed", "name", "venue"),
    [
        ("Room XII - A Palace of Ships (POS)", "Room XII - A", "Palace of Ships (POS)"),
        ("Room XII, POS", "Room XII", "Palace of Ships (POS)"),
        ("Salle 3", "Salle 3", "Palace of Ships (POS)"),
        ("Room 7, Quay 9, 1200 Geneva, Switzerland", "Room 7, Quay 9", "Palace of Ships (POS)"),
        ("Room 1200", "Room 1200", "Palace of Ships (POS)"),
        ("Hotel Beau Rivage", "Hotel Beau Rivage", None),
    ],
)
def test_a_room_is_placed_in_the_venue_of_its_day(printed, name, venue):
    edition = an_edition(
        venues=(a_venue("Palace of Ships (POS)"), a_venue("Old Dock", days=("2017-12-17",)))
    )
    record = a_session(room=printed, date=dt.date(2017, 12, 18))
    graph = curated(a_reading("page", record, **PAGE), edition=edition)
    room = graph.value(WS15, SCHEMA.location)
    within = graph.value(room, SCHEMA.containedInPlace)
    assert str(graph.value(room, SCHEMA.name)) == name
    assert (within and str(graph.value(within, SCHEMA.name))) == venue


def test_a_room_of_day_0_is_in_the_venue_of_day_0():
    edition = an_edition(venues=(a_venue("Palace"), a_venue("Old Dock", days=("2017-12-17",))))
    record = a_session(room="Salle 3", date=dt.date(2017, 12, 17))
    graph = curated(a_reading("page", record, **PAGE), edition=edition)
    within = graph.value(graph.value(WS15, SCHEMA.location), SCHEMA.containedInPlace)
    assert str(graph.value(within, SCHEMA.name)) == "Old Dock"


def test_a_session_of_an_unknown_edition_is_refused_with_what_to_add():
    with pytest.raises(SourceError, match=r"page.txt:1: .* add data/editions/2016.toml"):
        curated(a_reading("page", a_session(year=2016)))


def test_an_edition_stated_twice_is_refused():
    with pytest.raises(SourceError, match="the edition of 2017 is stated twice"):
        curated(a_reading("other", *an_edition().records))


def test_removing_a_document_removes_exactly_what_it_said():
    page = a_reading("page", a_session(a_party("Ada Mare"), title="Harbour Lights"), **PAGE)
    other = a_reading("other", a_session(a_party("Bo Lind"), code="WS2", title="Buoys"), **PAGE)
    whole, without = curated(page, other), curated(page)
    gone = IRIS.source_graph(other.document.key)
    assert set(without) <= set(whole)
    assert not set(without.subjects(PROV.wasDerivedFrom, gone))


def test_a_room_of_day_0s_own_venue_is_not_that_of_the_other_days():
    edition = an_edition(
        venues=(a_venue("Palais"), a_venue("CICG", days=("2017-12-17",))),
    )
    days = (dt.date(2017, 12, 17), dt.date(2017, 12, 18))
    early, late = (a_session(code=f"WS{day.day}", date=day, room="Salle 2") for day in days)
    graph = curated(a_reading("page", early, late, **PAGE), edition=edition)
    rooms = {str(graph.value(IRIS.session(2017, f"ws{day.day}"), SCHEMA.location)) for day in days}
    venues = {str(graph.value(URIRef(room), SCHEMA.containedInPlace, any=False)) for room in rooms}
    assert rooms == {f"{BASE}id/place/2017/salle-2", f"{BASE}id/place/2017/salle-2-cicg"}
    assert venues == {f"{BASE}id/place/2017/palais", f"{BASE}id/place/2017/cicg"}
