"""The `kg` command as its users meet it: one line for each fault, an exit code for each outcome."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from kg import pipeline
from kg.errors import SourceError

Kg = Callable[..., Result]
Fault = Callable[[Result], str]


@pytest.fixture
def document(tmp_path: Path) -> Path:
    return tmp_path / "page.txt"


@pytest.mark.parametrize(
    "command", ["build", "export", "links", "map", "query", "read", "register", "serve", "validate"]
)
def test_every_command_has_help_with_examples(kg: Kg, command: str) -> None:
    result = kg(command, "--help")
    assert result.exit_code == 0
    assert "Examples:" in result.stdout


def test_without_a_command_the_help_is_shown(kg: Kg) -> None:
    assert "Commands:" in kg().output


def test_an_unknown_command_is_wrong_use(kg: Kg, fault: Fault) -> None:
    assert "No such command 'biuld'" in fault(kg("biuld"))


def test_an_unknown_option_is_one_line_that_names_the_help(kg: Kg, fault: Fault) -> None:
    line = fault(kg("query", "--colour", "ASK {}"))
    assert "--colour" in line
    assert line.endswith("see kg query --help")


CONTENTS = {
    "empty": b"",
    "binary": bytes(range(256)) * 40,
    "wrongly encoded": "Session (WS15) Zürich".encode("utf-16"),
    "of no known form": b"Dear diary\n",
    "cut short": b"Welcome to IGF2017! Create your schedule below and participate!\n",
}


@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS)
@pytest.mark.parametrize("command", [("read",), ("validate", "--source"), ("build", "--source")])
def test_a_bad_document_is_one_line_with_its_name(
    kg: Kg,
    fault: Fault,
    content: bytes,
    command: tuple[str, ...],
    document: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(document.parent)
    document.write_bytes(content)
    assert fault(kg(*command, document)).startswith("kg: page.txt")
    assert list(document.parent.glob("build/current")) == []


def test_a_missing_document_is_named(kg: Kg, fault: Fault, tmp_path: Path) -> None:
    line = fault(kg("read", tmp_path / "nowhere.txt"))
    assert "nowhere.txt: there is no such file; check the path" in line


def test_a_folder_is_no_document(kg: Kg, fault: Fault, tmp_path: Path) -> None:
    assert str(tmp_path) in fault(kg("read", tmp_path))


def test_reading_an_example_prints_what_a_reader_gets_out_of_it(kg: Kg, project_root: Path) -> None:
    result = kg("read", project_root / "docs" / "examples" / "programme-page.txt")
    assert result.exit_code == 0, result.output
    assert "Lighthouses and Their Keepers" in json.dumps(json.loads(result.stdout))


def test_nobodys_gender_is_read(kg: Kg, project_root: Path) -> None:
    page = project_root / "docs" / "examples" / "programme-page.txt"
    assert "female" in page.read_text("utf-8")
    assert "male" not in kg("read", page).stdout


@pytest.mark.parametrize("base", ["example.org", "ftp://example.org/", "http://example.org/?q"])
def test_a_base_that_is_no_base_is_refused(kg: Kg, fault: Fault, base: str, tmp_path: Path) -> None:
    assert "is no base IRI" in fault(kg("build", "--out", tmp_path, "--base-iri", base))


def test_words_after_the_command_are_no_documents_without_the_option(
    kg: Kg, fault: Fault, tmp_path: Path
) -> None:
    assert "write --source before documents" in fault(kg("build", "--out", tmp_path, "page.txt"))


def test_an_up_to_date_build_is_not_made_again(
    kg: Kg, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "build_into", pytest.fail)
    assert "up to date" in kg("build", "--out", built).stdout


def test_valid_data_is_told_so(kg: Kg) -> None:
    result = kg("validate", "--format", "json")
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["conforms"] is True


@pytest.mark.parametrize(
    ("number", "mend"),
    [(errno.ENOSPC, "make room on the disk"), (errno.EACCES, "name another place")],
)
def test_what_the_system_refuses_is_one_line_with_path_and_mend(
    kg: Kg, fault: Fault, number: int, mend: str, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number), "somewhere")

    monkeypatch.setattr(pipeline, "is_current", refuse)
    line = fault(kg("build", "--out", built))
    assert line.startswith("kg: somewhere: ")
    assert mend in line


def test_a_fault_of_several_lines_is_told_in_one(
    kg: Kg, fault: Fault, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise SourceError("first\nsecond; mend", document="page.txt", line=7)

    monkeypatch.setattr(pipeline, "is_current", refuse)
    assert fault(kg("build", "--out", built)) == "kg: page.txt:7: first second; mend"


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
def test_a_full_disk_under_the_output_is_one_line(tool: Path, built: Path) -> None:
    words = [str(tool), "query", "--store", str(built), "--format", "csv", "SELECT * { ?s ?p ?o }"]
    with FULL.open("wb") as full:
        ended = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    (line,) = ended.stderr.splitlines()
    assert line.startswith("kg: no space left on device; make room on the disk")
    assert ended.returncode == 2


def test_an_export_never_takes_the_place_of_a_device(kg: Kg, fault: Fault, built: Path) -> None:
    line = fault(kg("export", "--store", built, "--format", "nq", "--output", os.devnull))
    assert line == f"kg: {os.devnull}: not a file; name a file to write"


@pytest.mark.parametrize("name", ["graph.nq", "graph.nq.gz", "graph.trig", "graph.ttl"])
def test_an_export_is_the_same_bytes_each_time(
    kg: Kg, name: str, built: Path, tmp_path: Path
) -> None:
    form = name.removeprefix("graph.").removesuffix(".gz")
    twice = [tmp_path / "one" / name, tmp_path / "two" / name]
    for file in twice:
        file.parent.mkdir()
        result = kg("export", "--store", built, "--format", form, "--output", file)
        assert result.exit_code == 0, result.output
    assert twice[0].read_bytes() == twice[1].read_bytes() != b""


def test_a_reader_that_has_read_enough_is_no_fault(tool: Path, built: Path) -> None:
    words = f"'{tool}' query --store '{built}' --format tsv 'SELECT ?s {{ ?s ?p ?o }}' | head -n 1"
    ended = subprocess.run(
        ["bash", "-o", "pipefail", "-c", words], capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "?s\n", "")


HEED = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execv(sys.argv[1], sys.argv[1:])
"""
"""Runs a command so that Ctrl-C reaches it: a shell has its jobs in the background ignore it."""


def test_ctrl_c_is_one_line_and_changes_nothing(tool: Path, tmp_path: Path) -> None:
    heeding = [sys.executable, "-c", HEED, str(tool)]
    building = subprocess.Popen(
        [*heeding, "build", "--out", str(tmp_path)], stderr=subprocess.PIPE, text=True
    )
    latest = time.monotonic() + 30
    # The lock appears when the build has begun; a signal before would meet Python's own start.
    while building.poll() is None and time.monotonic() < latest and not any(tmp_path.iterdir()):
        time.sleep(0.02)
    building.send_signal(signal.SIGINT)
    _, said = building.communicate(timeout=30)
    assert said.splitlines() == ["kg: stopped before the end; nothing was replaced"]
    assert building.returncode == 130
    assert not (tmp_path / "current").exists()


def test_a_stream_that_cannot_be_read_twice_is_refused(tool):
    command = f"echo x | {tool} read /dev/stdin"
    ended = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (
        2,
        "kg: stdin: a stream that can't be read twice; save it as a file\n",
    )
