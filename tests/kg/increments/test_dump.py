from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import StoreError
from kg.increments.dump import Dump, holds, opened

lines = st.frozensets(st.text("ab", max_size=3).map(lambda text: f"{text}\n".encode()))


def sorted_bytes(found: frozenset[bytes]) -> bytes:
    return b"".join(sorted(found))


@given(lines, lines)
def test_a_dump_is_that_of_before_with_what_comes_and_without_what_goes(
    before: frozenset[bytes], after: frozenset[bytes]
) -> None:
    dump = Dump.of(after - before, sorted_bytes(before), before - after)
    assert b"".join(dump.pieces()) == sorted_bytes(after)
    assert dump.digest() == hashlib.sha256(sorted_bytes(after)).hexdigest()


@given(lines, st.text("ab", max_size=3))
def test_a_line_is_found_among_sorted_ones(found: frozenset[bytes], text: str) -> None:
    line = f"{text}\n".encode()
    assert holds(sorted_bytes(found), line) == (line in found)


@given(lines, st.text("ab", max_size=3))
def test_a_line_that_is_taken_out_and_put_in_again_changes_nothing(
    found: frozenset[bytes], text: str
) -> None:
    line = f"{text}\n".encode()
    before = sorted_bytes(found | {line})
    again = Dump.of((), before).without([line]).plus(line)
    assert b"".join(again.pieces()) == before
    assert (again.added, again.removed) == ((), ())


def test_a_line_that_is_to_go_and_is_not_there_is_a_fault() -> None:
    with pytest.raises(StoreError):
        Dump.of((), b"a\nc\n", [b"b\n"]).digest()


def test_a_dump_on_the_disk_is_edited_without_being_read_whole(tmp_path: Path) -> None:
    (tmp_path / "before").write_bytes(b"a\nb\n")
    dump = Dump.of([b"c\n"], opened(tmp_path / "before"), [b"a\n"])
    digest, size = dump.write(tmp_path / "after")
    written = (tmp_path / "after").read_bytes()
    assert written == b"b\nc\n"
    assert (digest, size) == (hashlib.sha256(written).hexdigest(), 4)
