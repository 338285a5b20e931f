"""The rows of a table that lists sessions: a column's heading is the label of its cells."""

from __future__ import annotations

from dataclasses import dataclass

from kg.labels.plain import folded
from kg.records import Origin, Skipped
from kg.sources.forum.contacts import NOT_CARRIED, is_told_personal
from kg.sources.forum.label import Label
from kg.sources.forum.labels import label_of
from kg.sources.lines import Line

NUMBER_COLUMNS = frozenset({"id", "no", "no.", "#", "nr", "number", "code", "ws", "ws no.", "ws #"})
ALIASES = {"outcome": "Status", "decision": "Status", "proposal": "Title", "session": "Title"}
UNKNOWN = "the columns have headings that no form of the forum has, so they are not taken"
DROPPED = frozenset({Label.PERSONAL, Label.TEXT, Label.TITLE})


@dataclass(frozen=True, slots=True)
class Columns:
    """headings: as printed, in order; skipped: what of them says nothing to us."""

    headings: tuple[str, ...]
    skipped: tuple[Skipped, ...]


def columns_of(line: Line, document: str) -> Columns | None:
    """The headings of a table; None for any other line."""
    cells = tuple(cell.strip() for cell in line.text.split("\t"))
    known = [cell for cell in cells if _is_known(cell)]
    if len(cells) < 2 or len(known) < 2 or any(char.isdigit() for char in line.text):
        return None
    unknown = ", ".join(cell for cell in cells if cell and not _is_known(cell))
    private = ", ".join(cell for cell in cells if is_told_personal(cell))
    told = ((unknown, UNKNOWN), (private, NOT_CARRIED))
    origin = Origin(document, line.number)
    return Columns(cells, tuple(Skipped(origin, text, why) for text, why in told if text))


def _is_known(cell: str) -> bool:
    return folded(cell) in NUMBER_COLUMNS | ALIASES.keys() or label_of(cell) is not None


def as_lines(row: Line, columns: Columns | None) -> list[Line]:
    """The cells behind number and title as labelled lines of a small form."""
    cells = [cell.strip() for cell in row.text.split("\t")]
    if columns is None or len(cells) < 2:
        return [Line(row.number, cell) for cell in cells[2:] if cell]
    headings = (ALIASES.get(folded(heading), heading) for heading in columns.headings)
    return [
        Line(row.number, f"{heading}: {cell}")
        for heading, cell in zip(headings, cells, strict=False)
        if cell and label_of(heading) not in {None, *DROPPED}
    ]
