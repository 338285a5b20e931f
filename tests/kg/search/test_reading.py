from __future__ import annotations

import gc
import shutil
import sqlite3
import threading
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.builds import current
from kg.errors import StoreError
from kg.search import database, reading
from kg.search.asking import question
from kg.search.catalogue import catalogue
from kg.search.database import FILE, NO_FTS5, index_bytes, require_fts5, write_index
from kg.search.entries import Column, Entry, Kind, Part, Text
from kg.search.index import Index
from kg.search.reading import of_bytes, of_file
from kg.search.results import Wanted
from kg.store import EmbeddedStore

ENTRIES = [
    Entry(f"http://x.example/id/{n}", Kind.PERSON, Text(Part.TITLE, f"Ada {n} Mare"))
    for n in range(30)
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    write_index(tmp_path / FILE, ENTRIES)
    return tmp_path / FILE


def opened(file: Path) -> Index:
    reader = of_file(file)
    assert reader is not None
    return Index(reader)


def total(index: Index, typed: str = "ada") -> int:
    return index.search(Wanted(question(typed), {})).total


def test_the_same_entries_make_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_index(tmp_path / name, ENTRIES)
    one, two = ((tmp_path / name).read_bytes() for name in ("one", "two"))
    assert one == two
    assert index_bytes(ENTRIES) == index_bytes(ENTRIES)


def test_the_index_of_a_build_is_that_of_its_store(built: Path, tmp_path: Path) -> None:
    folder = current(built)
    assert folder is not None
    entries = catalogue(EmbeddedStore.open(folder))
    write_index(tmp_path / FILE, entries)
    assert (tmp_path / FILE).read_bytes() == (folder / FILE).read_bytes()
    assert [entry.iri for entry in entries] == list(dict.fromkeys(entry.iri for entry in entries))


def test_every_column_that_is_written_is_one_of_the_columns() -> None:
    assert f"fts5({', '.join(column.name.lower() for column in Column)}," in database.TABLES


def test_an_index_can_only_be_read(file: Path) -> None:
    index = opened(file)
    with pytest.raises(StoreError, match="readonly"):
        index.reader.rows("DELETE FROM things")
    index.close()


def test_threads_search_at_once_and_agree(file: Path) -> None:
    index = opened(file)
    found: list[int] = []

    def ask() -> None:
        found.extend(total(index) for _ in range(20))

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [30] * 120
    index.close()


def test_a_build_that_is_taken_away_is_searched_on_by_whoever_has_it_open(file: Path) -> None:
    index = opened(file)
    assert total(index) == 30
    shutil.rmtree(file.parent)
    assert total(index, "mare") == 30
    index.close()


def test_a_thread_that_comes_after_a_build_was_taken_away_searches_it_too(file: Path) -> None:
    index = opened(file)
    shutil.rmtree(file.parent)
    found: list[int] = []
    thread = threading.Thread(target=lambda: found.append(total(index)))
    thread.start()
    thread.join()
    assert found == [30]
    index.close()


def test_the_connections_of_all_threads_are_closed_with_the_index(file: Path) -> None:
    index = opened(file)
    thread = threading.Thread(target=total, args=(index,))
    thread.start()
    thread.join()
    connections = list(index.reader._opened)
    assert len(connections) == 2
    gone = weakref.ref(index)
    del index
    gc.collect()
    assert gone() is None
    for connection in connections:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            connection.execute("SELECT 1")


def test_an_index_in_another_form_is_none(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE about SET value = 'older'")
    connection.close()
    assert of_file(file) is None


@pytest.mark.parametrize(
    "content", [b"", b"nothing of SQLite's", b"SQLite format 3\0" + b"x" * 4000]
)
def test_a_broken_index_is_a_fault_that_says_what_to_do(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(StoreError, match=r"search.sqlite: .*; build again"):
        of_file(tmp_path / FILE)


def test_a_path_with_odd_characters_is_opened_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "a?b#c %41 \u00e9"
    folder.mkdir()
    write_index(folder / FILE, ENTRIES)
    index = opened(folder / FILE)
    assert total(index) == 30
    index.close()


def test_what_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "SECONDS", 0.05)
    reader = of_bytes(index_bytes(ENTRIES))
    endless = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    )
    with pytest.raises(StoreError, match="took too long; ask for longer words"):
        reader.rows(endless)
    assert reader.rows("SELECT count(*) FROM things") == [(30,)]
    reader.close()


def test_an_index_that_cannot_be_written_says_where(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="make room, and build again"):
        write_index(tmp_path / "no" / FILE, ENTRIES)


def test_without_fts5_there_is_one_clear_error() -> None:
    class Without:
        def execute(self, _sql: str) -> None:
            raise sqlite3.OperationalError("no such module: fts5")

    with pytest.raises(StoreError) as fault:
        require_fts5(Without())
    assert str(fault.value) == NO_FTS5


def test_nothing_at_all_can_be_searched() -> None:
    index = Index(of_bytes(index_bytes([])))
    assert (total(index), total(index, "")) == (0, 0)
    assert index.vocabulary.proposals(question("anything")) == []
    assert index.offered(question("a"), 5) == ()
    index.close()


def test_every_part_has_a_column_and_a_name() -> None:
    assert all(part.label and isinstance(part.column, Column) for part in Part)


def test_an_index_in_memory_finds_what_one_in_a_file_does(file: Path) -> None:
    made: list[Callable[[], Index]] = [
        lambda: opened(file),
        lambda: Index(of_bytes(index_bytes(ENTRIES))),
    ]
    results = []
    for make in made:
        index = make()
        results.append(index.search(Wanted(question("ada 1"), {})))
        index.close()
    assert results[0] == results[1]
