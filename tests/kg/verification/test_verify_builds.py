"""A byte of a build that is not what it was is found and named."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.builds import current
from kg.downloads import FOLDER as DUMPS
from kg.store import EmbeddedStore
from kg.verification.builds import flaws_of_builds
from kg.verification.flaws import Flaw
from kg.verification.folder import files_in
from kg.verification.sums import SUMS


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory, built: Path) -> Path:
    """A copy of the build of the project's data, whose files may be spoilt."""
    folder = tmp_path_factory.mktemp("verify") / "out"
    shutil.copytree(built, folder, symlinks=True)
    return folder


def flaws(out: Path, *, deep: bool = False) -> list[Flaw]:
    return list(flaws_of_builds(out, deep=deep))


def serving(out: Path) -> Path:
    found = current(out)
    assert found is not None
    return found


def test_a_build_is_as_it_was_written_also_once_it_was_read(out: Path) -> None:
    assert flaws(out, deep=True) == []
    store = EmbeddedStore.open(serving(out))
    assert store.size() > 0
    del store
    assert flaws(out) == []


def test_the_list_of_a_build_holds_every_file_of_it(out: Path) -> None:
    names = {line.split("  ")[1] for line in (serving(out) / SUMS).read_text().splitlines()[:-1]}
    assert names == set(files_in(serving(out)))
    assert {"build.json", "dump.nq", "store/CURRENT"} <= names


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_a_flipped_byte_is_found_and_named(out: Path, draw: st.DataObject) -> None:
    build = serving(out)
    names = [name for name in (*files_in(build), SUMS) if (build / name).stat().st_size]
    path = build / draw.draw(st.sampled_from(names))
    place = draw.draw(st.integers(0, path.stat().st_size - 1))
    mask = draw.draw(st.integers(1, 255))

    def flip() -> None:
        with path.open("r+b") as file:
            file.seek(place)
            (byte,) = file.read(1)
            file.seek(place)
            file.write(bytes([byte ^ mask]))

    flip()
    try:
        found = flaws(out)
    finally:
        flip()
    assert {(flaw.path, flaw.damage) for flaw in found} == {(str(path), True)}
    assert all("kg build --force" in flaw.mend for flaw in found)


def test_the_line_of_a_dump_is_named(out: Path) -> None:
    dump = serving(out) / "dump.nq"
    before = dump.read_bytes()
    lines = before.splitlines(keepends=True)
    lines[99] = lines[99].replace(b"<http", b"<htxp", 1)
    del lines[-1]
    dump.write_bytes(b"".join(lines))
    try:
        found = flaws(out)
    finally:
        dump.write_bytes(before)
    assert [(flaw.where, flaw.what) for flaw in found] == [
        (f"{dump}:100", "is a statement that the store does not hold"),
        (str(dump), "lacks 2 statements of the store"),
        (str(dump), "is not what was written"),
    ]


def test_files_cut_short_missing_and_extra_are_named(out: Path) -> None:
    copy = out.parent / "spoilt"
    shutil.copytree(out, copy, symlinks=True)
    build = serving(copy)
    os.truncate(build / "answers.json", 0)
    os.truncate(build / "void.ttl", 100)
    (build / "search.sqlite").unlink()
    (build / "pictures/more.svg").write_text("<svg/>")
    (build / "store/LOG.old").write_text("")
    assert [(flaw.path, flaw.what) for flaw in flaws(copy)] == [
        (str(build / name), what)
        for name, what in [
            ("answers.json", "is empty"),
            ("pictures/more.svg", "is in no list of sums"),
            ("search.sqlite", "is missing"),
            ("store/LOG.old", "is in no list of sums"),
            ("void.ttl", "is not what was written"),
        ]
    ]


def test_the_build_before_is_looked_at_too(out: Path) -> None:
    before = out / "builds" / "000000-before"
    shutil.copytree(serving(out), before)
    (before / "report.json").write_text("{}")
    try:
        (flaw,) = flaws(out)
    finally:
        shutil.rmtree(before)
    assert (flaw.path, flaw.damage) == (str(before / "report.json"), True)
    assert flaw.mend == "nothing serves it; remove the folder of that build"


def test_what_a_killed_build_left_is_no_damage(out: Path) -> None:
    left = out / "builds" / "000009-left"
    left.mkdir()
    (left / "dump.nq").write_text("")
    try:
        (flaw,) = flaws(out)
    finally:
        shutil.rmtree(left)
    assert (flaw.path, flaw.what, flaw.damage) == (str(left), "is no whole build", False)


def test_what_a_build_left_that_was_killed_before_its_sums_is_no_damage(out: Path) -> None:
    left = out / "builds" / "000009-left"
    shutil.copytree(serving(out), left)
    (left / SUMS).write_text("half a su")
    try:
        (flaw,) = flaws(out)
    finally:
        shutil.rmtree(left)
    assert (flaw.path, flaw.what, flaw.damage) == (str(left), "is no whole build", False)


def test_a_link_that_leads_nowhere_is_damage(tmp_path: Path) -> None:
    (tmp_path / "current").symlink_to("builds/000001-gone")
    (flaw,) = flaws(tmp_path)
    assert (flaw.path, flaw.what, flaw.damage) == (
        str(tmp_path / "current"),
        "leads to no build",
        True,
    )


def test_where_there_is_no_build_there_is_nothing_to_tell(tmp_path: Path) -> None:
    assert flaws(tmp_path / "nothing") == []


def test_a_flipped_byte_of_a_dump_is_found_and_named(out: Path) -> None:
    path = serving(out) / DUMPS / "tables" / "people.csv"
    whole = path.read_bytes()
    try:
        path.write_bytes(whole[:-1] + b"!")
        (found,) = flaws(out)
        assert (found.path, found.what) == (str(path), "is not what was written")
    finally:
        path.write_bytes(whole)
    assert flaws(out) == []
