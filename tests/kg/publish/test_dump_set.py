"""All dumps of a graph: the same bytes for the same graph, with sums that hold."""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import zstandard

from kg.iris import DEFAULT_BASE
from kg.publish.dump_set import CURATED, FORMS, WHOLE, Dumped, read_dumps, write_dumps
from kg.publish.dumps import FORMATS, dump
from kg.verification.sums import SUMS

TRIG = Path(__file__).parents[2] / "server" / "graph.trig"
TABLES = ("documents", "meetings", "organizations", "participations", "people", "sessions")
NAMES = sorted(
    [
        *(f"{stem}.{form}.{packer}" for form, stem in FORMS.items() for packer in ("gz", "zst")),
        *(f"tables/{name}.csv" for name in TABLES),
        "tables/README.md",
        "tables/csv-metadata.json",
    ]
)


@pytest.fixture(scope="module")
def nquads() -> bytes:
    written = ox.serialize(ox.parse(path=TRIG), format=ox.RdfFormat.N_QUADS)
    assert written is not None
    return written


@pytest.fixture(scope="module")
def folder(nquads: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dumps")
    write_dumps(nquads, DEFAULT_BASE, folder)
    return folder


def everything(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_the_set_has_every_form_twice_packed_and_the_tables(folder: Path) -> None:
    assert sorted(everything(folder)) == sorted([*NAMES, SUMS])


def test_every_packed_file_holds_the_dump_of_its_form(folder: Path, nquads: bytes) -> None:
    for form, stem in FORMS.items():
        expected = dump(nquads, form, DEFAULT_BASE)
        assert FORMATS[form].supports_datasets == (stem == WHOLE) == (stem != CURATED)
        assert gzip.decompress((folder / f"{stem}.{form}.gz").read_bytes()) == expected
        packed = (folder / f"{stem}.{form}.zst").read_bytes()
        assert zstandard.ZstdDecompressor().decompress(packed) == expected
        assert zstandard.get_frame_parameters(packed).has_checksum


def test_the_sums_are_those_of_the_files(folder: Path) -> None:
    files = everything(folder)
    told = read_dumps(folder)
    assert told == tuple(
        Dumped(name, len(files[name]), hashlib.sha256(files[name]).hexdigest()) for name in NAMES
    )


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="there is no sha256sum here")
def test_sha256sum_takes_the_sums_and_finds_a_flipped_byte(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    command = ["sha256sum", "--check", "--strict", "--quiet", SUMS]
    assert subprocess.run(command, cwd=copy, check=False).returncode == 0
    broken = copy / "tables" / "people.csv"
    broken.write_bytes(broken.read_bytes()[:-1] + b"!")
    found = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
    assert (found.returncode, found.stdout) == (1, "tables/people.csv: FAILED\n")


@pytest.mark.parametrize("seed", ["1", "2"])
def test_neither_the_order_of_quads_nor_of_hashes_changes_a_byte(
    seed: str, folder: Path, nquads: bytes, tmp_path: Path, project_root: Path
) -> None:
    lines = nquads.splitlines(keepends=True)
    cut = len(lines) // (1 + int(seed))
    (tmp_path / "shuffled.nq").write_bytes(b"".join([*lines[:cut:-1], *lines[: cut + 1]]))
    (tmp_path / "dumps").mkdir()
    code = (
        "from pathlib import Path; from kg.publish.dump_set import write_dumps;"
        f"write_dumps(Path('shuffled.nq').read_bytes(), {DEFAULT_BASE!r}, Path('dumps'))"
    )
    path = os.pathsep.join([str(project_root), *sys.path])
    settings = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path}
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=settings, check=True)
    assert everything(tmp_path / "dumps") == everything(folder)


def test_a_folder_without_sums_or_without_one_of_the_files_is_no_set(
    folder: Path, tmp_path: Path
) -> None:
    with pytest.raises(FileNotFoundError):
        read_dumps(tmp_path)
    shutil.copytree(folder, tmp_path / "copy")
    (tmp_path / "copy" / "igf.nq.gz").unlink()
    with pytest.raises(FileNotFoundError):
        read_dumps(tmp_path / "copy")
