"""The ledger of a build on the disk, and when the build became the current one."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
from small_builds import publish

from kg.builds import current
from kg.harvest.keeping import kept, published
from kg.harvest.ledger import FILE, Line, as_text

OLD = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
LEDGER = {"source/a": Line("one", ("source",), OLD), "source/b": Line("two", ("source",))}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    publish(tmp_path / "here", "first")
    note(tmp_path / "here")
    return tmp_path / "here"


def note(out: Path) -> None:
    build = current(out)
    assert build is not None
    (build / FILE).write_text(as_text(LEDGER, build.stat().st_ino))


def test_a_build_is_published_when_the_link_is_turned_to_it(tmp_path: Path) -> None:
    before = dt.datetime.now(dt.UTC) - dt.timedelta(milliseconds=50)
    publish(tmp_path, "first")
    found = published(tmp_path)
    assert found is not None
    # Whoever was answered from the build before, in the second of the swap, asks again since then.
    assert before <= found <= dt.datetime.now(dt.UTC) + dt.timedelta(seconds=1)
    assert found.microsecond == 0


def test_what_changed_with_the_build_counts_from_its_publication(out: Path) -> None:
    assert kept(out) == {**LEDGER, "source/b": Line("two", ("source",), published(out))}


def test_in_a_folder_that_was_copied_everything_counts_from_its_arrival(out: Path) -> None:
    there = out.with_name("there")
    shutil.copytree(out, there, symlinks=True)
    found = kept(there)
    assert found is not None
    assert {line.since for line in found.values()} == {published(there)}
    assert found.keys() == LEDGER.keys()


def test_a_folder_of_builds_may_be_moved_on_its_disk(out: Path) -> None:
    before = kept(out)
    assert before == kept(out.rename(out.with_name("there")))


def test_without_a_build_or_a_ledger_there_is_none(tmp_path: Path, out: Path) -> None:
    assert published(tmp_path / "none") is None
    assert kept(tmp_path / "none") is None
    build = current(out)
    assert build is not None
    (build / FILE).write_bytes(b"\xff\xfe")
    assert kept(out) is None
    (build / FILE).unlink()
    assert kept(out) is None
