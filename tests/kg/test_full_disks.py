"""A full disk or a folder that may not be written to is one line, and what was there stays."""

from __future__ import annotations

import errno
import os
import random
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from death_stories import STORIES, Story
from deaths import Told, World, a_world

MANY = "KG_MISHAPS" in os.environ
TIMES = int(os.environ.get("KG_MISHAPS", "1"))
SEED = os.environ.get("KG_MISHAPS_SEED", "7")


def some(names: Iterable[str], *few: str) -> list[str]:
    """All of them in the slow run, otherwise a few."""
    return list(names) if MANY else list(few)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with a_world(tmp_path_factory.mktemp("full") / "world") as found:
        yield found


def one_line(told: Told) -> None:
    """It says in one line where, what is wrong and what to do."""
    assert told.code == 2, told
    lines = told.err.splitlines()
    assert len(lines) == 1, told.err
    assert lines[0].startswith("kg: ")
    assert "; " in lines[0]


def left(world: World) -> list[Path]:
    """What is only there while something is written."""
    staged = [
        build for build in (world.out / "builds").iterdir() if not (build / "SHA256SUMS").exists()
    ]
    bags = world.releases.glob(".*-*") if world.releases.is_dir() else ()
    return [*staged, *bags, *world.root.rglob(".unfinished-*"), *world.root.glob(".igf*")]


@pytest.mark.parametrize("name", some(STORIES, "build", "import", "review"))
@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EACCES], ids=errno.errorcode.get)
def test_the_fault_is_one_line_and_what_was_there_stays(
    name: str, fault: int, world: World, tmp_path: Path
) -> None:
    story = STORIES[name]
    start = world.copy(tmp_path / "start")
    story.before(start)
    drawn = random.Random(f"{SEED}{name}{fault}")  # noqa: S311
    for number in [drawn.randint(1, story.changes) for _ in range(TIMES)]:
        one = start.copy(tmp_path / "one")
        told = one.fail(fault, number, *story.told(one), given=story.given)
        one_line(told)
        stays(one, start, story, told)
        shutil.rmtree(one.root)


def stays(world: World, start: World, story: Story, told: Told) -> None:
    """Nothing is damaged or half there, what was said holds, and there is a next time."""
    world.refuse_damage()
    assert story.holds(world, told), told
    assert left(world) == []
    assert world.digest == start.digest
    lost = {name for name in start.facts if not (world.data / name).exists()}
    assert lost == set()
    again = world.run(*story.told(world), given=story.given)
    assert again.code == 0 or (story.refused and story.refused in again.err), again


@contextmanager
def small_disk(place: Path, size: int) -> Iterator[Path]:
    """A disk of a few bytes, mounted; skips where this user or machine may not."""
    place.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
    able = shutil.which("mount") is not None
    if not able or subprocess.run(words, capture_output=True, check=False).returncode:
        pytest.skip("this user may mount no small disk, so none is filled for real")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def fill(world: World, room: int) -> None:
    """Leaves so many bytes of room on the disk of a world."""
    free = os.statvfs(world.root)
    (world.root / "filler").write_bytes(b"x" * max(free.f_bavail * free.f_frsize - room, 0))


ROOMS: dict[str, Callable[[random.Random], int]] = {
    "build": lambda drawn: drawn.randint(0, 1_500_000),
    "release": lambda drawn: drawn.randint(0, 3_000_000),
    "import": lambda _: 0,
    "review": lambda _: 0,
    "register": lambda _: 0,
    "seal": lambda _: 0,
}


@pytest.mark.parametrize("name", some(ROOMS, "build"))
def test_a_disk_that_is_really_full_is_one_line(name: str, world: World, tmp_path: Path) -> None:
    story = STORIES[name]
    drawn = random.Random(f"{SEED}{name}")  # noqa: S311
    with small_disk(tmp_path / "disk", 60_000_000) as disk:
        start = world.copy(tmp_path / "start")
        story.before(start)
        one = start.copy(disk / "world")
        for _ in range(TIMES if name in ("build", "release") else 1):
            fill(one, ROOMS[name](drawn))
            told = one.run(*story.told(one), given=story.given)
            one_line(told)
            (one.root / "filler").unlink()
        stays(one, start, story, told)


@pytest.mark.parametrize(
    "name", some(("build", "import", "review", "register", "withdraw", "seal"), "import")
)
def test_a_disk_that_is_really_read_only_is_one_line(
    name: str, world: World, tmp_path: Path
) -> None:
    story = STORIES[name]
    with small_disk(tmp_path / "disk", 60_000_000) as disk:
        start = world.copy(tmp_path / "start")
        story.before(start)
        one = start.copy(disk / "world")
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        told = one.run(*story.told(one), given=story.given)
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
        one_line(told)
        stays(one, start, story, told)
