"""Whole real exports of other meetings, each read with an edition of its own."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from factories import an_edition, read_bytes

from kg.concepts import Role, SessionStatus, SessionType, Status
from kg.keys import session_key
from kg.records import (
    EditionRecord,
    LinkKind,
    LinkRecord,
    Origin,
    PartyKind,
    PartyRecord,
    Reading,
    SessionRecord,
    Skipped,
)
from kg.sources.feeds.times import BOOTH
from kg.sources.given import Given

FEED = "sched_all_ics_kubecon_eu_2026.ics"
TABLE = "sched_export_penguicon2019.csv"
JSON = "sched_api_graphqlconf2024_excerpt.json"
CET, PDT = (dt.timezone(dt.timedelta(hours=hours)) for hours in (1, -7))


def read(shared: Path, name: str, zone: str, start: dt.date, end: dt.date) -> Reading:
    (edition,) = an_edition(start.year, zone=zone, start=start, end=end).records
    assert isinstance(edition, EditionRecord)
    content = (shared / "samples" / name).read_bytes()
    return read_bytes(content, name, Given({start.year: edition}))


@pytest.fixture(scope="module")
def feed(shared: Path) -> Reading:
    return read(shared, FEED, "Europe/Amsterdam", dt.date(2026, 3, 23), dt.date(2026, 3, 27))


@pytest.fixture(scope="module")
def table(shared: Path) -> Reading:
    return read(shared, TABLE, "America/Detroit", dt.date(2019, 5, 3), dt.date(2019, 5, 5))


@pytest.fixture(scope="module")
def listed(shared: Path) -> Reading:
    return read(shared, JSON, "America/Los_Angeles", dt.date(2024, 9, 10), dt.date(2024, 9, 12))


def sessions(reading: Reading) -> list[SessionRecord]:
    return [record for record in reading.records if isinstance(record, SessionRecord)]


def a_person(name: str, at: Origin, **fields: Any) -> PartyRecord:
    person = PartyRecord(at, PartyKind.PERSON, "speaker", (Role.SPEAKER,), Status.PLANNED, name)
    return replace(person, **fields)


def test_the_calendar_gives_a_session_an_event(feed: Reading) -> None:
    assert (len(feed.records), feed.skipped) == (596, ())
    assert (feed.document.reader, feed.document.feed) == ("calendar-feed/1", "sched:kccnceu2026")
    assert len({session.key for session in sessions(feed)}) == 596
    assert Counter(session.flags for session in sessions(feed)) == {(): 591, ("SOLD OUT",): 5}
    labels = Counter(
        label for s in sessions(feed) for label in (s.kind, *s.themes, *s.tags) if label
    )
    assert (labels.total(), len(labels), labels.most_common(2)) == (
        596,
        26,
        [("SOLUTIONS SHOWCASE", 85), ("PROJECT OPPORTUNITIES", 84)],
    )


def test_an_event_that_is_sold_out_is_whole(feed: Reading) -> None:
    uid = "0c2c3729721440b841aaaf02e5d99579"
    (found,) = (session for session in sessions(feed) if session.uid == uid)
    assert found == SessionRecord(
        origin=Origin(FEED, 45),
        year=2026,
        key=session_key("sched", uid),
        themes=("PROJECT OPPORTUNITIES",),
        title="Maintainer Summit Hosted by CNCF | SEPARATE REGISTRATION REQUIRED",
        date=dt.date(2026, 3, 22),
        start=dt.datetime(2026, 3, 22, 8, 30, tzinfo=CET),
        end=dt.datetime(2026, 3, 22, 19, 30, tzinfo=CET),
        time_as_stated="20260322T073000Z - 20260322T183000Z",
        zone_as_stated="UTC",
        room="Forum, Amsterdam, Netherlands",
        status=SessionStatus.SCHEDULED,
        uid=uid,
        address=f"https://kccnceu2026.sched.com/event/{uid}",
        flags=("SOLD OUT",),
    )


def test_one_title_at_one_time_in_two_rooms_is_two_sessions(feed: Reading) -> None:
    first, second = sessions(feed)[:2]
    assert (first.title, first.start) == (second.title, second.start)
    assert (first.room, second.room) == (
        "Entrance C, Amsterdam, Netherlands",
        "Entrance K, Amsterdam, Netherlands",
    )
    assert first.key != second.key


def test_the_one_event_without_length_is_told(feed: Reading) -> None:
    assert [(finding.origin, finding.what) for finding in feed.findings] == [
        (Origin(FEED, 3249), "the end is the start, so it is left out")
    ]


def test_the_table_s_rows_are_sessions_but_for_what_stands_for_days(table: Reading) -> None:
    booths = [one for one in table.skipped if one.reason == BOOTH]
    assert (len(table.records), len(booths)) == (392, 9)
    assert booths[0] == Skipped(
        Origin(TABLE, 9, "event_start"),
        "Catch Me if You Can!!, 2019-05-03 16:00:00 - 2019-05-05 16:00:00",
        BOOTH,
    )


def test_the_two_rows_without_a_time_keep_their_day(table: Reading) -> None:
    found = [session for session in sessions(table) if session.start is None]
    assert [(s.title, s.date, s.date_as_stated, s.time_as_stated, s.room) for s in found] == [
        ("Burlesque", dt.date(2019, 5, 3), "2019-05-03", "TBA", None),
        (
            "ADDITION ERRATA Author Office Hours with Colleen Nye",
            dt.date(2019, 5, 3),
            "2019-05-03",
            "TBA",
            None,
        ),
    ]


def test_a_row_with_several_names_in_a_cell_is_whole(table: Reading) -> None:
    (found,) = (session for session in sessions(table) if session.origin.line == 16)
    at = Origin(TABLE, 16, "speakers")
    names = ('Andrew M. "Fish" Popowich', "Becky Hill", "Cyndi Chadwick")
    assert found.parties == tuple(a_person(name, at) for name in names)
    assert (found.themes, found.room) == (("Life",), "Charlevoix A")


def test_a_comma_within_a_type_splits_nothing(table: Reading) -> None:
    title = "Fellowship of Fools - A Friendship Game Possibly with Benefits"
    assert [s.title for s in sessions(table) if s.themes == ("Gaming, After Dark",)] == [title]


def test_names_that_are_not_written_as_such_are_skipped_with_their_cell(table: Reading) -> None:
    told = Counter(one.text for one in table.skipped if one.origin.place == "speakers")
    assert told == {
        "Girlinthechair aka Alex": 5,
        "automatedjoy": 2,
        "ted preston": 2,
        "wally2069": 2,
        "Casey O'Donnell, Girlinthechair aka Alex": 1,
        "Alex Drummer, chloe zrnich": 1,
    }
    assert len(table.skipped) == 9 + told.total()


def test_every_record_of_the_json_is_a_session(listed: Reading) -> None:
    assert [(s.title, s.kind, s.room) for s in sessions(listed)[::2]] == [
        ("Registration & Badge Pick-up", "Registration & Badge Pick-up", "Level 2 Foyer"),
        ("Coffee Break", "Breaks & Special Events", "Level 2 Foyer"),
    ]
    assert (listed.skipped, listed.findings) == ((), ())
    assert listed.document.media_type == "application/json"


def test_a_keynote_of_the_json_is_whole(listed: Reading) -> None:
    uid = "b5386fb97755f765369c45e5f24094ec"
    at = Origin(JSON, place="entry 2, speakers")
    employed = (
        ("Michael Staib", "ChilliCream", "michael_staib.23xujj9p"),
        ("Lee Byron", "GraphQL Foundation", "lee_byron.25jvpjmb"),
        ("Kewei Qu", "Meta", "qkw1221"),
        ("Rob Richard", "1stdibs", "robrichard87"),
    )
    solomon = a_person("Sasha Solomon", at, account="sasha177")
    moderator = a_person(
        "Sasha Solomon",
        Origin(JSON, place="entry 2, moderators"),
        role="moderator",
        roles=(Role.MODERATOR,),
        account="sasha177",
    )
    assert sessions(listed)[1] == SessionRecord(
        origin=Origin(JSON, place="entry 2"),
        year=2024,
        key=session_key("sched", uid),
        kind="Keynote Sessions",
        session_type=SessionType.OTHER,
        title=(
            "Keynote: TSC Panel - Lee Byron, GraphQL Foundation; Kewei Qu, Meta; Rob Richard,"
            " 1stDibs; Michael Staib, ChilliCream; Moderated by Sasha Solomon, Staff Software"
            " Engineer & Tech Lead"
        ),
        date=dt.date(2024, 9, 10),
        date_as_stated="2024-09-10",
        start=dt.datetime(2024, 9, 10, 9, 55, tzinfo=PDT),
        end=dt.datetime(2024, 9, 10, 10, 25, tzinfo=PDT),
        time_as_stated="09:55 - 10:25",
        room="Metropolitan Ballroom",
        status=SessionStatus.SCHEDULED,
        parties=(
            *(
                a_person(name, at, affiliation=body, organizations=(body,), account=account)
                for name, body, account in employed
            ),
            solomon,
            moderator,
        ),
        uid=uid,
        links=(LinkRecord(LinkKind.VIDEO, "https://www.youtube.com/watch?v=3UbcTEV54bI"),),
    )


def test_a_programme_set_to_another_zone_is_told_once(shared: Path) -> None:
    day = dt.date(2024, 9, 10)
    reading = read(shared, JSON, "Asia/Riyadh", day, day + dt.timedelta(days=2))
    assert [finding.what for finding in reading.findings] == [
        "start_time_ts is 10 h later than the local time in the edition's zone, as the"
        " programme's clock was set to another; the local time counts"
    ]
    assert sessions(reading)[1].start == dt.datetime(
        2024, 9, 10, 9, 55, tzinfo=dt.timezone(dt.timedelta(hours=3))
    )
