"""Tables in text: what a row says, what is left out of it and why, and what a mapping must fit."""

from __future__ import annotations

import time
import tracemalloc
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from factories import read_bytes
from hypothesis import given, settings
from hypothesis import strategies as st
from tables import PLAIN, TOLD, by, sessions

from kg.concepts import DocumentKind, SessionType
from kg.errors import SourceError
from kg.keys import session_key
from kg.records import About, Finding, Origin, Reading, SessionRecord, Skipped
from kg.sources.readers import reader_of
from kg.sources.source import Source
from kg.sources.tables import table


def read(text: str | bytes, mapping: str = PLAIN, **fields: Any) -> Reading:
    content = text.encode() if isinstance(text, str) else text
    return read_bytes(content, "table.csv", by(mapping, **fields))


def titles(reading: Reading) -> list[str | None]:
    return [session.title for session in sessions(reading)]


def test_a_table_without_a_mapping_is_told_how_to_get_one() -> None:
    with pytest.raises(SourceError) as refused:
        read_bytes(b"Title,Room\nBuoys,Hall\n", "table.csv", TOLD)
    assert str(refused.value) == (
        "table.csv: this is a table; draft a mapping with `kg map FILE`, correct it, and give it"
        " with --mapping"
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_told_from_the_text(delimiter: str) -> None:
    text = f'Title{delimiter}Date{delimiter}Room\n"a, b; c | d"{delimiter}2017-12-18{delimiter}X\n'
    assert titles(read(text)) == ["a, b; c | d"]


def test_a_hint_of_the_delimiter_is_no_row() -> None:
    assert titles(read("sep=;\nTitle;Date;Room\nBuoys;2017-12-18;X\n")) == ["Buoys"]


@pytest.mark.parametrize(
    "content",
    [
        "Title,Date,Room\r\nZürich,2017-12-18,X\r\n".encode("utf-8-sig"),
        "Title,Date,Room\nZürich,2017-12-18,X\n".encode("utf-16"),
    ],
    ids=["UTF-8 with its mark", "UTF-16"],
)
def test_a_byte_order_mark_tells_the_encoding(content: bytes) -> None:
    assert titles(read(content)) == ["Zürich"]


def test_another_encoding_is_read_only_when_it_is_named() -> None:
    content = "Title,Date,Room\nZürich,2017-12-18,X\n".encode("cp1252")
    assert titles(read(content, encoding="cp1252")) == ["Zürich"]
    with pytest.raises(SourceError, match="the bytes are not UTF-8 text"):
        read(content)
    with pytest.raises(SourceError, match="no encoding named 'klingon'"):
        read(content, encoding="klingon")


def test_rows_above_the_header_are_passed_over_where_the_mapping_says_so() -> None:
    text = "Programme\n\nTitle,Date,Room\nBuoys,2017-12-18,X\n"
    assert titles(read(text, "header_row = 3\n" + PLAIN)) == ["Buoys"]
    with pytest.raises(SourceError) as refused:
        read(text)
    assert refused.value.where == "mapping.toml:3"
    assert "the table has no column 'Title'; its columns are Programme" in refused.value.what


def test_a_row_of_other_length_is_skipped_with_its_line() -> None:
    text = (
        'Title,Date,Room\n"Two\nlines",2017-12-18,X\nShort,2017-12-18\nLong,2017-12-18,X,Y,male\n'
    )
    reading = read(text)
    reason = (
        "the row has {} cells, and the header 3; look for a delimiter or a quotation mark inside a"
        " cell"
    )
    assert titles(reading) == ["Two lines"]
    assert reading.skipped == (
        Skipped(Origin("table.csv", 4), "Short | 2017-12-18", reason.format(2)),
        Skipped(Origin("table.csv", 5), "Long | 2017-12-18 | X | Y", reason.format(5)),
    )


def test_a_quotation_mark_that_never_closes_is_told_at_its_row() -> None:
    text = 'Title,Date,Room\nBuoys,2017-12-18,X\n"' + "word " * 40_000
    with pytest.raises(SourceError) as refused:
        read(text)
    assert refused.value.where == "table.csv:3"
    assert "a quotation mark that is not closed" in refused.value.what


def test_two_columns_of_one_name_and_one_without_can_be_mapped() -> None:
    mapping = (
        'document = "other-page"\nyear = 2017\n[columns]\n"Name" = "title"\n'
        '"Name (2)" = { field = "party", role = "Speaker" }\n"column C" = "room"\n'
    )
    (session,) = sessions(read("Name,Name,\nBuoys,Ada Mare,Hall\n", mapping))
    assert (session.title, session.room) == ("Buoys", "Hall")
    assert [party.name for party in session.parties] == ["Ada Mare"]


def test_an_open_column_is_told_and_an_ignored_one_is_not() -> None:
    reading = read(
        "Title,Date,Room,Cost,Gender\nBuoys,2017-12-18,X,5,f\n", 'ignore = ["Gender"]\n' + PLAIN
    )
    what = "the column is not mapped, so it is not read; map it, or put it under `ignore`"
    assert reading.findings == (Finding(Origin("table.csv", 1, "Cost"), "Cost", what),)


def test_the_year_is_the_rows_own_or_the_mappings_or_that_of_its_day() -> None:
    text = "Title,Date,Room\nBuoys,2017-12-18,X\nPiers,18 December,X\n"
    assert [session.year for session in sessions(read(text))] == [2017]
    assert [session.year for session in sessions(read(text, "year = 2016\n" + PLAIN))] == [2016] * 2
    assert [session.year for session in sessions(read(text, year=2017))] == [2017] * 2
    with pytest.raises(SourceError, match="the mapping is for 2016, and you say 2017"):
        read(text, "year = 2016\n" + PLAIN, year=2017)


def test_sessions_without_a_code_have_keys_of_their_own() -> None:
    text = (
        "Title,Date,Room\nBuoys,2017-12-18,X\nCoffee,2017-12-18,X\nCoffee,2017-12-19,X\n"
        "Coffee,2017-12-19,X\n"
    )
    reading = read(text)
    keys = [session.key for session in sessions(reading)]
    assert len(set(keys)) == 3
    assert keys[2] == keys[3]
    what = "an earlier row has the same title, day, time and room, so both are one session"
    assert reading.findings == (Finding(Origin("table.csv", 5), "Coffee", what),)


def test_a_session_that_has_moved_keeps_its_key() -> None:
    before, after = (
        sessions(read(f"Title,Date,Room\nBuoys,2017-12-{day},X\n"))[0] for day in (18, 19)
    )
    assert before.key == after.key


def test_a_time_in_no_known_zone_is_left_out_and_told() -> None:
    (session,) = sessions(reading := read("Title,Date,Room\nBuoys,2015-11-10 09:00,X\n"))
    assert (session.date, session.start) == (session.date, None)
    assert [skipped.reason for skipped in reading.skipped] == [
        "the time has no zone, and 2015 is no known edition"
    ]


def test_the_zone_of_the_mapping_counts_and_its_difference_is_told() -> None:
    reading = read("Title,Date,Room\nBuoys,2017-12-18 09:00,X\n", 'zone = "Asia/Tokyo"\n' + PLAIN)
    (session,) = sessions(reading)
    assert session.start is not None
    assert session.start.isoformat() == "2017-12-18T09:00:00+09:00"
    assert len(reading.findings) == 1


ENDS = PLAIN.replace('Date = "date"', 'Date = "start"\nEnd = "end"')


@pytest.mark.parametrize(
    ("end", "read_as"),
    [
        ("2017-12-18 10:30", "2017-12-18T10:30:00+01:00"),
        ("2017-12-19 00:30", "2017-12-19T00:30:00+01:00"),
        ("2017-12-20 18:00", None),
        ("2017-12-18 08:00", None),
    ],
)
def test_an_end_on_a_day_of_its_own(end: str, read_as: str | None) -> None:
    reading = read(f"Title,Date,End,Room\nBuoys,2017-12-18 09:00,{end},X\n", ENDS)
    (session,) = sessions(reading)
    assert (session.end.isoformat() if session.end else None) == read_as
    assert len(reading.findings) == (read_as is None)


def test_nobodys_gender_is_read_or_shown() -> None:
    mapping = (
        'document = "other-page"\nyear = 2017\n[columns]\nTitle = "title"\n'
        'Who = { field = "party", role = "Speaker", separator = ";" }\n'
        'Region = { field = "region", separator = "|" }\n'
    )
    text = (
        "Title,Who,Region\n"
        "Buoys,Ada Mare (female); Bo Lind (Harbour; male),Africa; female|Asia (m)\n"
        "Piers,zz (female),female\nQuays,male\n"
    )
    reading = read(text, mapping)
    assert "male" not in repr(reading)
    assert [party.region for party in sessions(reading)[0].parties] == ["Africa", "Asia"]


def test_a_moderator_who_also_speaks_keeps_both_roles() -> None:
    mapping = (
        'document = "other-page"\nyear = 2017\n[columns]\nTitle = "title"\n'
        'A = { field = "party", role = "Speaker" }\nB = { field = "party", role = "Moderator" }\n'
    )
    (session,) = sessions(read("Title,A,B\nBuoys,Ada Mare,Ada Mare\n", mapping))
    assert [(party.name, party.role) for party in session.parties] == [
        ("Ada Mare", "Speaker"),
        ("Ada Mare", "Moderator"),
    ]


def test_affiliations_in_a_cell_of_their_own_go_with_the_names_in_order() -> None:
    mapping = (
        'document = "other-page"\nyear = 2017\n[columns]\nTitle = "title"\n'
        'Who = { field = "party", role = "Speaker", separator = ";" }\n'
        'Body = { field = "affiliation", separator = ";" }\n'
    )
    reading = read(
        "Title,Who,Body\nBuoys,Ada Mare; Bo Lind,Pier 1; Quay 2\nPiers,Cy Dee; Di Eff,Pier 1\n",
        mapping,
    )
    assert [[party.affiliation for party in s.parties] for s in sessions(reading)] == [
        ["Pier 1", "Quay 2"],
        [None, None],
    ]
    assert [skipped.text for skipped in reading.skipped] == ["Pier 1"]


def test_rows_are_read_as_they_come() -> None:
    """A table may be longer than the memory: every row needs no more than its key."""

    def peak(rows: int) -> int:
        text = "Title,Date,Room\n" + "".join(f"T{n},2017-12-18,X\n" for n in range(rows))
        source = Source("table.csv", BytesIO(text.encode()))
        tracemalloc.start()
        assert sum(isinstance(one, SessionRecord) for one in table.read(source, by(PLAIN))) == rows
        largest = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return largest

    # What is kept of each row is its key, so that a repeated one is told.
    assert peak(1_500) - peak(500) < 1_000 * 200


def test_reading_time_grows_with_the_length_alone() -> None:
    def seconds(times: int) -> float:
        row = f'"{"((, ; " * 200}",2017-12-18,"{"a" * 500}"\n'
        start = time.perf_counter()
        read("Title,Date,Room\n" + row * times)
        return time.perf_counter() - start

    seconds(10)
    assert seconds(800) < 32 * seconds(100)


def documents() -> Iterator[bytes]:
    golden = Path(__file__).parents[1] / "golden"
    for case in ("table-programme", "table-speaker-rows"):
        yield next((golden / case).glob("input.*")).read_bytes()


def is_sound(content: bytes, mapping: str) -> bool:
    try:
        return bool(list(table.read(Source.of("table.csv", content), by(mapping))))
    except SourceError as error:
        return ";" in error.what


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from(list(documents())),
    st.integers(0, 2000),
    st.binary(max_size=20) | st.sampled_from([b'"', b"\n", b",", b";", b"(", b"\t", b"2017-12-18"]),
)
def test_any_table_is_read_or_refused_by_any_mapping(
    document: bytes, place: int, piece: bytes
) -> None:
    golden = Path(__file__).parents[1] / "golden"
    at = place % len(document)
    for case in ("table-programme", "table-speaker-rows"):
        mapping = (golden / case / "mapping.toml").read_text("utf-8")
        for content in (document[:at] + piece + document[at:], piece):
            assert is_sound(content, mapping)


