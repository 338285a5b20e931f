"""`kg diff` of dumps, of releases and of a build."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from compared_graphs import Row, dump, session

from kg.releases.differences import parsed

Run = Callable[..., Result]
Fault = Callable[[Result], str]


def file_of(path: Path, rows: tuple[Row, ...], base: str | None = None) -> Path:
    version = (
        "https://igf.example.org/void#dataset",
        "http://www.w3.org/2002/07/owl#versionInfo",
        f'"{path.name.partition(".")[0]}"',
        "https://igf.example.org/graph/provenance",
    )
    content = "".join(dump((*rows, version))())
    if base is not None:
        content = "".join(
            sorted(content.replace("https://igf.example.org/", base).splitlines(keepends=True))
        )
    path.write_bytes(gzip.compress(content.encode()) if path.suffix == ".gz" else content.encode())
    return path


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    return (
        file_of(tmp_path / "old.nq", session("2017/ws15", "Trust")),
        file_of(tmp_path / "new.nq.gz", session("2017/ws15", "Trust now")),
    )


def test_two_dumps_are_compared_in_words_that_name_their_versions(
    kg: Run, files: tuple[Path, Path]
) -> None:
    assert kg("diff", *files).stdout == (
        "What changed from old to new\n"
        "In short: sessions: 1 changed.\n"
        "\n"
        "1 session has changed:\n"
        "  - WS15 of 2017, “Trust now”\n"
        "      title: was “Trust”, is “Trust now”\n"
    )


def test_two_dumps_are_compared_as_data(kg: Run, files: tuple[Path, Path]) -> None:
    found = parsed(kg("diff", *files, "--format", "json").stdout.encode(), "stdout")
    assert [change.label for change in found.changed] == ["Trust now"]
    assert "a cs:ChangeSet" in kg("diff", *files, "--format", "ttl").stdout
    assert kg("diff", *files, "--format", "markdown").stdout.startswith("# What changed from")


def test_a_base_that_moved_is_no_change_of_everything(kg: Run, tmp_path: Path) -> None:
    rows = session("2017/ws15", "Trust")
    before = file_of(tmp_path / "old.nq", rows, "http://127.0.0.1:8000/")
    after = file_of(tmp_path / "new.nq", rows)
    assert "Nothing has changed" in kg("diff", before, after).stdout


def test_what_a_title_holds_steers_no_terminal(kg: Run, tmp_path: Path) -> None:
    before = file_of(tmp_path / "old.nq", ())
    after = file_of(tmp_path / "new.nq", session("2017/ws15", "\u009b2J"))
    assert "\u009b" not in kg("diff", before, after).stdout


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("2026.7", "there is no release 2026.7 here; `kg releases` lists them"),
        ("build", "there is no build here; make one with kg build"),
        ("gone.nq", "there is no such file; check the path"),
        ("text.nq", "no sorted N-Quads at"),
        ("broken.nq.gz", "can't be read as a dump"),
        ("empty.nq", "no dump of ours"),
    ],
)
def test_what_can_not_be_compared_is_refused_with_what_to_do(
    kg: Run, tmp_path: Path, files: tuple[Path, Path], fault: Fault, word: str, why: str
) -> None:
    (tmp_path / "text.nq").write_text("hello\n")
    (tmp_path / "broken.nq.gz").write_bytes(gzip.compress(b"x" * 1000)[:20])
    (tmp_path / "empty.nq").touch()
    name = tmp_path / word if word.endswith((".nq", ".gz")) else word
    places = ("--releases", tmp_path, "--store", tmp_path)
    assert why in fault(kg("diff", name, files[1], *places))
