from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from kg.builds import Workspace, current
from kg.errors import StoreError


def build(out: Path, text: str) -> Path:
    workspace = Workspace(out)
    with workspace.stage() as staged:
        (staged / "what").write_text(text)
        return workspace.publish(staged)


def folders(out: Path) -> list[str]:
    return sorted(folder.name.partition("-")[0] for folder in (out / "builds").iterdir())


def serving(out: Path) -> str:
    found = current(out)
    assert found is not None
    return (found / "what").read_text()


def test_before_the_first_build_there_is_no_current_one(tmp_path: Path) -> None:
    assert current(tmp_path / "nothing") is None


def test_a_published_build_is_the_current_one(tmp_path: Path) -> None:
    build(tmp_path / "new" / "out", "first")
    assert serving(tmp_path / "new" / "out") == "first"


def test_the_link_is_relative_so_that_the_folder_can_be_moved(tmp_path: Path) -> None:
    build(tmp_path / "out", "first")
    (tmp_path / "out").rename(tmp_path / "moved")
    assert serving(tmp_path / "moved") == "first"


def test_a_build_that_fails_leaves_the_one_before_and_nothing_else(tmp_path: Path) -> None:
    build(tmp_path, "first")
    with pytest.raises(ZeroDivisionError), Workspace(tmp_path).stage() as staged:
        (staged / "what").write_text(str(1 // 0))
    assert (serving(tmp_path), folders(tmp_path)) == ("first", ["000001"])


def test_a_staged_build_serves_only_once_published(tmp_path: Path) -> None:
    build(tmp_path, "first")
    workspace = Workspace(tmp_path)
    with workspace.stage() as staged:
        (staged / "what").write_text("second")
        assert serving(tmp_path) == "first"
        workspace.publish(staged)
        assert serving(tmp_path) == "second"


def test_the_build_before_the_current_one_stays_for_its_readers(tmp_path: Path) -> None:
    for text in ("first", "second", "third"):
        build(tmp_path, text)
    assert (serving(tmp_path), folders(tmp_path)) == ("third", ["000002", "000003"])


def test_two_builds_at_once_are_refused(tmp_path: Path) -> None:
    with (
        Workspace(tmp_path).stage(),
        pytest.raises(StoreError, match="another build is running"),
        Workspace(tmp_path).stage(),
    ):
        pytest.fail("the second build began")


KILLED = """
    import os, signal, sys
    from pathlib import Path
    from kg.builds import Workspace
    def die(*_): os.kill(os.getpid(), signal.SIGKILL)
    workspace = Workspace(Path(sys.argv[1]))
    with workspace.stage() as staged:
        (staged / "what").write_text("second")
        if sys.argv[2] == "staged":
            die()
        if sys.argv[2] == "linked":
            Path.replace = die
        workspace.publish(staged)
        die()
"""


@pytest.mark.parametrize(
    ("moment", "answer"), [("staged", "first"), ("linked", "first"), ("published", "second")]
)
def test_a_kill_at_any_moment_leaves_a_whole_build_serving(
    tmp_path: Path, moment: str, answer: str
) -> None:
    build(tmp_path, "first")
    program = textwrap.dedent(KILLED)
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path), moment], check=False)
    assert done.returncode == -signal.SIGKILL
    assert serving(tmp_path) == answer
    build(tmp_path, "next")
    assert serving(tmp_path) == "next"
    assert len(folders(tmp_path)) == 2
    assert {path.name for path in tmp_path.iterdir()} == {".lock", "builds", "current"}


def test_a_full_disk_is_one_clear_line(tmp_path: Path) -> None:
    build(tmp_path, "first")
    with pytest.raises(StoreError, match="make room on the disk"), Workspace(tmp_path).stage():
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert (serving(tmp_path), folders(tmp_path)) == ("first", ["000001"])


@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES])
def test_a_directory_that_cannot_be_written_is_one_clear_line(
    tmp_path: Path, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, **_: object) -> None:
        raise OSError(code, os.strerror(code), str(self))

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(StoreError, match="choose a directory"), Workspace(tmp_path).stage():
        pytest.fail("the build began")


def test_a_file_in_the_place_of_the_directory_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with (
        pytest.raises(StoreError, match="name a directory"),
        Workspace(tmp_path / "out").stage(),
    ):
        pytest.fail("the build began")
