"""What is asked: the same question of each server, as the bytes of requests.

A number that changes nothing (a LIMIT beyond the rows) makes each request a new one where no cache
is to answer; the paths vary too, so that no page of memory does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count, islice
from urllib.parse import quote

from benchmarks.servers.contestants import Running
from benchmarks.servers.synthetic import YEARS, Size

JSON = "application/sparql-results+json"
TURTLE = "text/turtle"
BEYOND = 10_000
"""More rows than any answer has."""

JOINS = """PREFIX schema: <https://schema.org/>
PREFIX igf: <https://w3id.org/igf-kg/ont#>
SELECT ?session ?name ?start ?room ?about WHERE {{
  ?session schema:superEvent <{base}id/meeting/{year}> ;
    schema:name ?name ; schema:startDate ?start .
  OPTIONAL {{ ?session igf:locationText ?room }}
  OPTIONAL {{ ?session schema:description ?about }}
}} LIMIT {limit}"""
LOOKUP = """PREFIX schema: <https://schema.org/>
SELECT ?p ?o WHERE {{ <{base}{path}> ?p ?o }} LIMIT {limit}"""
# Not DESCRIBE: rdflib-endpoint 0.6.3 answers that one in RDF/XML, whatever is accepted.
DESCRIPTION = "CONSTRUCT {{ <{base}{path}> ?p ?o }} WHERE {{ <{base}{path}> ?p ?o }} LIMIT {limit}"


@dataclass(frozen=True, slots=True)
class Case:
    """targets: the nth address to ask a server for. same_rows: whether answers must be equal."""

    name: str
    accept: str
    targets: Callable[[Running], Iterator[str]]
    same_rows: bool = True

    def requests(self, server: Running, number: int) -> list[bytes]:
        """The bytes of so many requests."""
        head = f"HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nAccept: {self.accept}\r\n\r\n"
        return [f"GET {target} {head}".encode() for target in islice(self.targets(server), number)]


def cases(size: Size, base: str) -> tuple[Case, ...]:
    """Joins, lookups, one lookup again and again, and descriptions as Turtle."""
    paths = tuple(size.paths())

    def joins(server: Running) -> Iterator[str]:
        for number in count():
            year = YEARS[number % len(YEARS)]
            yield asked(server, JOINS.format(base=base, year=year, limit=BEYOND + number))

    def lookups(server: Running) -> Iterator[str]:
        for number in count():
            path = paths[number * 7 % len(paths)]
            yield asked(server, LOOKUP.format(base=base, path=path, limit=BEYOND + number))

    def repeated(server: Running) -> Iterator[str]:
        target = asked(server, LOOKUP.format(base=base, path=paths[0], limit=BEYOND))
        while True:
            yield target

    def described(server: Running) -> Iterator[str]:
        for number in count():
            path = paths[number * 7 % len(paths)]
            if server.name == "ours":
                yield f"/{path.replace('id/', 'data/', 1)}.ttl"
            else:
                query = DESCRIPTION.format(base=base, path=path, limit=BEYOND + number)
                yield asked(server, query)

    return (
        Case("SELECT with joins", JSON, joins),
        Case("lookup SELECT, all different", JSON, lookups),
        Case("lookup SELECT, the same again", JSON, repeated),
        Case("resource as Turtle", TURTLE, described, same_rows=False),
    )


def asked(server: Running, query: str) -> str:
    """The address that puts a query to a server."""
    return f"{server.path}?query={quote(query, safe='')}"
