"""A byte of the data folder that is not what it was is found and named."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.holding import writing
from kg.judging import append
from kg.resolve.judgements import parse_judgements
from kg.verification.data import flaws_of_data
from kg.verification.flaws import Flaw
from kg.verification.folder import files_in
from kg.verification.sealing import grows, reseal, seal
from kg.verification.sums import SUMS

DOCUMENT = Path("docs/examples/programme-page.txt")
FILES = files_in(Path(__file__).parents[3] / "data")


@pytest.fixture(scope="module")
def folder(
    tmp_path_factory: pytest.TempPathFactory, project_root: Path, kg: Callable[..., Result]
) -> Path:
    """A sealed copy of the project's data, with a document that was imported."""
    data = tmp_path_factory.mktemp("verify") / "data"
    shutil.copytree(project_root / "data", data, ignore=shutil.ignore_patterns(".*"))
    taken = kg("import", "--data", data, project_root / DOCUMENT)
    assert taken.exit_code == 0, taken.output
    return data


@pytest.fixture
def data(folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(folder, tmp_path / "data"))


def flaws(data: Path) -> list[Flaw]:
    return list(flaws_of_data(data))


@contextmanager
def instead(path: Path, content: bytes) -> Iterator[None]:
    """The file with this content for a while."""
    before = path.read_bytes()
    path.write_bytes(content)
    try:
        yield
    finally:
        path.write_bytes(before)


def test_the_data_of_the_project_is_sealed(project_root: Path) -> None:
    assert flaws(project_root / "data") == [], "run `kg verify --seal` and commit data/SHA256SUMS"


def test_what_an_import_took_in_is_sealed(data: Path) -> None:
    assert flaws(data) == []
    names = (data / SUMS).read_text()
    assert "imports/documents/" in names
    assert "imports/2" in names


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_flipped_byte_is_found_and_named(folder: Path, draw: st.DataObject) -> None:
    name = draw.draw(st.sampled_from([*files_in(folder), SUMS]))
    content = bytearray((folder / name).read_bytes())
    place = draw.draw(st.integers(0, len(content) - 1))
    content[place] ^= draw.draw(st.integers(1, 255))
    with instead(folder / name, bytes(content)):
        found = flaws(folder)
    assert [flaw.path for flaw in found if flaw.damage] == [f"data/{name}"]


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_file_that_is_cut_short_is_found_and_named(folder: Path, draw: st.DataObject) -> None:
    name = draw.draw(st.sampled_from([*files_in(folder), SUMS]))
    content = (folder / name).read_bytes()
    length = draw.draw(st.integers(0, len(content) - 2))
    with instead(folder / name, content[:length]):
        found = flaws(folder)
    assert [flaw.path for flaw in found if flaw.damage] == [f"data/{name}"]


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_missing_is_found_and_named(folder: Path, name: str) -> None:
    aside = folder.parent / "aside"
    (folder / name).rename(aside)
    try:
        found = flaws(folder)
    finally:
        aside.rename(folder / name)
    assert [(flaw.path, flaw.what) for flaw in found] == [(f"data/{name}", "is missing")]


def test_a_file_that_nobody_sealed_is_told_and_is_no_damage(data: Path) -> None:
    (data / "judgements/r9.jsonl").write_text("")
    (told,) = flaws(data)
    assert (told.path, told.what, told.damage) == (
        "data/judgements/r9.jsonl",
        "is not sealed yet",
        False,
    )


def test_all_that_is_damaged_is_told_and_not_only_the_first(data: Path) -> None:
    names = ["editions/2017.toml", "judgements/r1.jsonl", "register/mentions.tsv", "series.toml"]
    for name in names:
        (data / name).write_bytes((data / name).read_bytes().replace(b"a", b"b", 1))
    assert [flaw.path for flaw in flaws(data)] == [f"data/{name}" for name in names]


def test_a_document_that_changed_is_found_by_its_slip_where_no_list_is(data: Path) -> None:
    (data / SUMS).unlink()
    (document,) = (data / "imports/documents").iterdir()
    document.write_bytes(document.read_bytes() + b"x")
    assert [(flaw.path, flaw.what, flaw.damage) for flaw in flaws(data)] == [
        ("data/SHA256SUMS", "is not there", False),
        (f"data/imports/documents/{document.name}", "is not what was imported", True),
    ]


