"""`kg sources`: what is in the data, by edition and reader, with counts and reasons."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from factories import a_data_folder

Run = Callable[..., Result]
PAGE = (
    "Back To Schedule\n"
    "Tuesday, December 19 \u2022 15:00 - 16:30\nGulls at Work (WS{number})\n"
    "Rapporteur: TBC\n"
    "Tuesday December 19, 2017 15:00 - 16:30 CET\n{room}\n"
)


@pytest.fixture
def data(tmp_path: Path, kg: Run) -> Path:
    """A data folder with two snapshots of one page, and another page."""
    folder = a_data_folder(tmp_path / "data")
    for number, room, day in ((901, "Room 3", 20), (901, "Room 4", 21), (902, "Room 5", 21)):
        page = tmp_path / f"{number}.txt"
        page.write_text(PAGE.format(number=number, room=room), "utf-8")
        taken = kg("import", "--data", folder, "--retrieved", f"2017-12-{day}", page)
        assert taken.exit_code == 0, taken.stderr
    return folder


def listed(kg: Run, data: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(
        kg("sources", "--data", data, "--format", "json").stdout
    )
    return rows


def test_documents_are_counted_by_edition_and_reader(kg: Run, data: Path) -> None:
    result = kg("sources", "--data", data)
    cells = [
        tuple(cell.strip() for cell in line.strip("\u2502").split("\u2502"))
        for line in result.stdout.splitlines()
        if line.startswith("\u2502")
    ]
    assert [row[0:1] + row[2:] for row in cells] == [
        ("2017", "1", "0", "0", "0"),
        ("2017", "3", "3", "3", "0"),
    ]


def test_the_reasons_for_what_was_skipped_are_counted(kg: Run, data: Path) -> None:
    lines = kg("sources", "--data", data).stdout.splitlines()
    assert lines[-2:] == [
        "Skipped:",
        "      3  no name could be read; the line may be prose, or the place still to be filled",
    ]


def test_the_documents_tell_their_keys_and_what_revises_them(kg: Run, data: Path) -> None:
    rows = json.loads(kg("sources", "--data", data, "--format", "json").stdout)
    pages = [row for row in rows if row["reader"].startswith("sched")]
    old, new = sorted(
        (row for row in pages if row["name"] == "901.txt"),
        key=lambda r: r["sessions"] - r["superseded"],
    )
    assert (old["revised_by"], old["superseded"], old["gone"]) == (new["key"], 1, 0)
    assert (new["revised_by"], new["sessions"], new["years"]) == (None, 1, [2017])


def test_one_edition_or_one_reader_can_be_asked_for(kg: Run, data: Path) -> None:
    none = kg("sources", "--data", data, "--edition", "2016", "--format", "json")
    sheets = kg("sources", "--data", data, "--reader", "edition-sheet", "--format", "json")
    assert (json.loads(none.stdout), len(json.loads(sheets.stdout))) == ([], 1)


def test_the_table_of_documents_shows_whole_keys(kg: Run, data: Path) -> None:
    shown = kg("sources", "--data", data, "--documents").stdout
    keys = [
        row["key"] for row in json.loads(kg("sources", "--data", data, "--format", "json").stdout)
    ]
    assert all(key in shown for key in keys)
