"""The slip of an import: what is written is read again, and what does not hold is named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import SourceError
from kg.sources.sheets.import_slip import Imported, read_slip, slip_text
from kg.text import printable

SHA256 = "ab" * 32
WHOLE = Imported(
    file="imports/documents/abababababababab-all.ics",
    name='All "sessions" of Th\u00e9.ics',
    sha256=SHA256,
    imported="2026-11-24T19:12:11+00:00",
    edition=2017,
    address="https://igf2017.sched.com/all.ics",
    retrieved="2017-12-22",
    encoding="cp1252",
    mapping="imports/documents/abababababababab-mapping.toml",
    revision_of="0123456789abcdef",
)
LEAST = Imported("imports/documents/a.txt", "a.txt", SHA256, "2026-11-24T19:12:11+00:00")
TEXTS = st.text(max_size=30).map(printable).filter(bool)


def test_a_slip_is_read_as_it_was_written() -> None:
    written = slip_text([WHOLE, LEAST])
    assert read_slip(written.encode(), "slip.toml") == (WHOLE, LEAST)


@given(TEXTS)
def test_any_name_survives(name: str) -> None:
    listed = Imported("imports/documents/a.txt", name, SHA256, "2026-11-24T19:12:11+00:00")
    assert read_slip(slip_text([listed]).encode(), "slip.toml") == (listed,)


@pytest.mark.parametrize(
    ("before", "after", "line", "what"),
    [
        (SHA256, "ab", 6, "sha256 is no SHA-256; import the document again"),
        ('file = "imports', 'file = "/imports', 4, "leads out of the data folder; correct it"),
        ('file = "imports', 'file = "../imports', 4, "leads out of the data folder; correct it"),
        ("edition = 2017", 'edition = "2017"', 8, "write a whole number without quotation marks"),
        ("encoding", "codepage", 11, "'codepage' is not a key of [[document]]"),
    ],
)
def test_a_slip_that_does_not_hold_is_named_with_its_line(
    before: str, after: str, line: int, what: str
) -> None:
    text = slip_text([WHOLE]).replace(before, after, 1)
    with pytest.raises(SourceError) as refused:
        read_slip(text.encode(), "slip.toml")
    assert (refused.value.line, what in refused.value.what) == (line, True)
