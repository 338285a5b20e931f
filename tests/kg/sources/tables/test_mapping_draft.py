"""The draft of a mapping: likely fields, marked guesses, and always one that can be read."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from golden_workbook import golden_workbook
from hypothesis import given, settings
from hypothesis import strategies as st
from tables import by
from workbooks import saved, workbook

from kg.errors import SourceError
from kg.sources.given import ColumnMapping, Given
from kg.sources.source import Source
from kg.sources.tables import table
from kg.sources.tables.column_fields import Field
from kg.sources.tables.column_mapping import KEYS, table_mapping
from kg.sources.tables.mapping_draft import draft

GOLDEN = Path(__file__).parents[1] / "golden"


def drafted(content: str | bytes, sheet: str | None = None) -> dict[str, object]:
    content = content.encode() if isinstance(content, str) else content
    text = draft(Source.of("table.csv", content), Given(), sheet)
    table_mapping(ColumnMapping("draft.toml", text.encode()))
    return tomllib.loads(text)


def test_fields_are_guessed_from_the_header_and_the_first_rows() -> None:
    text = (
        "Sessions of 2017\n"
        "ID,Session Title,Type,Date,Start time,End time,Venue,Speakers,Online moderator,"
        "Organisers,Theme,Video link,No. of participants,Gender,E-mail\n"
        'WS1,Buoys,Workshop,18/12/2017,9:00,10:30,Hall,"Ada Mare (Pier 1)\nBo Lind (Quay)",Cy Dee,'
        "Pier 1; Quay,Access,https://example.org/v,50+,f,a@example.org\n"
    )
    assert drafted(text.replace("\nBo", "; Bo")) == {
        "document": "programme-page",
        "header_row": 2,
        "ignore": ["Gender", "E-mail"],
        "constants": {},
        "columns": {
            "ID": "code",
            "Session Title": "title",
            "Type": "type",
            "Date": "date",
            "Start time": "start",
            "End time": "end",
            "Venue": "room",
            "Speakers": {
                "field": "party",
                "role": "Speaker",
                "separator": ";",
                "parts": "name (affiliation)",
            },
            "Online moderator": {"field": "party", "role": "Online moderator"},
            "Organisers": {"field": "organization", "role": "Organizer", "separator": ";"},
            "Theme": "themes",
            "Video link": "video",
            "No. of participants": {"field": "count", "of": "participants-present"},
        },
    }


def test_a_table_of_a_row_for_each_speaker_gets_a_key() -> None:
    head = "Title,Role,First name,Surname,Affiliation\n"
    text = f"{head}Buoys,Chair,Ada,Mare,A\nBuoys,Speaker,Bo,Lind,B\n"
    found = drafted(text)
    assert found["key"] == ["Title"]
    assert found["columns"] == {
        "Title": "title",
        "Role": "role",
        "First name": "given_name",
        "Surname": "family_name",
        "Affiliation": "affiliation",
    }


def test_a_table_of_unknown_words_has_its_first_column_for_a_title() -> None:
    found = drafted("Xyz,Abc\n1,2\n")
    assert (found["columns"], found["ignore"]) == ({"Xyz": "title"}, ["Abc"])


def test_the_sheet_of_a_workbook_is_named_in_the_draft() -> None:
    book = workbook(("Title", 'A "quoted"\nname'), ("Buoys", 1), title="First")
    book.create_sheet("Second").append(("Workshop", "Room"))
    assert drafted(saved(book)) == {
        "document": "programme-page",
        "sheet": "First",
        "header_row": 1,
        "ignore": ['A "quoted" name'],
        "constants": {},
        "columns": {"Title": "title"},
    }
    assert drafted(saved(book), "Second")["columns"] == {"Workshop": "title", "Room": "room"}
    with pytest.raises(SourceError, match="a text has no sheets"):
        drafted("Title,Room\n", "Second")


@pytest.mark.parametrize("case", ["table-programme", "table-speaker-rows", "table-workbook"])
def test_a_draft_can_be_used_at_once(case: str) -> None:
    content = next((GOLDEN / case).glob("input.*")).read_bytes()
    text = draft(Source.of("table", content), Given())
    assert list(table.read(Source.of("table", content), by(text, year=2017)))


def is_drafted_or_refused(text: str) -> bool:
    try:
        return drafted(text)["document"] == "programme-page"
    except SourceError as error:
        return error.document == "table.csv"


@settings(deadline=None, max_examples=100)
@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12)
        | st.sampled_from(
            ["Speaker", "Role", "Country", "First name", "Title", "Name", "Moderator"]
        ),
        min_size=1,
        max_size=8,
    )
)
def test_any_header_makes_a_draft_that_can_be_read(names: list[str]) -> None:
    row = ";".join('"' + name.replace('"', '""') + '"' for name in names)
    text = f"{row}\n{row}\n"
    assert is_drafted_or_refused(text)


def test_a_table_without_a_header_makes_no_draft() -> None:
    with pytest.raises(SourceError, match="there is no header row"):
        drafted(saved(workbook()))
    assert drafted(golden_workbook())["sheet"] == "Programme"


def test_every_key_and_field_is_in_the_guide(project_root: Path) -> None:
    guide = (project_root / "docs" / "spreadsheets.md").read_text("utf-8")
    names = {*KEYS, *(field.value for field in Field)} - {"constants", "columns", "leave_out"}
    assert {name for name in names if f"`{name}`" not in guide} == set()
    assert {"[constants]", "[columns]", "[leave_out]"} <= set(guide.replace("`", " ").split())
