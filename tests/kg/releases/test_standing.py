from __future__ import annotations

import datetime as dt

import pytest

from kg.errors import StoreError
from kg.releases.register import Release
from kg.releases.standing import Standing

ONE = Release("2026.1", dt.date(2026, 2, 1), "a" * 64, "b" * 64)
TWO = Release("2026.2", dt.date(2026, 6, 1), "c" * 64, "d" * 64)


def test_a_new_version_comes_after_all_that_were_made() -> None:
    assert Standing.of("2026.3", (ONE, TWO)) == Standing("2026.3", (ONE, TWO))


def test_a_version_that_was_made_stands_after_those_before_it() -> None:
    assert Standing.of("2026.2", (ONE, TWO)) == Standing("2026.2", (ONE,), TWO)


@pytest.mark.parametrize("version", ["", "v1", "2026_1", "2026.1+abc", "1.2.3.4.5", "../1", "1-"])
def test_what_is_no_version_is_refused(version: str) -> None:
    with pytest.raises(StoreError, match="is no version; write it as"):
        Standing.of(version, ())


@pytest.mark.parametrize("version", ["2025.9", "2026.2.0", "2026.2-rc.1", "1"])
def test_a_version_that_does_not_come_after_the_last_is_refused(version: str) -> None:
    with pytest.raises(StoreError) as fault:
        Standing.of(version, (ONE, TWO))
    assert str(fault.value) == f"{version} does not come after 2026.2; take a greater number"


def test_a_release_never_gets_other_content() -> None:
    standing = Standing.of("2026.2", (ONE, TWO))
    standing.admit(TWO.content, force=False)
    with pytest.raises(StoreError, match="released with other content"):
        standing.admit("e" * 64, force=True)


def test_a_release_without_a_change_is_made_only_where_one_insists() -> None:
    standing = Standing.of("2026.3", (ONE, TWO))
    with pytest.raises(StoreError, match=r"nothing has changed since 2026\.2"):
        standing.admit(TWO.content, force=False)
    standing.admit(TWO.content, force=True)
    standing.admit("e" * 64, force=False)


def test_a_bag_made_anew_is_the_one_that_was_released_or_none() -> None:
    Standing.of("2026.3", (ONE, TWO)).admit_bag("f" * 64)
    standing = Standing.of("2026.2", (ONE, TWO))
    standing.admit_bag(TWO.bag)
    with pytest.raises(StoreError, match="can't be made again byte for byte"):
        standing.admit_bag("f" * 64)
