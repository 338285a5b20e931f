"""The `Store` of a build that stands in an engine: pinned to it, and never a mixture of two.

Each answer is read to its end and then held to the bookkeeping: where another build was swapped in
meanwhile, it is thrown away. So a page that is made of many answers is of one build or a fault.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO

import pyoxigraph as ox

from kg.iris import Iris
from kg.remote.answers import Spool, answer, write
from kg.remote.clauses import Parts, parts
from kg.remote.dialect import STANDARD, Dialect
from kg.remote.engine import Engine, Row, spool
from kg.remote.exchange import MOST, SECONDS
from kg.remote.faults import MovedError, TooLargeError
from kg.remote.labelling import known_query, label_query, labels_in, names_in, naming_query
from kg.remote.marks import steady_mark
from kg.remote.memory import Memory
from kg.remote.nodes import iri_node
from kg.remote.quads import quads_of
from kg.remote.replies import cut_message
from kg.remote.strictness import hold_to_sparql
from kg.sparql.engine import Answer
from kg.sparql.guard import check
from kg.sparql.query import Dataset
from kg.store import default_graphs

CHUNK = 65_536
AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class RawAnswer:
    """A whole answer, checked, in the form that was asked for."""

    media_type: str
    chunks: Iterator[bytes]


@dataclass(frozen=True, slots=True)
class RemoteStore:
    """One build in an engine. Any method raises MovedError once another build is there."""

    base: str
    digest: str
    graphs: tuple[str, ...]
    generation: str | None
    engine: Engine = field(repr=False)
    dialect: Dialect = STANDARD
    _known: frozenset[str] = field(default=frozenset(), repr=False)
    _size: int = 0
    _memory: Memory[tuple[ox.Quad, ...]] = field(default_factory=Memory, repr=False)

    def query(self, text: str, dataset: Dataset | None = None) -> Answer:
        """The answer to a query; raises QueryError for one that is wrong or refused."""
        pieces, chosen = self._read(text, dataset)
        with self._asked(pieces, chosen, self.engine.seconds, MOST) as spooled:
            # Rows are read out of it as they are asked for, when the file is gone.
            return answer(pieces.form, BytesIO(_all(spooled)), self.engine.url)

    def raw(
        self,
        text: str,
        dataset: Dataset | None,
        accept: str,
        seconds: float = SECONDS,
        max_bytes: int = MOST,
    ) -> RawAnswer:
        """The answer in one media type; raises OverdueError or TooLargeError past a limit.

        The engine's own bytes are never handed on: engines differ in what they write, and tell of a
        time-out in the middle of an answer that they have begun with a 200.
        """
        pieces, chosen = self._read(text, dataset)
        with self._asked(pieces, chosen, seconds, max_bytes) as spooled:
            return RawAnswer(accept, _pieces(pieces.form, spooled, accept, self.engine.url))

    def about(self, iri: str) -> tuple[ox.Quad, ...]:
        """Every quad of any graph whose subject this is, sorted."""
        node = iri_node(iri)
        query = f"SELECT ?p ?o ?g {{ GRAPH ?g {{ {node} ?p ?o }} }}"
        return self._around("about", iri, query, {"s": node})

    def inverse(self, iri: str) -> tuple[ox.Quad, ...]:
        """Every quad of any graph whose object this is, sorted."""
        node = iri_node(iri)
        query = f"SELECT ?s ?p ?g {{ GRAPH ?g {{ ?s ?p {node} }} }}"
        return self._around("inverse", iri, query, {"o": node})

    def labels(self, iris: Iterable[str]) -> dict[str, str]:
        """The names of those that have one; the curated name before what documents say."""
        quads = self._of_many("labels", iris, label_query)
        return labels_in(quads, default_graphs(self.base))

    def names(self, iris: Iterable[str]) -> tuple[ox.Triple, ...]:
        """What says which these are, from the curated graph where it says anything of one."""
        wanted = sorted(set(iris))
        curated = str(Iris(self.base).graph("curated"))
        known = self._of_many("curated", wanted, lambda nodes: known_query(nodes, curated))
        return names_in(self._of_many("names", wanted, naming_query), known, curated)

    def size(self) -> int:
        """The number of quads, as they were counted when they were loaded."""
        return self._size

    def graph(self, iri: str) -> Iterator[ox.Quad]:
        """Every quad of one graph."""
        node = iri_node(iri)
        rows = self._rows(f"SELECT ?s ?p ?o {{ GRAPH {node} {{ ?s ?p ?o }} }}")
        return iter(quads_of(({"g": node, **row} for row in rows), self._known))

    def still_there(self) -> bool:
        """Whether the engine holds the same build as when this was opened; raises SwappingError."""
        return steady_mark(self.engine, self.base).generation == self.generation

    def _read(self, text: str, dataset: Dataset | None) -> tuple[Parts, Dataset]:
        query = check(text, self._known, self.base)
        hold_to_sparql(query.text, self.base)
        usual = Dataset(default_graphs(self.base), self.graphs)
        return parts(query.text), dataset or query.dataset or usual

    @contextmanager
    def _asked(self, pieces: Parts, dataset: Dataset, seconds: float, most: int) -> Iterator[Spool]:
        """The whole answer of one build, in a file."""
        before = self.dialect.describe if pieces.form == "DESCRIBE" else ""
        text = before + pieces.text(dataset, self.base)
        limits = [("timeout", str(round(1000 * seconds) + 1000))]
        extra = limits if self.dialect.stops_at_timeout else []
        with self.engine.spooled(pieces.form, text, seconds, most, extra) as (spooled, _):
            self._refuse_cut(pieces, dataset)
            self._hold()
            yield spooled

    def _refuse_cut(self, pieces: Parts, dataset: Dataset) -> None:
        """Raises TooLargeError for statements that the engine has cut without a word."""
        sure = self.dialect.sure_rows
        if sure is None or pieces.form not in ("CONSTRUCT", "DESCRIBE") or not pieces.has_pattern:
            return
        if pieces.limit is not None and pieces.limit < sure:
            return
        (row,) = self.engine.texts(pieces.counted(dataset, self.base))
        if int(row["n"]) > sure:
            raise TooLargeError(cut_message(sure), document=self.engine.url)

    def _of_many(
        self, kind: str, iris: Iterable[str], ask: Callable[[Iterable[ox.NamedNode]], str]
    ) -> list[ox.Quad]:
        """What is said of these, some hundred in one question."""
        wanted = sorted(set(iris))
        quads: list[ox.Quad] = []
        for first in range(0, len(wanted), AT_ONCE):
            some = wanted[first : first + AT_ONCE]
            query = ask([iri_node(iri) for iri in some])
            quads += self._around(kind, " ".join(some), query, {})
        return quads

    def _around(self, kind: str, iri: str, query: str, given: Row) -> tuple[ox.Quad, ...]:
        def ask() -> tuple[ox.Quad, ...]:
            return quads_of(({**given, **row} for row in self._rows(query)), self._known)

        return self._memory.answer(kind, iri, ask)

    def _rows(self, query: str) -> tuple[Row, ...]:
        rows = self.engine.rows(query)
        self._hold()
        return rows

    def _hold(self) -> None:
        if not self.still_there():
            raise MovedError("another build has been loaded; ask again", document=self.engine.url)


def _all(spooled: Spool) -> bytes:
    spooled.seek(0)
    return spooled.read()


def _pieces(form: str, spooled: Spool, media_type: str, place: str) -> Iterator[bytes]:
    """Written whole before the first piece is handed on, so that a broken answer is a fault."""
    out = spool()
    try:
        write(form, spooled, media_type, out, place)
    except BaseException:
        out.close()
        raise
    out.seek(0)
    return _read_out(out)


def _read_out(out: Spool) -> Iterator[bytes]:
    with out:
        while chunk := out.read(CHUNK):
            yield chunk
