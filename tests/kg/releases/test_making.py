"""Releases of the least data there can be: one meeting, and its theme changed in between."""

from __future__ import annotations

import datetime as dt
import fcntl
import json
import shutil
import tarfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import bagit
import pytest
from click.testing import Result
from factories import a_data_folder

from kg.builds import current
from kg.errors import StoreError
from kg.inputs import releases_in
from kg.releases.archive import archive_of, write_archive
from kg.releases.bag import vouched
from kg.releases.differences import read
from kg.releases.kept import kept
from kg.releases.making import Asked, make_release

BASE = "https://igf.example.org/"
Run = Callable[..., Result]


@dataclass(frozen=True)
class Place:
    """A data folder, what is built of it, and its releases."""

    folder: Path

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def out(self) -> Path:
        return self.folder / "build"

    @property
    def releases(self) -> Path:
        return self.folder / "releases"

    @property
    def bag(self) -> Path:
        """That of the second release."""
        return self.releases / "2026.2"

    @property
    def listed(self) -> Path:
        return self.data / "releases.tsv"

    def release(self, version: str, day: str, **asked: bool) -> None:
        made = make_release(
            Asked(
                version=version,
                date=dt.date.fromisoformat(day),
                base=BASE,
                data=self.data,
                out=self.out,
                releases=self.releases,
                **asked,
            )
        )
        assert made.report.conforms

    def edit(self, before: str, after: str) -> None:
        sheet = self.data / "editions" / "2017.toml"
        text = sheet.read_text("utf-8")
        assert before in text
        sheet.write_text(text.replace(before, after), "utf-8")

    def version(self) -> str:
        """What the build that is served says it is."""
        build = current(self.out)
        assert build is not None
        return str(json.loads((build / "build.json").read_bytes())["version"])


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Two releases, made once and left alone."""
    place = Place(tmp_path_factory.mktemp("released"))
    a_data_folder(place.data)
    place.release("2026.1", "2026-02-01")
    place.edit("Shape Your Digital Future!", "Shape Your Digital Past!")
    place.release("2026.2", "2026-06-01")
    return place


@pytest.fixture
def place(once: Place, tmp_path: Path) -> Place:
    """The same for a test to spoil; the build is made anew where it needs one."""
    shutil.copytree(once.data, tmp_path / "data")
    shutil.copytree(once.releases, tmp_path / "releases")
    return Place(tmp_path)


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_a_release_is_a_bag_to_the_library_of_congress(once: Place) -> None:
    for version in ("2026.1", "2026.2"):
        bagit.Bag(str(once.releases / version)).validate()


def test_the_releases_made_are_listed_with_their_days_and_bags(once: Place) -> None:
    made = [(release.version, str(release.date), release.bag) for release in releases_in(once.data)]
    assert made == [
        ("2026.1", "2026-02-01", vouched(once.releases / "2026.1")),
        ("2026.2", "2026-06-01", vouched(once.releases / "2026.2")),
    ]
    assert [bag.version for bag in kept(once.releases, once.data)] == ["2026.1", "2026.2"]


def test_the_build_that_is_served_says_that_it_is_the_release(once: Place) -> None:
    assert once.version() == "2026.2"


def test_a_bag_holds_what_the_statements_were_made_of_and_what_they_are(once: Place) -> None:
    payload = once.bag / "data"
    assert sorted(path.name for path in payload.iterdir()) == [
        "README.md",
        "changes",
        "datacite.json",
        "dataset.ttl",
        "dumps",
        "inputs",
        "ontology",
        "release.json",
        "shapes",
        "validation",
    ]
    inputs = contents(payload / "inputs")
    assert inputs == {
        **{name: content for name, content in contents(once.data).items() if name[0] != "."},
        "releases.tsv": once.listed.read_bytes().splitlines(keepends=True)[0],
    }


def test_a_release_says_what_it_is_and_what_came_before(once: Place) -> None:
    told = json.loads((once.bag / "data" / "release.json").read_bytes())
    assert (told["version"], told["date"], told["base"], told["previous"]) == (
        "2026.2",
        "2026-06-01",
        BASE,
        "2026.1",
    )
    assert told["content"] == releases_in(once.data)[1].content


def test_the_difference_to_the_release_before_is_in_the_bag(once: Place) -> None:
    found = read(once.bag / "data" / "changes" / "difference.json")
    assert [change.label for change in found.changed if change.kind == "meeting"] == [
        "Internet Governance Forum 2017"
    ]
    told = (once.bag / "data" / "changes" / "difference.md").read_text("utf-8")
    assert told.startswith(
        "# What changed from 2026.1 of 1 February 2026 to 2026.2 of 1 June 2026\n"
    )
    assert "was “Shape Your Digital Future!”, is “Shape Your Digital Past!”" in told


def test_the_same_release_made_twice_has_the_same_bytes(once: Place, tmp_path: Path) -> None:
    again = Place(tmp_path)
    shutil.copytree(once.data, again.data)
    again.listed.unlink()
    again.edit("Shape Your Digital Past!", "Shape Your Digital Future!")
    again.release("2026.1", "2026-02-01")
    assert contents(again.releases / "2026.1") == contents(once.releases / "2026.1")


def test_a_release_that_is_asked_for_again_stays_as_it_is_and_is_served(place: Place) -> None:
    before = contents(place.releases), place.listed.read_bytes()
    place.release("2026.2", "2026-12-31")
    assert (contents(place.releases), place.listed.read_bytes()) == before
    assert place.version() == "2026.2"


def test_a_bag_that_was_lost_is_made_again_byte_for_byte(place: Place) -> None:
    before = contents(place.bag)
    shutil.rmtree(place.bag)
    place.release("2026.2", "2026-12-31")
    assert contents(place.bag) == before


def test_a_bag_whose_line_a_kill_prevented_is_taken_up_with_its_own_day(place: Place) -> None:
    whole = place.listed.read_bytes()
    place.listed.write_bytes(whole.splitlines(keepends=True)[0])
    leftover = place.releases / ".2026.2-abcdef"
    leftover.mkdir()
    place.release("2026.2", "2026-12-31")
    assert place.listed.read_bytes() == whole
    assert not leftover.exists()


def test_what_a_broken_off_release_left_is_not_taken_for_another(place: Place) -> None:
    place.listed.write_bytes(place.listed.read_bytes().splitlines(keepends=True)[0])
    place.edit("Shape Your Digital Past!", "Shape your present!")
    before = contents(place.releases)
    with pytest.raises(StoreError) as fault:
        place.release("2026.2", "2026-12-31")
    assert str(fault.value) == (
        f"{place.bag}: a release that was broken off has left this bag, of other content; remove"
        " the folder, or put its line back into data/releases.tsv"
    )
    assert contents(place.releases) == before
    assert current(place.out) is None


def test_a_bag_that_is_damaged_is_named_and_nothing_is_served(place: Place) -> None:
    file = place.bag / "data" / "README.md"
    file.write_bytes(b"!" + file.read_bytes()[1:])
    with pytest.raises(StoreError, match=r"data/README\.md is not the file of which"):
        place.release("2026.2", "2026-06-01")
    assert current(place.out) is None


def test_a_release_is_compared_with_the_one_before_or_not_made(place: Place) -> None:
    shutil.rmtree(place.releases / "2026.2")
    place.edit("Shape Your Digital Past!", "Shape your present!")
    with pytest.raises(StoreError, match="the bag of the release before is missing"):
        place.release("2026.3", "2026-12-31")
    assert [path.name for path in place.releases.glob("*.3*")] == []


def test_two_releases_are_not_made_at_once(place: Place) -> None:
    with (place.releases / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(StoreError, match="another release is being made; wait until it ends"):
            place.release("2026.3", "2026-12-31")


def test_data_that_does_not_conform_is_not_released(place: Place, kg: Run) -> None:
    place.edit("ordinal = 12", "ordinal = 0")
    words = ("--data", place.data, "--out", place.out, "--releases", place.releases)
    result = kg("release", "2026.3", *words, "--base-iri", BASE)
    assert result.exit_code == 1
    assert result.stderr == "kg: the data does not conform, so nothing was released\n"
    assert not (place.releases / "2026.3").exists()


def test_an_archive_has_one_folder_that_is_the_bag_and_the_same_bytes_each_time(
    once: Place, tmp_path: Path
) -> None:
    written = []
    for folder in (tmp_path / "one", tmp_path / "two"):
        folder.mkdir()
        file = archive_of(folder, "2026.2")
        write_archive(once.bag, file, dt.date(2026, 6, 1))
        written.append(file.read_bytes())
    assert written[0] == written[1]

    with tarfile.open(archive_of(tmp_path / "one", "2026.2")) as tar:
        tar.extractall(tmp_path, filter="data")
    bagit.Bag(str(tmp_path / "igf-2026.2")).validate()
    assert contents(tmp_path / "igf-2026.2") == contents(once.bag)


def test_the_command_lists_what_was_released_and_where_it_is(once: Place, kg: Run) -> None:
    words = ("releases", "--data", once.data, "--releases", once.releases)
    assert kg(*words).stdout == (
        f"2026.1       2026-02-01  {once.releases}/2026.1\n"
        f"2026.2       2026-06-01  {once.releases}/2026.2\n"
    )
    told = json.loads(kg(*words, "--json").stdout)
    assert [(one["version"], one["base"], one["folder"]) for one in told] == [
        ("2026.1", BASE, str(once.releases / "2026.1")),
        ("2026.2", BASE, str(once.releases / "2026.2")),
    ]


def test_where_nothing_was_released_the_command_says_how_to(tmp_path: Path, kg: Run) -> None:
    result = kg(
        "releases", "--data", a_data_folder(tmp_path / "data"), "--releases", tmp_path / "none"
    )
    assert result.stdout == "nothing was released yet; kg release VERSION makes a release\n"
