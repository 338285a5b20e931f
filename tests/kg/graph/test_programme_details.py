"""Mergers, snapshots, statuses and pages of sessions in the curated graph, one rule at a time."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from factories import ORIGIN, a_party, a_reading, a_session, an_edition
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode
from rdflib import RDF, RDFS, Graph, Literal
from rdflib.term import Node, URIRef

from kg.concepts import DocumentKind, Question, SessionStatus
from kg.graph.quads import Quad
from kg.inputs import Inputs
from kg.iris import Iris, concept, web_address
from kg.namespaces import IGF, SCHEMA
from kg.pipeline import Made, make
from kg.records import AnswerRecord, Attendance, AttendanceMode, LinkKind, LinkRecord, Reading
from kg.resolve.register import Register

IRIS = Iris("http://example.org/")
WS7, WS15, WS16 = (IRIS.session(2017, code) for code in ("ws7", "ws15", "ws16"))
GONE = {"gone": dt.date(2017, 12, 1)}
SCHEDULED = {"status": SessionStatus.SCHEDULED}
PROGRAMME, SESSION_PAGE = DocumentKind.PROGRAMME_PAGE, DocumentKind.SESSION_PAGE


def made(*readings: Reading) -> Made:
    return make(Inputs((an_edition(), *readings), (), Register({})), IRIS.base, Graph())


def in_graph(quads: frozenset[Quad], name: URIRef) -> Graph:
    found = Graph()
    for subject, predicate, value, holder in quads:
        if holder == name:
            found.add((subject, predicate, value))
    return found


def graph(found: Made, name: str) -> Graph:
    return in_graph(found.quads, IRIS.graph(name))


def curated(*readings: Reading) -> Graph:
    return graph(made(*readings), "curated")


def states(*sayings) -> tuple[SessionStatus, URIRef | None]:
    """The status and the event's status of a session of which each saying is a document."""
    found = curated(*(a_reading(f"page {n}", saying) for n, saying in enumerate(sayings)))
    status = str(found.value(WS15, IGF.sessionStatus)).rpartition("/")[2]
    return SessionStatus(status), found.value(WS15, SCHEMA.eventStatus)


@pytest.mark.parametrize(
    ("status", "event"),
    [
        (SessionStatus.HELD, SCHEMA.EventScheduled),
        (SessionStatus.CANCELLED, SCHEMA.EventCancelled),
        (SessionStatus.WITHDRAWN, SCHEMA.EventCancelled),
        (SessionStatus.MERGED, None),
        (SessionStatus.MOVED, None),
        (SessionStatus.SCHEDULED, SCHEMA.EventScheduled),
        (SessionStatus.PROPOSED, None),
    ],
)
def test_an_event_is_cancelled_only_where_a_document_says_so(status, event):
    assert states(a_session(status=status)) == (status, event)


@pytest.mark.parametrize("word", ["CANCELLED", "WITHDRAWN", "MERGED", "MOVED"])
def test_an_explicit_word_outranks_a_schedule_and_a_report_outranks_it(word):
    status = SessionStatus[word]
    plan, notice, report = (
        a_session(status=s) for s in (SessionStatus.SCHEDULED, status, SessionStatus.HELD)
    )
    assert states(plan, notice)[0] is status
    assert states(plan, notice, report)[0] is SessionStatus.HELD


def test_a_session_that_a_later_snapshot_leaves_out_is_no_longer_listed_and_not_cancelled():
    assert states(a_session(**SCHEDULED, **GONE)) == (SessionStatus.GONE, None)


def test_what_a_report_or_an_explicit_word_says_outranks_that_it_is_no_longer_listed():
    gone = a_session(**SCHEDULED, **GONE)
    assert states(gone, a_session(status=SessionStatus.HELD))[0] is SessionStatus.HELD
    assert states(a_session(status=SessionStatus.CANCELLED, **GONE))[0] is SessionStatus.CANCELLED


def test_a_session_that_its_feed_lists_under_another_identifier_is_still_listed():
    old = a_reading("all.ics of May", a_session(**SCHEDULED, **GONE, key="x-a"), feed="all.ics")
    new = a_reading("all.ics of June", a_session(**SCHEDULED, key="x-b"), feed="all.ics")
    found = curated(old, new)
    assert found.value(WS15, IGF.sessionStatus) == concept(SessionStatus.SCHEDULED)
    assert found.value(WS15, IGF.goneSince) is None


