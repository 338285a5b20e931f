"""The synthetic folder is the same each time, says what it is, and takes every edit."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.changes.edits import EDITS, nothing
from benchmarks.synthetic.folder import write
from kg.inputs import read_inputs
from kg.pipeline import identities
from kg.resources import data as embedded

SESSIONS = 200


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("synthetic") / "data"
    write(made, SESSIONS)
    return made


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_the_same_size_gives_the_same_bytes(folder, tmp_path):
    write(tmp_path / "again", SESSIONS)
    assert contents(tmp_path / "again") == contents(folder)


def test_every_name_says_that_it_is_invented(folder):
    assert b"# A synthetic data folder" in (folder / "README.md").read_bytes()
    for name, content in contents(folder).items():
        if name.endswith(".toml"):
            lines = content.decode().splitlines()
            named = [line for line in lines if line.startswith(("name =", "title =", "source ="))]
            assert lines[0].startswith("# SYNTHETIC."), name
            assert [line for line in named if "synthetic" not in line.lower()] == []


def test_people_bodies_and_judgements_are_as_frequent_as_in_the_embedded_data(folder):
    for path in (folder, embedded()):
        _, found = identities(read_inputs(data=path))
        sessions = len(found.sessions)
        assert 1.4 < len(set(found.people.by_mention.values())) / sessions < 2.2
        assert 0.8 < len(set(found.organizations.by_mention.values())) / sessions < 1.4
        judged = sum(
            len(file.read_text("utf-8").splitlines()) for file in path.glob("judgements/*.jsonl")
        )
        assert 0.15 < judged / sessions < 0.3


@pytest.mark.parametrize("edit", [e for e in EDITS.values() if e is not nothing])
def test_an_edit_changes_one_file_and_the_folder_is_read(folder, edit):
    before = contents(folder)
    edit(folder)
    after = contents(folder)
    assert len({name for name in after if after[name] != before.get(name)}) == 1
    assert read_inputs(data=folder)
