"""The ledger of a build on the disk, and when the build became the current one."""

from __future__ import annotations

import datetime as dt
import os
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
    publish(tmp_path, "first")
    build = current(tmp_path)
    assert build is not None
    (build / FILE).write_text(as_text(LEDGER))
    return tmp_path


def test_a_build_is_published_when_the_link_is_turned_to_it(tmp_path: Path) -> None:
    before = dt.datetime.now(dt.UTC) - dt.timedelta(milliseconds=50)
    publish(tmp_path, "first")
    found = published(tmp_path)
    assert found is not None
    assert not found.copied
    # Whoever was answered from the build before, in the second of the swap, asks again since then.
    assert before <= found.moment <= dt.datetime.now(dt.UTC) + dt.timedelta(seconds=1)
    assert found.moment.microsecond == 0


def test_what_changed_with_the_build_counts_from_its_publication(out: Path) -> None:
    found, when = kept(out), published(out)
    assert found is not None
    assert when is not None
    assert found == {**LEDGER, "source/b": Line("two", ("source",), when.moment)}


def test_in_a_folder_that_was_copied_everything_counts_from_its_arrival(out: Path) -> None:
    # As a copy has it: made long ago elsewhere, and here since now.
    os.utime(out / "current", (0, 0), follow_symlinks=False)
    found, when = kept(out), published(out)
    assert found is not None
    assert when is not None
    assert when.copied
    assert {line.since for line in found.values()} == {when.moment}


def test_without_a_build_or_a_ledger_there_is_none(tmp_path: Path, out: Path) -> None:
    assert published(tmp_path / "none") is None
    assert kept(tmp_path / "none") is None
    build = current(out)
    assert build is not None
    (build / FILE).write_bytes(b"\xff\xfe")
    assert kept(out) is None
    (build / FILE).unlink()
    assert kept(out) is None
