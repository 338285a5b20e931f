"""A mapping file says what it means, or is refused with the line that does not hold."""

from __future__ import annotations

import pytest

from kg.concepts import DocumentKind, Question, Role, SessionStatus
from kg.errors import SourceError
from kg.sources.given import ColumnMapping
from kg.sources.tables.column import Column
from kg.sources.tables.column_fields import Field
from kg.sources.tables.column_mapping import TableMapping, table_mapping
from kg.sources.tables.name_pattern import Pattern

WHOLE = """\
document = "programme-page"
year = 2017
zone = "Europe/Zurich"
sheet = "Days"
delimiter = "tab"
header_row = 3
day_first = true
feed = "programme"
key = ["Title"]
fill_down = ["Title"]
ignore = ["Budget"]

[constants]
type = "Workshop"
tags = ["a", "b"]

[leave_out]
Title = ["Lunch"]

[columns]
Title = "title"
'Who' = { field = "party", role = "Speaker", separator = ";", parts = "name (affiliation)" }
"How many" = { field = "count", of = "women-present", by = "rapporteur" }
State = { field = "status", words = { "Went Ahead" = "held" } }
"""


def parsed(text: str) -> TableMapping:
    return table_mapping(ColumnMapping("mapping.toml", text.encode()))


def test_a_mapping_file_is_read_whole() -> None:
    pattern = Pattern(((Field.PARTY, " ("), (Field.AFFILIATION, ")")))
    assert parsed(WHOLE) == TableMapping(
        name="mapping.toml",
        document=DocumentKind.PROGRAMME_PAGE,
        columns=(
            Column("Title", 21, Field.TITLE),
            Column("Who", 22, Field.PARTY, separator=";", role="Speaker", parts=pattern),
            Column("How many", 23, Field.COUNT, of=Question.WOMEN_PRESENT, by=Role.RAPPORTEUR),
            Column("State", 24, Field.STATUS, words={"went ahead": SessionStatus.HELD}),
        ),
        year=2017,
        zone="Europe/Zurich",
        feed="programme",
        sheet="Days",
        delimiter="\t",
        header_row=3,
        day_first=True,
        key=("title",),
        fill_down=("title",),
        ignore=("budget",),
        constants={Field.TYPE: ("Workshop",), Field.TAGS: ("a", "b")},
        leave_out={"title": ("lunch",)},
    )


HEAD = 'document = "programme-page"\n'
COLUMNS = HEAD + '[columns]\nTitle = "title"\n'
FAULTS = {
    "no document": ('[columns]\nTitle = "title"\n', 1, "document is missing"),
    "an unknown kind": ('document = "book"\n' + COLUMNS[28:], 1, "'book' is not known"),
    "an unknown key": ('sheets = "x"\n' + COLUMNS, 1, "docs/spreadsheets.md lists the keys"),
    "no column": (HEAD, 1, "no column is mapped"),
    "no title": (HEAD + '[columns]\nRoom = "room"\n', 2, "no column is the title or the code"),
    "an unknown field": (COLUMNS + 'Room = "hall"\n', 4, "'hall' is no field"),
    "a field twice": (COLUMNS + 'Name = "title"\n', 4, "'Name' and 'Title' are both title"),
    "a header twice": (COLUMNS + '"title " = "room"\n', 4, "stands here twice"),
    "an option astray": (
        COLUMNS + 'Room = { field = "room", role = "x" }\n',
        4,
        "'role' is not a key",
    ),
    "a person without a role": (COLUMNS + 'Who = "party"\n', 4, "have no role"),
    "a first name without a role": (COLUMNS + 'Who = "given_name"\n', 4, "have no role"),
    "a body without a role": (COLUMNS + 'Who = "organization"\n', 4, "have no role"),
    "a part of nobody": (COLUMNS + 'Body = "affiliation"\n', 4, "no column names the person"),
    "a part of which person": (
        COLUMNS
        + 'A = { field = "party", role = "x" }\nB = { field = "party", role = "y" }\n'
        + 'Body = "affiliation"\n',
        5,
        "each part needs `person`",
    ),
    "a count of nothing": (COLUMNS + 'Heads = "count"\n', 4, "does not say of what"),
    "an odd pattern": (
        COLUMNS + 'Who = { field = "party", role = "x", parts = "name (post)" }\n',
        4,
        "'post' is no part of a name",
    ),
    "a pattern without a name": (
        COLUMNS + 'Who = { field = "party", role = "x", parts = "country" }\n',
        4,
        "a pattern has `name`",
    ),
    "somebody's gender": (COLUMNS + '"Speaker gender" = "tags"\n', 4, "nobody's gender"),
    "an unknown zone": ('zone = "Geneva"\n' + COLUMNS, 1, "no known time zone"),
    "an odd delimiter": ('delimiter = "x"\n' + COLUMNS, 1, "delimiter 'x' is not known"),
    "a key of no column": ('key = ["ID"]\n' + COLUMNS, 1, "'ID' is not mapped"),
    "mapped and ignored": ('ignore = ["title"]\n' + COLUMNS, 1, "mapped and ignored"),
    "a constant column": (
        COLUMNS + 'Type = "type"\n[constants]\ntype = "Workshop"\n',
        6,
        "a constant and a column",
    ),
    "an odd constant": (COLUMNS + '[constants]\ncapacity = "5"\n', 5, "'capacity' is not a key"),
    "an odd constant status": (COLUMNS + '[constants]\nstatus = "ok"\n', 5, "'ok' is not known"),
    "an unknown column left out": (COLUMNS + '[leave_out]\nType = ["x"]\n', 5, "is not mapped"),
    "no TOML": (COLUMNS + "Room\n", 4, "not TOML"),
    "a header row of zero": ("header_row = 0\n" + COLUMNS, 1, "counts from 1"),
    "a column that is a number": (COLUMNS + "Room = 3\n", 4, "Room is 3"),
}


@pytest.mark.parametrize(("text", "line", "what"), FAULTS.values(), ids=FAULTS)
def test_a_mapping_that_does_not_hold_is_refused_at_its_line(
    text: str, line: int, what: str
) -> None:
    with pytest.raises(SourceError) as refused:
        parsed(text)
    assert what in refused.value.what
    assert (refused.value.document, refused.value.line) == ("mapping.toml", line)
