"""A query read: its form, its dataset and its calls of services, by the grammar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.errors import QueryError
from kg.sparql.names import ESCAPED, Names, character
from kg.sparql.query import Dataset, Form, Query, Service
from kg.sparql.syntax import parse
from kg.sparql.tokens import Token, fault

VARYING = frozenset({"NOW", "RAND", "UUID", "STRUUID", "BNODE"})
BOOLEANS = frozenset({"TRUE", "FALSE"})
Clause = tuple[Token, bool, str]
"""The terminal that names a graph; whether it says NAMED; the graph's absolute IRI."""


def read(text: str, base: str = "") -> Query:
    """What the query asks; raises QueryError, with line and column, for what is no such query."""
    _refuse_no_text(text)
    plain = ESCAPED.sub(character, text) if "\\" in text else text
    if plain == text:
        return _read(text, base)
    # By the standard such escapes count before anything is read; by our engine, in strings and
    # IRIs alone. So the query has to mean the same either way.
    _refuse_no_text(plain)
    try:
        written = _read(text, base)
    except QueryError:
        if ESCAPED.search(plain):
            raise
        return _read(plain, base)
    _refuse_other_meaning(text, plain, written, base)
    return written


def clauses(text: str, base: str = "") -> tuple[Clause, ...]:
    """Each FROM of a query that has been read, in order."""
    names = Names(text, base)
    found = parse(text)
    _prologue(names, found)
    return tuple(_clauses(names, found))


def _read(text: str, base: str) -> Query:
    found = parse(text)
    names = Names(text, base)
    form = _prologue(names, found)
    names.refuse_unclear(found)
    keys = {token[0] for token in found}
    graphs = tuple(_clauses(names, found)) if "FROM" in keys else ()
    return Query(
        text if keys.isdisjoint(BOOLEANS) else _spelt(text, found),
        form,
        Dataset(
            tuple(graph for _, named, graph in graphs if not named),
            tuple(graph for _, named, graph in graphs if named),
        ),
        tuple(_services(names, found)) if "SERVICE" in keys else (),
        not keys.isdisjoint(VARYING),
    )


def _prologue(names: Names, found: Sequence[Token]) -> Form:
    """Declares what it declares; the form is what comes next."""
    place = 0
    while found[place][0] not in Form.__members__:
        key = found[place][0]
        if key == "PREFIX":
            names.declare(found[place + 1], found[place + 2])
        elif key == "BASE":
            names.rebase(found[place + 1])
        place += 3 if key == "PREFIX" else 2
    return Form[found[place][0]]


def _clauses(names: Names, found: Sequence[Token]) -> Iterator[Clause]:
    for place, token in enumerate(found):
        if token[0] == "FROM":
            named = found[place + 1][0] == "NAMED"
            graph = found[place + 1 + named]
            yield graph, named, names.iri(graph) or ""


def _services(names: Names, found: Sequence[Token]) -> Iterator[Service]:
    for place, token in enumerate(found):
        if token[0] == "SERVICE":
            silent = found[place + 1][0] == "SILENT"
            endpoint = found[place + 1 + silent]
            _, said, start = endpoint
            if not silent and said.upper().startswith("SILENT"):
                # Our engine takes such a name for the keyword, and asks another.
                what = f"{said} can be read as SILENT; write the endpoint's IRI in full"
                raise fault(names.text, start, what)
            yield Service(names.iri(endpoint), silent, start, start + len(said))


def _spelt(text: str, found: Sequence[Token]) -> str:
    """With `TRUE` as `true`, which our engine insists on."""
    pieces, place = [], 0
    for key, said, start in found:
        if key in BOOLEANS:
            pieces += [text[place:start], said.lower()]
            place = start + len(said)
    return "".join([*pieces, text[place:]])


def _refuse_no_text(text: str) -> None:
    place = text.find("\0")
    if place >= 0:
        raise fault(text, place, "the query holds a NUL character; take it out")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        what = f"U+{ord(text[error.start]):04X} is half a character; send the query as UTF-8"
        raise fault(text, error.start, what) from error


def _refuse_other_meaning(text: str, plain: str, written: Query, base: str) -> None:
    what = "escapes such as this one change what is asked; write the character itself"
    first = ESCAPED.search(text)
    place = first.start() if first else 0
    try:
        meant = _read(plain, base)
    except QueryError as error:
        raise fault(text, place, what) from error
    if _outline(meant) != _outline(written):
        raise fault(text, place, what)


def _outline(query: Query) -> tuple[object, ...]:
    services = tuple((service.iri, service.silent) for service in query.services)
    return query.form, query.dataset, services
