"""What headings and addresses of transcripts say, in the forms of all years."""

from __future__ import annotations

import datetime as dt

import pytest
from factories import an_edition, growth
from hypothesis import given
from hypothesis import strategies as st

from kg.concepts import SessionType
from kg.records import EditionRecord
from kg.sources.transcripts.numbered_days import numbered_day
from kg.sources.transcripts.titles import TranscriptTitle, titled, titled_only, titled_slug

WORKSHOP, FORUM = SessionType.WORKSHOP, SessionType.OPEN_FORUM


SLUGS = {
    "igf-2016-day-1-room-10-of53-lantern-delegation": TranscriptTitle(
        2016,
        "day 1",
        number=1,
        room="Room 10",
        code="OF53",
        code_as_stated="of53",
        session_type=FORUM,
        title="Lantern delegation",
    ),
    "igf-2017-day-0-salle-21-22-lantern-day-0": TranscriptTitle(
        2017,
        "day 0",
        number=0,
        room="Salle 21 22",
        kind="day 0",
        session_type=SessionType.PRE_EVENT,
        title="Lantern day",
    ),
    "igf-2019-\u2013-day-2-\u2013-estrel-saal-b-\u2013-ws-170-lanterns-raw": TranscriptTitle(
        2019,
        "day 2",
        number=2,
        room="Estrel Saal B",
        code="WS170",
        code_as_stated="ws-170",
        session_type=WORKSHOP,
        title="Lanterns",
    ),
    "igf-2019-day-4-saal-europa-igf-2019-youth-lanterns": TranscriptTitle(
        2019, "day 4", number=4, room="Saal Europa", title="Youth lanterns"
    ),
    "1937-2014-09-02-ws93-lanterns-room-6\xa0\xa0": TranscriptTitle(
        2014,
        "2014-09-02",
        date=dt.date(2014, 9, 2),
        room="Room 6",
        code="WS93",
        code_as_stated="ws93",
        session_type=WORKSHOP,
        title="Lanterns",
    ),
    "2101-finished-2014-09-02-orientation": TranscriptTitle(
        2014,
        "2014-09-02",
        date=dt.date(2014, 9, 2),
        kind="orientation",
        title="Orientation",
        session_type=SessionType.NEWCOMERS,
    ),
    "2872-2015-11-12-main-session-on-lanterns-main-meeting-hall-finished": TranscriptTitle(
        2015,
        "2015-11-12",
        date=dt.date(2015, 11, 12),
        room="Main Meeting Hall",
        kind="main session",
        session_type=SessionType.MAIN,
        title="Main session on lanterns",
    ),
}
HEADINGS = {
    "IGF 2017 - Day 1 - Room XXV - WS39: A Garden of Cables": TranscriptTitle(
        2017,
        "Day 1",
        number=1,
        room="Room XXV",
        code="WS39",
        code_as_stated="WS39",
        session_type=WORKSHOP,
        title="A Garden of Cables",
    ),
    "IGF 2023 \u2013 Day 2 \u2013 Open Forum #12 Lanterns \u2013 RAW": TranscriptTitle(
        2023,
        "Day 2",
        number=2,
        code="OF12",
        code_as_stated="Open Forum #12",
        session_type=FORUM,
        title="Lanterns",
    ),
    "2015 11 11 - WS 31 The Right to a Lantern - Workshop Room 1": TranscriptTitle(
        2015,
        "2015 11 11",
        date=dt.date(2015, 11, 11),
        room="Workshop Room 1",
        code="WS31",
        code_as_stated="WS 31",
        session_type=WORKSHOP,
        title="The Right to a Lantern",
    ),
}
NO_CODE = [
    *("ws4all-and-more", "ws-10-years-of-lanterns", "ws-3rd-lantern", "workshop-2030-lanterns"),
    *("dc3-lantern-coalition", "dc-2-lanterns", "pn-2-lanterns", "of-lanterns", "ws-freedom-house"),
]
NO_DAY = [
    *("igf-2022-ws-439-lanterns", "1458-closing-ceremony", "about-the-forum", "", "2014"),
    *("2015-13-40-ws-9-lanterns", "igf-day-1-lanterns", "igf-2016-day-123-lanterns"),
]


@pytest.mark.parametrize("slug", SLUGS)
def test_the_last_part_of_an_address_names_the_session(slug: str) -> None:
    assert titled_slug(slug) == SLUGS[slug]


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_heading_names_the_session_as_printed(heading: str) -> None:
    assert titled(heading) == HEADINGS[heading]


@pytest.mark.parametrize("words", NO_CODE)
def test_no_code_is_read_where_something_else_may_be_meant(words: str) -> None:
    found = titled_slug(f"igf-2016-day-1-room-2-{words}")
    assert found is not None
    assert (found.code, found.code_as_stated, found.room) == (None, None, "Room 2")


@pytest.mark.parametrize("slug", NO_DAY)
def test_what_names_no_day_is_no_transcript(slug: str) -> None:
    assert titled_slug(slug) is None


def test_a_heading_of_the_first_years_may_have_a_code_and_no_day() -> None:
    assert titled_only(2013, "WS 134 Lanterns for Progress") == TranscriptTitle(
        2013,
        None,
        code="WS134",
        code_as_stated="WS 134",
        session_type=WORKSHOP,
        title="Lanterns for Progress",
    )


@given(st.text(max_size=80))
def test_any_words_are_read(words: str) -> None:
    for text in (words, f"igf-2016-day-1-{words}", f"2014-09-02-{words}-room-6"):
        assert titled_slug(text) is None or titled(text) != ""


@pytest.mark.parametrize("piece", ["-", "igf-2016-", "day-1-", "room-", "ws-1", " ", "\u2013", "0"])
def test_endless_words_take_time_by_their_length_alone(piece: str) -> None:
    # Quadratic time would make the ratio 64.
    assert growth(lambda size: titled_slug("igf-2016-day-1-" + piece * size), 12_500, 100_000) < 32


def edition(start: dt.date, days: int) -> EditionRecord:
    (record,) = an_edition(start.year, start=start, end=start + dt.timedelta(days - 1)).records
    assert isinstance(record, EditionRecord)
    return record


DAYS = {
    "four days have a Day 0 before": (dt.date(2016, 12, 6), 4, [5, 6, 7, 8, 9, None]),
    "five days begin with Day 0": (dt.date(2019, 11, 25), 5, [25, 26, 27, 28, 29, None]),
    "three days have a Day 0 before": (dt.date(2018, 11, 12), 3, [11, 12, 13, 14, None]),
    "a meeting that pauses tells none": (dt.date(2020, 11, 2), 16, [None, None, None]),
}


@pytest.mark.parametrize("case", DAYS)
def test_a_numbered_day_has_its_date(case: str) -> None:
    start, days, expected = DAYS[case]
    dates = (numbered_day(edition(start, days), number) for number in range(len(expected)))
    assert [date.day if date else None for date in dates] == expected
