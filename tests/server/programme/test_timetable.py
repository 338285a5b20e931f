"""Every session has a place in the timetable, whatever is not stated of it."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from listed import XII, at, bare, listed

from kg.publish.entry import Entry, Named
from server.programme.agenda import agenda
from server.programme.timetable import Timetable, card, timetable

HALL = Named("http://127.0.0.1:8000/id/place/2017/room-9", "Room 9")
TEN = Named("http://127.0.0.1:8000/id/place/2017/room-10", "Room 10")


def keys(table: Timetable) -> list[str]:
    timed = [c for day in table.days for row in day.rows for cell in row.cells for c in cell]
    untimed = [c for day in table.days for c in day.untimed]
    return [c.entry.key for c in (*timed, *untimed, *table.undated)]


def test_a_day_has_a_column_a_room_and_a_row_a_time() -> None:
    entries = (
        listed("2017/a", room=TEN),
        listed("2017/b", room=HALL, start=at("11:00"), end=None),
        listed("2017/c", room=None),
        listed("2017/d", room=HALL),
    )
    (day,) = timetable(entries).days
    assert (day.words, day.count) == ("Thursday 21 December 2017", 4)
    # Room 9 comes before Room 10, and what has no room last.
    assert day.rooms == (HALL, TEN, None)
    assert [
        (row.clock, [[c.entry.key[-1] for c in cell] for cell in row.cells]) for row in day.rows
    ] == [("09:00", [["d"], ["a"], ["c"]]), ("11:00", [["b"], [], []])]


def test_what_has_no_time_or_no_day_stands_in_its_own_list() -> None:
    table = timetable([listed(), bare("2017/b", start=dt.date(2017, 12, 21)), bare("2017/c")])
    (day,) = table.days
    assert [c.entry.key for c in day.untimed] == ["2017/b"]
    assert [c.entry.key for c in table.undated] == ["2017/c"]
    assert (day.untimed[0].hours, day.untimed[0].later) == (None, None)


def test_an_end_is_shown_where_it_is_stated() -> None:
    assert card(listed()).hours == "09:00\u201310:30"
    assert card(listed(end=None)).hours == "09:00"


def test_a_session_across_midnight_stands_on_the_day_on_which_it_begins() -> None:
    (day,) = timetable([listed(start=at("23:00", 20), end=at("01:00", 21))]).days
    (found,) = (c for row in day.rows for cell in row.cells for c in cell)
    assert day.date == dt.date(2017, 12, 20)
    assert (found.hours, found.later) == ("23:00\u201301:00", "Thursday 21 December 2017")


def test_sessions_at_one_time_in_one_room_name_each_other() -> None:
    long = listed("2017/a", start=at("10:00"), end=at("13:00"))
    inside = listed("2017/b", start=at("11:00"), end=at("12:00"))
    after = listed("2017/c", start=at("13:00"), end=at("14:00"))
    other_room = listed("2017/d", start=at("11:00"), end=at("12:00"), room=TEN)
    whole = (long, inside, after, other_room)
    assert [card(entry, whole).beside for entry in whole] == [(inside,), (long,), (), ()]


def test_without_an_end_only_the_same_start_is_the_same_time() -> None:
    open_end = listed("2017/a", end=None)
    same, later = listed("2017/b", end=None), listed("2017/c", start=at("09:30"))
    assert card(open_end, (open_end, same, later)).beside == (same,)
    # Of two without a room, nobody says that they are in one.
    assert card(listed(room=None), (listed("2017/b", room=None),)).beside == ()


STARTS = st.one_of(
    st.none(),
    st.dates(dt.date(2017, 12, 17), dt.date(2017, 12, 21)),
    st.builds(lambda day, hour: at(f"{hour}:00", day), st.integers(17, 21), st.integers(0, 23)),
)
ENTRIES = st.builds(
    lambda number, start, room, title: bare(f"2017/x{number}", start=start, room=room, title=title),
    st.integers(0, 10_000),
    STARTS,
    st.sampled_from([None, XII, HALL, TEN]),
    st.text(max_size=5),
)
LISTS = st.lists(ENTRIES, unique_by=lambda entry: entry.key)


@given(LISTS)
def test_no_session_is_ever_left_out(entries: list[Entry]) -> None:
    assert sorted(keys(timetable(entries))) == sorted(entry.key for entry in entries)
    assert sorted(c.entry.key for part in agenda(entries) for c in part.cards) == sorted(
        entry.key for entry in entries
    )


@given(LISTS)
def test_the_order_in_which_sessions_come_does_not_matter(entries: list[Entry]) -> None:
    assert timetable(entries) == timetable(entries[::-1])
    assert agenda(entries) == agenda(entries[::-1])


def test_an_agenda_has_a_part_a_day_and_a_meeting_with_its_zone() -> None:
    parts = agenda([bare("2017/c"), listed(), bare("2017/b", start=dt.date(2017, 12, 20))])
    assert [(part.words, part.zone, len(part.cards)) for part in parts] == [
        ("Wednesday 20 December 2017", None, 1),
        (
            "Thursday 21 December 2017",
            "Times are those of the place (Europe/Zurich, UTC+01:00).",
            1,
        ),
        ("Day not stated", None, 1),
    ]
