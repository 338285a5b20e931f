"""A list of sums is read by `sha256sum`, and is no less guarded than what it guards."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import SourceError
from kg.verification.sums import parse_sums, sealed_length, sums_text

ONE, TWO = (hashlib.sha256(text).hexdigest() for text in (b"one\n", b"two\n"))
TEXT = sums_text([("b/two", TWO), ("one", ONE)])


def test_a_list_gives_each_name_its_sum() -> None:
    assert parse_sums(TEXT.encode(), "sums").of == {"one": {ONE}, "b/two": {TWO}}


def test_sha256sum_reads_it(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "one").write_text("one\n")
    (tmp_path / "b/two").write_text("two\n")
    (tmp_path / "SHA256SUMS").write_text(TEXT)
    told = subprocess.run(
        ["sha256sum", "--check", "SHA256SUMS"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (told.returncode, told.stdout, told.stderr) == (0, "b/two: OK\none: OK\n", "")


@given(st.integers(0, len(TEXT) - 1), st.integers(0, 7))
def test_any_flipped_bit_of_a_list_is_found(place: int, bit: int) -> None:
    content = bytearray(TEXT.encode())
    content[place] ^= 1 << bit
    with pytest.raises(SourceError, match=r"kg verify --seal"):
        parse_sums(bytes(content), "sums")


@given(st.integers(0, len(TEXT) - 2))
def test_a_list_that_is_cut_short_is_found(length: int) -> None:
    with pytest.raises(SourceError):
        parse_sums(TEXT.encode()[:length], "sums")


def test_where_branches_were_merged_either_sum_holds() -> None:
    other = sums_text([("one", TWO)])
    assert parse_sums((TEXT + other).encode(), "sums").of == {"one": {ONE, TWO}, "b/two": {TWO}}


@given(
    st.binary(max_size=30), st.lists(st.binary(max_size=5).filter(lambda line: b"\n" not in line))
)
def test_lines_that_were_added_leave_what_was_sealed(before: bytes, added: list[bytes]) -> None:
    content = before + b"".join(b"\n" + line for line in added)
    sums = frozenset([hashlib.sha256(before).hexdigest()])
    assert sealed_length(content, sums) == len(before)


def test_a_line_that_was_changed_leaves_nothing_sealed() -> None:
    sums = frozenset([hashlib.sha256(b"one\ntwo\n").hexdigest()])
    assert sealed_length(b"one\ntvo\nthree\n", sums) is None
    assert sealed_length(b"one\n", sums) is None
