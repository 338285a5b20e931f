"""Candidates as the API writes them."""

from __future__ import annotations

from collections.abc import Iterable

from server.reconciliation.entries import Entry
from server.reconciliation.index import Index
from server.reconciliation.kinds import SESSION, Kind
from server.reconciliation.scoring import Candidate

MOST_TOLD = 3
Json = dict[str, object]


def result(found: Iterable[Candidate], index: Index) -> Json:
    """The answer to one query."""
    return {"result": [_candidate(each, index) for each in found]}


def _candidate(found: Candidate, index: Index) -> Json:
    return {
        "id": found.entry.id,
        "name": found.entry.name,
        "description": description(found.entry, index),
        "type": [type_of(found.entry.kind)],
        "score": found.score,
        "match": found.match,
        "features": [{"id": pid, "value": value} for pid, value in found.features],
    }


def type_of(kind: Kind) -> Json:
    """A kind in a few words."""
    return {"id": kind.id, "name": kind.name}


def description(entry: Entry, index: Index) -> str:
    """What tells two of one name apart: the code, the body and the years, as far as known."""
    values = entry.values
    codes = values.get("code", ())
    bodies = [index.name(body) for body in values.get("affiliation", ())]
    kinds = values.get("session-type", ())
    years = [f"IGF {year}" for year in values.get("year", ())]
    # The other titles of a session are too long to tell anything at a glance.
    others = [name for name in entry.names if name != entry.name and entry.kind is not SESSION]
    parts = (kinds or (entry.kind.name,), codes, bodies, years, others)
    return "; ".join(text for part in parts if (text := _few(part)))


def _few(values: Iterable[str]) -> str:
    told = list(dict.fromkeys(values))
    return ", ".join(told[:MOST_TOLD]) + (", …" if len(told) > MOST_TOLD else "")
