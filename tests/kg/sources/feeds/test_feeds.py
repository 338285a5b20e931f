"""Feeds and exports: read as a stream, put into an edition, and refused where nothing fits."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from factories import an_edition, read_bytes, told

from kg.concepts import SessionStatus, SessionType
from kg.errors import SourceError
from kg.records import EditionRecord, Item, Reading, SessionRecord
from kg.sources.calendars import feed as calendar_feed
from kg.sources.feeds.text_stream import PIECE
from kg.sources.feeds.times import BOOTH
from kg.sources.given import Given
from kg.sources.sched import export as sched_export
from kg.sources.sched import roles as sched_roles
from kg.sources.sched.names import bodies_in, people_in
from kg.sources.source import Source

TOLD = told({2024: "Asia/Riyadh"})
HEAD = "BEGIN:VCALENDAR\r\nPRODID:-//Sched.com Tides//EN\r\n"
END = "END:VCALENDAR\r\n"
START = "DTSTART:20241216T060000Z"
UID = "0123456789abcdef0123456789abcdef"
RIYADH = dt.timezone(dt.timedelta(hours=3))


def event(*lines: str, start: str = START) -> str:
    return "\r\n".join(("BEGIN:VEVENT", start, *lines, "END:VEVENT", ""))


def read(text: str | bytes, given: Given = TOLD) -> Reading:
    content = text if isinstance(text, bytes) else text.encode()
    return read_bytes(content, "feed.txt", given)


def feed(*events: str, given: Given = TOLD) -> Reading:
    return read(HEAD + "".join(events) + END, given)


def session(reading: Reading) -> SessionRecord:
    (record,) = reading.records
    assert isinstance(record, SessionRecord)
    return record


def of_days(start: dt.date, end: dt.date, **fields: object) -> Given:
    (edition,) = an_edition(2024, zone="Asia/Riyadh", start=start, end=end, **fields).records
    assert isinstance(edition, EditionRecord)
    return Given({2024: edition})


DECEMBER = of_days(dt.date(2024, 12, 15), dt.date(2024, 12, 19))


class Long(io.BytesIO):
    """A file of ten thousand entries that fails when it is read whole or to its end."""

    def __init__(self, head: bytes, entry: bytes) -> None:
        super().__init__(head + entry * 10_000)

    def read(self, size: int | None = -1, /) -> bytes:
        assert size is not None
        assert size > 0, "the whole is asked for, and it is long"
        found = super().read(size)
        assert found, "more is read than the first sessions need"
        return found


HEADER = "event_key,active,name,event_start,event_end,event_type,id,speakers\n"
ROW = '"1","Y","Tides","2024-12-16 09:00:00","2024-12-16 10:00:00","Workshop","x","Ada Mare"\n'
ENTRY = {"event_key": "1", "event_start": "2024-12-16 09:00", "name": "Tides", "speakers": []}
PERSON = {"username": "a", "name": "Ada Mare", "role": "speaker", "sessions": UID}
LONG = {
    "calendar": (calendar_feed.read, HEAD, event("SUMMARY:Tides")),
    "CSV": (sched_export.read, HEADER, ROW),
    "JSON": (sched_export.read, f"[{json.dumps(ENTRY)}", f",\n{json.dumps(ENTRY)}"),
    "people": (sched_roles.read, f"[{json.dumps(PERSON)}", f",\n{json.dumps(PERSON)}"),
}


@pytest.mark.parametrize("form", LONG)
def test_a_session_is_told_before_the_rest_is_read(form: str) -> None:
    reader, head, entry = LONG[form]
    file = Long(head.encode(), entry.encode())
    items: Iterator[Item] = reader(Source("long", file), replace(TOLD, year=2024))
    sessions = (item for item in items if isinstance(item, SessionRecord))
    for _ in range(1_000):
        assert next(sessions).year == 2024
    assert file.tell() < 1_000 * len(entry) + 3 * PIECE


def test_lines_are_unfolded_even_within_a_letter() -> None:
    folded = HEAD.encode() + b"BEGIN:VEVENT\r\n" + START.encode() + b"\r\n"
    folded += b"SUMMARY:Cr\xc3\r\n \xa8me of\r\n\t the Tides\r\nEND:VEVENT\r\n" + END.encode()
    assert session(read(folded)).title == "Crème of the Tides"


def test_a_long_description_goes_by_unread_whether_folded_or_not() -> None:
    long = event(f"DESCRIPTION:{'tide ' * 100_000}", "SUMMARY:Tides")
    folded = event("DESCRIPTION:x" + "\r\n  tide" * 200_000, "SUMMARY:Nets")
    assert [s.title for s in feed(long, folded).records] == ["Tides", "Nets"]


def test_a_line_without_end_is_refused_with_its_number() -> None:
    with pytest.raises(SourceError) as refused:
        feed(event(f"DESCRIPTION:{'x' * 1_100_000}"))
    assert str(refused.value) == (
        "feed.txt:5: the line has more than the 1000000 bytes that are read of one;"
        " save the document again from its source"
    )


def test_a_feed_that_is_cut_short_is_refused() -> None:
    with pytest.raises(SourceError) as refused:
        read(HEAD + event("SUMMARY:Tides"))
    assert str(refused.value) == (
        "feed.txt:6: the feed ends before END:VCALENDAR, so it is cut short; fetch it again"
    )


def test_a_feed_without_events_has_nothing_to_tell() -> None:
    assert feed().records == ()


def test_a_feed_of_no_known_edition_is_refused_and_says_what_to_do() -> None:
    with pytest.raises(SourceError) as refused:
        feed(event("SUMMARY:Tides", start="DTSTART:20310101T000000Z"))
    assert str(refused.value) == (
        "feed.txt:3: no entry belongs to a known edition: 2031 is no known edition; name the"
        " edition that it belongs to, or add data/editions/2031.toml"
    )


def test_an_event_of_another_year_is_skipped_where_others_fit() -> None:
    reading = feed(event("SUMMARY:Tides"), event("SUMMARY:Old", start="DTSTART:20010101T000000Z"))
    assert [(one.text, one.reason) for one in reading.skipped] == [
        (
            "Old, 20010101T000000Z",
            "2001 is no known edition; name the edition that it belongs to, or add"
            " data/editions/2001.toml",
        )
    ]


MARCH = event("SUMMARY:Open Consultations", start="DTSTART:20240304T090000Z")


def test_an_event_months_away_is_no_session_unless_the_editor_says_so() -> None:
    (skipped,) = feed(MARCH, given=DECEMBER).skipped
    assert skipped.reason == "2024-03-04 is no day of the IGF of 2024; name the edition if it is"


def test_an_event_that_the_editor_puts_into_an_edition_is_kept_without_a_strange_day() -> None:
    reading = feed(MARCH, given=replace(DECEMBER, year=2024))
    assert (session(reading).title, session(reading).date) == ("Open Consultations", None)
    assert [finding.what for finding in reading.findings] == [
        "2024-03-04 is no day of the IGF of 2024, 2024-12-15 to 2024-12-19, so the session is"
        " kept without it"
    ]


def test_a_slip_in_the_end_s_year_is_told_from_a_booth() -> None:
    slip = event("SUMMARY:Tides", "DTEND:20261216T070000Z")
    booth = event("SUMMARY:Booth", "DTEND:20241218T150000Z")
    reading = feed(slip, booth, given=DECEMBER)
    assert (session(reading).title, session(reading).end) == ("Tides", None)
    assert [one.reason for one in reading.skipped] == [BOOTH]


def test_a_whole_day_up_to_midnight_is_no_booth() -> None:
    reading = feed(event("SUMMARY:Fair", "DTEND:20241216T210000Z"))
    assert session(reading).end == dt.datetime(2024, 12, 17, tzinfo=RIYADH)


def test_a_zone_that_one_feed_defines_is_unknown_to_the_next() -> None:
    zone = (
        "BEGIN:VTIMEZONE\r\nTZID:Tide Time\r\nBEGIN:STANDARD\r\nDTSTART:20000101T000000\r\n"
        "TZOFFSETFROM:+0500\r\nTZOFFSETTO:+0500\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    )
    local = event("SUMMARY:Tides", start="DTSTART;TZID=Tide Time:20241216T110000")
    assert session(feed(zone, local)).start == dt.datetime(2024, 12, 16, 9, tzinfo=RIYADH)
    assert session(feed(local)).start is None


@pytest.mark.parametrize("rule", ["FREQ=SECONDLY", "FREQ=YEARLY;BYSECOND=1,2,3", "FREQ=MINUTELY"])
def test_a_zone_whose_rule_has_no_end_is_not_worked_out(rule: str) -> None:
    zone = (
        f"BEGIN:VTIMEZONE\r\nTZID:Mad Time\r\nBEGIN:STANDARD\r\nDTSTART:20000101T000000\r\n"
        f"TZOFFSETFROM:+0500\r\nTZOFFSETTO:+0500\r\nRRULE:{rule}\r\nEND:STANDARD\r\n"
        "END:VTIMEZONE\r\n"
    )
    reading = feed(zone, event(start="DTSTART;TZID=Mad Time:20241216T110000"))
    assert (session(reading).date, session(reading).start) == (dt.date(2024, 12, 16), None)


def test_an_event_on_which_the_library_fails_is_skipped_with_its_place() -> None:
    reading = feed(event("SUMMARY:Tides", "DTEND;VALUE=DATE,TIME:20241216"), event("SUMMARY:Nets"))
    assert session(reading).title == "Nets"
    assert [(one.origin.line, one.reason) for one in reading.skipped] == [
        (3, "the event is no iCalendar that can be read")
    ]


def test_a_category_that_is_no_kind_of_session_is_a_theme() -> None:
    given = of_days(dt.date(2024, 12, 15), dt.date(2024, 12, 19), themes=("New Tides: AI - Nets",))
    categories = "CATEGORIES:U: UPDATED,New Tides AI Nets,Workshop,Youth"
    found = session(feed(event("SUMMARY:Tides", categories), given=given))
    assert (found.themes, found.kind, found.session_type, found.tags, found.flags) == (
        ("New Tides AI Nets", "Youth"),
        "Workshop",
        SessionType.WORKSHOP,
        (),
        ("UPDATED",),
    )


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        (("SUMMARY:Tides",), SessionStatus.SCHEDULED),
        (("SUMMARY:Tides", "STATUS:TENTATIVE"), SessionStatus.PROPOSED),
        (("SUMMARY:Tides", "STATUS:CANCELLED"), SessionStatus.CANCELLED),
        (("SUMMARY:Tides", "CATEGORIES:X: CANCELLED,WORKSHOP"), SessionStatus.CANCELLED),
        (("SUMMARY:[CANCELLED] Tides", "STATUS:CONFIRMED"), SessionStatus.CANCELLED),
    ],
)
def test_an_event_s_status_is_what_its_title_label_or_status_says(
    lines: tuple[str, ...], status: SessionStatus
) -> None:
    found = session(feed(event(*lines)))
    assert (found.title, found.status) == ("Tides", status)


def test_the_same_events_in_utf_16_are_the_same_sessions() -> None:
    text = HEAD + event("SUMMARY:Crème of the Tides", f"UID:{UID}") + END
    assert read(text.encode("utf-16")).records == read(text).records


def table(**cells: str) -> str:
    written = io.StringIO()
    row = {"name": "Tides", "event_start": "2024-12-16 09:00:00", "event_type": "Workshop", **cells}
    writer = csv.DictWriter(written, row)
    writer.writeheader()
    writer.writerow(row)
    return written.getvalue()


@pytest.mark.parametrize(
    ("start", "end", "placed", "findings"),
    [
        ("2024-12-16 09:00", "soon", ("2024-12-16", "09:00", None), 1),
        ("2024-12-16 25:00", "2024-12-16 10:00", ("2024-12-16", None, None), 1),
        ("2024-12-16", "", ("2024-12-16", None, None), 0),
        ("2024-12-16 TBA", "2024-12-17 TBA", ("2024-12-16", None, None), 0),
        ("2024-12-16 TBA", "2025-12-16 TBA", ("2024-12-16", None, None), 1),
        ("2024-12-16 09:00", "2024-12-16 TBA", ("2024-12-16", "09:00", None), 0),
        ("2024-12-16 23:00", "2024-12-17 01:00", ("2024-12-16", "23:00", "01:00"), 0),
    ],
)
def test_each_end_of_a_row_is_kept_as_far_as_it_can_be_read(
    start: str, end: str, placed: tuple[str | None, ...], findings: int
) -> None:
    reading = read(table(event_start=start, event_end=end))
    found = session(reading)
    times = tuple(f"{time:%H:%M}" if time else None for time in (found.start, found.end))
    assert (str(found.date), *times) == placed
    assert len(reading.findings) == findings


def test_a_time_that_the_clocks_skipped_keeps_its_day() -> None:
    reading = read(table(event_start="2024-03-31 02:30:00"), told({2024: "Europe/Oslo"}))
    assert (session(reading).date, session(reading).start) == (dt.date(2024, 3, 31), None)
    assert reading.findings[0].what == (
        "2024-03-31 02:30 never was in Europe/Oslo: the clocks went forward, so it is left out"
    )


def test_an_unclosed_cell_is_refused_with_its_row() -> None:
    with pytest.raises(SourceError) as refused:
        read(table() + '"Nets","2024')
    assert str(refused.value) == (
        "feed.txt:3: the row is no CSV: unexpected end of data; export the list again"
    )


@pytest.mark.parametrize(("seats", "capacity"), [("0", None), ("", None), ("40", 40), ("x", None)])
def test_no_seats_are_no_limit(seats: str, capacity: int | None) -> None:
    assert session(read(table(seats=seats))).capacity == capacity


def test_broken_json_is_refused() -> None:
    with pytest.raises(SourceError) as refused:
        read(json.dumps([ENTRY, ENTRY])[:-9])
    assert refused.value.what == "the JSON is broken or cut short; export the list again"


@pytest.mark.parametrize(
    "entry",
    ['"' + "x" * 5_000_000 + '"', "[" * 5_000, "9" * 5_000, "1e99999"],
    ids=["long", "deep", "a long number", "a large number"],
)
def test_json_that_no_programme_writes_is_refused(entry: str) -> None:
    with pytest.raises(SourceError):
        read(f"[{json.dumps(ENTRY)}, {entry}]")


def test_people_need_an_edition_that_the_editor_names() -> None:
    with pytest.raises(SourceError) as refused:
        read(json.dumps([PERSON]))
    assert refused.value.what == (
        "a list of people has no dates; name the edition that it belongs to"
    )


def test_a_person_is_put_to_the_session_that_the_feed_tells_of() -> None:
    people = session(read(json.dumps([PERSON]), replace(TOLD, year=2024)))
    told_of = session(feed(event("SUMMARY:Tides", f"UID:{UID}")))
    assert (people.key, people.uid) == (told_of.key, told_of.uid)


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ('Andro M. "Gull" Pellow', ('Andro M. "Gull" Pellow',)),
        ("Ada Mare, Nella Orvane; Jory Lant", ("Ada Mare", "Nella Orvane", "Jory Lant")),
        ("Ada Mare, PhD, Jory Lant, Jr.", ("Ada Mare, PhD", "Jory Lant, Jr.")),
        ("Ada Mare, head of tides", ()),
        ("TBC", ()),
        ("Oman", ()),
        ("Ada Mare, TBC", ()),
    ],
)
def test_a_cell_is_split_where_every_part_is_a_name(cell: str, names: tuple[str, ...]) -> None:
    assert people_in(cell) == names


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Tidewatch, Inc., Lantern Works", ("Tidewatch, Inc.", "Lantern Works")),
        ("Ministry of Post, Tax and Trade", ()),
        ("Ministry of Post and Tax", ("Ministry of Post and Tax",)),
    ],
)
def test_a_body_s_own_comma_splits_nothing(cell: str, names: tuple[str, ...]) -> None:
    assert bodies_in(cell) == names
