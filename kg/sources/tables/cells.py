"""The rows of a table, whatever kind of file it is in, and the words of a cell."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from kg.sources.genders import WORDS, without_gender
from kg.text import clean, plain

Cell = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta | None
GENDER = re.compile(
    rf"[;,/]\s*(?:{'|'.join(sorted(WORDS, key=len, reverse=True))})\s*(?=[;,/]|$)", re.IGNORECASE
)
# Most cells hold a few plain words, which need no more than cleaning.
MARKED = re.compile(r"[<&\[\n]")
MOST_SHOWN = 200
"""Characters of a row that are shown where it is skipped: enough to find it again."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row; number: its line in a text, or its row in a workbook, from 1.

    faults: what a workbook shows in place of a value, by index: `#REF!`.
    """

    number: int
    cells: tuple[Cell, ...]
    faults: tuple[tuple[int, str], ...] = ()

    def cell(self, at: int) -> Cell:
        """The cell, or None where the row ends before it."""
        return self.cells[at] if at < len(self.cells) else None

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return not self.faults and not any(words_of(cell) for cell in self.cells if cell)


def words_of(cell: Cell) -> str:
    """The cell's words, its own lines kept apart; empty for an empty cell.

    A number that is whole has no decimals: Excel makes 15.0 of a code 15.
    """
    if cell is None:
        return ""
    if isinstance(cell, str):
        return plain(cell) if MARKED.search(cell) else clean(cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, dt.datetime):
        return cell.isoformat(" ", "minutes")
    return f"{cell:%H:%M}" if isinstance(cell, dt.time) else str(cell)


def text_of(cell: Cell) -> str | None:
    """The cell's words on one line; None for an empty cell."""
    return clean(words_of(cell)) or None


def pieces_of(cell: Cell, separator: str | None) -> tuple[str, ...]:
    """The several entries of one cell; without a separator the whole is one entry."""
    return _pieces(words_of(cell), separator)


def ungendered_pieces(cell: Cell, separator: str | None) -> tuple[str, ...]:
    """The entries of a cell about people; a separator may stand beside the gender in brackets."""
    pieces = _pieces(without_gender(words_of(cell)), separator)
    return tuple(bare for piece in pieces if (bare := ungendered(piece)))


def _pieces(words: str, separator: str | None) -> tuple[str, ...]:
    pieces = words.split(separator) if separator is not None else [words]
    return tuple(text for piece in pieces if (text := clean(piece)))


def ungendered(text: str) -> str:
    """The text without a gender in brackets, or one set off by a comma or semicolon."""
    return "" if text.casefold() in WORDS else GENDER.sub("", without_gender(text))


def shown(row: Row) -> str:
    """Enough of a row for a person to find it, without anyone's gender."""
    texts = (text for cell in row.cells if (text := text_of(cell)))
    kept = " | ".join(bare for text in texts if (bare := ungendered(text)))
    return kept if len(kept) <= MOST_SHOWN else f"{kept[:MOST_SHOWN]}\u2026"
