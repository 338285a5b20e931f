from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.releases.kept import Kept, kept
from kg.releases.register import Release, precedence

BASE = "https://igf.example.org/"


def bag(releases: Path, version: str, day: str = "2026-02-01") -> Path:
    folder = releases / version
    (folder / "data" / "dumps").mkdir(parents=True)
    (folder / "bagit.txt").write_text("BagIt-Version: 1.0\n")
    (folder / "data" / "dumps" / "igf.nq.gz").write_bytes(b"")
    about = {"version": version, "date": day, "base": BASE, "content": "c" * 64}
    (folder / "data" / "release.json").write_text(json.dumps(about))
    return folder


def listed(data: Path, *versions: str) -> Path:
    data.mkdir()
    lines = (Release(v, dt.date(2026, 2, 1), "c" * 64, "b" * 64).line for v in versions)
    (data / "releases.tsv").write_text("".join(lines))
    return data


def test_the_releases_kept_come_in_the_order_in_which_they_were_made(tmp_path: Path) -> None:
    releases = tmp_path / "releases"
    bags = [bag(releases, version) for version in ("2026.10", "2026.9")]
    data = listed(tmp_path / "data", "2026.9", "2026.10")

    expected = tuple(
        Kept(folder.name, dt.date(2026, 2, 1), BASE, "c" * 64, folder) for folder in bags[::-1]
    )
    assert kept(releases, data) == expected
    assert kept(releases) == expected


def test_a_bag_that_no_line_tells_of_is_not_made_yet(tmp_path: Path) -> None:
    releases = tmp_path / "releases"
    bag(releases, "2026.1")
    bag(releases, "2026.2")
    data = listed(tmp_path / "data", "2026.1")
    assert [release.version for release in kept(releases, data)] == ["2026.1"]


def test_where_nothing_was_released_nothing_is_kept(tmp_path: Path) -> None:
    assert kept(tmp_path / "nowhere") == ()


def test_a_bag_that_is_only_being_written_is_left_out(tmp_path: Path) -> None:
    (tmp_path / ".2026.1-x7").mkdir()
    assert kept(tmp_path) == ()


@pytest.mark.parametrize(
    ("missing", "why"),
    [
        ("data/release.json", "there is no release.json in it that can be read"),
        ("bagit.txt", "bagit.txt or data/dumps/igf.nq.gz is missing"),
        ("data/dumps/igf.nq.gz", "bagit.txt or data/dumps/igf.nq.gz is missing"),
    ],
)
def test_a_folder_that_is_no_whole_bag_is_named_with_what_to_do(
    tmp_path: Path, missing: str, why: str
) -> None:
    folder = bag(tmp_path, "2026.1")
    (folder / missing).unlink()
    with pytest.raises(StoreError) as fault:
        kept(tmp_path)
    assert str(fault.value) == (
        f"{folder}: no whole release: {why}; restore the folder from a copy, or move it elsewhere"
    )


def test_a_bag_under_the_name_of_another_release_is_no_release(tmp_path: Path) -> None:
    bag(tmp_path, "2026.1").rename(tmp_path / "2026.2")
    with pytest.raises(StoreError, match="it says that it is release"):
        kept(tmp_path)


def test_versions_are_ordered_by_their_numbers_and_a_candidate_comes_before_its_release() -> None:
    ordered = ["0.9", "1", "1.0.1", "1.9", "1.10-rc.1", "1.10-rc.2", "1.10-rc.10", "1.10", "2026.1"]
    shuffled = ordered[::-1]
    assert sorted(shuffled, key=precedence) == ordered
