"""The updates of a load; each may be sent twice and leaves the same behind.

No update takes away and puts back the same statement. Where Virtuoso is killed before its next
checkpoint, it replays its log, and of such statements it may then have lost most.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.iris import Iris
from kg.namespaces import LOADING
from kg.remote.bookkeeping import Kept

BATCH = 100
"""Entries in one update: Virtuoso can compile 500 of three operations no more."""


def set_values(base: str, values: Mapping[str, str]) -> str:
    """Gives the load as a whole these values, in the place of those that it has."""
    graph = str(Iris(base).load_state())
    return all_of(
        *(
            operation
            for term, value in values.items()
            for operation in (
                _forget_others(graph, term, value),
                _note(graph, [_line(graph, term, value)]),
            )
        )
    )


def note_begun(base: str, staging: Iterable[str]) -> str:
    """That staging graphs are being filled, and so are not whole."""
    state = str(Iris(base).load_state())
    # Noted before the rest is forgotten: broken off in between, they are still known of.
    return all_of(
        *(
            all_of(
                _note(state, [_line(graph, "begun", 1)]),
                _forget(state, graph, "complete"),
                _forget(state, graph, "statements"),
            )
            for graph in staging
        )
    )


def note_complete(base: str, staging: Mapping[str, Kept]) -> str:
    """That staging graphs are whole."""
    state = str(Iris(base).load_state())
    return all_of(
        *(_note(state, _lines(graph, "complete", kept)) for graph, kept in staging.items())
    )


def note_unsure(base: str, graphs: Iterable[str]) -> list[str]:
    """That graphs may hold anything from now on, whatever they are said to hold."""
    state = str(Iris(base).load_state())
    return batched(
        [
            all_of(
                _note(state, [_line(graph, "unsure", 1)]),
                _forget(state, graph, "served"),
                _forget(state, graph, "statements"),
            )
            for graph in graphs
        ]
    )


def note_served(base: str, graphs: Mapping[str, Kept], gone: Iterable[str]) -> list[str]:
    """What each graph holds now, and that the others are no longer known."""
    state = str(Iris(base).load_state())
    served = [
        all_of(_note(state, _lines(graph, "served", kept)), _forget(state, graph, "unsure"))
        for graph, kept in graphs.items()
    ]
    return batched([*served, *(_forget_all(state, graph) for graph in gone)])


def move(staging: str, graph: str) -> str:
    """Puts a staging graph in the place of one that has been dropped, in an update before."""
    return f"MOVE GRAPH <{staging}> TO GRAPH <{graph}>"


def drop(graph: str) -> str:
    """Removes a graph, if there is one."""
    return f"DROP SILENT GRAPH <{graph}>"


def batched(operations: list[str]) -> list[str]:
    """As few updates as there may be, for engines that bound the length of one."""
    return [
        all_of(*operations[first : first + BATCH]) for first in range(0, len(operations), BATCH)
    ]


def all_of(*operations: str) -> str:
    """Several operations in one update."""
    return " ;\n".join(operations)


def _forget(state: str, subject: str, term: str) -> str:
    return f"DELETE WHERE {{ GRAPH <{state}> {{ <{subject}> <{LOADING}{term}> ?old }} }}"


def _forget_others(state: str, term: str, value: str) -> str:
    """All values of the load but this one."""
    old = f"GRAPH <{state}> {{ <{state}> <{LOADING}{term}> ?old }}"
    return f'DELETE {{ {old} }} WHERE {{ {old} FILTER (?old != "{value}") }}'


def _forget_all(state: str, subject: str) -> str:
    return f"DELETE WHERE {{ GRAPH <{state}> {{ <{subject}> ?term ?old }} }}"


def _note(state: str, lines: Iterable[str]) -> str:
    return f"INSERT DATA {{ GRAPH <{state}> {{ {' '.join(lines)} }} }}"


def _lines(subject: str, term: str, kept: Kept) -> list[str]:
    return [_line(subject, term, kept.digest), _line(subject, "statements", kept.statements)]


def _line(subject: str, term: str, value: str | int) -> str:
    # Only digests, numbers and a base IRI are noted: none of them needs an escape.
    written = value if isinstance(value, int) else f'"{value}"'
    return f"<{subject}> <{LOADING}{term}> {written} ."
