"""A worker: takes one query after the other, evaluates it, and sends the answer in pieces.

Any of its queries may end it: it holds nothing that another process would miss.
"""

from __future__ import annotations

import json
import socket
from itertools import chain, islice
from typing import IO, cast

import pyoxigraph as ox

from kg.errors import QueryError
from kg.namespaces import PREFIXES
from kg.publish.dumps import serialised
from kg.sparql.engine import Answer, ask
from kg.sparql.faults import fault_of
from server.forms import GRAPHS, ROWS
from server.isolation.frames import FAULT, Task, frame, next_task
from server.isolation.outlet import NOT_XML, Outlet, OverlongError, UnwritableError

XML = ("xml", "rdf")
NEAT = 5_000
"""Statements up to this number are sorted, with the prefixes that they use."""
SHOWN = 500
"""Rows that a page shows."""


def work(connection: socket.socket, store: ox.Store, most: int) -> None:
    """Answer tasks until the server closes the connection."""
    while (task := next_task(connection)) is not None:
        try:
            outlet = Outlet(connection, most, xml=task.form in XML)
            answer = ask(store, task.query, task.base, task.default, task.named)
            write(answer, task, outlet)
            outlet.end()
        except OverlongError:
            connection.sendall(_fault("bytes", f"the answer has more than {most:,} bytes"))
        except UnwritableError:
            connection.sendall(_fault("form", NOT_XML))
        except (SyntaxError, ValueError, RuntimeError, OSError) as error:
            fault = fault_of(error)
            kind = "query" if isinstance(fault, QueryError) else "engine"
            connection.sendall(_fault(kind, fault.what))
        except MemoryError:
            connection.sendall(_fault("memory", "the query needs more memory than is allowed"))


def write(answer: Answer, task: Task, outlet: Outlet) -> None:
    """The answer in the form that the task asks for."""
    if task.form == "rows":
        outlet.write(json.dumps(shown(answer), ensure_ascii=False).encode())
    elif isinstance(answer, ox.QueryTriples):
        write_triples(answer, task, outlet)
    elif isinstance(answer, ox.QueryBoolean) and task.form in ("csv", "tsv"):
        # The standard gives these two forms no place for a yes or no; the word is what others send.
        outlet.write(b"true" if answer else b"false")
    else:
        answer.serialize(cast("IO[bytes]", outlet), ROWS[task.form].results)


def write_triples(answer: ox.QueryTriples, task: Task, outlet: Outlet) -> None:
    """Statements: sorted where they are few, else as they come."""
    form = GRAPHS[task.form].rdf
    first = list(islice(answer, NEAT + 1))
    if len(first) <= NEAT:
        outlet.write(serialised(frozenset(first), form, task.base))
    else:
        ox.serialize(chain(first, answer), cast("IO[bytes]", outlet), form, prefixes=PREFIXES)


def shown(answer: Answer) -> dict[str, object]:
    """What a page shows of an answer: columns, the first rows, and whether there are more."""
    if isinstance(answer, ox.QueryBoolean):
        return {"verdict": bool(answer)}
    if isinstance(answer, ox.QueryTriples):
        columns = ["subject", "predicate", "object"]
        rows = [[_cell(term) for term in triple] for triple in islice(answer, SHOWN + 1)]
    else:
        columns = [variable.value for variable in answer.variables]
        found = islice(answer, SHOWN + 1)
        rows = [[_cell(row[name]) for name in columns] for row in found]
    return {"columns": columns, "rows": rows[:SHOWN], "more": len(rows) > SHOWN}


def _cell(term: object) -> list[str | None] | None:
    if isinstance(term, ox.NamedNode):
        return ["iri", term.value, None]
    if isinstance(term, ox.Literal):
        return ["literal", term.value, term.language]
    return None if term is None else ["other", str(term), None]


def _fault(kind: str, detail: str) -> bytes:
    return frame(FAULT, json.dumps({"kind": kind, "detail": detail}).encode())
