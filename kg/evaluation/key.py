"""Reads a hand-judged key: who or what is one, which look-alikes are not, what is undecided.

Four forms, told by their header lines: rows of clusters of persons or bodies, series of sessions,
pairs known to be different, and pairs that could not be decided.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kg.errors import SourceError

CLUSTERS = ("cluster_id", "session_line_id", "printed_name", "printed_affiliation", "verdict_note")
SERIES = ("series_name", "session_ids", "years", "note")
PAIRS = ("kind", "line_id_a", "printed_a", "line_id_b", "printed_b")
DIFFERENT = (*PAIRS, "verdict", "why")
UNSURE = (*PAIRS, "lean", "why_not_decided")

_PLACE = re.compile(r"(?:19|20)\d\d-\S+")

Row = Mapping[str, str]


class Kind(StrEnum):
    """What a key is about; the values are those of the pairs' column `kind`."""

    PERSON = "person"
    ORGANIZATION = "org"
    SESSION = "session"


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One mention of the key, in a cluster.

    place: the line of the facts that prints it. name, affiliation: as printed; None for a session.
    """

    line: int
    cluster: str
    place: str
    name: str | None = None
    affiliation: str | None = None

    @property
    def year(self) -> int:
        """The edition's, with which every line id begins."""
        return int(self.place[:4])


@dataclass(frozen=True, slots=True)
class Key:
    """A key of clusters; of_series: whether its rows are sessions, not names."""

    name: str
    rows: tuple[KeyRow, ...]
    of_series: bool = False


@dataclass(frozen=True, slots=True)
class KeyPair:
    """Two mentions, each a place and a printed name, of which something is known or open."""

    line: int
    kind: Kind
    left: tuple[str, str]
    right: tuple[str, str]
    why: str


def parse_key(content: bytes, name: str) -> Key:
    """The clusters of a file; raises SourceError with the line that does not hold."""
    header, rows = _table(content, name)
    if header == CLUSTERS:
        return Key(name, tuple(_cluster_row(row, name, line) for line, row in rows))
    if header == SERIES:
        return Key(name, tuple(r for line, row in rows for r in _series(row, name, line)), True)
    if header in {DIFFERENT, UNSURE}:
        raise SourceError(
            "a list of pairs, not a key of clusters; give it with --different or --unsure",
            document=name,
            line=1,
        )
    raise SourceError(
        f"no key: its first line must be {','.join(CLUSTERS)} or {','.join(SERIES)}",
        document=name,
        line=1,
    )


def parse_different(content: bytes, name: str) -> tuple[KeyPair, ...]:
    """The look-alikes known to be different."""
    return _pairs(content, name, DIFFERENT)


def parse_unsure(content: bytes, name: str) -> tuple[KeyPair, ...]:
    """The pairs that could not be decided."""
    return _pairs(content, name, UNSURE)


def _table(content: bytes, name: str) -> tuple[tuple[str, ...], Iterator[tuple[int, Row]]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError("not UTF-8; save the key as UTF-8", document=name) from error
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        header = tuple(reader.fieldnames or ())
    except csv.Error as error:
        raise _no_csv(error, name, 1) from error
    return header, _rows(reader, name)


def _rows(reader: csv.DictReader[str], name: str) -> Iterator[tuple[int, Row]]:
    try:
        for row in reader:
            if None in row or None in row.values():
                raise SourceError(
                    f"not {len(reader.fieldnames or ())} columns, as the first line has;"
                    " quote a cell that holds a comma",
                    document=name,
                    line=reader.line_num,
                )
            yield reader.line_num, {column: cell.strip() for column, cell in row.items()}
    except csv.Error as error:
        raise _no_csv(error, name, reader.reader.line_num) from error


def _no_csv(error: csv.Error, name: str, line: int) -> SourceError:
    return SourceError(f"no CSV: {error}; correct the quotes", document=name, line=line)


def _cluster_row(row: Row, name: str, line: int) -> KeyRow:
    return KeyRow(
        line=line,
        cluster=_filled(row, "cluster_id", name, line),
        place=_place(row["session_line_id"], name, line),
        name=_filled(row, "printed_name", name, line),
        affiliation=row["printed_affiliation"] or None,
    )


def _series(row: Row, name: str, line: int) -> Iterator[KeyRow]:
    series = _filled(row, "series_name", name, line)
    for place in _filled(row, "session_ids", name, line).split(";"):
        yield KeyRow(line, series, _place(place.strip(), name, line))


def _pairs(content: bytes, name: str, expected: tuple[str, ...]) -> tuple[KeyPair, ...]:
    header, rows = _table(content, name)
    if header != expected:
        raise SourceError(f"its first line must be {','.join(expected)}", document=name, line=1)
    return tuple(_pair(row, name, line, expected[-1]) for line, row in rows)


def _pair(row: Row, name: str, line: int, why: str) -> KeyPair:
    if row["kind"] not in list(Kind):
        kinds = ", ".join(Kind)
        raise SourceError(
            f"kind {row['kind']!r} is unknown; write one of {kinds}", document=name, line=line
        )
    left, right = (
        (_place(row[f"line_id_{s}"], name, line), _filled(row, f"printed_{s}", name, line))
        for s in ("a", "b")
    )
    return KeyPair(line, Kind(row["kind"]), left, right, row[why])


def _place(text: str, name: str, line: int) -> str:
    if not _PLACE.fullmatch(text):
        raise SourceError(
            f"{text!r} is no session line id; write one such as 2017-ws15@report",
            document=name,
            line=line,
        )
    return text


def _filled(row: Row, column: str, name: str, line: int) -> str:
    if not row[column]:
        raise SourceError(
            f"{column} is empty; fill it, or delete the row", document=name, line=line
        )
    return row[column]