def test_a_title_that_a_feed_has_dropped_gives_way_to_one_that_it_lists():
    old = a_reading("a", a_session(title="Lamps", key="x-a", **GONE))
    new = a_reading("b", a_session(title="Lights", key="x-b"))
    assert curated(old, new).value(WS15, SCHEMA.name) == Literal("Lights", lang="en")


def mergers(*records) -> set[tuple[URIRef, URIRef, URIRef]]:
    found = curated(a_reading("page", *records))
    return {
        (s, p, o) for p in (IGF.mergedInto, IGF.mergedFrom) for s, o in found.subject_objects(p)
    }


BOTH_WAYS = {(WS15, IGF.mergedInto, WS16), (WS16, IGF.mergedFrom, WS15)}


def test_a_merger_is_shown_from_both_sides_whichever_of_them_states_it():
    assert mergers(a_session(merged_into="WS #16"), a_session(code="WS16")) == BOTH_WAYS
    assert mergers(a_session(), a_session(code="WS16", merged_from=("WS-15",))) == BOTH_WAYS


@pytest.mark.parametrize("printed", ["WS 99", "16", "the panel on buoys", "WS15"])
def test_a_merger_with_a_session_that_nobody_knows_stays_as_its_words(printed):
    found = curated(a_reading("page", a_session(merged_into=printed), a_session(code="WS16")))
    assert found.value(WS15, IGF.mergedIntoAsStated) == Literal(printed)
    assert list(found.subject_objects(IGF.mergedInto)) == []


def test_the_same_code_of_another_year_is_no_merger():
    other = a_session(code="WS16", year=2016)
    readings = (an_edition(2016), a_reading("page", a_session(merged_into="WS16"), other))
    assert list(curated(*readings).subject_objects(IGF.mergedInto)) == []


def test_of_two_pages_of_a_session_the_programmes_is_shown_and_the_other_is_not_lost():
    ours = a_reading("b", a_session(address="https://example.org/b"), kind=SESSION_PAGE)
    theirs = a_reading("a", a_session(address="https://example.org/a"), kind=PROGRAMME)
    found = curated(ours, theirs)
    assert list(found.objects(WS15, SCHEMA.url)) == [URIRef("https://example.org/a")]
    assert list(found.objects(WS15, RDFS.seeAlso)) == [URIRef("https://example.org/b")]
    assert list(found.subjects(RDF.type, IGF.Discrepancy)) == []


def test_two_capacities_are_a_discrepancy_and_the_programmes_is_shown():
    programme = a_reading("a", a_session(capacity=60), kind=PROGRAMME)
    found = curated(programme, a_reading("b", a_session(capacity=80), kind=SESSION_PAGE))
    (node,) = found.subjects(RDF.type, IGF.Discrepancy)
    assert (
        list(found.objects(WS15, SCHEMA.maximumAttendeeCapacity)),
        found.value(node, IGF.aboutProperty),
        found.value(node, IGF.otherValue),
    ) == ([Literal(60)], SCHEMA.maximumAttendeeCapacity, Literal(80))


def test_a_link_that_leads_nowhere_on_the_web_stays_as_its_words():
    link = LinkRecord(LinkKind.VIDEO, "ask at the desk", "Recording")
    found = curated(a_reading("page", a_session(links=(link,))))
    assert found.value(WS15, IGF.linkAsStated) == Literal("Recording: ask at the desk")


@pytest.mark.parametrize(
    ("printed", "address"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        (" HTTP://example.org:80/a b ", "HTTP://example.org:80/a%20b"),
        ("https://example.org/{x}[1]/100%", "https://example.org/%7Bx%7D%5B1%5D/100%25"),
        ("https://пример.org/ж", "https://пример.org/ж"),
        ("https://example.org/a#b#c", "https://example.org/a#b%23c"),
        ("www.example.org/a", None),
        ("mailto:ada@example.org", None),
        ("https://", None),
        ("https://ada@example.org/", None),
        ("javascript:alert(1)", None),
        ("", None),
    ],
)
def test_an_address_is_a_node_only_where_it_leads_to_the_web(printed, address):
    assert web_address(printed) == (None if address is None else URIRef(address))


