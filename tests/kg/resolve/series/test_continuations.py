"""Which session follows up which, and where nothing may be said."""

from __future__ import annotations

import pytest
from factories import ORIGIN, a_reading, a_session

from kg.concepts import Rule, SeriesKind, SessionType
from kg.records import FollowUpRecord, Reading, SessionRecord
from kg.resolve.series.continuations import continuations
from kg.resolve.series.known import known_from, series_entries
from kg.resolve.series.memberships import memberships
from kg.resolve.sessions import sessions


def links(*records: SessionRecord | FollowUpRecord) -> list[tuple[str, str, Rule, str | None]]:
    readings: tuple[Reading, ...] = (a_reading("page", *records),)
    known = known_from(series_entries(readings))
    found = sessions(readings)
    members = memberships(found, known, ())
    linked = continuations(readings, found, tuple(known.series.values()), members)
    return [(str(one.session), str(one.earlier), one.rule, one.words) for one in linked]


def a_slot(year: int, key: str = "a", title: str = "DC on Lamps") -> SessionRecord:
    kind = SessionType.DYNAMIC_COALITION
    return a_session(year=year, code=None, key=key, title=title, session_type=kind)


def test_the_sessions_of_one_body_continue_each_other_from_known_year_to_known_year() -> None:
    rule = Rule.SAME_BODY_NEXT_YEAR
    assert links(a_slot(2014), a_slot(2015), a_slot(2017)) == [
        ("2015/a", "2014/a", rule, None),
        ("2017/a", "2015/a", rule, None),
    ]


def test_a_year_with_two_sessions_of_a_body_links_to_none_and_is_not_leapt_over() -> None:
    assert links(a_slot(2014), a_slot(2015), a_slot(2015, "b"), a_slot(2016)) == []


def test_ceremonies_do_not_continue_each_other() -> None:
    ceremony = {"session_type": SessionType.CEREMONY, "title": "Opening Ceremony", "code": None}
    records = [a_session(year=year, key="open", **ceremony) for year in (2014, 2015)]
    assert SeriesKind.SLOT in {s.kind for s in known_series(records)}
    assert links(*records) == []


def known_series(records: list[SessionRecord]):
    readings = (a_reading("page", *records),)
    known = known_from(())
    memberships(sessions(readings), known, ())
    return known.series.values()


@pytest.mark.parametrize(
    "words",
    [
        "IGF 2016, WS 20",
        "WS20 of 2016",
        "This continues Workshop #20 (IGF 2016).",
        "Light for all the harbours",
        "“Light for All the Harbours” (2016)",
    ],
)
def test_stated_words_that_name_one_session_lead_to_it(words: str) -> None:
    earlier = a_session(year=2016, code="WS20", title="Light for All the Harbours")
    trap = a_session(year=2016, code="WS200", title="Light for All")
    found = links(earlier, trap, a_session(continues=words, title="More light"))
    assert found == [("2017/ws15", "2016/ws20", Rule.CONTINUES_AS_STATED, words)]


@pytest.mark.parametrize(
    "words",
    [
        "WS 20",
        "our workshop of 2016",
        "IGF 2016 WS 20 and WS 21",
        "IGF 2015 and 2016, WS 20",
        "IGF 2016 WS 2",
        "Light for all",
        "It follows Light for all the harbours, and more",
        "IGF 2018 WS 20",
    ],
)
def test_words_that_name_no_session_or_several_link_nothing(words: str) -> None:
    earlier = a_session(year=2016, code="WS20", title="Light for All the Harbours")
    later = a_session(year=2018, code="WS20", title="Light for all")
    assert links(earlier, later, a_session(continues=words, title="More light")) == []


def test_workshops_of_one_title_continue_nothing_unless_somebody_says_so() -> None:
    title = "Light for All the Harbours"
    assert links(a_session(year=2016, title=title), a_session(title=title)) == []


def test_the_editor_links_what_a_document_supports() -> None:
    record = FollowUpRecord(ORIGIN, "2017/ws15", "2016/ws15", "The report says so.")
    assert links(a_session(year=2016), a_session(), record) == [
        ("2017/ws15", "2016/ws15", Rule.LISTED_IN_SHEET, "The report says so.")
    ]


def test_a_link_of_the_sheet_rests_until_both_sessions_are_there() -> None:
    record = FollowUpRecord(ORIGIN, "2017/ws15", "2016/ws1", "The report says so.")
    assert links(a_session(), record) == []
