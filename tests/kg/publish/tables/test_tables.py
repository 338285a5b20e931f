"""The tables for spreadsheets: what stands in them, how they join, and what describes them."""

from __future__ import annotations

import csv
import json
import re
from io import StringIO
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.downloads import FOLDER
from kg.iris import DEFAULT_BASE
from kg.publish.dump_set import TABLES as SUBFOLDER
from kg.publish.session_table import BETWEEN
from kg.publish.tables.catalogue import TABLES, files
from kg.publish.tables.table import Table

TRIG = Path(__file__).parents[3] / "server" / "graph.trig"
ID = f"{DEFAULT_BASE}id/"
DATATYPES = {
    "anyURI": re.compile(r"[a-z]+:[^\s;]+"),
    "date": re.compile(r"\d{4}-\d\d-\d\d"),
    "dateTime": re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)"),
    "nonNegativeInteger": re.compile(r"\d+"),
    "string": re.compile(r"[^\r\n]*"),
}
Rows = list[dict[str, str]]


def rows(content: bytes) -> Rows:
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))


def tables(trig: str) -> dict[str, Rows]:
    quads = list(ox.parse(trig, format=ox.RdfFormat.TRIG))
    written = files(quads, DEFAULT_BASE)
    assert dict(files(quads[::-1], DEFAULT_BASE)) == written
    return {table.name: rows(written[table.file]) for table in TABLES}


@pytest.fixture(scope="module")
def small() -> dict[str, Rows]:
    return tables(TRIG.read_text("utf-8"))


@pytest.fixture(scope="module")
def real(built: Path) -> dict[str, Rows]:
    folder = built / "current" / FOLDER / SUBFOLDER
    return {table.name: rows((folder / table.file).read_bytes()) for table in TABLES}


def told(row: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in row.items() if text}


def test_who_took_which_part_is_a_row(small: dict[str, Rows]) -> None:
    (row,) = (r for r in small["participations"] if r["participation"] == f"{ID}participation/t1")
    assert told(row) == {
        "participation": f"{ID}participation/t1",
        "session": f"{ID}session/2017/ws15",
        "session_key": "2017/ws15",
        "year": "2017",
        "session_title": "Multistakeholder Collaborations in Cybersecurity Response",
        "roles": "onsite-moderator",
        "person": f"{ID}person/p7k3m9",
        "person_name": "Wan S. Yi",
        "affiliations": f"{ID}org/o9ki",
        "affiliation_names": "Korea Internet & Security Agency",
        "affiliation_as_stated": "Korea Information & Security Agency",
        "stakeholder_groups": "government",
        "status": "took-part",
        "documents": f"{ID}source/aaaa000000000001; {ID}source/bbbb000000000002",
        "document_names": "programme page of WS15; report of WS15",
    }


def test_who_has_no_name_is_a_row_too_and_nobody_is_made_up(small: dict[str, Rows]) -> None:
    (row,) = (r for r in small["participations"] if r["unnamed_party"])
    assert (row["unnamed_party"], row["person"], row["countries"], row["status"]) == (
        "a speaker for the government of Oman",
        "",
        "OM",
        "withdrawn",
    )


def test_where_somebody_was_is_told_in_words(small: dict[str, Rows]) -> None:
    assert {row["attendance"] for row in small["participations"]} == {"", "online"}


def test_a_session_is_a_row(small: dict[str, Rows]) -> None:
    (row,) = (r for r in small["sessions"] if r["key"] == "2017/ws15")
    assert told(row) == {
        "session": f"{ID}session/2017/ws15",
        "key": "2017/ws15",
        "meeting": f"{ID}meeting/2017",
        "year": "2017",
        "code": "WS15",
        "title": "Multistakeholder Collaborations in Cybersecurity Response",
        "title_language": "en",
        "other_titles": "Learnings from Multistakeholder Collaborations",
        "day": "2017-12-21",
        "start": "2017-12-21T09:00:00+01:00",
        "end": "2017-12-21T10:30:00+01:00",
        "time_zone": "Europe/Zurich",
        "room": "Room XII - A",
        "venue": "United Nations Office at Geneva",
        "type": "workshop",
        "format": "panel",
        "state": "held",
        "cancelled": "no",
        "tags": "Cybersecurity",
        "documents": f"{ID}source/aaaa000000000001; {ID}source/bbbb000000000002",
    }


def test_a_day_is_no_time_and_a_session_can_be_called_off(small: dict[str, Rows]) -> None:
    (row,) = (r for r in small["sessions"] if r["key"] == "2017/dc-civ")
    assert (row["day"], row["start"], row["cancelled"]) == ("2017-12-19", "", "yes")


