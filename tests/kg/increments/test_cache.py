"""What is kept of a build is used where it is whole and of that build, and nowhere else."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from continued import BASE, built, contents
from data_folder import Folder, Page, Party, Said

from kg import pipeline
from kg.builds import Workspace, current
from kg.described import DUMP
from kg.forgetting import withheld_state
from kg.increments.cache import kept
from kg.increments.foundation import foundation
from kg.inputs import read_inputs
from kg.pipeline import Redone, build_into
from kg.store import ABOUT_BUILD

BEFORE = Folder(
    said=(
        Said(2016, "gulls", "sched", "Gulls", (Party("Ada Mare"), Party("Bo Lind")), kind="sched"),
        Said(2017, "gulls", "igf", "Gulls", (Party("Ada Mare", affiliation="Lake Institute"),)),
    ),
)
AFTER = replace(BEFORE, said=(*BEFORE.said[:1], replace(BEFORE.said[1], title="Terns")))


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder, and builds of it."""
    place = tmp_path_factory.mktemp("first")
    BEFORE.write(place / "data")
    assert build_into(place / "out", base=BASE, data=place / "data").build is not None
    return place


@pytest.fixture(scope="module")
def anew(tmp_path_factory: pytest.TempPathFactory) -> object:
    """What a build of the changed data comes to that is made anew."""
    place = tmp_path_factory.mktemp("anew")
    AFTER.write(place / "data")
    return built(place / "out", place / "data")[1]


@pytest.fixture
def place(first: Path, tmp_path: Path) -> Path:
    """The same builds, and changed data."""
    place = shutil.copytree(first, tmp_path / "place", symlinks=True)
    AFTER.write(place / "data")
    return Path(place)


def folder_of(place: Path) -> Path:
    (folder,) = (place / "out/cache").iterdir()
    return folder


def is_usable(place: Path, basis: str) -> bool:
    with kept(place / "out", basis, DUMP, ABOUT_BUILD) as found:
        return found is not None


def redone(place: Path) -> Redone | None:
    summary = build_into(place / "out", base=BASE, data=place / "data")
    assert summary.build is not None
    return summary.redone


def test_a_build_takes_from_the_one_before_what_has_not_changed(place: Path, anew: object) -> None:
    found = redone(place)
    assert found is not None
    assert found.made < found.parts / 2
    assert found.validated is not None
    assert contents(place / "out") == anew


def flipped(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


DAMAGES: dict[str, Callable[[Path], object]] = {
    "the parts have a flipped byte": lambda place: flipped(folder_of(place) / "parts.sqlite"),
    "the notes have a flipped byte": lambda place: flipped(folder_of(place) / "notes.json"),
    "the figures are missing": lambda place: (folder_of(place) / "figures.json").unlink(),
    "the seal is half written": lambda place: (folder_of(place) / "seal.json").write_text('{"fou'),
    "it is of another build": lambda place: folder_of(place).rename(place / "out/cache/000009-x"),
    "the dump has a flipped byte": lambda place: flipped(place / "out/current/dump.nq"),
    "the build tells nothing of itself": lambda place: (place / "out/current/build.json").unlink(),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_nothing_kept_is_used_where(place: Path, damage: Callable[[Path], object]) -> None:
    assert is_usable(place, foundation(BASE, withheld_state(place / "data")))
    damage(place)
    assert not is_usable(place, foundation(BASE, withheld_state(place / "data")))


def test_nothing_kept_is_used_under_another_base_or_after_a_withdrawal(place: Path) -> None:
    assert not is_usable(
        place, foundation("https://else.example.org/", withheld_state(place / "data"))
    )
    with (place / "data/register/entities.tsv").open("a") as register:
        register.write("p4hdgc66z2j\ts01aha70b1a\n")
    (place / "data/register/withdrawn.tsv").write_text("p4hdgc66z2j\t2026-11-24\ttake-down\n")
    assert not is_usable(place, foundation(BASE, withheld_state(place / "data")))


def test_all_is_made_anew_where_the_store_has_lost_its_tables(place: Path, anew: object) -> None:
    for table in (place / "out/current/store").glob("*.sst"):
        table.unlink()
    assert redone(place) is None
    assert contents(place / "out") == anew


def test_what_is_kept_is_of_the_current_build_when_the_next_one_is_stopped(
    place: Path, monkeypatch: pytest.MonkeyPatch, anew: object
) -> None:
    with monkeypatch.context() as stopped:
        stopped.setattr(Workspace, "publish", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            redone(place)
    assert redone(place) is not None
    assert contents(place / "out") == anew
    assert [folder.name for folder in (place / "out/cache").iterdir()] == [
        (current(place / "out") or place).name
    ]


def test_a_change_that_a_shape_refuses_leaves_the_last_good_build_to_go_on_from(
    place: Path, anew: object, tmp_path: Path
) -> None:
    bad = replace(AFTER, imports=(Page(1, "Tides", "Room 1", address="nowhere"),))
    bad.write(place / "data")
    summary, report = built(place / "out", place / "data")
    assert summary is not None
    assert (summary.build, summary.redone is None) == (None, False)
    assert report == built(tmp_path / "anew", place / "data", full=True)[1]
    AFTER.write(place / "data")
    assert redone(place) is not None
    assert contents(place / "out") == anew


def test_nothing_is_left_of_who_was_withdrawn(place: Path) -> None:
    people = pipeline.all_identities(read_inputs(data=place / "data")).people
    fresh = tuple(sorted(people.fresh.items()))
    registered = replace(AFTER, register=fresh)
    registered.write(place / "data")
    assert redone(place) is not None
    (gone,) = {
        identifier
        for identifier, mention in fresh
        for found in pipeline.all_identities(read_inputs(data=place / "data")).person_mentions
        if (found.key, found.name) == (mention, "Bo Lind")
    }
    replace(registered, withdrawn=(gone,)).write(place / "data")
    assert redone(place) is None
    files = [path for path in (place / "out").rglob("*") if path.is_file()]
    assert not [path for path in files if b"Lind" in path.read_bytes()]
