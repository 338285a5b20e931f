from __future__ import annotations

import pytest

from kg.errors import SourceError
from kg.sources.sheets.catalogue import Listing, read_catalogue

NAME = "data/sources.toml"
ONE = '[[sheet]]\nfile = "sessions/2017.toml"\nreader = "session-sheet"\nedition = 2017\n'


def test_a_catalogue_lists_its_sheets_in_order() -> None:
    other = '[[sheet]]\nfile = "organizations.toml"\nreader = "organization-sheet"\n'
    assert read_catalogue((ONE + other).encode(), NAME) == (
        Listing("sessions/2017.toml", "session-sheet", 2017),
        Listing("organizations.toml", "organization-sheet", None),
    )


def test_a_sheet_listed_twice_is_refused() -> None:
    with pytest.raises(SourceError) as raised:
        read_catalogue((ONE + ONE).encode(), NAME)
    assert str(raised.value) == (
        f"{NAME}:6: sessions/2017.toml is listed twice; take one of the two out"
    )


def test_an_unknown_reader_is_refused_with_those_there_are() -> None:
    with pytest.raises(SourceError) as raised:
        read_catalogue(ONE.replace("session-sheet", "oracle").encode(), NAME)
    assert str(raised.value) == (
        f"{NAME}:3: reader 'oracle' is not known; write one of edition-sheet, session-sheet,"
        " organization-sheet, series-sheet"
    )