@given(
    st.text(st.characters()).map("https://example.org/{}".format)
    | st.text().map("http://{}".format)
)
def test_every_node_made_of_a_printed_address_can_be_stored(printed):
    address = web_address(printed)
    if address is not None:
        assert NamedNode(str(address)).value == str(address)


ONLINE, ONSITE, MIXED = AttendanceMode.ONLINE, AttendanceMode.ONSITE, AttendanceMode.MIXED


@pytest.mark.parametrize(
    ("stated", "joined", "shown"),
    [
        ((), False, None),
        ((ONSITE,), False, SCHEMA.OfflineEventAttendanceMode),
        ((ONLINE,), True, SCHEMA.OnlineEventAttendanceMode),
        ((MIXED,), False, SCHEMA.MixedEventAttendanceMode),
        ((ONSITE,), True, SCHEMA.MixedEventAttendanceMode),
    ],
)
def test_a_session_is_attended_as_stated_unless_somebody_joined_an_onsite_one(
    stated, joined, shown
):
    plan = [a_reading("page", a_session(attendance_mode=mode)) for mode in stated]
    online = {"attendance": Attendance.ONLINE} if joined else {}
    report = a_reading("report", a_session(a_party(**online)))
    assert curated(*plan, report).value(WS15, SCHEMA.eventAttendanceMode) == shown


def test_of_a_long_answer_without_a_summary_nothing_is_published():
    long = AnswerRecord(ORIGIN, Question.PRESENTATIONS, text="word " * 30)
    found = made(a_reading("page", a_session(answers=(long,))))
    answers = [s for s, p, o, _ in found.quads if o == IGF.ReportAnswer or p == IGF.question]
    assert answers == []


OLD = a_session(
    a_party("Bo Lind", organizations=("Old Harbour Trust",), affiliation="Old Harbour Trust"),
    key="x-1",
    title="Lamps",
    tags=("oil",),
)
SUPERSEDED = replace(a_reading("all.ics of May"), superseded=(OLD,))
MAY = IRIS.source_graph(SUPERSEDED.document.key)


def snapshots(code: str) -> Made:
    june = a_session(a_party("Ada Mare"), key="x-1", code=code, title="Lights")
    return made(SUPERSEDED, a_reading("all.ics of June", june))


def about_sessions(found: Graph) -> set[tuple[Node, Node, Node]]:
    """All that is said of sessions and of who took part in them."""
    kinds = (IGF.Session, IGF.Participation, IGF.Discrepancy)
    return {
        s
        for kind in kinds
        for node in found.subjects(RDF.type, kind)
        for s in found.triples((node, None, None))
    }


def test_a_superseded_snapshot_keeps_its_graph_and_is_no_witness_of_a_session():
    found = snapshots("WS7")
    june_only = made(*[r for r in found.readings if r.document.name == "all.ics of June"])
    said = in_graph(found.quads, MAY)
    assert said.value(WS7, SCHEMA.name) == Literal("Lamps", lang="en")
    assert "Bo Lind" in {str(name) for name in said.objects(None, IGF.nameAsStated)}
    ours, theirs = graph(found, "curated"), graph(june_only, "curated")
    assert about_sessions(ours) == about_sessions(theirs) != set()


def test_a_superseded_snapshot_speaks_of_the_session_under_the_name_it_has_now():
    for code in ("WS7", "WS16"):
        said = in_graph(snapshots(code).quads, MAY)
        (session,) = said.subjects(RDF.type, IGF.Session)
        assert session == IRIS.session(2017, code.lower())


def test_a_code_that_a_later_snapshot_corrects_stops_no_build():
    older = replace(SUPERSEDED, superseded=(replace(OLD, code="WS15"),))
    newer = a_reading("all.ics of June", a_session(key="x-1", code="WS16"))
    (session,) = in_graph(made(older, newer).quads, MAY).subjects(RDF.type, IGF.Session)
    assert session == WS16


def test_the_tags_of_a_superseded_snapshot_are_concepts_too():
    vocabulary = graph(snapshots("WS7"), "vocabulary")
    labels = {str(label) for label in vocabulary.objects()}
    assert "oil" in labels
