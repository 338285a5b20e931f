from __future__ import annotations

import errno
import gzip
import os
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import StoreError
from kg.publish.dumps import FORMATS, dump, export

BASE = "http://127.0.0.1:8000/"
TRIG = Path(__file__).parents[2] / "server" / "graph.trig"
QUADS = list(ox.parse(path=TRIG))


def nquads(quads: list[ox.Quad]) -> bytes:
    written = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    assert written is not None
    return written


@pytest.mark.parametrize("form", ["nq", "trig", "jsonld"])
def test_a_format_with_graphs_carries_every_graph(form: str) -> None:
    written = dump(nquads(QUADS), form, BASE)
    assert set(ox.parse(written, format=FORMATS[form])) == set(QUADS)


@pytest.mark.parametrize("form", ["nt", "ttl"])
def test_a_format_without_graphs_carries_the_curated_one(form: str) -> None:
    written = dump(nquads(QUADS), form, BASE)
    curated = ox.NamedNode(f"{BASE}graph/curated")
    assert {quad.triple for quad in ox.parse(written, format=FORMATS[form])} == {
        quad.triple for quad in QUADS if quad.graph_name == curated
    }


@pytest.mark.parametrize("form", FORMATS)
def test_the_order_of_the_quads_changes_no_byte(form: str) -> None:
    assert dump(nquads(QUADS), form, BASE) == dump(nquads(QUADS[::-1]), form, BASE)


def test_turtle_has_readable_names() -> None:
    text = dump(nquads(QUADS), "ttl", BASE).decode()
    assert "session-2017:ws15" in text
    assert "voc-role:onsite-moderator" in text
    assert "\\/" not in text


def test_n_quads_are_sorted() -> None:
    lines = dump(nquads(QUADS), "nq", BASE).splitlines()
    assert len(lines) == len(set(QUADS))


def test_gzip_by_suffix_is_the_same_bytes_each_time(tmp_path: Path) -> None:
    for name in ("a.nq.gz", "b.nq.gz", "plain.nq"):
        export(nquads(QUADS), "nq", tmp_path / name, BASE)
    first = (tmp_path / "a.nq.gz").read_bytes()
    assert first == (tmp_path / "b.nq.gz").read_bytes()
    assert gzip.decompress(first) == (tmp_path / "plain.nq").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.nq.gz", "b.nq.gz", "plain.nq"]


def test_a_full_disk_leaves_the_file_before_and_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x.nq").write_text("before")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match="no space left"):
        export(nquads(QUADS), "nq", tmp_path / "x.nq", BASE)
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("x.nq", "before")]


def test_a_missing_directory_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="look at the directory"):
        export(nquads(QUADS), "nq", tmp_path / "missing" / "x.nq", BASE)


def test_an_unknown_format_is_one_clear_line() -> None:
    with pytest.raises(StoreError, match="choose one of nq, trig"):
        dump(b"", "docx", BASE)
