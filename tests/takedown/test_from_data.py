"""The name is taken out of the data folder itself, and everybody else stays who they were."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from rdflib import Graph
from test_named_again import names_in
from victim import OWN_WORDS, PAGE, SURNAME, a_folder
from walker import folded, places

from kg.inputs import read_inputs
from kg.pipeline import make
from kg.sources.sheets.import_slip import read_slip

Run = Callable[..., Result]
WORDS = frozenset({SURNAME, *OWN_WORDS})


def someone(data: Path) -> str:
    (who,) = {
        i for i, names in names_in(data).items() if SURNAME in folded(" ".join(names).encode())
    }
    return who


@pytest.fixture
def data(kg: Run, tmp_path: Path) -> Path:
    folder = a_folder(tmp_path / "data")
    page = tmp_path / "by zoe quillfeather.txt"
    page.write_text(PAGE, "utf-8")
    kg("import", page, "--edition", "2017", "--data", folder)
    kg("register", "--data", folder)
    return folder


@pytest.fixture
def cleared(kg: Run, data: Path) -> tuple[Path, Result, dict[str, set[str]]]:
    before, who = names_in(data), someone(data)
    told = kg(*("withdraw", who, "--reason", "take-down", "--from-data", "--data", data, "--yes"))
    assert told.exit_code == 0, told.output
    del before[who]
    return data, told, before


def test_the_folder_holds_the_name_only_where_it_is_told_to(cleared) -> None:
    data, told, _ = cleared
    assert places(data, WORDS) == ["sessions/2017.toml: quillfeather"]
    (line,) = [line for line in told.stdout.splitlines() if "still holds the name" in line]
    assert line == (
        "data/sessions/2017.toml:28 still holds the name, in what others refer to; mend it by hand"
    )
    assert SURNAME in folded((data / "sessions/2017.toml").read_bytes().splitlines()[27])


def test_everybody_else_keeps_names_and_ids(cleared) -> None:
    data, _, before = cleared
    assert names_in(data) == before


def test_the_graph_is_as_it_was_without_the_clearing(kg: Run, data: Path) -> None:
    who = someone(data)
    words = ("withdraw", who, "--reason", "take-down", "--data", data, "--yes")
    kg(*words)
    before = people_and_bodies(data)
    assert kg(*words, "--from-data").exit_code == 0
    assert people_and_bodies(data) == before


def people_and_bodies(data: Path) -> tuple[frozenset[str], frozenset[str], int]:
    resolution = make(read_inputs(data=data), ontology=Graph()).resolution
    statements = sum(map(len, resolution.statements.values()))
    ids = (resolution.people.by_mention, resolution.organizations.by_mention)
    return frozenset(ids[0].values()), frozenset(ids[1].values()), statements


def test_the_document_stays_the_one_that_it_was(cleared) -> None:
    data, _, _ = cleared
    (slip,) = (data / "imports").glob("*.toml")
    (listed,) = read_slip(slip.read_bytes(), slip.name)
    assert listed.original is not None
    assert listed.original != listed.sha256
    reading = next(r for r in read_inputs(data=data).readings if r.document.imported)
    assert (reading.document.sha256, reading.document.key) == (
        listed.original,
        listed.original[:16],
    )
    assert listed.name == "by Name Withheld.txt"


def test_who_says_no_keeps_the_folder_as_it_is(kg: Run, data: Path) -> None:
    who = someone(data)
    words = ("withdraw", who, "--reason", "take-down", "--data", data)
    kg(*words, "--yes")
    before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    result = kg(*words, "--from-data", given="n\n")
    assert result.exit_code != 0
    assert "Change the data folder?" in result.output
    assert {path: path.read_bytes() for path in data.rglob("*") if path.is_file()} == before


def test_a_second_clearing_finds_nothing_more(kg: Run, cleared) -> None:
    data, _, _ = cleared
    who = (data / "register/withdrawn.tsv").read_text("utf-8").partition("\t")[0]
    again = kg("withdraw", who, "--reason", "take-down", "--from-data", "--data", data, "--yes")
    assert again.exit_code == 0, again.output
    assert "no file of data that can be rewritten holds the name" in again.stdout
