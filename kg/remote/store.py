"""The `Store` of a build that stands in an engine: pinned to it, and never a mixture of two.

Each answer is read to its end and then held to the bookkeeping: where another build was swapped in
meanwhile, it is thrown away. So a page that is made of many answers is of one build or a fault.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO

import pyoxigraph as ox

from kg.errors import StoreError
from kg.iris import Iris
from kg.remote.answers import Spool, answer, write
from kg.remote.bookkeeping import LOADING_PHASE, READY, State, base_in, read_mark, read_state
from kg.remote.clauses import Parts, parts
from kg.remote.credentials import Credentials
from kg.remote.dialect import STANDARD, Dialect, dialect_of
from kg.remote.engine import Engine, Row, engine, spool
from kg.remote.exchange import MOST, SECONDS, Transport
from kg.remote.faults import MovedError, SwappingError, TooLargeError
from kg.remote.http import HttpTransport
from kg.remote.labelling import label_query, labels_in
from kg.remote.memory import Memory
from kg.remote.nodes import iri_node
from kg.remote.quads import quads_of
from kg.remote.replies import cut_message
from kg.remote.strictness import hold_to_sparql
from kg.sparql_guard import Dataset, check
from kg.store import DEFAULT_GRAPHS, Answer

TRIES = 5
PAUSE = 0.05
CHUNK = 65_536
LABELS_AT_ONCE = 200


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
        wanted = sorted(set(iris))
        quads: list[ox.Quad] = []
        for first in range(0, len(wanted), LABELS_AT_ONCE):
            some = wanted[first : first + LABELS_AT_ONCE]
            nodes = [iri_node(iri) for iri in some]
            quads += self._around("labels", " ".join(some), label_query(nodes), {})
        return labels_in(quads, self._usual())

    def graph(self, iri: str) -> Iterator[ox.Quad]:
        """Every quad of one graph."""
        node = iri_node(iri)
        rows = self._rows(f"SELECT ?s ?p ?o {{ GRAPH {node} {{ ?s ?p ?o }} }}")
        return iter(quads_of(({"g": node, **row} for row in rows), self._known))

    def still_there(self) -> bool:
        """Whether the engine holds the same build as when this was opened; raises SwappingError."""
        return _steady(self.engine, self.base).generation == self.generation

    def _read(self, text: str, dataset: Dataset | None) -> tuple[Parts, Dataset]:
        named = check(text, self._known, self.base)
        hold_to_sparql(text, self.base)
        usual = Dataset(self._usual(), self.graphs)
        return parts(text), dataset or named or usual

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

    def _usual(self) -> tuple[str, ...]:
        return tuple(str(Iris(self.base).graph(name)) for name in DEFAULT_GRAPHS)


def open_remote(
    url: str,
    base: str | None = None,
    *,
    credentials: Credentials | None = None,
    seconds: float = SECONDS,
    transport: Transport | None = None,
) -> RemoteStore:
    """The build in the engine at this address; raises StoreError where there is none."""
    place = engine(url, transport or HttpTransport(credentials), seconds=seconds)
    found = base or base_in(place)
    return _pinned(place, found, dialect_of(place))


def reopened(store: RemoteStore) -> RemoteStore:
    """The store itself, or one on the build that has taken its place."""
    if store.still_there():
        return store
    return _pinned(store.engine, store.base, store.dialect)


def _pinned(place: Engine, base: str, dialect: Dialect) -> RemoteStore:
    state = read_state(place, base)
    mark = _steady(place, base)
    if mark.digest is None:
        raise StoreError(
            f"no build under {base} has been loaded here; run kg load", document=place.url
        )
    if state.generation != mark.generation or state.phase not in (LOADING_PHASE, READY):
        raise SwappingError("a new build is being swapped in; ask again", document=place.url)
    graphs = tuple(sorted(state.served))
    return RemoteStore(
        base, mark.digest, graphs, mark.generation, place, dialect, frozenset(graphs)
    )


def _steady(place: Engine, base: str) -> State:
    """The mark of a build that is whole; raises SwappingError while there is none."""
    for _ in range(TRIES):
        mark = read_mark(place, base)
        if mark.phase in (LOADING_PHASE, READY) or (not mark.values):
            return mark
        if mark.phase is not None:
            break
        # In the midst of an update the phase is gone for a moment.
        time.sleep(PAUSE)
    raise SwappingError("a new build is being swapped in; ask again", document=place.url)


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
