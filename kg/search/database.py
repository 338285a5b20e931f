"""The index as an SQLite database: written once, and the same bytes for the same entries."""

from __future__ import annotations

import math
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from kg.errors import StoreError
from kg.search.entries import Column, Entry, Facet, Kind
from kg.search.folding import words
from kg.search.words import columns, whole_names

FILE = "search.sqlite"
FORM = "1"
"""Changes with the tables or the folding; an index of another form is made anew."""

LEAST_LETTERS = 3
NO_FTS5 = (
    "the SQLite of this Python has no FTS5, which the search is made with; use a Python whose"
    " sqlite3 has it, as those of python.org and of Debian do"
)
RANK = f"bm25({', '.join(str(column.value) for column in Column)})"
TABLES = f"""
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE things (id INTEGER PRIMARY KEY, iri TEXT, kind TEXT, title TEXT, language TEXT,
  note TEXT, day TEXT, weight REAL);
CREATE TABLE texts (thing INTEGER, place INTEGER, part TEXT, text TEXT, language TEXT,
  PRIMARY KEY (thing, place)) WITHOUT ROWID;
CREATE TABLE names (name TEXT, thing INTEGER, PRIMARY KEY (name, thing)) WITHOUT ROWID;
CREATE TABLE choices (facet TEXT, value TEXT, label TEXT, things BLOB,
  PRIMARY KEY (facet, value)) WITHOUT ROWID;
CREATE TABLE vocabulary (word TEXT PRIMARY KEY, shown TEXT, number INTEGER) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5({", ".join(c.name.lower() for c in Column)},
  content='', tokenize='ascii', prefix='1 2 3 4');
"""


def write_index(path: Path, entries: Sequence[Entry]) -> None:
    """The index as a file that was not there; raises StoreError where it can't be written."""
    try:
        connection = sqlite3.connect(path, isolation_level=None)
    except sqlite3.Error as error:
        raise _unwritable(error, path) from error
    try:
        # What is half written is thrown away with the folder, so nothing need be kept for a crash.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        _fill(connection, entries)
    except sqlite3.Error as error:
        raise _unwritable(error, path) from error
    finally:
        connection.close()


def index_bytes(entries: Sequence[Entry]) -> bytes:
    """The same index as the bytes of a database that is in no file."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        _fill(connection, entries)
        return connection.serialize()
    finally:
        connection.close()


def _unwritable(error: sqlite3.Error, path: Path) -> StoreError:
    return StoreError(f"{error}; make room, and build again", document=str(path))


def _fill(connection: sqlite3.Connection, entries: Sequence[Entry]) -> None:
    require_fts5(connection)
    connection.executescript(TABLES)
    connection.execute("BEGIN")
    connection.execute("INSERT INTO about VALUES ('form', ?)", (FORM,))
    numbered = list(enumerate(entries, start=1))
    for number, entry in numbered:
        _insert(connection, number, entry)
    connection.executemany("INSERT INTO choices VALUES (?, ?, ?, ?)", _choices(numbered))
    connection.executemany("INSERT INTO vocabulary VALUES (?, ?, ?)", _vocabulary(entries))
    connection.execute("INSERT INTO words(words) VALUES ('optimize')")
    connection.execute("INSERT INTO words(words, rank) VALUES ('rank', ?)", (RANK,))
    connection.execute("COMMIT")
    connection.execute("VACUUM")


def require_fts5(connection: sqlite3.Connection) -> None:
    """Raises StoreError where SQLite was made without its full-text engine."""
    try:
        connection.execute("CREATE VIRTUAL TABLE temp.probe USING fts5(word)")
        connection.execute("DROP TABLE temp.probe")
    except sqlite3.OperationalError as error:
        raise StoreError(NO_FTS5) from error


def _insert(connection: sqlite3.Connection, number: int, entry: Entry) -> None:
    weight = round(entry.kind.weight * (1 + math.log1p(entry.size) / 20), 4)
    title = entry.title
    connection.execute(
        "INSERT INTO things VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(number, entry.iri, entry.kind.key, title.text, title.language),
            *(entry.note, entry.day, weight),
        ),
    )
    connection.executemany(
        "INSERT INTO texts VALUES (?, ?, ?, ?, ?)",
        (
            (number, place, text.part.name, text.text, text.language)
            for place, text in enumerate(entry.all_texts())
        ),
    )
    names = ((name, number) for name in whole_names(entry))
    connection.executemany("INSERT INTO names VALUES (?, ?)", names)
    connection.execute(
        "INSERT INTO words(rowid, title, names, codes, people, bodies, topics, places, spellings,"
        " initials) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (number, *columns(entry)),
    )


def _choices(numbered: Iterable[tuple[int, Entry]]) -> list[tuple[str, str, str, bytes]]:
    """Each value of each facet with the set of its things, a bit for each."""
    held: dict[tuple[str, str], int] = {}
    labels: dict[tuple[str, str], str] = {}
    for number, entry in numbered:
        facets = {Facet.KIND: {entry.kind.key: entry.kind.label}, **entry.facets}
        for facet, values in facets.items():
            for value, label in values.items():
                held[facet.key, value] = held.get((facet.key, value), 0) | 1 << number
                labels.setdefault((facet.key, value), label)
    return [(*at, labels[at], _bytes(bits)) for at, bits in sorted(held.items())]


def _bytes(bits: int) -> bytes:
    return bits.to_bytes((bits.bit_length() + 7) // 8, "little")


def _vocabulary(entries: Iterable[Entry]) -> list[tuple[str, str, int]]:
    """The words that may be proposed for one that is not known: none that stand there by slip."""
    seen: dict[str, Counter[str]] = {}
    for entry in entries:
        if entry.kind is Kind.DOCUMENT:
            continue
        for text in entry.all_texts():
            for word in words(text.text) if text.part.proposed else ():
                if word.whole and len(word.key) >= LEAST_LETTERS and not word.key.isdecimal():
                    seen.setdefault(word.key, Counter())[text.text[word.start : word.end]] += 1
    return [(key, _shown(forms), forms.total()) for key, forms in sorted(seen.items())]


def _shown(forms: Counter[str]) -> str:
    return min(forms, key=lambda form: (-forms[form], form.isupper(), form))
