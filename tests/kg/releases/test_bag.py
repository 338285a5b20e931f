from __future__ import annotations

import hashlib
from pathlib import Path

import bagit
import pytest

from kg.errors import StoreError
from kg.releases.bag import seal, vouched
from kg.releases.bag_faults import BagFault, faults_of

INFO = (
    ("Source-Organization", "The keepers of the graph"),
    ("External-Description", "Sessions of the Internet Governance Forum, " * 4),
    ("Bagging-Date", "2026-02-01"),
)


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    folder = tmp_path / "2026.1"
    (folder / "data" / "dumps").mkdir(parents=True)
    (folder / "data" / "dumps" / "igf.nq").write_text("<a> <b> <c> <d> .\n")
    (folder / "data" / "Zürich.txt").write_text("a room\n")
    seal(folder, INFO)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_a_sealed_folder_is_a_bag_to_the_library_of_congress(bag: Path) -> None:
    read = bagit.Bag(str(bag))
    read.validate()
    assert read.version_info == (1, 0)
    # It leaves the line breaks of a folded value in.
    assert {label: " ".join(value.split()) for label, value in read.info.items()} == {
        "Source-Organization": "The keepers of the graph",
        "External-Description": " ".join(INFO[1][1].split()),
        "Bagging-Date": "2026-02-01",
        "Payload-Oxum": "25.2",
    }


def test_no_line_of_the_description_is_longer_than_a_terminal(bag: Path) -> None:
    assert max(map(len, (bag / "bag-info.txt").read_text().splitlines())) <= 81


def test_a_bag_that_is_sealed_again_has_the_same_bytes(bag: Path) -> None:
    before = contents(bag)
    assert seal(bag, INFO) == hashlib.sha256(before["tagmanifest-sha256.txt"]).hexdigest()
    assert contents(bag) == before


def test_sealing_takes_up_what_has_changed(bag: Path) -> None:
    before = vouched(bag)
    (bag / "data" / "Zürich.txt").unlink()
    (bag / "data" / "new.txt").write_text("new\n")
    assert seal(bag, INFO) != before
    bagit.Bag(str(bag)).validate()


@pytest.mark.parametrize("name", ["a%20b.txt", "a\nb.txt", "a\rb.txt"])
def test_a_name_that_readers_of_bags_read_differently_is_refused(bag: Path, name: str) -> None:
    (bag / "data" / name).write_text("")
    with pytest.raises(StoreError, match="rename the file"):
        seal(bag, INFO)


def test_a_whole_bag_has_no_faults(bag: Path) -> None:
    assert faults_of(bag) == ()
    assert faults_of(bag, vouched(bag)) == ()


def test_a_flipped_byte_is_found_and_its_file_is_named(bag: Path) -> None:
    file = bag / "data" / "dumps" / "igf.nq"
    content = bytearray(file.read_bytes())
    content[1] ^= 1
    file.write_bytes(content)
    assert faults_of(bag) == (
        BagFault("data/dumps/igf.nq", "is not the file of which manifest-sha256.txt has the sum"),
        BagFault("data/dumps/igf.nq", "is not the file of which manifest-sha512.txt has the sum"),
    )


def test_a_file_that_is_missing_and_one_too_many_are_named(bag: Path) -> None:
    (bag / "data" / "Zürich.txt").rename(bag / "data" / "Zuerich.txt")
    assert {fault.file for fault in faults_of(bag)} == {"data/Zürich.txt", "data/Zuerich.txt"}


def test_a_manifest_that_was_made_anew_is_not_the_one_released(bag: Path) -> None:
    released = vouched(bag)
    (bag / "data" / "Zürich.txt").write_text("another room\n")
    seal(bag, INFO)
    assert faults_of(bag) == ()
    assert faults_of(bag, released) == (
        BagFault("tagmanifest-sha256.txt", "is not the one that the list of releases vouches for"),
    )


@pytest.mark.parametrize(
    "name", ["bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"]
)
def test_a_tag_file_that_is_missing_or_changed_is_named(bag: Path, name: str) -> None:
    whole = (bag / name).read_bytes()
    (bag / name).write_bytes(whole[:-5] + b"\n")
    assert faults_of(bag) != ()
    (bag / name).unlink()
    assert name in {fault.file for fault in faults_of(bag)}


def test_a_folder_that_is_no_bag_has_faults_and_raises_nothing(tmp_path: Path) -> None:
    assert {fault.what for fault in faults_of(tmp_path / "nowhere")} == {
        "can't be read: no such file or directory"
    }
