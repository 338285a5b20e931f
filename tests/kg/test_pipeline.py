from __future__ import annotations

import hashlib
import json
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.namespace import RDF, SH

from kg import pipeline, renewal
from kg.builds import current
from kg.concepts import DocumentKind
from kg.inputs import read_inputs
from kg.iris import DEFAULT_BASE, Iris
from kg.pipeline import BuildSummary, build_into, is_current
from kg.publish.nquads import sorted_nquads
from kg.store import EmbeddedStore
from kg.validate import Finding, Report, Severity

OTHER_BASE = "https://igf.example.org/"


@pytest.fixture
def out(built, tmp_path) -> Path:
    """A copy of a finished build, to be built into again."""
    return Path(shutil.copytree(built, tmp_path / "out", symlinks=True))


def fingerprint(out: Path) -> str:
    folder = current(out)
    assert folder is not None
    return hashlib.sha256((folder / "dump.nq").read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def told() -> list[tuple[str, int, int]]:
    """What the second build tells of its stages."""
    return []


@pytest.fixture(scope="module")
def again(tmp_path_factory, told) -> tuple[Path, BuildSummary]:
    """A second build of the same data, told stage by stage."""
    out = tmp_path_factory.mktemp("again")
    return out, build_into(out, progress=lambda *stage: told.append(stage))


def test_two_builds_of_the_same_data_are_the_same_bytes(built, again):
    assert fingerprint(built) == fingerprint(again[0])


@pytest.mark.parametrize("name", ["answers.json", "report.ttl", "search.sqlite", "void.ttl"])
def test_what_two_builds_say_of_themselves_is_the_same_bytes(built, again, name):
    one, other = ((current(out) / name).read_bytes() for out in (built, again[0]))
    assert one == other


def test_a_build_says_what_it_came_to(again):
    _, summary = again
    assert summary.report.conforms
    assert summary.counts["documents"] == len(summary.made.readings)
    assert summary.counts["sessions"] >= 215
    assert summary.counts["quads"] == len(summary.made.quads)


def test_a_build_describes_itself_and_holds_its_report_as_data(again):
    out, _ = again
    folder = current(out)
    about = json.loads((folder / "build.json").read_text("utf-8"))
    assert (about["base"], about["digest"]) == (DEFAULT_BASE, fingerprint(out))
    report = Graph().parse(folder / "report.ttl")
    assert len(list(report.subjects(RDF.type, SH.ValidationReport))) == 1
    validation = str(Iris(DEFAULT_BASE).graph("validation"))
    assert validation in EmbeddedStore.open(folder).graphs


@pytest.mark.usefixtures("again")
def test_the_stages_are_told_in_their_order(told):
    assert told == [
        (stage, done, 1) for stage in ("read", "graph", "validate", "write") for done in (0, 1)
    ]


def test_a_build_is_current_until_base_or_inputs_change(again, monkeypatch):
    out, _ = again
    assert is_current(out)
    assert not is_current(out, OTHER_BASE)
    monkeypatch.setattr(pipeline, "digest_of_inputs", lambda *_inputs: "another")
    assert not is_current(out)


def test_nothing_is_current_before_the_first_build(tmp_path):
    assert not is_current(tmp_path)


def test_only_the_base_differs_between_two_bases(again):
    _, summary = again
    moved = pipeline.make(read_inputs(), OTHER_BASE)
    text = sorted_nquads(moved.quads).decode().replace(OTHER_BASE, DEFAULT_BASE)
    assert sorted(text.splitlines()) == sorted_nquads(summary.made.quads).decode().splitlines()


def test_a_build_that_does_not_conform_leaves_the_old_one_and_its_report(out, monkeypatch):
    before = fingerprint(out)
    fault = Finding(
        Severity.VIOLATION,
        Iris(DEFAULT_BASE).session(2017, "ws15"),
        None,
        None,
        SH.NodeShape,
        SH.MinCountConstraintComponent,
        "The session has no name; add one.",
    )
    monkeypatch.setattr(renewal, "check", lambda *_: Report.of((fault,)))
    summary = build_into(out, full=True)
    assert (summary.build, summary.report.conforms) == (None, False)
    assert fingerprint(out) == before
    rejected = Graph().parse(out / "rejected" / "report.ttl")
    assert [str(text) for text in rejected.objects(None, SH.resultMessage)] == [fault.message]


@pytest.mark.parametrize("stage", ["graph", "validate", "write"])
def test_a_build_killed_at_any_stage_leaves_the_old_one_serving(out, stage):
    before = fingerprint(out)
    code = (
        "import os, signal; from pathlib import Path; from kg import pipeline, renewal\n"
        # What validation finds is nothing to this, and it is most of the time.
        "from kg.validate import Report\n"
        "renewal.check = lambda *_: Report.of(())\n"
        "def kill(stage, done, total):\n"
        f"    if (stage, done) == ({stage!r}, 0): os.kill(os.getpid(), signal.SIGKILL)\n"
        f"pipeline.build_into(Path({str(out)!r}), base={OTHER_BASE!r}, progress=kill)"
    )
    killed = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert fingerprint(out) == before
    assert EmbeddedStore.open(current(out)).base == DEFAULT_BASE


def test_what_a_killed_build_left_is_cleared_by_the_next(out):
    leftover = out / "builds" / "000009-leftover"
    leftover.mkdir()
    summary = build_into(out)
    assert summary.build == current(out)
    assert not leftover.exists()


@pytest.fixture(scope="module")
def with_originals(shared):
    """The graph with the two real documents in place of the transcription of their facts."""
    sources = tuple(sorted((shared / "sources").glob("igf2017-ws15-*.txt")))
    assert len(sources) == 2
    return pipeline.make(read_inputs(sources))


def curated(made, *leave_out: str) -> set[str]:
    graph = Iris(DEFAULT_BASE).graph("curated")
    quads = (quad for quad in made.quads if quad[3] == graph)
    return {str((s, p, o)) for s, p, o, _ in quads if not any(name in str(p) for name in leave_out)}


def test_the_real_documents_say_what_their_transcription_says(again, with_originals):
    _, transcribed = again
    # A short answer of the original is quoted; the transcription has the editor's summary only.
    ours, theirs = (curated(made, "answerText") for made in (transcribed.made, with_originals))
    assert ours == theirs


def test_the_real_documents_are_their_own_witnesses_with_their_own_digests(with_originals):
    found = {
        reading.document.key: (reading.document.kind, reading.document.sheet)
        for reading in with_originals.readings
        if reading.document.key in {"a94260bb1161df9a", "aad441ae5405080e"}
    }
    assert found == {
        "a94260bb1161df9a": (DocumentKind.PROGRAMME_PAGE, None),
        "aad441ae5405080e": (DocumentKind.SESSION_REPORT, None),
    }
