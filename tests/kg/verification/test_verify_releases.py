"""A byte of a release that is not what it was is found and named."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from deaths import World, a_world
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.verification.releases import flaws_of_releases


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """With a release and its archive."""
    with a_world(tmp_path_factory.mktemp("released") / "world") as found:
        told = found.run("release", "1.0", "--out", found.out, "--archive")
        assert told.code == 0, told
        yield found


def flaws(world: World) -> list[tuple[str, bool]]:
    found = flaws_of_releases(world.releases, world.data)
    return sorted({(flaw.path, flaw.damage) for flaw in found})


def test_a_release_is_as_it_was_written(world: World) -> None:
    assert flaws(world) == []


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_a_flipped_byte_is_found_and_named(world: World, draw: st.DataObject) -> None:
    files = sorted(path for path in world.releases.rglob("*") if path.is_file())
    path = draw.draw(st.sampled_from([file for file in files if file.stat().st_size]))
    before = path.read_bytes()
    content = bytearray(before)
    content[draw.draw(st.integers(0, len(content) - 1))] ^= draw.draw(st.integers(1, 255))
    path.write_bytes(content)
    try:
        found = flaws(world)
    finally:
        path.write_bytes(before)
    assert (str(path), True) in found


def test_files_cut_short_missing_and_extra_are_named(world: World, tmp_path: Path) -> None:
    one = world.copy(tmp_path / "one")
    bag = one.releases / "1.0"
    (bag / "data/release.json").write_bytes((bag / "data/release.json").read_bytes()[:-1])
    (bag / "data/dataset.ttl").unlink()
    (bag / "data/more.txt").write_text("")
    named = {path for path, damage in flaws(one) if damage}
    assert {
        str(bag / "data" / name) for name in ("release.json", "dataset.ttl", "more.txt")
    } <= named


def test_a_bag_that_is_missing_is_named(world: World, tmp_path: Path) -> None:
    one = world.copy(tmp_path / "one")
    shutil.rmtree(one.releases / "1.0")
    assert (str(one.releases / "1.0"), True) in flaws(one)
