"""Workbooks: what a spreadsheet program makes of cells, and what no workbook may do to us."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from factories import read_bytes
from golden_workbook import golden_workbook
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from tables import PLAIN, by, sessions
from workbooks import saved, workbook

from kg.errors import SourceError
from kg.records import Reading, Skipped
from kg.sources.source import Source
from kg.sources.tables import table
from kg.sources.tables.workbook_columns import letters
from kg.sources.tables.workbook_parts import repacked

GOLDEN = Path(__file__).parents[1] / "golden" / "table-workbook"
DAY = dt.date(2017, 12, 18)
BUOYS = (("Title", "Date", "Room"), ("Buoys", DAY, "Hall"))


def read(content: bytes, mapping: str = PLAIN) -> Reading:
    return read_bytes(content, "table.xlsx", by(mapping))


def changed(path: str, old: bytes, new: bytes) -> bytes:
    """A small workbook with a text in one of its parts put in the place of another."""

    def change(other: str, part: bytes) -> bytes:
        if other != path:
            return part
        assert old in part
        return part.replace(old, new)

    return saved(workbook(*BUOYS), change)


def test_the_golden_workbook_is_the_one_that_is_described() -> None:
    assert (GOLDEN / "input.xlsx").read_bytes() == golden_workbook()


def test_days_counted_from_1904_are_the_same_days() -> None:
    book = workbook()
    book.epoch = CALENDAR_MAC_1904
    for row in BUOYS:
        book["Programme"].append(row)
    (session,) = sessions(read(saved(book)))
    assert session.date == DAY


def test_the_result_of_a_formula_counts() -> None:
    result = b"<f>1+1</f><v>43087</v>"
    content = changed("xl/worksheets/sheet1.xml", b"<v>43087</v>", result)
    assert [session.date for session in sessions(read(content))] == [DAY]


def test_a_table_that_does_not_begin_in_the_first_cell_is_read() -> None:
    rows = ((), (None, None, *BUOYS[0]), (None, None, *BUOYS[1]))
    (session,) = sessions(read(saved(workbook(*rows))))
    assert (session.title, session.room, session.origin.line) == ("Buoys", "Hall", 3)


def test_a_merged_cell_speaks_for_its_rows_and_not_for_its_columns() -> None:
    book = workbook(BUOYS[0], ("Buoys", DAY, "Hall"), ("Piers", None, None), ("Day 2",))
    book["Programme"].merge_cells("B2:C3")
    book["Programme"].merge_cells("A4:C4")
    found = sessions(read(saved(book), "year = 2017\n" + PLAIN))
    assert [(one.title, one.date, one.room) for one in found] == [
        ("Buoys", DAY, None),
        ("Piers", DAY, None),
        ("Day 2", None, None),
    ]


@pytest.mark.parametrize("sheet", ["Nowhere", "Budget"])
def test_a_sheet_that_is_not_there_or_hidden_is_refused_with_those_that_are(sheet: str) -> None:
    with pytest.raises(SourceError) as refused:
        read(golden_workbook(), f'sheet = "{sheet}"\n' + PLAIN)
    assert refused.value.what == (
        f"there is no sheet {sheet!r} that is shown; the workbook has Programme, Rooms"
    )


def test_an_error_in_the_title_skips_the_row_and_tells_the_cell() -> None:
    book = workbook(*BUOYS, ("#N/A", DAY, "Hall"))
    book["Programme"]["A3"].data_type = "e"
    reading = read(saved(book))
    assert len(reading.records) == 1
    assert [type(one) for one in reading.skipped] == [Skipped]


def a_bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 20_000_000)
    return file.getvalue()


def a_crowd() -> bytes:
    return repacked({"xl/workbook.xml": b"x", **{f"xl/{n}.xml": b"x" for n in range(3000)}})


def with_a_lying_size() -> bytes:
    """The size that the directory states is smaller than what the part unpacks to."""
    content = bytearray(golden_workbook())
    at = content.rindex(b"PK\x01\x02")
    content[at + 24 : at + 28] = (5).to_bytes(4, "little")
    return bytes(content)


FAR = b'<c r="XFD1048576"><v>1</v></c></row>'
REFUSED: dict[str, tuple[Callable[[], object], str]] = {
    "a bomb": (a_bomb, "more than is read"),
    "a crowd of parts": (lambda: a_crowd().getvalue(), "more than is read"),
    "a lying size": (with_a_lying_size, "the workbook is broken"),
    "a cell far away": (
        lambda: changed("xl/worksheets/sheet1.xml", b"</row></sheetData>", FAR + b"</sheetData>"),
        "a sheet spans 1048576 rows and 16384 columns",
    ),
    "entities": (
        lambda: changed(
            "xl/workbook.xml", b"<workbook", b'<!DOCTYPE x [<!ENTITY a "b">]><workbook'
        ),
        "declares entities",
    ),
    "a document of words": (
        lambda: repacked({"xl/x.xml": b"<x/>"}).getvalue(),
        "no .xlsx workbook",
    ),
    "an old workbook": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "is broken"),
    "broken XML": (lambda: changed("xl/worksheets/sheet1.xml", b"<row", b"<<row"), "is broken"),
}


@pytest.mark.parametrize(("content", "what"), REFUSED.values(), ids=REFUSED)
def test_a_workbook_that_cannot_be_trusted_is_refused(
    content: Callable[[], bytes], what: str
) -> None:
    with pytest.raises(SourceError) as refused:
        read(content())
    assert what in refused.value.what
    assert ";" in refused.value.what


def test_a_formatted_cell_far_away_holds_nothing() -> None:
    far = FAR.replace(b"><v>1</v></c>", b' s="1"/>')
    content = changed("xl/worksheets/sheet1.xml", b"</row></sheetData>", far + b"</sheetData>")
    assert len(read(content).records) == 1


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from(["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"]),
    st.integers(0, 5000),
    st.integers(0, 30),
    st.binary(max_size=12)
    | st.sampled_from([b'"', b"<c>", b"</row>", b'r="A0"', b"<v>", b't="s"']),
)
def test_a_damaged_workbook_is_read_or_refused(
    path: str, place: int, length: int, piece: bytes
) -> None:
    with zipfile.ZipFile(io.BytesIO(golden_workbook())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    at = place % len(parts[path])
    parts[path] = parts[path][:at] + piece + parts[path][at + length :]
    mapping = (GOLDEN / "mapping.toml").read_text("utf-8")
    content = repacked(parts).getvalue()
    try:
        items = list(table.read(Source.of("table.xlsx", content), by(mapping)))
    except SourceError as error:
        items = [error]
    assert items


@pytest.mark.parametrize(("at", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (16_383, "XFD")])
def test_columns_go_by_letters(at: int, name: str) -> None:
    assert letters(at) == name
