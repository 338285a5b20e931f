"""The workbook of the golden folder `table-workbook`, as it is made."""

from __future__ import annotations

import datetime as dt

from workbooks import saved, workbook

HEADER = (
    *("No.", "Session\ntitle", "Date", "Start", "End", "Length", None, "Room", "Seats"),
    *("Speaker 1", "Affiliation 1", "Country 1", "Speaker 2", "Affiliation 2", "Country 2"),
    *("Web page", "Video", "Remarks", "Budget line"),
)
DAY = dt.date(2017, 12, 18)
MAIN = "Room XII"
ROWS: tuple[tuple[object, ...], ...] = (
    ("Programme of workshops", None, None),
    (),
    HEADER,
    (
        *(7, "Lighthouses as Public Goods", DAY, dt.time(9), dt.time(10, 30)),
        *(dt.timedelta(minutes=90), "Workshop", MAIN, 120),
        *("Ada Mare (onsite)", "Harbour Trust", "Malta", "Bo Lindqvist (online)", None, "Sweden"),
        *("https://example.org/ws7", "https://example.org/ws7.mp4", "ring Bo", 11),
    ),
    (
        *(31, "Who Pays for Buoys?", None, dt.datetime(2017, 12, 18, 11), "12.30", 90),
        *("Workshop", None, "=100+20", "Dr. Emil Novak", "University of Brno", "#REF!"),
        *("TBC", None, None, "example.org/ws31", None, None, None),
    ),
    (),
    (
        *(48, "Tide Tables for Everyone", "19 December 2017", "TBA", None, "half a day"),
        *("Open Forum", "Salle 2", 80, "Oman*", None, None, None, "Tide Office", None),
        *(None, None, None, None),
    ),
)


def golden_workbook() -> bytes:
    """Typed and written dates, a merged day, a number for a code, an error, a hidden sheet."""
    book = workbook(*ROWS)
    sheet = book["Programme"]
    sheet.merge_cells("C4:C5")
    sheet["L5"].data_type = "e"
    book.create_sheet("Rooms")["A1"] = "Room XII"
    hidden = book.create_sheet("Budget")
    hidden["A1"] = "Budget line"
    hidden.sheet_state = "hidden"
    return saved(book)
