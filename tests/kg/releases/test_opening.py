from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from small_releases import keep

from kg.errors import KgError
from kg.iris import DEFAULT_BASE as BASE
from kg.releases.history import FILE, History
from kg.releases.opening import open_releases, opened_in, withdrawn_in
from kg.store import EmbeddedStore

HEAD = """
@prefix igf: <https://w3id.org/igf-kg/ont#> . @prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix : <BASEid/> .
"""
FIRST = f"""{HEAD} <BASEgraph/curated> {{
  :a a igf:Session ; schema:name "A" . :b schema:name "B" .
  :p igf:inSession :a ; schema:name "speaker" . :gone schema:name "Gone" }}"""
SECOND = f"""{HEAD} <BASEgraph/curated> {{
  :a a igf:Session ; schema:name "A" . :b schema:name "B, corrected" .
  :p igf:inSession :a ; schema:name "chair" . :new schema:name "New" .
  :gone igf:withdrawnOn "2026-02-02"^^xsd:date ;
    igf:withdrawalReason <https://w3id.org/igf-kg/voc/withdrawal-reason/take-down> }}"""


def opened(releases: Path, out: Path) -> tuple[list[str], list[str]]:
    """The versions that are open, and what was complained of."""
    complaints: list[KgError] = []
    found = open_releases(releases, out, complaints.append)
    return [kept.version for kept in found], [str(error) for error in complaints]


def history(releases: Path, out: Path) -> History:
    return History(opened_in(out) / FILE, releases)


def test_a_kept_release_opens_as_a_build_with_the_statements_of_its_bag(tmp_path: Path) -> None:
    releases, out = tmp_path / "releases", tmp_path / "build"
    bag = keep(releases, "2026.1", "2026-01-10", FIRST)

    assert opened(releases, out) == (["2026.1"], [])

    folder = opened_in(out) / "2026.1"
    assert EmbeddedStore.open(folder).labels([f"{BASE}id/b"]) == {f"{BASE}id/b": "B"}
    statements = gzip.decompress((bag / "data" / "dumps" / "igf.nq.gz").read_bytes())
    assert (folder / "dump.nq").read_bytes() == statements
    assert {"answers.json", "search.sqlite", "void.ttl"} <= {p.name for p in folder.iterdir()}


def test_what_is_open_already_is_not_opened_again(tmp_path: Path) -> None:
    releases, out = tmp_path / "releases", tmp_path / "build"
    keep(releases, "2026.1", "2026-01-10", FIRST)
    opened(releases, out)
    before = (opened_in(out) / "2026.1").stat().st_ino
    opened(releases, out)
    assert (opened_in(out) / "2026.1").stat().st_ino == before


def test_a_bag_that_was_made_anew_is_opened_anew_and_one_that_is_gone_is_closed(
    tmp_path: Path,
) -> None:
    releases, out = tmp_path / "releases", tmp_path / "build"
    keep(releases, "2026.1", "2026-01-10", FIRST).rename(tmp_path / "before")
    keep(releases, "2026.2", "2026-02-10", FIRST)
    (tmp_path / "before").rename(releases / "2026.1")
    opened(releases, out)
    (releases / "2026.1").rename(tmp_path / "old")
    (releases / "2026.2").rename(tmp_path / "older")
    keep(releases, "2026.2", "2026-02-10", SECOND)

    assert opened(releases, out) == (["2026.2"], [])

    store = EmbeddedStore.open(opened_in(out) / "2026.2")
    assert store.labels([f"{BASE}id/b"]) == {f"{BASE}id/b": "B, corrected"}
    assert {path.name for path in opened_in(out).iterdir()} == {".lock", "2026.2", FILE}
    assert [kept.version for kept in history(releases, out).releases] == ["2026.2"]


def test_a_bag_with_a_flipped_byte_is_named_and_not_opened_and_the_others_are(
    tmp_path: Path,
) -> None:
    releases, out = tmp_path / "releases", tmp_path / "build"
    bag = keep(releases, "2026.1", "2026-01-10", FIRST)
    keep(releases, "2026.2", "2026-02-10", SECOND)
    file = bag / "data" / "dumps" / "igf.nq.gz"
    content = bytearray(file.read_bytes())
    content[20] ^= 1
    file.write_bytes(bytes(content))

    versions, (complaint,) = opened(releases, out)

    assert versions == ["2026.2"]
    assert "data/dumps/igf.nq.gz" in complaint
    assert "restore the release from a copy" in complaint