def test_a_real_table_of_events_is_read_by_a_mapping(shared: Path) -> None:
    path = shared / "samples" / "ig_events_timeline_2013_2014.csv"
    mapping = """\
document = "other-page"
ignore = ["short description", "month", "Relevance", "link1 - Agenda", "link2 - Working Doc",
    "link 3 - Outcomes", "link 4", "link 5", "issue", "relation", "relation2", "relation3",
    "relation4", "relation5", "relation6", "relation7", "relation8", "relation9", "home page"]
[columns]
institutions = "type"
event = "title"
code = "uid"
year = "year"
date = "date"
"""
    items = list(table.read(Source.of(path.name, path.read_bytes()), by(mapping)))
    found = [item for item in items if isinstance(item, SessionRecord)]
    # Of its 71 rows, sixteen are of the year 2103 or of none, and five name no event.
    rows = Counter(one.reason for one in items if isinstance(one, Skipped) if not one.origin.place)
    assert items[0] == About(DocumentKind.OTHER_PAGE, media_type="text/csv")
    assert (len(found), sorted(rows.values())) == (50, [5, 16])
    assert found[26] == SessionRecord(
        Origin(path.name, 48),
        2013,
        key=session_key("2013", "d10"),
        uid="d10",
        kind="IGF Processes",
        session_type=SessionType.OTHER,
        title="IGF 2013 Bali",
        date_as_stated="Oct 21-25",
    )


def test_a_table_is_known_by_its_form_or_by_its_mapping() -> None:
    content = b"Programme\nTitle,Room\nBuoys,X\n"
    with pytest.raises(SourceError, match="no reader knows this form"):
        reader_of(Source.of("table.csv", content))
    assert reader_of(Source.of("table.csv", content), by(PLAIN)).name == table.NAME


def test_the_page_of_a_session_has_one_address_whatever_host_the_table_names() -> None:
    mapping = 'document = "other-page"\nyear = 2017\n[columns]\nTitle = "title"\nPage = "address"\n'
    text = (
        "Title,Page\nBuoys,http://mail.intgovforum.org/multilingual/content/igf-2017-ws-15-buoys\n"
    )
    (session,) = sessions(read(text, mapping))
    assert session.address == "https://www.intgovforum.org/en/content/igf-2017-ws-15-buoys"