def test_who_was_withdrawn_or_merged_away_is_no_row(small: dict[str, Rows]) -> None:
    assert {row["person"] for row in small["people"]} == {
        f"{ID}person/{key}" for key in ("p2j5hn", "p4c8rd", "p7k3m9")
    }


def test_what_was_withdrawn_from_does_not_count() -> None:
    found = tables(
        f"""
        @prefix : <{ID}> . @prefix igf: <https://w3id.org/igf-kg/ont#> .
        @prefix schema: <https://schema.org/> .
        @prefix status: <https://w3id.org/igf-kg/voc/participation-status/> .
        <{DEFAULT_BASE}graph/curated> {{
          :meeting\\/2031 a igf:Meeting .  :meeting\\/2032 a igf:Meeting .
          :session\\/2031\\/a schema:superEvent :meeting\\/2031 .
          :session\\/2032\\/b schema:superEvent :meeting\\/2032 .
          :person\\/x a schema:Person ; schema:name "X" .
          :p1 a igf:Participation ; igf:inSession :session\\/2031\\/a ;
            igf:participant :person\\/x ; igf:status status:planned .
          :p2 a igf:Participation ; igf:inSession :session\\/2032\\/b ;
            igf:participant :person\\/x ; igf:status status:withdrawn }}
        """
    )
    (row,) = found["people"]
    assert (row["sessions"], row["first_year"], row["last_year"]) == ("1", "2031", "2031")


def test_no_cell_is_run_as_a_formula_and_a_list_falls_apart_as_it_was() -> None:
    found = tables(
        f"""
        @prefix : <{ID}> . @prefix schema: <https://schema.org/> .
        <{DEFAULT_BASE}graph/curated> {{
          :person\\/x a schema:Person ; schema:name "=HYPERLINK(A1)" ;
            schema:alternateName "+1" , "a; b" , "two\\nlines" }}
        """
    )
    (row,) = found["people"]
    assert row["name"] == "'=HYPERLINK(A1)"
    assert row["other_names"] == "'+1; a, b; two lines"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_of_the_real_data_is_what_its_description_says(
    table: Table, real: dict[str, Rows]
) -> None:
    lines = real[table.name]
    assert lines
    keys = {other.name: other.columns[0].name for other in TABLES}
    first = [line[keys[table.name]] for line in lines]
    assert len(set(first)) == len(first)
    for column in table.columns:
        linked = {row[keys[column.of]] for row in real[column.of]} if column.of else None
        for line in lines:
            cell = line[column.name]
            values = cell.split(BETWEEN) if column.several else [cell]
            assert cell or not column.always, column.name
            for value in filter(None, values):
                assert DATATYPES[column.datatype].fullmatch(value), (column.name, value)
                assert linked is None or value in linked, (column.name, value)


def test_names_stand_in_the_order_of_the_permanent_names_beside_them(
    real: dict[str, Rows],
) -> None:
    names = {row["organization"]: row["name"] for row in real["organizations"]}
    for row in real["participations"]:
        iris = row["affiliations"].split(BETWEEN) if row["affiliations"] else []
        told = row["affiliation_names"].split(BETWEEN) if row["affiliation_names"] else []
        assert told == [names[iri].replace(BETWEEN, ", ") for iri in iris]


def test_programs_are_told_of_every_column(built: Path) -> None:
    """By the metadata vocabulary for tabular data, sections 5.4 to 5.6."""
    folder = built / "current" / FOLDER / SUBFOLDER
    group = json.loads((folder / "csv-metadata.json").read_text("utf-8"))
    assert group["@context"][0] == "http://www.w3.org/ns/csvw"
    described = {table["url"]: table["tableSchema"] for table in group["tables"]}
    assert described.keys() == {table.file for table in TABLES}
    for table in TABLES:
        schema = described[table.file]
        header = next(csv.reader(StringIO((folder / table.file).read_text("utf-8-sig"))))
        assert [column["name"] for column in schema["columns"]] == header
        assert all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in header)
        assert all(column["dc:description"] for column in schema["columns"])
        assert schema["primaryKey"] == header[0]
        for key in schema.get("foreignKeys", ()):
            assert key["columnReference"] in header
            target = described[key["reference"]["resource"]]
            assert key["reference"]["columnReference"] == target["primaryKey"]


def test_people_are_told_of_every_column(built: Path) -> None:
    text = (built / "current" / FOLDER / SUBFOLDER / "README.md").read_text("utf-8")
    for table in TABLES:
        section = text.partition(f"## {table.file}\n")[2].partition("\n## ")[0]
        told = re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)
        assert told == [column.name for column in table.columns]