def test_a_folder_that_cannot_be_written_is_one_clear_fault(tmp_path: Path) -> None:
    keep(tmp_path / "releases", "2026.1", "2026-01-10", FIRST)
    (tmp_path / "build").write_text("in the way")
    with pytest.raises(KgError, match="name a directory, not a file"):
        opened(tmp_path / "releases", tmp_path / "build")


def test_the_history_of_a_thing_tells_where_it_was_there_and_where_it_changed(
    tmp_path: Path,
) -> None:
    releases, out = tmp_path / "releases", tmp_path / "build"
    keep(releases, "2026.1", "2026-01-10", FIRST)
    keep(releases, "2026.2", "2026-01-10", FIRST)
    keep(releases, "2026.3", "2026-03-10", SECOND)
    opened(releases, out)
    told = history(releases, out)

    def runs(key: str) -> list[tuple[str, str]]:
        return [(s.first.version, s.last.version) for s in told.states(f"{BASE}id/{key}")]

    assert runs("b") == [("2026.1", "2026.2"), ("2026.3", "2026.3")]
    # A part of it changed: who spoke there.
    assert runs("a") == [("2026.1", "2026.2"), ("2026.3", "2026.3")]
    assert runs("new") == [("2026.3", "2026.3")]
    assert runs("nothing") == []
    # Withdrawn: the last release tells nothing of it any more.
    assert runs("gone") == [("2026.1", "2026.2")]
    gone = told.gone(f"{BASE}id/gone")
    assert gone is not None
    assert gone.version == "2026.3"
    assert told.gone(f"{BASE}id/b") is None
    since = told.unchanged_since(f"{BASE}id/b")
    assert since is not None
    assert since.version == "2026.3"
    assert [kept.version for kept, _ in told.versions(f"{BASE}id/b")] == [
        "2026.1",
        "2026.2",
        "2026.3",
    ]
    assert [iri for iri, _ in told.every(f"{BASE}id/")] == [
        f"{BASE}id/{key}" for key in ("a", "b", "gone", "new", "p")
    ]


def test_two_releases_of_one_day_are_a_second_apart(tmp_path: Path) -> None:
    releases, out = tmp_path / "releases", tmp_path / "build"
    for version in ("2026.1", "2026.2"):
        keep(releases, version, "2026-01-10", FIRST)
    opened(releases, out)
    told = history(releases, out)
    assert [told.moment(kept.version).isoformat() for kept in told.releases] == [
        "2026-01-10T00:00:00+00:00",
        "2026-01-10T00:00:01+00:00",
    ]


def test_a_bag_that_tells_of_somebody_who_was_withdrawn_since_is_closed_until_it_does_not(
    tmp_path: Path,
) -> None:
    releases, out = tmp_path / "releases", tmp_path / "build"
    keep(releases, "2026.1", "2026-01-10", FIRST)
    keep(releases, "2026.2", "2026-03-10", SECOND)
    opened(releases, out)
    now = EmbeddedStore.of(
        f'<{BASE}id/gone> <https://w3id.org/igf-kg/ont#withdrawnOn> "2026-02-02"'
        f"^^<http://www.w3.org/2001/XMLSchema#date> <{BASE}graph/judgements> .\n".encode(),
        BASE,
    )
    gone = withdrawn_in(now)
    assert gone == {f"{BASE}id/gone"}
    complaints: list[KgError] = []

    found = open_releases(releases, out, complaints.append, withdrawn=gone)

    assert [kept.version for kept in found] == ["2026.2"]
    (complaint,) = complaints
    assert f"it still tells of <{BASE}id/gone>, which was withdrawn" in str(complaint)
    assert not (opened_in(out) / "2026.1").exists()
    assert history(releases, out).states(f"{BASE}id/gone") == ()
