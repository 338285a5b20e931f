"""A table that a spreadsheet opens: a line a session, an empty cell where nothing is stated."""

from __future__ import annotations

import csv
import re
from io import StringIO
from pathlib import Path

import pytest
from listed import bare, listed

from kg.publish.entry import Entry
from kg.publish.session_table import COLUMNS, cell, table


def rows(*entries: Entry) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(table(entries).decode("utf-8-sig"), newline="")))


def test_a_session_is_a_line() -> None:
    assert rows(listed()) == [
        {
            "session": "2017/ws15",
            "address": "http://127.0.0.1:8000/doc/session/2017/ws15",
            "meeting": "IGF 2017",
            "code": "WS15",
            "title": "Cybersecurity Response",
            "language": "en",
            "day": "2017-12-21",
            "start": "2017-12-21T09:00:00+01:00",
            "end": "2017-12-21T10:30:00+01:00",
            "time_zone": "Europe/Zurich",
            "room": "Room XII - A",
            "venue": "Palais des Nations",
            "room_as_printed": "Room XII - A UNOG",
            "type": "workshop",
            "format": "panel",
            "state": "held",
            "cancelled": "no",
            "themes": "Access",
            "tags": "Cybersecurity",
            "organised_by": "Jong Hyuk Ro",
            "speakers": "Jianping Wu",
            "moderation": "Wan S. Yi",
            "organisations": "KISA; RDB",
        }
    ]


def test_what_is_not_stated_is_an_empty_cell() -> None:
    (row,) = rows(bare())
    assert {name: text for name, text in row.items() if text} == {
        "session": "2017/x",
        "address": "http://127.0.0.1:8000/doc/session/2017/x",
        "meeting": "IGF 2017",
        "title": "Untold",
        "time_zone": "Europe/Zurich",
        "cancelled": "no",
    }


def test_the_file_begins_with_the_mark_of_utf_8_and_its_lines_end_in_crlf() -> None:
    written = table([listed(title="Zürich")])
    assert written.startswith(b"\xef\xbb\xbfsession,address,")
    assert written.count(b"\r\n") == written.count(b"\n") == 2


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_no_cell_is_run_as_a_formula(sign: str) -> None:
    (row,) = rows(listed(title=f"{sign}HYPERLINK(A1)"))
    assert row["title"] == f"'{sign}HYPERLINK(A1)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [(None, ""), ("\t=A1", "'=A1"), ("two\r\nlines", "two lines"), ("a-b", "a-b"), ("", "")],
)
def test_a_cell_is_one_line(text: str | None, expected: str) -> None:
    assert cell(text) == expected


def test_every_column_is_in_the_documentation(project_root: Path) -> None:
    text = (project_root / "docs" / "programme.md").read_text("utf-8")
    section = text.partition("## The columns of the table")[2].partition("\n## ")[0]
    assert re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE) == [*COLUMNS]
