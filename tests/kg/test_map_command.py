"""`kg map` and `kg read --mapping`, on the example of the guide."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Kg = Callable[..., Result]
Fault = Callable[[Result], str]


@pytest.fixture
def sessions(project_root: Path) -> Path:
    return project_root / "docs" / "examples" / "sessions.csv"


def read_by(kg: Kg, table: Path, mapping: Path) -> dict[str, list[dict[str, object]]]:
    result = kg("read", table, "--mapping", mapping)
    assert result.exit_code == 0, result.output
    found: dict[str, list[dict[str, object]]] = json.loads(result.stdout)
    return found


def test_the_example_of_the_guide_gives_its_sessions(kg: Kg, sessions: Path) -> None:
    found = read_by(kg, sessions, sessions.with_name("sessions-mapping.toml"))
    assert [record["code"] for record in found["records"]] == ["WS7", "WS31", "OF4"]
    assert [skipped["text"] for skipped in found["skipped"]] == [
        "TBC",
        "Lunch | Break | 19/12/2017 | 12:30 | 13:30 | Hall",
    ]
    assert found["findings"] == []


def test_a_draft_is_written_once_and_reads_the_table(
    kg: Kg, fault: Fault, sessions: Path, tmp_path: Path
) -> None:
    out = tmp_path / "mapping.toml"
    assert "correct it" in kg("map", sessions, "--out", out).stdout
    assert out.read_text("utf-8") == kg("map", sessions).stdout
    assert len(read_by(kg, sessions, out)["records"]) == 4
    assert "mapping.toml: exists already; name another file" in fault(
        kg("map", sessions, "--out", out)
    )


def test_a_document_that_is_no_table_makes_no_draft(kg: Kg, fault: Fault, tmp_path: Path) -> None:
    page = tmp_path / "page.csv"
    page.write_bytes(b"\xff\xfe")
    assert fault(kg("map", page)).startswith("kg: page.csv: ")
    assert "nowhere.csv: there is no such file" in fault(kg("map", tmp_path / "nowhere.csv"))


def test_another_encoding_has_to_be_named(kg: Kg, fault: Fault, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_bytes("Titre,Room\nCafé,Hall\n".encode("cp1252"))
    assert "not UTF-8 text" in fault(kg("map", table))
    assert '"Titre" = "title"' in kg("map", table, "--encoding", "cp1252").stdout
