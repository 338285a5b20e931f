"""A folder of builds lets go of what was made before a withdrawal, once and whatever stops it."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_builds import publish

from kg.builds import current
from kg.forgetting import MARK, forgetting, is_forgotten


@pytest.fixture
def out(tmp_path: Path) -> Path:
    publish(tmp_path, "one")
    publish(tmp_path, "two")
    for name in ("rejected", "cache", "releases"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text(name)
    return tmp_path


def builds(out: Path) -> int:
    return len(list((out / "builds").iterdir()))


def test_a_new_build_leaves_nothing_of_what_was_before(out: Path) -> None:
    with forgetting(out, "a"):
        assert builds(out) == 2
        publish(out, "three")
    assert [folder.resolve() for folder in (out / "builds").iterdir()] == [current(out)]
    assert {path.name for path in out.iterdir()} == {".lock", "builds", "current", MARK}
    assert is_forgotten(out, "a")


def test_a_build_that_fails_leaves_the_old_one_and_is_begun_anew(out: Path) -> None:
    with pytest.raises(OSError, match="full"), forgetting(out, "a"):
        raise OSError("the disk is full")
    assert current(out) is not None
    assert not is_forgotten(out, "a")


def test_a_build_that_does_not_conform_keeps_its_own_report(out: Path) -> None:
    with forgetting(out, "a"):
        (out / "rejected").mkdir()
        (out / "rejected" / "new").touch()
    assert [path.name for path in (out / "rejected").iterdir()] == ["new"]
    assert not is_forgotten(out, "a")


def test_without_a_new_withdrawal_the_build_before_stays(out: Path) -> None:
    with forgetting(out, ""):
        publish(out, "three")
    assert builds(out) == 2
    assert (out / "cache").is_dir()
    assert not (out / MARK).exists()
