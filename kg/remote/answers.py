"""An engine's answer, read to its end: only what is whole is handed on.

Rows are taken as XML, in which Virtuoso writes booleans as they were; statements as N-Triples.
"""

from __future__ import annotations

from typing import BinaryIO, cast

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.namespaces import PREFIXES
from kg.sparql.engine import Answer

ROWS = "application/sparql-results+xml"
STATEMENTS = "application/n-triples"
VERDICTS = {
    True: b'{"head":{},"boolean":true}',
    False: b'{"head":{},"boolean":false}',
}

Spool = BinaryIO


def accepted(form: str) -> str:
    """The media type that an engine is asked for, by the form of the query."""
    return STATEMENTS if form in ("CONSTRUCT", "DESCRIBE") else ROWS


def answer(form: str, spool: Spool, place: str) -> Answer:
    """The answer in a file; raises StoreError where it is broken."""
    try:
        if accepted(form) == STATEMENTS:
            return _statements(spool)
        if form == "ASK":
            return _verdict(spool)
        for _ in _rows(spool):
            pass
        return _rows(spool)
    except (SyntaxError, ValueError, OSError) as error:
        raise _broken(place, error) from error


def write(form: str, spool: Spool, media_type: str, out: Spool, place: str) -> None:
    """Writes the answer in another form; QueryError where the form is not for such an answer."""
    try:
        if accepted(form) == STATEMENTS:
            _write_statements(spool, _rdf_form(media_type), out)
            return
        found = _verdict(spool) if form == "ASK" else _rows(spool)
        found.serialize(out, _rows_form(media_type))
    except (SyntaxError, OSError) as error:
        raise _broken(place, error) from error


def _rows(spool: Spool) -> ox.QuerySolutions:
    spool.seek(0)
    found = ox.parse_query_results(spool, ox.QueryResultsFormat.XML)
    if isinstance(found, ox.QuerySolutions):
        return found
    raise ValueError("a truth value where rows were asked for")


def _verdict(spool: Spool) -> ox.QueryBoolean:
    """Virtuoso answers ASK with one row or none."""
    spool.seek(0)
    found = ox.parse_query_results(spool, ox.QueryResultsFormat.XML)
    if isinstance(found, ox.QueryBoolean):
        return found
    told = VERDICTS[any(True for _ in found)]
    return cast("ox.QueryBoolean", ox.parse_query_results(told, ox.QueryResultsFormat.JSON))


def _statements(spool: Spool) -> ox.QueryTriples:
    """By way of a store in memory: nothing else makes an answer of this type."""
    spool.seek(0)
    store = ox.Store()
    store.bulk_load(spool, ox.RdfFormat.N_TRIPLES)
    found = store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    return cast("ox.QueryTriples", found)


def _write_statements(spool: Spool, form: ox.RdfFormat, out: Spool) -> None:
    spool.seek(0)
    triples = (quad.triple for quad in ox.parse(spool, format=ox.RdfFormat.N_TRIPLES))
    ox.serialize(triples, out, format=form, prefixes=PREFIXES)


def _rows_form(media_type: str) -> ox.QueryResultsFormat:
    form = ox.QueryResultsFormat.from_media_type(media_type)
    if form is None:
        raise QueryError(f"{media_type} is no form for rows; ask for another")
    return form


def _rdf_form(media_type: str) -> ox.RdfFormat:
    form = ox.RdfFormat.from_media_type(media_type)
    if form is None:
        raise QueryError(f"{media_type} is no form for statements; ask for another")
    return form


def _broken(place: str, error: Exception) -> StoreError:
    return StoreError(
        f"its answer is broken ({error}); look at the engine and its log", document=place
    )
