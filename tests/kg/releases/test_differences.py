from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.releases.difference import Change, Difference, Gone, Line, Moved, Published
from kg.releases.differences import as_json, parsed, read

BASE = "https://igf.example.org/"
SESSION = f"{BASE}id/session/2017/ws15"
NAME = "https://schema.org/name"
BEFORE = Published("2026.1", BASE, "1" * 64, dt.date(2026, 2, 1))
AFTER = Published("2026.1+3f2a9c1b7d04", BASE, "2" * 64)
FOUND = Difference(
    before=BEFORE,
    after=AFTER,
    added=(Change(f"{BASE}id/source/ab", "document", "page.txt", said=12),),
    removed=(Change(f"{BASE}id/person/p1", "person", None),),
    changed=(
        Change(
            SESSION,
            "session",
            "Trust",
            added=(Line(SESSION, NAME, '"Trust"@en'),),
            removed=(Line(SESSION, NAME, '"Trüst “now”"@en'),),
        ),
    ),
    merged=(Moved(f"{BASE}id/org/o1", "org", "UCL", f"{BASE}id/org/o2"),),
    split=(Moved(f"{BASE}id/person/p3", "person", "A. B.", f"{BASE}id/person/p4"),),
    withdrawn=(Gone(f"{BASE}id/person/p1", "person", dt.date(2026, 3, 1), "take-down"),),
    labels={SESSION: "Trust"},
)


def test_a_difference_is_read_back_from_its_json_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "difference.json"
    file.write_text(as_json(FOUND), "utf-8")
    assert read(file) == FOUND


def test_the_first_release_differs_from_nothing() -> None:
    first = Difference(None, AFTER)
    assert parsed(as_json(first).encode(), "difference.json") == first
    assert first.is_empty


@pytest.mark.parametrize("content", [b"", b"[]", b'{"form": 2}', b'{"form": 1}', b"\xff"])
def test_what_is_no_difference_is_refused_with_what_to_do(content: bytes) -> None:
    with pytest.raises(StoreError) as fault:
        parsed(content, "difference.json")
    assert str(fault.value) == (
        "difference.json: no difference that this version can read; make it again with `kg diff`"
    )