def test_the_line_is_told_where_the_form_shows_it(data: Path) -> None:
    register = (data / "register/entities.tsv").read_text().splitlines(keepends=True)
    register[6] = register[6].replace("\t", " ", 1)
    (data / "register/entities.tsv").write_text("".join(register))
    (flaw,) = flaws(data)
    assert (flaw.where, flaw.damage) == ("data/register/entities.tsv:7", True)


def decision(data: Path, number: int):
    line = (data / "judgements/r2.jsonl").read_bytes().splitlines()[0]
    fresh = line.replace(b'"left": "', f'"left": "x{number}'.encode()).replace(
        b'"id": "j', f'"id": "j{number}'.encode()
    )
    (made,) = parse_judgements(fresh, "x")
    return made


def test_lines_that_a_killed_command_did_not_seal_are_no_damage(data: Path) -> None:
    before = (data / SUMS).read_bytes()
    append(data, decision(data, 1))
    assert flaws(data) == []
    (data / SUMS).write_bytes(before)
    (flaw,) = flaws(data)
    assert (flaw.what, flaw.damage) == ("1 lines were added since it was sealed", False)
    append(data, decision(data, 2))
    assert flaws(data) == []


def test_a_line_that_is_added_to_a_damaged_file_does_not_hide_the_damage(data: Path) -> None:
    path = data / "judgements/r2.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"date": "2026', b'"date": "2025', 1))
    append(data, decision(data, 1))
    (flaw,) = flaws(data)
    assert (flaw.path, flaw.damage) == ("data/judgements/r2.jsonl", True)


def test_a_folder_that_was_never_sealed_gets_no_list_by_the_way(data: Path) -> None:
    (data / SUMS).unlink()
    append(data, decision(data, 1))
    assert not (data / SUMS).exists()


def test_what_a_command_rewrote_on_purpose_is_sealed_anew(data: Path) -> None:
    (data / "series.toml").write_text("# nothing\n")
    (data / "editions/2006.toml").unlink()
    with writing(data):
        reseal(data, data / "series.toml", data / "editions/2006.toml")
    assert flaws(data) == []


def test_verify_tells_damage_with_exit_code_1(data: Path, tmp_path: Path, kg) -> None:
    path = data / "series.toml"
    path.write_bytes(path.read_bytes().replace(b"[", b"]", 1))
    told = kg("verify", "--data", data, "--store", tmp_path / "none")
    assert told.exit_code == 1
    first, last = told.output.splitlines()
    assert first.startswith("data/series.toml:")
    assert first.endswith("or `kg verify --seal` if that is as it should be")
    assert last == "1 damaged"
    told = kg("verify", "--data", data, "--store", tmp_path / "none", "--json")
    (flaw,) = json.loads(told.output)
    assert (told.exit_code, flaw["path"], flaw["damage"]) == (1, "data/series.toml", True)


def test_an_editor_seals_and_is_told_what_has_changed(data: Path, tmp_path: Path, kg) -> None:
    (data / "notes.toml").write_text("")
    (data / "editions/2006.toml").unlink()
    told = kg("verify", "--data", data, "--seal")
    count = len(files_in(data))
    assert (told.exit_code, told.output.splitlines()) == (
        0,
        [
            "data/editions/2006.toml: is missing",
            "data/notes.toml: is not sealed yet",
            f"sealed: {count} files",
        ],
    )
    whole = kg("verify", "--data", data, "--store", tmp_path / "none")
    assert (whole.exit_code, whole.output) == (0, "everything is as it was written\n")


@pytest.mark.parametrize(
    ("name", "growing"),
    [
        ("judgements/r1.jsonl", True),
        ("register/withdrawn.tsv", True),
        ("releases.tsv", True),
        ("series.toml", False),
        ("imports/documents/x-judgements.jsonl", False),
    ],
)
def test_only_files_that_lines_are_added_to_may_grow(name: str, growing: bool) -> None:
    assert grows(name) is growing


def test_sealing_twice_gives_the_same_list(data: Path) -> None:
    before = (data / SUMS).read_bytes()
    with writing(data):
        seal(data)
    assert (data / SUMS).read_bytes() == before
