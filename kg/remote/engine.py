"""An engine as its addresses: for queries, for updates, and of its Graph Store Protocol."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from tempfile import SpooledTemporaryFile
from typing import cast
from urllib.parse import quote, urlsplit, urlunsplit

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.remote.answers import Spool, accepted, answer
from kg.remote.exchange import MOST, SECONDS, Call, Transport, checked, shown
from kg.remote.question import Parameters, change, question
from kg.remote.replies import expect_whole
from kg.sparql.engine import Term

IN_MEMORY = 8_000_000
UPDATE_SECONDS = 600.0
NEIGHBOURS = {
    "/query": ("/update", "/store"),
    "/sparql": ("/sparql-auth", "/sparql-graph-crud-auth"),
}
"""Where Oxigraph and Virtuoso take updates and graphs, by where they take queries."""

Row = Mapping[str, Term]


@dataclass(frozen=True, slots=True)
class Engine:
    """update_url and graph_url are needed to load, and None where nobody does."""

    url: str
    transport: Transport = field(repr=False)
    update_url: str | None = None
    graph_url: str | None = None
    seconds: float = SECONDS

    def rows(self, query: str) -> tuple[Row, ...]:
        """The solutions of a query of our own, which names its graphs itself."""
        with _ours(self.url), self.spooled("SELECT", query, self.seconds, MOST) as (file, _):
            found = cast("ox.QuerySolutions", answer("SELECT", file, self.url))
            names = [variable.value for variable in found.variables]
            return tuple(
                {name: term for name, term in zip(names, row, strict=True) if term is not None}
                for row in found
            )

    def texts(self, query: str) -> tuple[Mapping[str, str], ...]:
        """The same, where only IRIs and the texts of literals are asked for."""
        return tuple(
            {name: term.value for name, term in row.items() if not isinstance(term, ox.Triple)}
            for row in self.rows(query)
        )

    @contextmanager
    def spooled(
        self, form: str, query: str, seconds: float, most: int, parameters: Parameters = ()
    ) -> Iterator[tuple[Spool, Mapping[str, str]]]:
        """A whole answer in a temporary file, with the headers that it came with."""
        call = question(
            self.url,
            query,
            accepted(form),
            seconds=seconds,
            most=most,
            parameters=parameters,
        )
        with spool() as file, self.transport.send(call) as reply:
            expect_whole(call, reply)
            for chunk in reply.chunks:
                file.write(chunk)
            yield file, reply.headers

    def expect_writable(self) -> None:
        """Raises StoreError where it is not known where this engine takes updates and graphs."""
        if self.update_url is None or self.graph_url is None:
            raise StoreError(
                "where it takes updates and graphs cannot be told from its address;"
                " give --update-endpoint and --graph-store",
                document=shown(self.url),
            )

    def update(self, text: str) -> None:
        """Changes the engine's graphs; every update that we send may be sent twice."""
        self._do(change(self.update_url or self.url, text, seconds=UPDATE_SECONDS))

    def put(self, graph: str, triples: bytes) -> None:
        """Replaces a graph by N-Triples."""
        self._store("PUT", graph, triples)

    def post(self, graph: str, triples: bytes) -> None:
        """Adds N-Triples to a graph."""
        self._store("POST", graph, triples)

    def _store(self, method: str, graph: str, triples: bytes) -> None:
        url = f"{self.graph_url or self.url}?graph={quote(graph, safe='')}"
        headers = {"Content-Type": "application/n-triples"}
        self._do(Call(method, url, headers, triples, UPDATE_SECONDS))

    def _do(self, call: Call) -> None:
        with _ours(call.place), self.transport.send(call) as reply:
            expect_whole(call, reply)
            for _ in reply.chunks:
                pass


def engine(
    url: str,
    transport: Transport,
    *,
    update_url: str | None = None,
    graph_url: str | None = None,
    seconds: float = SECONDS,
) -> Engine:
    """An engine whose other addresses are beside that of its queries, unless they are given."""
    parts = urlsplit(checked(url))
    stem, slash, last = parts.path.rpartition("/")
    beside = NEIGHBOURS.get(slash + last)
    if beside:
        known = [urlunsplit(parts._replace(path=stem + path, query="")) for path in beside]
        update_url, graph_url = update_url or known[0], graph_url or known[1]
    for given in (update_url, graph_url):
        checked(given or url)
    return Engine(url, transport, update_url, graph_url, seconds)


def spool() -> Spool:
    """A temporary file that stays in memory while it is small."""
    return cast("Spool", SpooledTemporaryFile(max_size=IN_MEMORY))


@contextmanager
def _ours(place: str) -> Iterator[None]:
    """What an engine does not understand of our own requests is no fault of a user's query."""
    try:
        yield
    except QueryError as error:
        raise StoreError(
            f"{error.what}; is this an engine of SPARQL 1.1?", document=place
        ) from error
