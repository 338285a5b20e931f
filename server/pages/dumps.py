"""The page of downloads: the files by what they are for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.publish.distributions import told_of
from kg.publish.dump_set import TABLES, Dumped
from kg.publish.packing import GZIP, ZSTD
from kg.publish.tables import csvw, readme
from kg.verification.sums import SUMS

MEDIA_TYPES = {
    GZIP: "application/gzip",
    ZSTD: "application/zstd",
    ".csv": "text/csv",
    ".md": "text/markdown",
    csvw.FILE: "application/csvm+json",
    SUMS: "text/plain",
}
DESCRIBING = {
    readme.FILE: "What every column is, to read",
    csvw.FILE: "The same for programs: CSV on the Web",
}
UNITS = (("MB", 1_000_000), ("kB", 1_000))


@dataclass(frozen=True, slots=True)
class File:
    """A line of the page. about: what is in it. size: in words."""

    name: str
    about: str
    size: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Files of one purpose."""

    key: str
    title: str
    about: str
    files: tuple[File, ...]


def sheets(dumps: Iterable[Dumped]) -> tuple[Sheet, ...]:
    """The files, tables first; nothing where none were made."""
    told = tuple(dumps)
    tables = tuple(_file(one) for one in told if one.name.startswith(f"{TABLES}/"))
    graph = tuple(_file(one) for one in told if not one.name.startswith(f"{TABLES}/"))
    if not told:
        return ()
    return (
        Sheet(
            "tables",
            "Tables for spreadsheets",
            "A line for each session, person, organisation, part taken, meeting and document. The"
            " permanent names in the first columns join the tables with each other and with the"
            " graph.",
            tables,
        ),
        Sheet(
            "graph",
            "The graph",
            "Linked data, each form by gzip and by Zstandard. N-Quads, TriG and JSON-LD hold every"
            " named graph, so that each statement keeps the document that makes it; Turtle and"
            " N-Triples hold the curated graph alone.",
            graph,
        ),
    )


def media_type(name: str) -> str:
    """What a file is."""
    return next(kind for ending, kind in MEDIA_TYPES.items() if name.endswith(ending))


def in_words(size: int) -> str:
    """`428 kB`."""
    for unit, of in UNITS:
        if size >= of:
            number = size / of
            return f"{number:.1f} {unit}" if number < 10 else f"{number:,.0f} {unit}"
    return f"{size} bytes"


def _file(dumped: Dumped) -> File:
    told = told_of(dumped.name)
    about = DESCRIBING[dumped.name.rpartition("/")[2]] if told is None else told[2]
    return File(dumped.name, about.removeprefix("Table: "), in_words(dumped.size), dumped.sha256)
