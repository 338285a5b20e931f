"""Commands at the same time: the second waits or says so, and both come to their ends."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from deaths import PATIENCE, World, a_world

from kg.holding import reading, writing
from kg.inputs import imports_in

PAGE = Path(__file__).parents[2] / "docs" / "examples" / "programme-page.txt"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with a_world(tmp_path_factory.mktemp("at-once") / "world") as found:
        yield found


@pytest.fixture
def one(world: World, tmp_path: Path) -> World:
    return world.copy(tmp_path / "one")


def begun(world: World, *words: str | Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "kg", *map(str, words)],
        env={**os.environ, **world.environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(*commands: subprocess.Popen[str]) -> list[tuple[int, str]]:
    told = [(command, command.communicate(timeout=PATIENCE)) for command in commands]
    return [(command.returncode, err) for command, (_, err) in told]


def test_of_two_builds_the_second_waits_if_it_is_told_to(one: World) -> None:
    words = ("build", "--out", one.out, "--force", "--no-dumps", "--wait")
    assert ended(begun(one, *words), begun(one, *words)) == [(0, ""), (0, "")]
    one.refuse_damage()
    numbers = [build.name[:6] for build in sorted((one.out / "builds").iterdir())]
    assert numbers == ["000002", "000003"]


def test_of_two_builds_the_second_says_so_otherwise(one: World) -> None:
    with (one.out / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        told = one.run("build", "--out", one.out, "--force")
        waited = one.run("build", "--out", one.out, "--force", "--wait", "0.2")
    line = f"kg: {one.out}: another build is running; wait until it ends, or build with --wait\n"
    assert (told.code, told.err) == (waited.code, waited.err) == (2, line)


def test_of_two_imports_the_second_waits_and_finds_it_there(one: World) -> None:
    words = ("import", PAGE, "--wait")
    assert ended(begun(one, *words), begun(one, *words)) == [(0, ""), (0, "")]
    assert len(imports_in(one.data)) == 1
    one.refuse_damage()


def test_a_build_an_import_a_register_and_a_release_at_once_all_come_to_an_end(one: World) -> None:
    told = ended(
        begun(one, "build", "--out", one.out, "--force", "--wait"),
        begun(one, "import", PAGE),
        begun(one, "register"),
        begun(one, "register"),
        begun(one, "release", "1.0", "--out", one.out, "--wait"),
    )
    assert told == [(0, "")] * 5
    one.refuse_damage()
    lines = (one.data / "register/entities.tsv").read_text().splitlines()
    assert len(lines) == len(set(lines))
    assert one.sealed


def test_a_build_waits_until_what_is_being_written_is_there(one: World) -> None:
    with writing(one.data):
        building = begun(one, "build", "--out", one.out, "--force", "--no-dumps")
        with pytest.raises(subprocess.TimeoutExpired):
            building.wait(timeout=3)
    assert ended(building) == [(0, "")]


def test_two_may_read_at_once_and_who_writes_may_read(tmp_path: Path) -> None:
    with reading(tmp_path), reading(tmp_path):
        pass
    with writing(tmp_path), reading(tmp_path), writing(tmp_path):
        pass
